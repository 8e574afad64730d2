"""What the rules of a region read."""

from __future__ import annotations

import math

import pytest

from compliance.products.domain.reading import above, below, read_by
from regions.logic.catalogue import Catalogue
from regions.logic.facts import Band
from tests.compliance.builders import catalogue, definition, region, requirement
from tests.compliance.products.law import FACTS, law

SMALL = Catalogue.from_document(law())


def read(when: str, *, transition: str | None = None, definitions=()):
    steps = {} if transition is None else {"transitions": [{"when": transition, "from": "2028-01-01"}]}
    made = catalogue(
        region("SA", requirement("one", when=when, **steps), definitions=definitions), facts=FACTS
    )
    return read_by(made, ["SA"])


def test_it_names_the_choices_and_places_of_conditions_transitions_and_definitions():
    found = read(
        "reach AND role has_any [provider, importer]",
        transition="company_size is small",
        definitions=[definition("reach", "established_in has_any [DE, GULF]")],
    )
    assert found.values == {
        "established_in": {"DE", "GULF"},
        "role": {"provider", "importer"},
        "company_size": {"small"},
    }


def test_has_outside_reads_all_other_choices():
    assert read("role has_outside [provider, none]").values == {"role": {"deployer", "importer"}}


def test_the_guards_of_what_is_read_are_read_too():
    assert read("sensitive_data has health").values == {"sensitive_data": {"health"}, "personal_data": set()}
    assert read("limits has small-scale").values["sensitive_data"] == {"health"}


def test_regions_are_read_together_and_apart():
    assert "daily_active_users" in read_by(SMALL, ["EU"]).values
    assert "daily_active_users" not in read_by(SMALL, ["SA"]).values
    assert {"daily_active_users", "company_size"} <= read_by(SMALL, ["EU", "SA"]).values.keys()


@pytest.mark.parametrize(
    ("condition", "bands"),
    [
        ("employee_count >= 50", [(0, 49), (50, math.inf)]),
        ("employee_count < 50", [(0, 49), (50, math.inf)]),
        ("employee_count > 50", [(0, 50), (51, math.inf)]),
        ("employee_count <= 50", [(0, 50), (51, math.inf)]),
        ("employee_count = 50", [(0, 49), (50, 50), (51, math.inf)]),
        ("employee_count >= 50 AND employee_count < 250", [(0, 49), (50, 249), (250, math.inf)]),
        ("employee_count >= 0", []),
        ("personal_data", []),
    ],
)
def test_a_number_is_cut_where_a_rule_tells_apart(condition, bands):
    assert list(read(condition).bands("employee_count")) == [Band(low, high) for low, high in bands]


def test_every_band_settles_every_rule():
    for limit in (50, 1e25):
        for band in read(f"compute >= {limit}").bands("compute"):
            assert band.low >= limit or band.high < limit


def test_orders_of_magnitude_have_no_gap_and_no_overlap():
    assert below(1e25) < 1e25 < above(1e25)
    assert above(below(1e25)) == 1e25
    assert (below(50), above(49)) == (49, 50)
