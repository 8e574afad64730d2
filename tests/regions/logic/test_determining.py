from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from regions.logic.answers import Written
from regions.logic.determining import Applicability, MarketLaw, examine
from regions.logic.periods import Determination
from tests.regions.logic.builders import (
    Entry,
    answers,
    catalogue,
    definition,
    instrument,
    market,
    region,
    requirement,
    step,
)

DAY = date(2026, 11, 23)


def determinations(law: MarketLaw, on: date = DAY) -> dict[str, str]:
    """What every requirement is on a day."""
    return {key: str(found.on(on)) for key, found in law.applicability.items()}


def missing(law: MarketLaw, on: date = DAY) -> dict[str, tuple[str, ...]]:
    """What every requirement still needs on a day."""
    return {key: law.missing(found, on) for key, found in law.applicability.items()}


EUROPE = region(
    "EU",
    [
        requirement("act.label", "in-reach AND domains has_any [health, law]"),
        requirement("act.keep", "in-reach AND people >= 100 AND (minors OR personal_data)"),
        requirement("act.ended", "in-reach", until="2026-06-30"),
        requirement("act.to-come", "in-reach", "2027-01-01"),
        requirement("plan.one", "in-reach", instrument="plan"),
    ],
    [
        definition("in-reach", "market_links has offered OR established_in has EU"),
        definition("risky", "in-reach AND domains has health"),
    ],
    [instrument("plan", status="bill")],
)


def test_the_law_of_a_market_is_held_against_a_product() -> None:
    law = market(
        EUROPE, market_links=["offered"], domains=["law"], people={"from": "50", "to": "200"}, minors="yes"
    )
    assert law.definitions == {"in-reach": True, "risky": False}
    assert determinations(law) == {
        "act.label": "applies",
        "act.keep": "undetermined",
        "act.ended": "ended",
        "act.to-come": "upcoming",
    }
    assert missing(law) == {"act.label": (), "act.keep": ("people",), "act.ended": (), "act.to-come": ()}


def test_with_nothing_answered_everything_is_undetermined_unless_it_ended() -> None:
    law = market(EUROPE)
    assert law.definitions == {"in-reach": None, "risky": None}
    assert determinations(law) == {
        "act.label": "undetermined",
        "act.keep": "undetermined",
        "act.ended": "ended",
        "act.to-come": "undetermined",
    }
    assert missing(law) == {
        "act.label": ("domains", "established_in", "market_links"),
        "act.keep": ("established_in", "market_links", "minors", "people", "personal_data"),
        "act.ended": (),
        "act.to-come": ("established_in", "market_links"),
    }


def test_out_of_reach_nothing_applies() -> None:
    law = market(EUROPE, market_links=[], established_in=["CN"])
    assert set(determinations(law).values()) == {"does-not-apply"}
    assert set(missing(law).values()) == {()}


def test_the_answers_that_hold_in_the_market_stay_at_hand() -> None:
    law = market(EUROPE, DAY, role=["maker"], people="30")
    assert law.law.code == "EU"
    assert law.situation.answers == answers(
        role=["maker"],
        people="30",
        sensitive_people={"to": "30"},
        face_people={"to": "30"},
        on_market_since="2026-11-23",
    )


def test_a_market_that_the_catalogue_lacks_is_refused() -> None:
    with pytest.raises(KeyError, match="MA"):
        examine(catalogue(EUROPE), {}, {"MA": {}}, launch_days={})


# Starts


def applicability(
    transitions: Sequence[Entry], until: str | None = None, /, **written: Written
) -> tuple[MarketLaw, Applicability]:
    """One requirement that applies from 2026-08-02, with its later starts."""
    more = {} if until is None else {"until": until}
    entry = requirement("act.one", "government", "2026-08-02", transitions=transitions, **more)
    law = market(region("EU", [entry]), government="yes", **written)
    return law, law.applicability["act.one"]


SMALL = step("company_size is micro", "2027-08-02")
OLD = step("designed_on before 2026-01-01", "2028-08-02")
YOUNG = step("minors", "2025-08-02")


@pytest.mark.parametrize(
    ("written", "starts", "open_steps"),
    [
        pytest.param({}, ["2027-08-02", "2028-08-02", "2026-08-02"], (0, 1), id="all open"),
        pytest.param({"company_size": "micro"}, ["2027-08-02"], (), id="the first is true"),
        pytest.param({"company_size": "large"}, ["2028-08-02", "2026-08-02"], (1,), id="the first is false"),
        pytest.param(
            {"designed_on": "2025-01-01"},
            ["2027-08-02", "2028-08-02"],
            (0,),
            id="a true one ends the walk",
        ),
        pytest.param(
            {"designed_on": "2026-01-01"},
            ["2027-08-02", "2026-08-02"],
            (0,),
            id="the last is false",
        ),
        pytest.param(
            {"company_size": "large", "designed_on": "2026-01-01"}, ["2026-08-02"], (), id="all are false"
        ),
        pytest.param(
            {"company_size": "large", "designed_on": "2025-01-01"}, ["2028-08-02"], (), id="the last is true"
        ),
    ],
)
def test_possible_starts_come_from_the_transitions(
    written: dict[str, Written], starts: list[str], open_steps: tuple[int, ...]
) -> None:
    _, found = applicability([SMALL, OLD], **written)
    assert [str(start) for start in found.starts] == starts
    assert str(found.start) == min(starts)
    assert found.open_transitions == open_steps


@pytest.mark.parametrize(
    ("on", "determination", "facts"),
    [
        pytest.param(date(2026, 8, 1), "upcoming", (), id="before all starts"),
        pytest.param(date(2026, 8, 2), "undetermined", ("company_size",), id="from the earliest on"),
        pytest.param(date(2027, 8, 1), "undetermined", ("company_size",), id="until the latest"),
        pytest.param(date(2027, 8, 2), "applies", (), id="from the latest on"),
    ],
)
def test_while_only_some_starts_passed_the_facts_of_open_transitions_are_missing(
    on: date, determination: str, facts: tuple[str, ...]
) -> None:
    law, found = applicability([SMALL])
    assert (str(found.on(on)), law.missing(found, on)) == (determination, facts)


@pytest.mark.parametrize(
    ("company_size", "facts"),
    [
        pytest.param("large", ("designed_on",), id="two that are false before it"),
        pytest.param("unknown", ("company_size", "designed_on"), id="an open and a false one before it"),
    ],
)
def test_an_open_transition_is_asked_wherever_it_stands(company_size: str, facts: tuple[str, ...]) -> None:
    law, found = applicability([SMALL, YOUNG, OLD], company_size=company_size, minors="no")
    assert found.on(date(2027, 1, 1)) is Determination.UNDETERMINED
    assert law.missing(found, date(2027, 1, 1)) == facts


def test_transitions_behind_a_true_one_are_not_asked() -> None:
    law, found = applicability([YOUNG, OLD], minors="yes")
    assert (found.starts, found.open_transitions) == ((date(2025, 8, 2),), ())
    assert law.missing(found, DAY) == ()


def test_an_unknown_condition_is_asked_before_its_start() -> None:
    entry = requirement("act.one", "government", "2026-08-02", transitions=[SMALL])
    law = market(region("EU", [entry]))
    found = law.applicability["act.one"]
    assert found.on(DAY) is Determination.UNDETERMINED
    assert law.missing(found, DAY) == ("government",)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 8, 1), "upcoming"),
        (date(2026, 8, 2), "applies"),
        (date(2026, 12, 31), "applies"),
        (date(2027, 1, 1), "ended"),
    ],
)
def test_a_requirement_binds_from_its_start_to_its_last_day(on: date, expected: str) -> None:
    _, found = applicability([], "2026-12-31")
    assert str(found.on(on)) == expected


def test_it_may_turn_at_every_start_and_on_the_day_after_the_end() -> None:
    _, found = applicability([SMALL], "2029-12-31")
    assert found.turning_days() == {date(2027, 8, 2), date(2026, 8, 2), date(2030, 1, 1)}


def test_without_an_end_it_may_turn_at_its_starts_only() -> None:
    _, found = applicability([])
    assert found.turning_days() == {date(2026, 8, 2)}


# The start on the market

NEW_SYSTEMS = region("EU", [requirement("act.new", "on_market_since on_or_after 2026-08-02")])


@pytest.mark.parametrize(
    ("launch_on", "since", "expected"),
    [
        pytest.param(date(2026, 8, 2), "unknown", "applies", id="the launch day stands in"),
        pytest.param(date(2026, 8, 1), "unknown", "does-not-apply", id="an earlier launch day too"),
        pytest.param(date(2027, 1, 1), "2026-08-01", "does-not-apply", id="an answer beats the launch day"),
        pytest.param(None, "unknown", "undetermined", id="neither is known"),
        pytest.param(None, "2026-08-02", "applies", id="only the answer is known"),
    ],
)
def test_the_start_on_the_market_is_the_launch_day_while_unanswered(
    launch_on: date | None, since: str, expected: str
) -> None:
    law = market(NEW_SYSTEMS, launch_on, on_market_since=since)
    assert determinations(law) == {"act.new": expected}


def test_each_market_has_its_own_launch_day() -> None:
    library = catalogue(
        NEW_SYSTEMS, region("US", [requirement("us.new", "on_market_since before 2026-08-02")])
    )
    laws = examine(
        library, {}, {"EU": {}, "US": {}}, launch_days={"EU": date(2026, 8, 2), "US": date(2026, 8, 2)}
    )
    assert {code: determinations(law) for code, law in laws.items()} == {
        "EU": {"act.new": "applies"},
        "US": {"us.new": "does-not-apply"},
    }


# Several markets


def public(code: str) -> Entry:
    """The law of a region about government customers and what is answered for the region."""
    return region(
        code,
        [
            requirement(f"{code.lower()}.public", "government"),
            requirement(f"{code.lower()}.seat", "seated_here OR role has importer"),
        ],
    )


def test_product_facts_hold_in_all_markets_and_market_facts_in_one() -> None:
    laws = examine(
        catalogue(public("EU"), public("US"), public("JP")),
        answers(government="yes", role=["provider"]),
        {"EU": answers(seated_here="yes"), "US": answers(seated_here="no"), "JP": {}},
        launch_days={},
    )
    assert {code: determinations(law) for code, law in laws.items()} == {
        "EU": {"eu.public": "applies", "eu.seat": "applies"},
        "US": {"us.public": "applies", "us.seat": "does-not-apply"},
        "JP": {"jp.public": "applies", "jp.seat": "undetermined"},
    }


def test_only_the_markets_named_are_examined() -> None:
    laws = examine(catalogue(public("EU"), public("US")), {}, {"US": {}}, launch_days={})
    assert list(laws) == ["US"]


@pytest.mark.parametrize("own", ["no", "unknown"])
def test_a_market_may_answer_a_product_fact_otherwise(own: str) -> None:
    laws = examine(
        catalogue(public("EU"), public("US")),
        answers(government="yes", role=["provider"]),
        {"EU": answers(government="no", seated_here="yes"), "US": answers(government=own, seated_here="no")},
        launch_days={},
    )
    assert {code: determinations(law) for code, law in laws.items()} == {
        "EU": {"eu.public": "does-not-apply", "eu.seat": "applies"},
        "US": {
            "us.public": "applies" if own == "unknown" else "does-not-apply",
            "us.seat": "does-not-apply",
        },
    }
    assert laws["EU"].situation.answers["government"] is False


def test_an_answer_for_one_market_reaches_its_definitions_hidden_choices_and_transitions() -> None:
    law = region(
        "EU",
        [
            requirement("act.one", "assisted", transitions=[step("domains has games", "2030-01-01")]),
            requirement("act.two", "NOT assisted"),
        ],
        [definition("assisted", "limits has assistive")],
    )
    product = answers(limits=["assistive"], domains=["games"])
    library = catalogue(law)
    common = examine(library, product, {"EU": {}}, launch_days={})["EU"]
    own = examine(library, product, {"EU": answers(domains=["health"])}, launch_days={})["EU"]
    assert (common.definitions, determinations(common)) == (
        {"assisted": False},
        {"act.one": "does-not-apply", "act.two": "applies"},
    )
    assert (own.definitions, determinations(own)) == (
        {"assisted": True},
        {"act.one": "applies", "act.two": "does-not-apply"},
    )


def test_an_answer_for_one_market_alone_is_enough_there_and_unknown_elsewhere() -> None:
    laws = examine(
        catalogue(public("EU"), public("US")),
        {},
        {"EU": answers(government="yes", role=["importer"]), "US": {}},
        launch_days={},
    )
    assert {code: determinations(law) for code, law in laws.items()} == {
        "EU": {"eu.public": "applies", "eu.seat": "applies"},
        "US": {"us.public": "undetermined", "us.seat": "undetermined"},
    }
