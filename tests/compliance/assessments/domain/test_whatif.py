"""What further markets would add."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.assessments.domain.readiness import assess
from compliance.assessments.domain.whatif import (
    assumed_answers,
    order_of_entry,
    prospects,
    ranked,
    sum_up,
)
from compliance.assessments.enums import Verdict
from regions.logic.facts import Band
from tests.compliance.builders import (
    FACTS,
    TODAY,
    by_market,
    catalogue,
    control,
    fact,
    market,
    places,
    profile,
    prohibition,
    region,
    requirement,
)

MORE_FACTS = (
    *(one for one in FACTS if one["key"] != "market_links"),
    fact(
        "market_links",
        "choices",
        scope="market",
        choices=("offered-here", "people-data-from-here", "staff-or-agent-here", "none"),
    ),
    fact("provider_seated_here", "yes-no", scope="market"),
    fact("design_frozen", "yes-no", scope="market"),
    fact("designations", "choices", scope="market", choices=("gatekeeper", "none")),
    fact("data_stored_in", "regions"),
    fact("people_data_stored_in", "regions", scope="market"),
)
CONTROLS = (
    control("notice", effort_days=3),
    control("agent", per_region=True, effort_days=10),
    control("record", effort_days=5),
    control("crowd", effort_days=20),
)
EUROPE = region("EU", requirement("eu.notice", controls=["notice"]))


def library(*regions):
    return catalogue(EUROPE, *regions, facts=MORE_FACTS, controls=CONTROLS)


def judged(law, product):
    return assess(law, product, as_of=TODAY)


def further(law, product, code="NO"):
    return prospects(judged(law, product))[code]


# What is assumed


def test_a_market_that_is_not_chosen_is_judged_under_assumptions():
    product = profile(
        markets={
            "EU": market(monthly_active_users=Band.exactly(500)),
            "SA": market(monthly_active_users=Band.exactly(90)),
            "SG": market(monthly_active_users=Band.exactly(100)),
        },
        facts={"data_stored_in": places("DE")},
    )
    assert assumed_answers(library(), product, "NO") == {
        "monthly_active_users": Band.exactly(100),
        "market_links": frozenset({"offered-here", "people-data-from-here"}),
        "provider_seated_here": False,
        "design_frozen": False,
        "designations": frozenset({"none"}),
        "people_data_stored_in": places("DE"),
    }


def test_people_data_are_assumed_only_where_personal_data_are_used():
    product = profile("EU", facts={"personal_data": False})
    assert assumed_answers(library(), product, "NO")["market_links"] == frozenset({"offered-here"})


def test_of_two_numbers_the_lower_one_is_the_median():
    users = {code: market(monthly_active_users=Band.exactly(n)) for code, n in (("EU", 7), ("SA", 9))}
    assert assumed_answers(library(), profile(markets=users), "NO")["monthly_active_users"] == Band.exactly(7)


def test_what_was_answered_for_the_region_before_counts_instead():
    product = profile("EU", home={"NO": {"provider_seated_here": True}})
    assert assumed_answers(library(), product, "NO")["provider_seated_here"] is True


def test_a_home_region_is_tried_with_an_offer_there():
    product = profile("EU", home={"CN": {"market_links": frozenset({"staff-or-agent-here"})}})
    links = assumed_answers(library(), product, "CN")["market_links"]
    assert links == frozenset({"staff-or-agent-here", "offered-here", "people-data-from-here"})


@pytest.mark.parametrize(
    ("launches", "on"),
    [
        ((None,), TODAY),
        (("2027-01-15",), date(2027, 1, 15)),
        (("2027-01-15", "2027-06-01"), date(2027, 6, 1)),
    ],
)
def test_it_is_launched_on_the_latest_day_chosen(launches, on):
    law = library(region("NO"), region("SA"))
    markets = {code: market(day) for code, day in zip(("EU", "SA"), launches, strict=False)}
    assert further(law, profile(markets=markets)).on == on


# What it adds


def test_duties_are_told_with_those_that_todays_practices_cover():
    law = library(
        region(
            "NO", requirement("no.notice", controls=["notice"]), requirement("no.record", controls=["record"])
        )
    )
    found = further(law, profile("EU", controls={"notice": "implemented"}))
    assert (found.duties, found.covered, found.new) == (("no.notice", "no.record"), 1, {("record", None)})


def test_a_practice_that_a_chosen_market_needs_too_is_not_counted_again():
    law = library(region("NO", requirement("no.notice", controls=["notice"])))
    found = further(law, profile("EU", controls={"notice": "planned"}))
    assert (found.new, found.begun) == (frozenset(), {("notice", None)})


def test_a_practice_of_each_market_is_new_in_each():
    law = library(
        region("SA", requirement("sa.agent", controls=["agent"])),
        region("NO", requirement("no.agent", controls=["agent"])),
    )
    product = profile("EU", "SA", controls={"agent": by_market(SA="implemented")})
    assert further(law, product).new == {("agent", "NO")}


def test_what_is_not_law_adds_nothing():
    law = library(region("NO", requirement("no.habit", instrument="expected", controls=["record"])))
    found = further(law, profile("EU"))
    assert (found.duties, found.new) == ((), frozenset())


def test_unknown_answers_give_a_range():
    law = library(
        region(
            "NO",
            requirement("no.record", controls=["record"]),
            requirement("no.crowd", when="monthly_active_users >= 1000", controls=["crowd"]),
        )
    )
    found = further(law, profile("EU"))
    together = sum_up([found], law)
    assert (together.duties, together.duties_most) == (1, 2)
    assert (together.effort, together.effort_most) == (5, 25)
    assert found.missing == ("monthly_active_users",)


def test_blockers_and_prohibitions_are_told():
    law = library(
        region("NO", requirement("no.notice", severity="blocker", controls=["notice"])),
        region("SA", prohibition("sa.none")),
    )
    product = profile("EU")
    assert further(law, product).blockers == ("no.notice",)
    assert further(law, product, "SA").is_prohibited
    assert further(law, product, "SA").new == frozenset()


def test_several_markets_share_their_practices():
    law = library(
        region("NO", requirement("no.record", controls=["record", "agent"])),
        region("SA", requirement("sa.record", controls=["record"])),
    )
    found = prospects(judged(law, profile("EU")))
    both = sum_up([found["NO"], found["SA"]], law)
    assert (both.duties, both.effort) == (2, 15)


# Which first


def test_markets_are_ranked_by_extra_effort_with_prohibited_ones_last():
    law = library(
        region("NO", requirement("no.agent", controls=["agent"])),
        region("SA", requirement("sa.record", controls=["record"])),
        region("SG", prohibition("sg.none")),
    )
    found = prospects(judged(law, profile("EU", facts={"hq_region": places("DE")})))
    assert [one.code for one in ranked(found.values(), law)] == ["SA", "NO", "SG"]


def test_the_order_of_entry_counts_what_earlier_markets_brought():
    law = library(
        region("NO", requirement("no.both", controls=["record", "agent"])),
        region("SA", requirement("sa.record", controls=["record"])),
        region("SG", prohibition("sg.none")),
    )
    found = prospects(judged(law, profile("EU")))
    steps = [(one.prospect.code, one.effort) for one in order_of_entry(found.values(), law)]
    assert steps == [("SA", 5), ("NO", 10)]


def test_without_a_chosen_market_all_are_tried():
    law = library(region("NO", requirement("no.record", controls=["record"])))
    found = prospects(judged(law, profile()))
    assert list(found) == ["EU", "NO"]
    assert found["NO"].verdict is Verdict.CONDITIONAL
