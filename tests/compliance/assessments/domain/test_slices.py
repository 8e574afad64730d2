"""Lists of requirements behind numbers."""

from __future__ import annotations

import pytest

from compliance.assessments.domain.readiness import assess
from compliance.assessments.domain.slices import Slice, members, select
from tests.compliance.builders import TODAY, catalogue, profile, prohibition, region, requirement

LAW = catalogue(
    region(
        "EU",
        requirement("eu.done", controls=["done"]),
        requirement("eu.half", controls=["half"], severity="minor"),
        requirement("eu.undone", controls=["undone"]),
        requirement("eu.open", controls=["open"], theme="general"),
        requirement("eu.blocker", controls=["undone"], severity="blocker"),
        prohibition("eu.banned"),
        requirement("eu.perhaps", when="serves_government", severity="blocker"),
        requirement("eu.perhaps-later", when="serves_government", severity="blocker", start="2030-01-01"),
        requirement("eu.other", when="sensitive_data", severity="minor"),
        requirement("eu.soon", start="2027-01-01"),
        requirement("eu.never", when="NOT personal_data"),
        requirement("eu.over", until="2026-06-30"),
        requirement("eu.habit", instrument="expected"),
        requirement("eu.bill", instrument="bill"),
    ),
    region("SA", requirement("sa.undone", controls=["undone"])),
    region("INTL", requirement("intl.audit", instrument="expected", controls=["undone"])),
)
CONTROLS = {"done": "implemented", "half": "partial", "undone": "planned"}
PRODUCT = assess(LAW, profile("EU", "SA", controls=CONTROLS), as_of=TODAY)
EUROPE = PRODUCT.markets["EU"]

DUTIES = {"eu.done", "eu.half", "eu.undone", "eu.open", "eu.blocker", "eu.banned"}
UNDETERMINED = {"eu.perhaps", "eu.perhaps-later", "eu.other"}


def keys(found):
    return {one.found.requirement.key for one in found}


@pytest.mark.parametrize(
    ("which", "wanted"),
    [
        (Slice.MISSING, DUTIES - {"eu.done"} | UNDETERMINED),
        (Slice.BLOCKERS, {"eu.blocker", "eu.banned"}),
        (Slice.UNDECIDED_BLOCKERS, {"eu.perhaps"}),
        (Slice.GAPS, DUTIES - {"eu.done"}),
        (Slice.NOT_MET, {"eu.undone", "eu.blocker", "eu.banned"}),
        (Slice.PARTLY_MET, {"eu.half"}),
        (Slice.OPEN, {"eu.open"}),
        (Slice.ACCEPTED, set()),
        (Slice.MET, {"eu.done"}),
        (Slice.DUTIES, DUTIES),
        (Slice.SCORED, DUTIES - {"eu.banned"}),
        (Slice.APPLIES, DUTIES | {"eu.habit"}),
        (Slice.UNDETERMINED, UNDETERMINED),
        (Slice.UPCOMING, {"eu.soon"}),
        (Slice.DOES_NOT_APPLY, {"eu.never"}),
        (Slice.ENDED, {"eu.over"}),
    ],
)
def test_a_slice_holds_what_its_number_counts(which, wanted):
    assert keys(members(EUROPE, which)) == wanted


def test_everything_but_bills_counts():
    assert keys(members(EUROPE, Slice.ALL)) == set(EUROPE.requirements)
    assert "eu.bill" not in EUROPE.requirements


def test_of_the_standards_those_count_that_buyers_expect():
    assert keys(members(PRODUCT.also["INTL"], Slice.GAPS)) == {"intl.audit"}


def test_what_stops_a_launch_comes_first():
    found = [one.key for one in select(PRODUCT, Slice.MISSING, regions=["EU"])]
    assert found == [
        "eu.banned",
        "eu.blocker",
        "eu.perhaps",
        "eu.undone",
        "eu.open",
        "eu.half",
        "eu.perhaps-later",
        "eu.other",
    ]


def test_regions_stand_in_the_order_asked_for():
    found = select(PRODUCT, Slice.NOT_MET, regions=["SA", "EU"])
    assert [one.readiness.code for one in found] == ["SA", "EU", "EU", "EU"]


def test_a_list_is_narrowed_to_a_theme_or_to_what_waits_for_an_answer():
    assert select(PRODUCT, Slice.ALL, regions=["EU"], theme="other") == []
    found = select(PRODUCT, Slice.UNDETERMINED, regions=["EU"], fact="sensitive_data")
    assert [one.key for one in found] == ["eu.other"]
