"""Pictures as SVG: every state has its shape, every text its face, and what a person wrote stays text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from compliance.assessments.charts import (
    FACE,
    HeatCell,
    HeatRow,
    duties_in_force,
    heat_cells,
    heat_map,
)
from compliance.assessments.domain.readiness import ProductReadiness, assess
from tests.compliance.builders import (
    TODAY,
    catalogue,
    profile,
    prohibition,
    region,
    requirement,
)

SVG = "{http://www.w3.org/2000/svg}"
LONG_WORDS = "International certifications and practices"


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def texts(svg: str) -> list[str]:
    return [node.text or "" for node in parsed(svg).iter(f"{SVG}text")]


def judged() -> ProductReadiness:
    law = catalogue(
        region(
            "SA",
            requirement("sa.a", theme="privacy", severity="blocker", controls=["planned"]),
            requirement("sa.b", theme="privacy", controls=["done"]),
            requirement("sa.c", theme="esg", severity="blocker", controls=["open"]),
            requirement("sa.d", theme="content", controls=["partial"]),
            requirement("sa.e", theme="content", severity="minor", controls=["done"]),
            requirement("sa.f", theme="content", start="2027-06-01", controls=["planned"]),
            requirement("sa.g", theme="security", controls=["done"]),
            requirement("sa.h", theme="entry", instrument="voluntary"),
            requirement("sa.i", theme="entry", when="serves_government"),
            prohibition("sa.j", theme="bans"),
        ),
        region(
            "INTL",
            requirement("intl.a", theme="privacy", instrument="expected", controls=["done"]),
            requirement("intl.b", theme="privacy", instrument="voluntary", controls=["planned"]),
        ),
    )
    controls = {"planned": "planned", "done": "implemented", "partial": "partial"}
    return assess(law, profile("SA", controls=controls), as_of=TODAY)


def test_what_is_in_force_is_binding_law_that_applies():
    found = [one.found.requirement.key for one in duties_in_force(judged().markets["SA"])]

    assert found == ["sa.a", "sa.b", "sa.c", "sa.d", "sa.e", "sa.g", "sa.j"]


def test_of_the_standards_what_buyers_expect_counts():
    found = [one.found.requirement.key for one in duties_in_force(judged().also["INTL"])]

    assert found == ["intl.a"]


def test_a_cell_counts_what_is_met_and_takes_the_worst_state():
    themes = ["privacy", "esg", "content", "security", "entry", "bans"]

    assert heat_cells(judged().markets["SA"], themes) == [
        HeatCell(1, 2, "blocker"),
        HeatCell(0, 1, "open"),
        HeatCell(1, 2, "partly-met"),
        HeatCell(1, 1, "met"),
        None,
        HeatCell(0, 1, "blocker"),
    ]


def test_a_heat_map_writes_every_label_and_every_number():
    rows = [
        HeatRow("Privacy", [HeatCell(2, 7, "blocker"), HeatCell(1, 1, "met")]),
        HeatRow("Content", [None, HeatCell(0, 3, "not-met")]),
    ]
    svg = heat_map("Duties met", ["Thailand", "Mexico"], rows, label_width=100, cell_width=50)

    assert texts(svg) == ["Thailand", "Mexico", "Privacy", "2/7", "1/1", "Content", "–", "0/3"]
    assert [node.text for node in parsed(svg).iter(f"{SVG}title")] == ["Duties met"]
    assert [parsed(svg).get(name) for name in ("role", "width", "height")] == ["img", "200", "65"]


def test_only_a_blocker_fills_its_cell():
    states = ["blocker", "not-met", "open", "partly-met", "accepted", "met"]
    rows = [HeatRow("Privacy", [HeatCell(0, 1, state) for state in states])]
    fills = [node.get("fill") for node in parsed(heat_map("", states, rows)).iter(f"{SVG}rect")]

    assert fills == ["#b3261e", "#fae3df", "#e7e8f6", "#fbedcd", "#fbedcd", "#dcefe4"]


def test_every_text_names_its_face_since_print_inherits_none():
    rows = [HeatRow("Privacy", [HeatCell(0, 1, "met"), None])]
    faces = {node.get("font-family") for node in parsed(heat_map("", ["A", "B"], rows)).iter(f"{SVG}text")}

    assert faces == {FACE}


def test_a_picture_carries_its_colours_as_attributes_and_no_style():
    svg = heat_map("", ["A"], [HeatRow("Privacy", [HeatCell(0, 1, "blocker")])])

    assert "style=" not in svg
    assert "<style" not in svg


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '" onload="x', "a & b", "]]>"])
def test_what_a_person_wrote_stays_text(hostile):
    svg = heat_map(hostile, [hostile], [HeatRow(hostile, [None])], label_width=2000, cell_width=2000)

    assert texts(svg) == [hostile, hostile, "–"]
    assert {node.tag for node in parsed(svg).iter()} == {f"{SVG}svg", f"{SVG}title", f"{SVG}text"}


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ("Thailand", ["Thailand"]),
        ("European Union", ["European Union"]),
        (LONG_WORDS, ["International", "certifications", "and practices"]),
        ("沙特阿拉伯", ["沙特阿拉伯"]),
        ("国际认证与实践做法", ["国际认证与", "实践做法"]),
        ("欧盟\nEuropean Union", ["欧盟", "European Union"]),
        ("", [""]),
    ],
)
def test_a_head_wraps_at_blanks_and_in_chinese_anywhere(head, lines):
    assert texts(heat_map("", [head], [], cell_width=62)) == lines


def test_a_label_of_two_lines_stands_around_the_middle_of_its_row():
    svg = heat_map(
        "", [], [HeatRow("数据存储地与跨境传输\nData location and transfers", [])], label_width=170
    )
    label = list(parsed(svg).iter(f"{SVG}text"))

    assert [node.text for node in label] == ["数据存储地与跨境传输", "Data location and transfers"]
    assert [float(node.get("y", "0")) for node in label] == [16.25, 25.75]


def test_a_map_of_nothing_is_still_a_picture():
    assert texts(heat_map("Empty", [], [])) == []
