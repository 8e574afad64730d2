"""What differs between two states of a product."""

from __future__ import annotations

from datetime import date

from compliance.assessments.domain.comparing import (
    AnswerChange,
    Kept,
    LawChange,
    MarketChange,
    Standing,
    StandingChange,
    compare,
)
from compliance.assessments.enums import RequirementStatus, Verdict
from regions.logic.catalogue import Catalogue
from regions.logic.periods import Determination
from tests.compliance.builders import document, region, requirement

APPLIES = Determination.APPLIES


def law(*requirements):
    return Catalogue.from_document(document(region("EU", *requirements), region("SA")))


LAW = law(requirement("eu.notice"), requirement("eu.state", when="serves_government"))


def state(catalogue=LAW, *, hash_="one", markets=("EU",), launch_on=None, controls=None, **facts):
    return Kept(
        {
            "edition": {"version": "1", "sha256": hash_, "law": hash_},
            "as_of": "2026-11-23",
            "product": {"name": "Nova", "description": ""},
            "facts": {"personal_data": "yes", "serves_government": "no", "hq_region": ["SG"]}
            | {"established_in": ["SG"], "technology_developed_in": ["SG"]}
            | facts,
            "markets": {code: {"launch_on": launch_on, "facts": {}} for code in markets},
            "home": {},
            "controls": {
                key: {"": {"status": status, "note": "", "agreed": False, "evidence": []}}
                for key, status in (controls or {}).items()
            },
        },
        catalogue,
    )


def test_the_same_state_does_not_differ():
    assert compare(state(), state()).is_empty


def test_an_answer_that_changed_is_told_with_both_values():
    found = compare(state(), state(serves_government="yes"))
    assert found.answers == (AnswerChange("serves_government", "", "no", "yes", True, True),)
    assert found.standings == (
        StandingChange(
            "eu.state",
            "EU",
            Standing(Determination.DOES_NOT_APPLY, None),
            Standing(APPLIES, RequirementStatus.OPEN),
        ),
    )


def test_i_do_not_know_differs_from_saying_nothing():
    found = compare(state(), state(employee_count=None))
    assert found.answers == (AnswerChange("employee_count", "", None, None, False, True),)


def test_a_practice_that_advanced_changes_the_standing_of_its_duty_and_the_verdict():
    found = compare(state(), state(controls={"notice": "implemented"}))
    assert found.standings == (
        StandingChange(
            "eu.notice",
            "EU",
            Standing(APPLIES, RequirementStatus.OPEN),
            Standing(APPLIES, RequirementStatus.MET),
        ),
    )
    assert found.markets == (MarketChange("EU", None, None, Verdict.CONDITIONAL, Verdict.READY),)


def test_markets_come_and_go_and_are_launched_on_other_days():
    found = compare(state(launch_on="2027-01-15"), state(markets=("SA",)))
    assert found.markets == (
        MarketChange("SA", None, None, None, Verdict.NO_DUTY_FOUND),
        MarketChange("EU", date(2027, 1, 15), None, Verdict.CONDITIONAL, None),
    )
    assert (
        StandingChange("eu.notice", "EU", Standing(APPLIES, RequirementStatus.OPEN), None) in found.standings
    )


def test_the_law_is_compared_where_its_hash_differs():
    newer = law(requirement("eu.notice", severity="minor"), requirement("eu.record"))
    found = compare(state(), state(newer, hash_="two"))
    assert found.is_other_law
    assert found.law == (
        LawChange("eu.notice", "EU", "changed", ("severity",)),
        LawChange("eu.record", "EU", "added"),
        LawChange("eu.state", "EU", "removed"),
    )


def test_an_edition_with_other_texts_only_is_the_same_law():
    assert compare(state(LAW), state(law(requirement("eu.notice", title="Another")))).law == ()
