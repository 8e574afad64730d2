"""What lies ahead of a product: the table of all events, and the picture of some."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

from django.utils.translation import override

from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import assess
from compliance.assessments.domain.timeline import Event, timeline_of
from compliance.assessments.enums import Verdict
from regions.domain.pagetexts import Text
from tests.compliance.builders import (
    TODAY,
    catalogue,
    definition,
    market,
    places,
    profile,
    region,
    requirement,
)

SVG = "{http://www.w3.org/2000/svg}"
JUNE, MAY = date(2027, 6, 1), date(2027, 5, 1)
EU, SA, NO = Text("Name of EU"), Text("Name of SA"), Text("Name of NO")
LAW = catalogue(
    region("EU", requirement("eu.record", controls=["record"])),
    region(
        "SA",
        requirement("sa.report", start="2027-06-01", severity="blocker", controls=["report"]),
        requirement("sa.second", start="2027-06-01", controls=["record"]),
        requirement("sa.old", until="2027-04-30", controls=["record"]),
        requirement("sa.maybe", start="2027-02-01", when="serves_government"),
        requirement("sa.never", start="2027-03-01", when="sensitive_data"),
        definitions=[definition("sa-reach", "market_links has offered-here")],
    ),
    region("NO"),
    region("CN", requirement("cn.export", start="2027-05-01", controls=["record"]), binds_makers=True),
)


def ahead(*codes, catalogue_=LAW, markets=None, language="en", **facts):
    """The timeline with its reader."""
    given = {"sensitive_data": False, **facts}
    product = profile(*codes, markets=markets, facts=given, controls={"record": "implemented"})
    reader = Reader.of(catalogue_, language=language, on=TODAY)
    return timeline_of(assess(catalogue_, product, as_of=TODAY), reader), reader


def events(*codes, **more):
    return ahead(*codes, **more)[0].events


def drawn(*codes, title="To come", **more):
    found, reader = ahead(*codes, **more)
    return ET.fromstring(found.drawn(title, reader))


def texts(tree):
    return [one.text for one in tree.iter(f"{SVG}text")]


def titled(*keys):
    return tuple((key, Text(f"Title of {key}")) for key in keys)


def test_where_nothing_comes_there_is_nothing():
    assert events("EU", "NO") == ()


def test_duties_of_one_day_are_one_event_and_only_the_next_verdict_is_told():
    assert events("SA") == (
        Event(date(2027, 2, 1), "verdict", "SA", SA, verdict=Verdict.CONDITIONAL),
        Event(date(2027, 4, 30), "ends", "SA", SA, titled("sa.old")),
        Event(JUNE, "begins", "SA", SA, titled("sa.report", "sa.second")),
    )


def test_a_launch_to_come_is_an_event_and_one_that_was_is_none():
    markets = {"EU": market("2027-01-15"), "NO": market("2026-11-23"), "SG": market("2026-01-01")}
    law = catalogue(region("EU"), region("NO"), region("SG"))
    assert events(catalogue_=law, markets=markets) == (Event(date(2027, 1, 15), "launch", "EU", EU),)


def test_a_launch_stands_before_what_begins_on_the_same_day():
    found = events("SA", markets={"EU": market("2027-06-01"), "SA": market("2027-06-01")})
    assert [(one.kind, one.code) for one in found if one.on == JUNE] == [
        ("launch", "EU"),
        ("launch", "SA"),
        ("begins", "SA"),
    ]


def test_events_stand_by_their_day():
    found = events("SA", markets={"EU": market("2027-05-15"), "NO": market("2026-12-01")})
    assert [one.on for one in found] == sorted(one.on for one in found)


def test_law_that_follows_its_makers_has_events_but_no_verdict():
    found = events("EU", hq_region=places("CN"))
    assert [(one.on, one.kind, one.code) for one in found] == [(MAY, "begins", "CN")]


def test_regions_stand_by_their_launch_those_without_one_later_and_home_last():
    markets = {"SA": market("2027-02-01"), "EU": market(), "NO": market("2027-01-01")}
    found, _reader = ahead(markets=markets, hq_region=places("CN"))
    assert found.order == (("NO", NO), ("SA", SA), ("EU", EU), ("CN", Text("Name of CN")))


def test_bills_are_on_the_horizon_of_their_region():
    found, _reader = ahead("EU", "NO")
    assert [(one.region, one.lines, one.bills) for one in found.horizon] == [
        (EU, (), (Text("The bill of EU"),)),
        (NO, (), (Text("The bill of NO"),)),
    ]


def test_changes_without_a_day_are_on_the_horizon():
    norway = region("NO")
    norway["upcoming"] = [{"key": "no-act", "title": "An AI act", "state": "proposed", "expected": "2027"}]
    found, _reader = ahead("NO", catalogue_=catalogue(norway))
    (line,) = found.horizon[0].lines
    assert (line.title, line.state.value, line.expected) == (Text("An AI act"), "proposed", Text("2027"))


def test_without_bill_or_change_a_region_has_no_horizon():
    norway = region("NO")
    norway["instruments"] = [one for one in norway["instruments"] if one["status"] != "bill"]
    assert ahead("NO", catalogue_=catalogue(norway))[0].horizon == ()


def test_the_picture_says_what_the_table_says():
    tree = drawn("SA", markets={"EU": market("2027-01-15")})
    written = texts(tree)
    assert [text for text in written if text in ("Name of EU", "Name of SA")] == ["Name of EU", "Name of SA"]
    assert [text for text in written if ":" in text or text.startswith("Launch")] == [
        "Launch 15 January 2027",
        "1 February 2027: The verdict becomes: conditional",
        "30 April 2027: Ends: Title of sa.old",
        "1 June 2027: Title of sa.report, and 1 more duty",
    ]
    assert "23 November 2026" in written


def test_there_is_one_mark_for_each_event():
    tree = drawn("SA", markets={"EU": market("2027-01-15")})
    circles = [one.get("class") for one in tree.iter(f"{SVG}circle")]
    flags = [one for one in tree.iter(f"{SVG}path") if one.get("stroke-width") == "1.6"]
    assert (circles, len(flags)) == (["lf-note-line", "lf-note-line", "lf-note-fill"], 1)


def test_what_lies_far_ahead_is_in_the_table_alone():
    far = catalogue(region("NO", requirement("no.far", start="2031-01-01")))
    assert [one.on for one in events("NO", catalogue_=far)] == [date(2031, 1, 1)] * 2
    assert not any("2031" in text for text in texts(drawn("NO", catalogue_=far)))


def test_a_long_title_is_cut_in_the_picture_alone():
    title = "A very long title of a duty that goes on and on until nobody reads it any more"
    law = catalogue(region("NO", requirement("no.long", start="2027-06-01", title=title)))
    assert events("NO", catalogue_=law)[0].requirements == (("no.long", Text(title)),)
    cut = "1 June 2027: A very long title of a duty that goes on and on until nobod…"
    assert cut in texts(drawn("NO", catalogue_=law))


def test_what_is_written_in_the_picture_is_escaped():
    law = catalogue(region("NO", requirement("no.x", start="2027-06-01", title="<script>1 & 2</script>")))
    tree = drawn("NO", catalogue_=law, title="<To come>")
    assert tree.findtext(f"{SVG}title") == "<To come>"
    assert "1 June 2027: <script>1 & 2</script>" in texts(tree)
    assert list(tree.iter(f"{SVG}script")) == []


def test_the_picture_is_chinese_for_a_chinese_reader():
    with override("zh-hans"):
        written = texts(drawn("EU", markets={"EU": market("2027-01-15")}, language="zh-hans"))
    assert "2026年11月23日" in written
    assert any("2027年1月15日" in text for text in written)
