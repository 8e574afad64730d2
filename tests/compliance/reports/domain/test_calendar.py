"""The calendar holds every day to come on which duties begin or a verdict turns."""

from __future__ import annotations

from datetime import date

from compliance.reports.domain.calendar import Beginning, Deadline, build_calendar
from compliance.reports.domain.voice import Voice
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import (
    catalogue,
    places,
    profile,
    prohibition,
    region,
    requirement,
)
from tests.compliance.reports.texts import en, readiness


def calendar(law: Catalogue, *codes: str, language: str = "en", **more: object) -> tuple[Deadline, ...]:
    return build_calendar(readiness(law, profile(*codes, **more)), Voice.of(law, language))


def beginning(key: str, region_: str = "SA") -> Beginning:
    return Beginning(en(f"Title of {key}"), en(f"The law of {region_}, Art. 1"))


def test_duties_that_begin_on_one_day_in_one_region_stand_together():
    law = catalogue(
        region(
            "SA",
            requirement("sa.now"),
            requirement("sa.a", start="2027-06-01"),
            requirement("sa.b", start="2027-06-01"),
            requirement("sa.c", start="2027-06-01"),
        )
    )

    assert calendar(law, "SA") == (
        Deadline(
            on=date(2027, 6, 1),
            day=en("1 June 2027"),
            region=en("Name of SA"),
            what=en("Title of sa.a, and 2 more duties"),
            line=en("Name of SA: Title of sa.a, and 2 more duties"),
            beginnings=(beginning("sa.a"), beginning("sa.b"), beginning("sa.c")),
        ),
    )


def test_days_come_in_order_whatever_the_region():
    law = catalogue(
        region(
            "SA",
            requirement("sa.now"),
            requirement("sa.a", start="2028-01-01"),
            requirement("sa.b", start="2027-01-01"),
        ),
        region("EU", requirement("eu.now"), requirement("eu.a", start="2027-06-01")),
    )

    assert [str(one.line) for one in calendar(law, "SA", "EU")] == [
        "Name of SA: Title of sa.b",
        "Name of EU: Title of eu.a",
        "Name of SA: Title of sa.a",
    ]


def test_a_duty_that_does_not_apply_or_may_not_has_no_day():
    law = catalogue(
        region(
            "SA",
            requirement("sa.now"),
            requirement("sa.a", start="2027-06-01", when="serves_government"),
            requirement("sa.b", start="2027-06-01", when="employee_count >= 50"),
        )
    )

    assert calendar(law, "SA", facts={"serves_government": False}) == ()


def test_a_duty_that_begins_today_is_no_day_to_come():
    law = catalogue(region("SA", requirement("sa.a", start="2026-11-23")))

    assert calendar(law, "SA") == ()


def test_the_day_on_which_the_verdict_turns_is_there():
    law = catalogue(region("SA", requirement("sa.now"), prohibition("sa.ban", start="2027-06-01")))
    found = calendar(law, "SA")

    assert [(str(one.what), len(one.beginnings)) for one in found] == [
        ("Title of sa.ban", 1),
        ("The verdict becomes: prohibited", 0),
    ]
    assert {one.on for one in found} == {date(2027, 6, 1)}


def test_home_law_counts_and_standards_do_not():
    law = catalogue(
        region("SA"),
        region("CN", requirement("cn.a", start="2027-06-01"), binds_makers=True),
        region("INTL", requirement("intl.a", instrument="expected", start="2027-06-01")),
    )
    found = calendar(law, "SA", facts={"hq_region": places("CN")})

    assert [one.region for one in found] == [en("Name of CN")]


def test_the_calendar_speaks_chinese():
    law = catalogue(
        region(
            "SA",
            requirement("sa.now"),
            requirement("sa.a", start="2027-06-01"),
            requirement("sa.b", start="2027-06-01"),
        )
    )

    assert [(str(one.day), str(one.what)) for one in calendar(law, "SA", language="zh-hans")] == [
        ("2027年6月1日", "Title of sa.a，另有 1 项义务")
    ]
