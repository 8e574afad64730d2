"""When an assessment fails a build."""

from __future__ import annotations

import pytest

from compliance.assessments.domain.readiness import ProductReadiness, assess
from compliance.reports.domain.gate import is_failed
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import (
    TODAY,
    Entry,
    catalogue,
    places,
    profile,
    prohibition,
    region,
    requirement,
)

LEVELS = ("prohibited", "blocked", "undetermined", "gaps")

LAW: dict[str, Entry] = {
    "prohibited": prohibition("sg-law.ban"),
    "blocked": requirement("sg-law.licence", severity="blocker", controls=["licence"]),
    "undetermined": requirement("sg-law.size", when="employee_count >= 50", severity="blocker"),
    "conditional": requirement("sg-law.notice"),
    "ready": requirement("sg-law.done", controls=["done"]),
    "no-duty-found": requirement("sg-law.none", when="NOT personal_data"),
}


def judged(law: Catalogue, **facts: frozenset[str]) -> ProductReadiness:
    controls = {"licence": "planned", "done": "implemented", "notice": "not-implemented"}
    return assess(law, profile("SG", facts=facts, controls=controls), as_of=TODAY)


@pytest.mark.parametrize(
    ("verdict", "failed"),
    [
        ("prohibited", LEVELS),
        ("blocked", ("blocked", "undetermined", "gaps")),
        ("undetermined", ("undetermined", "gaps")),
        ("conditional", ("gaps",)),
        ("ready", ()),
        ("no-duty-found", ()),
    ],
)
def test_a_level_fails_on_its_verdict_and_on_worse_ones(verdict: str, failed: tuple[str, ...]) -> None:
    product = judged(catalogue(region("SG", LAW[verdict])))

    assert [one.verdict for one in product.markets.values()] == [verdict]
    assert tuple(level for level in LEVELS if is_failed(product, level)) == failed


@pytest.mark.parametrize(
    ("law", "failed"),
    [
        (prohibition("cn-law.ban"), LEVELS),
        (
            requirement("cn-law.x", severity="blocker", controls=["licence"]),
            ("blocked", "undetermined", "gaps"),
        ),
        (requirement("cn-law.x", severity="blocker", controls=["unsaid"]), ("undetermined", "gaps")),
        (requirement("cn-law.x", severity="blocker", when="employee_count >= 50"), ("undetermined", "gaps")),
        (requirement("cn-law.x", controls=["licence"]), ()),
    ],
    ids=["prohibition", "blocker not met", "blocker open", "blocker undetermined", "only major"],
)
def test_blockers_of_home_law_count_and_its_lesser_gaps_do_not(law: Entry, failed: tuple[str, ...]) -> None:
    ready = region("SG", LAW["ready"])
    product = judged(catalogue(ready, region("CN", law, binds_makers=True)), hq_region=places("CN"))

    assert tuple(level for level in LEVELS if is_failed(product, level)) == failed
