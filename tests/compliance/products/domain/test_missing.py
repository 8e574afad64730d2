"""The quick walk finds the same missing facts as the plain one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compliance.products.domain.missing import Walk, undetermined
from compliance.products.domain.profile_file import read_profile
from regions.domain.files import read_law
from regions.logic.catalogue import Catalogue
from regions.logic.determining import examine
from regions.logic.evaluation import Situation
from regions.logic.expressions import parse
from regions.logic.facts import Answers
from regions.logic.periods import Determination
from tests.compliance.builders import TODAY, places
from tests.compliance.products.law import law

ROOT = Path(__file__).parents[4]
SHIPPED = Catalogue.from_document(read_law(ROOT / "regions" / "data").document)
SMALL = Catalogue.from_document(law())
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def profiles() -> list[tuple[str, Answers]]:
    """Nothing answered, each example, and each example with every third answer taken away."""
    found: list[tuple[str, Answers]] = [("nothing", {})]
    for file in EXAMPLES:
        facts = read_profile(SHIPPED, file.read_bytes(), file=file.name).facts
        found.append((file.stem, facts))
        kept = {key: value for place, (key, value) in enumerate(facts.items()) if place % 3}
        found.append((f"{file.stem}, in part", kept))
    return found


@pytest.mark.parametrize(
    ("name", "facts"), profiles(), ids=lambda value: value if isinstance(value, str) else ""
)
@pytest.mark.parametrize("on", [TODAY, date(2028, 1, 1)], ids=str)
def test_it_agrees_with_the_plain_walk_on_the_shipped_library(name, facts, on):
    laws = examine(SHIPPED, facts, {code: {} for code in SHIPPED.regions}, launch_days={})
    for market in laws.values():
        plain = {
            key: frozenset(market.missing(found, on))
            for key, found in market.applicability.items()
            if found.on(on) is Determination.UNDETERMINED
        }
        assert {rule.key: missing for rule, missing in undetermined(market, on)} == plain


@pytest.mark.parametrize(
    ("condition", "truth", "missing"),
    [
        ("personal_data", None, {"personal_data"}),
        ("NOT personal_data", None, {"personal_data"}),
        ("personal_data AND role has provider", None, {"personal_data"}),
        ("personal_data AND role has importer", False, set()),
        ("personal_data OR role has provider", True, set()),
        ("a-class AND seated_here", None, {"personal_data", "seated_here"}),
    ],
)
def test_settled_parts_do_not_count(condition, truth, missing):
    situation = Situation(
        SMALL.vocabulary,
        {"a-class": parse("personal_data AND role has provider")},
        {"role": places("provider")},
    )
    assert Walk(situation).look(parse(condition)) == (truth, missing)
