"""The bar of states and the timeline."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from compliance.assessments.bars import status_bar
from compliance.assessments.timeline_chart import LABELS, MOST_MARKS, WIDTH, Mark, Track, timeline

TODAY = date(2026, 11, 23)
END = date(2027, 11, 23)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*tracks, end=END):
    return ET.fromstring(timeline("To come", tracks, today=TODAY, today_label="today", end=end))


def texts(tree):
    return [one.text for one in tree.iter(f"{SVG}text")]


def test_a_bar_shares_its_width_by_the_counts():
    tree = ET.fromstring(status_bar([("met", 3), ("open", 0), ("not-met", 1)]))
    found = [(one.get("class"), one.get("x"), one.get("width")) for one in tree.iter(f"{SVG}rect")]
    assert found == [("is-met", "0.0", "148.5"), ("is-not-met", "150.0", "48.5")]


def test_partly_met_is_striped_so_that_it_is_told_apart_without_colour():
    assert "lf-on-bar" in status_bar([("partly-met", 1)])
    assert "lf-on-bar" not in status_bar([("met", 1)])


def test_a_bar_knows_its_states():
    with pytest.raises(KeyError):
        status_bar([("nonsense", 1)])


def test_without_a_duty_the_bar_is_empty():
    assert list(ET.fromstring(status_bar([]))) == []


def test_days_stand_from_left_to_right():
    tree = drawn(
        Track("Norway", [Mark(date(2027, 1, 1), "begins", "one"), Mark(date(2027, 9, 1), "begins", "two")])
    )
    first, second = (float(one.get("cx")) for one in tree.iter(f"{SVG}circle"))
    assert LABELS < first < second < WIDTH


def test_a_launch_is_a_flag_law_that_begins_a_dot_and_all_else_a_ring():
    marks = [
        Mark(date(2027, 1, number), kind, kind) for number, kind in enumerate(("launch", "begins", "ends"), 1)
    ]
    tree = drawn(Track("Norway", marks))
    circles = [one.get("class") for one in tree.iter(f"{SVG}circle")]
    assert circles == ["lf-note-fill", "lf-note-line"]
    assert {"Norway", "launch", "begins", "ends", "today"} <= set(texts(tree))


def test_a_late_mark_has_its_label_on_the_left_so_that_it_stays_inside():
    tree = drawn(
        Track(
            "Norway", [Mark(date(2027, 11, 1), "begins", "late"), Mark(date(2026, 12, 1), "begins", "soon")]
        )
    )
    anchors = {one.text: one.get("text-anchor") for one in tree.iter(f"{SVG}text")}
    assert (anchors["late"], anchors["soon"]) == ("end", "start")


def test_a_track_shows_some_marks_and_leaves_the_rest_to_the_table():
    marks = [Mark(date(2027, 1, number), "begins", f"no {number}") for number in range(1, 10)]
    shown = [text for text in texts(drawn(Track("Norway", marks))) if text.startswith("no ")]
    assert shown == [f"no {number}" for number in range(1, MOST_MARKS + 1)]


@pytest.mark.parametrize("end", [date(2026, 11, 24), date(2027, 1, 5), date(2029, 11, 23)])
def test_any_span_can_be_drawn(end):
    assert "2026" in texts(drawn(Track("Norway", []), end=end)) or end < date(2026, 12, 15)


def test_what_is_written_is_escaped():
    svg = timeline("<t>", [Track("<b>", [Mark(END, "begins", "<i>")])], today=TODAY, today_label="&", end=END)
    assert re.findall(r"<[tbi]>", svg) == []
