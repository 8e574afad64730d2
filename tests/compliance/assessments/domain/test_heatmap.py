"""The numbers of the heat map, and the picture drawn from the same numbers."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from django.utils.translation import override

from compliance.assessments.charts import HeatCell
from compliance.assessments.domain.heatmap import Cell, Row, heat_of
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import assess
from regions.domain.pagetexts import Text
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import TODAY, document, market, profile, prohibition, region, requirement

SVG = "{http://www.w3.org/2000/svg}"
THEMES = [
    {"key": "privacy", "label": "Privacy (data of people)"},
    {"key": "children", "label": "Children"},
    {"key": "filing", "label": "Filing（备案）"},
    {"key": "safety", "label": "Safety <now>"},
]


def law(name_of_eu="Name of EU"):
    europe = region(
        "EU",
        requirement("eu.notice", theme="privacy", severity="blocker", controls=["notice"]),
        requirement("eu.record", theme="privacy", controls=["record"]),
        requirement("eu.age", theme="children", controls=["age"]),
        requirement("eu.later", theme="filing", start="2027-06-01"),
        requirement("eu.advice", theme="filing", instrument="voluntary"),
    )
    europe["region"]["name"] = name_of_eu
    norway = region(
        "NO",
        requirement("no.half", theme="privacy", controls=["half"]),
        prohibition("no.scoring", theme="safety", when="serves_government"),
    )
    whole = document(europe, norway, region("SG"))
    whole["vocabulary"]["themes"] = THEMES
    return Catalogue.from_document(whole)


CONTROLS = {"notice": "not-implemented", "record": "implemented", "half": "partial"}


def heat(catalogue=None, *codes, markets=None, government=False, language="en", controls=CONTROLS):
    catalogue = catalogue or law()
    facts = {"serves_government": government}
    product = profile(*codes, markets=markets, facts=facts, controls=controls)
    with override(language):
        reader = Reader.of(catalogue, language=language, on=TODAY)
        return heat_of(assess(catalogue, product, as_of=TODAY), reader)


def texts(found, title="Duties met"):
    """All that is written in the picture, in the order in which it is drawn."""
    return [one.text for one in ET.fromstring(found.drawn(title)).iter(f"{SVG}text")]


def test_a_row_is_a_market_and_a_column_a_theme_in_which_somebody_has_a_duty():
    found = heat(None, "EU", "NO", "SG")
    assert found.themes == (("privacy", Text("Privacy")), ("children", Text("Children")))
    assert found.rows == (
        Row(
            "EU",
            Text("Name of EU"),
            (
                Cell("privacy", HeatCell(1, 2, "blocker"), "Not met"),
                Cell("children", HeatCell(0, 1, "open"), "Not answered"),
            ),
        ),
        Row("NO", Text("Name of NO"), (Cell("privacy", HeatCell(0, 1, "partly-met"), "Partly met"), None)),
        Row("SG", Text("Name of SG"), (None, None)),
    )


def test_themes_without_a_duty_are_named_without_what_is_in_brackets():
    assert heat(None, "EU").without_duty == (Text("Filing"), Text("Safety <now>"))


def test_a_prohibition_counts_as_a_duty_that_is_not_met():
    found = heat(None, "NO", government=True)
    assert found.themes == (("privacy", Text("Privacy")), ("safety", Text("Safety <now>")))
    assert found.rows[0].cells[1] == Cell("safety", HeatCell(0, 1, "blocker"), "Not met")


def test_a_duty_counts_from_the_launch_day_on():
    found = heat(None, markets={"EU": market("2027-07-01")})
    assert [key for key, _label in found.themes] == ["privacy", "children", "filing"]


def test_all_is_met_when_all_is_done():
    found = heat(None, "EU", controls=dict.fromkeys(("notice", "record", "age"), "implemented"))
    assert found.rows[0].cells == (
        Cell("privacy", HeatCell(2, 2, "met"), "Met"),
        Cell("children", HeatCell(1, 1, "met"), "Met"),
    )


def test_rows_stand_from_the_worst_verdict_to_the_best():
    assert [row.code for row in heat(None, "SG", "NO", "EU").rows] == ["EU", "NO", "SG"]


def test_without_a_market_every_theme_is_without_a_duty():
    found = heat()
    assert (found.themes, found.rows) == ((), ())
    assert [label.text for label in found.without_duty] == ["Privacy", "Children", "Filing", "Safety <now>"]


def test_the_picture_of_nothing_can_be_drawn():
    assert texts(heat()) == []


def test_the_picture_has_the_numbers_of_the_table():
    found = heat(None, "EU", "NO", "SG")
    cells = [cell for row in found.rows for cell in row.cells]
    wanted = sorted(f"{cell.heat.met}/{cell.heat.of}" for cell in cells if cell)
    assert sorted(text for text in texts(found) if "/" in text) == wanted == ["0/1", "0/1", "1/2"]


def test_the_picture_names_markets_and_themes():
    assert {"Name of EU", "Name of NO", "Name of SG", "Privacy", "Children"} <= set(
        texts(heat(None, "EU", "NO", "SG"))
    )


def test_the_picture_has_its_title():
    tree = ET.fromstring(heat(None, "EU").drawn("Duties met & <not> met"))
    assert tree.findtext(f"{SVG}title") == "Duties met & <not> met"


def test_names_are_escaped_in_the_picture():
    found = heat(law("<b>EU</b>"), "EU", "NO", government=True)
    svg = found.drawn("Duties met")
    assert "<b>" not in svg
    assert "<now>" not in svg
    assert "<b>EU</b>" in texts(found)


def test_the_words_are_chinese_for_a_chinese_reader():
    cells = heat(None, "EU", language="zh-hans").rows[0].cells
    assert [cell.word for cell in cells if cell] == ["未满足", "未回答"]
