"""Which practices a product needs, why, where they are answered, and how far they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from compliance.assessments.domain.checklist import Checklist, Item, Need, Progress, checklist
from compliance.assessments.domain.checklist_filters import ChecklistFilter, Show
from compliance.assessments.domain.readiness import assess
from compliance.assessments.models import ControlAnswer
from compliance.products.domain.profile import ControlAnswers
from tests.compliance.builders import (
    FACTS,
    TODAY,
    catalogue,
    control,
    fact,
    market,
    places,
    profile,
    prohibition,
    proof,
    region,
    requirement,
    said,
)

AGENT = control("agent", per_region=True)
NOTICE = requirement("sa.notice", controls=["notice"])


def made(law, *codes, answers=None, on=TODAY, owners=None, due=None, **parts):
    """The checklist of a product. `answers` are statuses or answers by control and market."""
    stands = {key: said(one) if isinstance(one, str) else one for key, one in (answers or {}).items()}
    controls = {
        name: ControlAnswers(
            stands.get((name, "")),
            {code: one for (key, code), one in stands.items() if key == name and code},
        )
        for name, _code in stands
    }
    product = profile(*codes, controls=controls, **parts)
    rows = [
        ControlAnswer(
            control=name,
            region=code,
            status=one.status,
            assignee_id=(owners or {}).get((name, code)),
            due_on=(due or {}).get((name, code)),
        )
        for (name, code), one in stands.items()
    ]
    return checklist(assess(law, product, as_of=on), rows)


def needs(found: Checklist) -> list[tuple[str, str]]:
    return [(item.control.key, item.need.value) for item in found.items]


def one(found: Checklist, key: str) -> Item:
    item = found.item(key)
    assert item is not None
    return item


# --- What is on it ------------------------------------------------------------------------------------------


def test_a_practice_is_there_once_for_the_strongest_reason():
    law = catalogue(
        region("EU", requirement("eu.notice", start="2027-06-01", controls=["notice"])),
        region(
            "SA",
            NOTICE,
            requirement("sa.maybe", when="serves_government", controls=["notice", "clearance"]),
            requirement("sa.later", start="2027-01-01", controls=["report"]),
            requirement("sa.never", when="NOT personal_data", controls=["nothing"]),
        ),
    )
    found = made(law, "EU", "SA")
    assert needs(found) == [("notice", "now"), ("report", "upcoming"), ("clearance", "undetermined")]
    duties = [(duty.region, duty.requirement.key, duty.need.value) for duty in one(found, "notice").duties]
    assert sorted(duties) == [
        ("EU", "eu.notice", "upcoming"),
        ("SA", "sa.maybe", "undetermined"),
        ("SA", "sa.notice", "now"),
    ]
    assert one(found, "report").start == date(2027, 1, 1)


def test_a_prohibition_needs_no_practice():
    law = catalogue(region("SA", prohibition("sa.never", controls=["notice"])))
    assert made(law, "SA").items == ()


def test_what_is_a_bill_or_has_ended_needs_nothing():
    law = catalogue(
        region(
            "SA",
            requirement("sa.bill", instrument="bill", controls=["notice"]),
            requirement("sa.old", until="2026-11-22", controls=["report"]),
        )
    )
    assert made(law, "SA").items == ()


def test_a_market_is_judged_on_its_launch_day():
    law = catalogue(region("SA", requirement("sa.later", start="2027-01-01", controls=["report"])))
    assert needs(made(law, markets={"SA": market("2027-02-01")})) == [("report", "now")]


def test_home_law_and_standards_need_practices_too():
    law = catalogue(
        region("SA", NOTICE),
        region("CN", requirement("cn.filing", controls=["filing"]), binds_makers=True),
        region("INTL", requirement("intl.audit", instrument="expected", controls=["audit"])),
    )
    found = made(law, "SA", facts={"hq_region": places("CN")})
    assert found.regions == ("SA", "CN", "INTL")
    assert needs(found) == [("notice", "now"), ("filing", "now"), ("audit", "now")]


def test_the_market_with_the_worst_verdict_stands_first():
    law = catalogue(
        region("EU", requirement("eu.notice", controls=["notice"])),
        region("SA", requirement("sa.notice", severity="blocker", controls=["notice"])),
    )
    assert made(law, "EU", "SA").regions == ("SA", "EU", "INTL")


# --- Where it is answered -----------------------------------------------------------------------------------


def stands(item: Item) -> list[tuple[str, bool, str]]:
    return [(place.region, place.is_asked, place.status) for place in item.places]


def test_one_answer_serves_every_market_and_may_have_exceptions():
    law = catalogue(region("EU", requirement("eu.notice")), region("SA", requirement("sa.notice")))
    answers = {("notice", ""): "implemented", ("notice", "SA"): "planned", ("notice", "NO"): "planned"}
    item = one(made(law, "EU", "SA", answers=answers), "notice")
    assert stands(item) == [("", True, "implemented"), ("SA", False, "planned")]
    assert not item.is_done
    assert item.weakest.region == "SA"


def test_a_practice_by_market_is_asked_in_each_market_that_needs_it():
    law = catalogue(
        region("EU", requirement("eu.agent", controls=["agent"])),
        region("SA", requirement("sa.agent", controls=["agent"])),
        region("SG"),
        controls=[AGENT],
    )
    found = made(law, "EU", "SA", "SG", answers={("agent", "EU"): "implemented"})
    assert stands(one(found, "agent")) == [("SA", True, ""), ("EU", True, "implemented")]


def test_what_standards_ask_of_each_market_is_asked_in_all_of_them():
    law = catalogue(
        region("EU"),
        region("SA"),
        region("INTL", requirement("intl.agent", instrument="expected", controls=["agent"])),
        controls=[AGENT],
    )
    assert stands(one(made(law, "EU", "SA"), "agent")) == [("EU", True, ""), ("SA", True, "")]
    assert made(law).items == ()


# --- How far it is ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "is_done"),
    [
        (None, False),
        ("implemented", True),
        ("alternative", True),
        ("partial", False),
        ("planned", False),
        ("not-implemented", False),
        ("not-applicable", False),
        (said("not-applicable", agreed=True), True),
    ],
)
def test_a_practice_is_done_when_nothing_more_is_asked(answer, is_done):
    law = catalogue(region("SA", NOTICE))
    answers = {} if answer is None else {("notice", ""): answer}
    assert one(made(law, "SA", answers=answers), "notice").is_done is is_done


def test_it_holds_back_a_launch_only_where_it_is_not_done():
    law = catalogue(
        region("SA", requirement("sa.both", severity="blocker", controls=["notice", "report"])),
        region("EU", requirement("eu.notice", controls=["notice"])),
    )
    found = made(law, "EU", "SA", answers={("notice", ""): "implemented"})
    assert [item.control.key for item in found.items if item.blocks] == ["report"]


def test_something_done_without_valid_evidence_lacks_proof():
    law = catalogue(region("SA", NOTICE))
    for evidence, lacks in (((), True), ((proof(expires="2026-11-22"),), True), ((proof(),), False)):
        answers = {("notice", ""): said("implemented", *evidence)}
        assert one(made(law, "SA", answers=answers), "notice").lacks_proof is lacks
    assert not one(made(law, "SA"), "notice").lacks_proof


def test_progress_counts_practices_that_are_known_to_be_needed():
    law = catalogue(
        region(
            "SA",
            NOTICE,
            requirement("sa.later", start="2027-01-01", controls=["report"]),
            requirement("sa.maybe", when="serves_government", controls=["clearance"]),
        )
    )
    assert made(law, "SA", answers={("notice", ""): "implemented"}).progress == Progress(1, 2)


CHANGING = catalogue(
    region(
        "EU",
        requirement("eu.agent", controls=["agent"], until="2027-03-01"),
        requirement("eu.old", controls=["old"], until="2026-12-01"),
        requirement("eu.new", controls=["new"], start="2027-05-01"),
        requirement(
            "eu.open",
            controls=["open"],
            start="2027-02-01",
            transitions=[{"when": "serves_government", "from": "2027-08-01"}],
        ),
    ),
    region(
        "SA",
        requirement("sa.agent", controls=["agent"], start="2027-02-01"),
        requirement("sa.old", controls=["old"], start="2027-04-01", until="2027-06-01"),
    ),
    controls=[AGENT],
)


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {("agent", "EU"): "implemented"},
        {("agent", "SA"): "implemented"},
        {("old", ""): "implemented"},
        {("old", ""): "implemented", ("old", "SA"): "planned"},
        {("new", ""): "implemented", ("open", ""): "implemented"},
        {("agent", "EU"): "implemented", ("old", ""): "implemented", ("new", ""): "implemented"},
    ],
)
def test_progress_never_goes_backwards_by_itself(answers):
    days = [TODAY + timedelta(days=7 * week) for week in range(60)]
    steps = [made(CHANGING, "EU", "SA", answers=answers, on=day).progress for day in days]
    shares = [step.done / step.whole for step in steps]
    assert shares == sorted(shares)


# --- What comes next ----------------------------------------------------------------------------------------


def test_the_next_open_place_is_the_same_practice_elsewhere_then_the_one_below_then_from_the_top():
    law = catalogue(
        region("EU", requirement("eu.all", controls=["first", "agent", "last"])),
        region("SA", requirement("sa.agent", controls=["agent"])),
        controls=[control("first"), AGENT, control("last")],
    )
    found = made(law, "EU", "SA", answers={("agent", "EU"): "implemented"})
    assert found.next_open("agent") == ("agent", "SA")
    done = {("agent", "EU"): "implemented", ("agent", "SA"): "implemented"}
    assert made(law, "EU", "SA", answers=done).next_open("agent") == ("last", "")
    done |= {("last", ""): "implemented"}
    assert made(law, "EU", "SA", answers=done).next_open("agent") == ("first", "")
    done |= {("first", ""): "implemented"}
    assert made(law, "EU", "SA", answers=done).next_open("agent") is None


# --- Certificates -------------------------------------------------------------------------------------------

CERTIFICATES = fact("certifications", "choices", choices=("iso-27001", "soc-2", "none"))


@pytest.mark.parametrize(
    ("held", "answers", "suggested"),
    [
        (["iso-27001", "none"], {}, ("iso-27001",)),
        (["soc-2"], {}, ()),
        ([], {}, ()),
        (None, {}, ()),
        (["iso-27001"], {("notice", ""): "planned"}, ()),
    ],
)
def test_a_certificate_suggests_what_it_covers_until_somebody_answers(held, answers, suggested):
    notice = control("notice", certified_by=["iso-42001", "iso-27001"])
    law = catalogue(region("SA", NOTICE), facts=(*FACTS, CERTIFICATES), controls=[notice])
    facts = {} if held is None else {"certifications": frozenset(held)}
    assert one(made(law, "SA", answers=answers, facts=facts), "notice").suggested_by == suggested


# --- Parts of it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["notice", "agent", "report"]),
        ({"market": "SA"}, ["agent", "report"]),
        ({"theme": "general"}, ["notice", "agent", "report"]),
        ({"theme": "other"}, []),
        ({"show": Show.OPEN}, ["agent", "report"]),
        ({"show": Show.BLOCKING}, ["agent"]),
        ({"show": Show.BLOCKING, "market": "EU"}, []),
        ({"show": Show.MINE}, ["notice", "agent"]),
        ({"show": Show.OVERDUE}, ["agent"]),
        ({"show": Show.UNPROVEN}, ["notice", "agent"]),
    ],
)
def test_a_filter_shows_what_matches(asked, shown):
    law = catalogue(
        region("EU", requirement("eu.all", severity="blocker", controls=["notice", "agent"])),
        region(
            "SA",
            requirement("sa.agent", severity="blocker", controls=["agent"]),
            requirement("sa.report", controls=["report"]),
        ),
        controls=[control("notice"), AGENT],
    )
    found = made(
        law,
        "EU",
        "SA",
        answers={("notice", ""): "implemented", ("agent", "EU"): "implemented", ("agent", "SA"): "planned"},
        owners={("notice", ""): 7, ("agent", "EU"): 8, ("agent", "SA"): 7},
        due={("notice", ""): TODAY - timedelta(days=1), ("agent", "SA"): TODAY - timedelta(days=1)},
    )
    wanted = ChecklistFilter(person=7, today=TODAY, **asked)
    assert [item.control.key for item in wanted.apply(found.items)] == shown


def test_what_is_due_today_is_not_overdue():
    law = catalogue(region("SA", NOTICE))
    found = made(law, "SA", answers={("notice", ""): "planned"}, due={("notice", ""): TODAY})
    assert ChecklistFilter(person=1, today=TODAY, show=Show.OVERDUE).apply(found.items) == []


def test_the_order_of_needs_is_now_upcoming_undetermined():
    assert list(Need) == [Need.NOW, Need.UPCOMING, Need.UNDETERMINED]
