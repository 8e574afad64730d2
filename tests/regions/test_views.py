"""The public pages of the law."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.conf import settings

from tests.regions.documents import instrument, region, requirement, small_document, translation
from tests.regions.publications import published_law, stored

pytestmark = pytest.mark.django_db

PAGES = ["/", "/regions/EU/", "/requirements/eu-dpa.art-35/"]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 23, 4, 0, tzinfo=UTC), tick=False):
        yield


def html_of(client, path, *, language="en"):
    answer = client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def text_of(html):
    """What a page says, without markup, one blank between words."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<main")[2])).strip()


def norwegian(key, **more):
    """A requirement of Norway; somebody has to ask for the headquarters."""
    return requirement(key, **{"applies_when": "hq_region has NO AND personal_data"} | more)


def small_law_with(*requirements):
    """The small law with these requirements in Norway."""
    document = small_document()
    document["regions"][1]["requirements"] = list(requirements)
    document["conflicts"] = []
    document["translations"] = {}
    return document


# --- Who may read, and when ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES)
def test_everybody_may_read_the_law(client, path):
    published_law()
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_read_only(client, path):
    published_law()
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", PAGES)
def test_before_anything_is_published_a_page_says_what_to_run(client, path):
    stored()
    answer = client.get(path)
    assert answer.status_code == 503
    text = text_of(answer.content.decode())
    assert "python manage.py load_law --if-empty python manage.py publish_edition --if-none" in text


@pytest.mark.parametrize("path", ["/regions/XX/", "/regions/eu/", "/requirements/eu-dpa.art-99/"])
def test_what_the_law_does_not_hold_is_not_found(client, path):
    published_law()
    assert client.get(path).status_code == 404


# --- How they are made --------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("path", ["/", "/regions/NO/", "/requirements/no-act.s-1/"])
def test_a_page_takes_one_query_whatever_it_holds(client, django_assert_num_queries, rows, path):
    published_law(small_law_with(*(norwegian(f"no-act.s-{number + 1}") for number in range(rows))))
    client.get(path)  # the edition is read into memory once
    with django_assert_num_queries(1):
        client.get(path)


@pytest.mark.parametrize("path", [*PAGES, "/regions/NO/"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_page_has_one_heading_above_all_and_nothing_inline(client, path, language):
    published_law()
    html = html_of(client, path, language=language)
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert re.findall(r"<script|<style| style=| on\w+=|javascript:", html) == []
    assert re.findall(r"<html lang=\"(.*)\">", html) == [language]


@pytest.mark.parametrize("path", ["/regions/EU/", "/regions/NO/"])
def test_every_table_has_a_caption_and_its_heads_say_what_they_head(client, path):
    published_law()
    html = html_of(client, path)
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    assert tables
    for table in tables:
        assert len(re.findall(r"<caption[^>]*>[^<]+</caption>", table)) == 1
        assert re.findall(r"<th(?! scope=\"(?:col|row)\")[ >]", table) == []


@pytest.mark.parametrize("path", PAGES)
def test_no_two_elements_share_an_id(client, path):
    published_law()
    ids = re.findall(r" id=\"([^\"]+)\"", html_of(client, path))
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("path", PAGES)
def test_the_edition_stands_at_the_foot_and_not_legal_advice_is_said_once(client, path):
    edition = published_law()
    html = html_of(client, path)
    foot = text_of(html.replace("<footer", "<main"))
    assert edition.version == "2026-11-23.1"
    assert f"Law edition 2026-11-23.1 SHA-256 {edition.sha256}" in foot
    assert html.lower().count("not legal advice") == 1


# --- The start page -----------------------------------------------------------------------------------------


def test_the_start_page_has_a_tile_for_every_region(client):
    published_law()
    html = html_of(client, "/")
    assert re.findall(r"<h1>([^<]+)</h1>", html) == ["Countries and regions"]
    assert text_of(html).startswith(
        'id="main" tabindex="-1"> Countries and regions What the law asks of an AI product: 3 requirements '
        "in force in 2 regions on 23 November 2026. Europe EU European Union 2 requirements NO Norway "
        "1 requirement"
    )
    assert re.findall(r"<a class=\"lf-tile\" href=\"([^\"]+)\">", html) == ["/regions/EU/", "/regions/NO/"]


def test_a_tile_tells_what_is_to_come(client):
    published_law(small_law_with(norwegian("no-act.s-1", **{"from": "2027-01-01"})))
    assert "NO Norway 0 requirements 1 to come" in text_of(html_of(client, "/"))


def test_what_buyers_expect_stands_beside_the_law(client):
    document = small_document()
    document["regions"].append(
        {
            "region": region("INTL", "Standards", group="International"),
            "instruments": [instrument("intl-iso", status="voluntary", binding="expected", kind="standard")],
            "definitions": [],
            "requirements": [requirement("intl-iso.a", severity="minor")],
            "upcoming": [],
        }
    )
    published_law(document)
    assert "Beside the law Standards 1 practice that buyers, certifiers" in text_of(html_of(client, "/"))
    assert re.findall(r"<h2 id=\"(\S+)\"", html_of(client, "/regions/INTL/")) == ["in-force", "instruments"]


# --- A region -----------------------------------------------------------------------------------------------


def test_a_region_shows_instruments_classes_requirements_and_the_horizon(client):
    published_law()
    html = html_of(client, "/regions/EU/")
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html) == [
        "Data may lie anywhere",
        "In force",
        "On the horizon",
        "Laws and other instruments",
        "Legal classes",
    ]
    text = text_of(html)
    assert (
        "Title of eu-dpa.art-5 The eu-dpa Act Art. 1 Blocker Prohibition 1 January 2025 High 1 November 2026"
    ) in text
    assert "1 January 2025 until 31 December 2030 for some 1 June 2027 High" in text
    assert "Second Data Protection Act Proposed, expected 2027 Would raise the fines." in text
    assert (
        "The Data Protection Act reaches you Art. 3 eu-dpa-scope An office anywhere in the Union counts. "
        "established_in has EU OR sold_in has EU"
    ) in text
    assert "Highest penalty EUR 20 million or 4 % Source law.example" in text
    assert '<a href="https://law.example/eu-dpa">law.example</a>' in html


def test_an_instrument_unfolds_for_who_comes_by_its_link(client):
    published_law()
    fold = html_of(client, "/regions/EU/").partition('<details class="lf-fold">')[2]
    assert '<div id="instrument-eu-dpa">' in fold.partition("</summary>")[2].partition("</details>")[0]


@pytest.mark.parametrize(
    ("on", "sentence", "parts"),
    [
        (
            "2024-12-31",
            "0 requirements in force on 31 December 2024. 2 are to come.",
            ["in-force", "upcoming"],
        ),
        ("2025-01-01", "2 requirements in force on 1 January 2025.", ["in-force"]),
        ("2031-01-01", "1 requirement in force on 1 January 2031.", ["in-force", "ended"]),
        ("", "2 requirements in force on 23 November 2026.", ["in-force"]),
    ],
)
def test_a_region_is_shown_on_the_day_asked_for(client, on, sentence, parts):
    published_law()
    html = html_of(client, f"/regions/EU/?on={on}")
    assert f"European Union {sentence} Law on" in text_of(html)
    sections = re.findall(r"<h2 id=\"(\S+)\"", html)
    assert sections == [*parts, "horizon", "instruments", "definitions"]


@pytest.mark.parametrize("on", ["tomorrow", "2027-02-30", "27-1-1", "99999-01-01", "<script>"])
def test_a_wrong_day_is_told_beside_the_field_and_today_is_shown(client, on):
    published_law()
    html = html_of(client, f"/regions/EU/?on={on}")
    assert "2 requirements in force on 23 November 2026." in text_of(html)
    assert "<title>Error: European Union · Landfall</title>" in html
    field = re.search(r"<input[^>]*name=\"on\"[^>]*>", html)
    assert field
    assert 'aria-invalid="true"' in field[0]
    described = re.findall(r"aria-describedby=\"([^\"]+)\"", field[0])[0].split()
    assert [re.findall(rf"id=\"{name}\"", html) for name in described] == [[f'id="{n}"'] for n in described]
    assert "Write the day as year-month-day, for example 2027-01-15." in html


def test_the_day_stays_in_the_field_and_in_the_switch_of_the_language(client):
    published_law()
    html = html_of(client, "/regions/EU/?on=2027-01-15")
    assert re.findall(r"<input[^>]*name=\"on\" value=\"([^\"]*)\"", html) == ["2027-01-15"]
    assert re.findall(r"name=\"next\" value=\"([^\"]*)\"", html) == ["/regions/EU/?on=2027-01-15"]


@pytest.mark.parametrize("query", ["", "?utm_source=mail"])
def test_without_a_day_the_field_shows_today(client, query):
    published_law()
    html = html_of(client, f"/regions/EU/{query}")
    assert re.findall(r"<input[^>]*name=\"on\" value=\"([^\"]*)\"", html) == ["2026-11-23"]


def test_bills_are_shown_and_never_counted(client):
    document = small_law_with(norwegian("no-act.s-1"), norwegian("no-bill.s-1"))
    document["regions"][1]["instruments"].append(instrument("no-bill", status="bill"))
    published_law(document)
    html = html_of(client, "/regions/NO/")
    text = text_of(html)
    assert "Norway 1 requirement in force on 23 November 2026. Law on" in text
    assert "What the bills would demand" in text
    assert "Title of no-bill.s-1 The no-bill Act Art. 1 Major Duty no day yet" in text


def test_who_binds_makers_says_so(client):
    published_law()
    reach = "Its law follows companies and technology from there into other markets."
    assert reach in text_of(html_of(client, "/regions/EU/"))
    assert reach not in text_of(html_of(client, "/regions/NO/"))


# --- A requirement ------------------------------------------------------------------------------------------


def test_a_requirement_shows_everything_it_says(client):
    document = small_law_with(
        requirement(
            "no-act.s-1",
            applies_when="hq_region has NO AND users >= 10",
            transitions=[{"when": "size is small", "from": "2027-06-01"}],
            penalty="The highest.",
            note="No exception.",
            confidence="low",
        )
    )
    published_law(document)
    text = text_of(html_of(client, "/requirements/no-act.s-1/"))
    for said in (
        "The no-act Act Art. 1 Title of no-act.s-1 Do it.",
        "Applies when hq_region has NO AND users &gt;= 10",
        "Questions that decide it What about hq_region? What about users?",
        "From 1 June 2027 when size is small",
        "Title of dpia Answered once for all markets Done means all of these: It is written It is signed",
        "What usually proves it: A record",
        "Note No exception.",
        "In force since 1 January 2025",
        "Severity Major: a fine, an order or a lost deal is likely Nature Duty Demanded by The law",
        "Theme Privacy Key no-act.s-1",
        "Penalty The highest.",
        "Source law.example Confidence Low Last verified 1 November 2026 Counsel Not reviewed by counsel",
    ):
        assert said in text


def test_a_requirement_links_to_its_source_its_instrument_and_the_classes_it_names(client):
    published_law()
    links = re.findall(r"<a href=\"([^\"]+)\"", html_of(client, "/requirements/eu-dpa.art-5/"))
    assert [link for link in links if "eu-dpa" in link] == [
        "/regions/EU/#instrument-eu-dpa",
        "/regions/EU/#definition-eu-dpa-scope",
        "/regions/EU/#definition-eu-dpa-scope",
        "https://law.example/eu-dpa.art-5",
    ]


def test_without_a_penalty_of_its_own_the_highest_of_the_instrument_is_shown(client):
    published_law()
    text = text_of(html_of(client, "/requirements/eu-dpa.art-35/"))
    assert "Penalty EUR 20 million or 4 % The highest of the whole instrument" in text


@pytest.mark.parametrize(
    ("fields", "when"),
    [
        ({"from": "2027-01-01"}, "From 1 January 2027"),
        ({"until": "2030-12-31"}, "In force since 1 January 2025 until 31 December 2030"),
        ({"until": "2026-01-31"}, "Ended on 31 January 2026"),
        ({"instrument": "no-bill"}, "Bill: shown, never counted"),
    ],
)
def test_a_requirement_says_where_it_stands_today(client, fields, when):
    key = f"{fields.get('instrument', 'no-act')}.s-1"
    document = small_law_with(norwegian("no-act.s-0"), norwegian(key, **fields))
    document["regions"][1]["instruments"].append(instrument("no-bill", status="bill"))
    published_law(document)
    assert f"When {when} What it is" in text_of(html_of(client, f"/requirements/{key}/"))


# --- In Chinese ---------------------------------------------------------------------------------------------


def test_texts_come_in_chinese_drafts_are_marked_and_english_ones_say_so(client):
    published_law()
    html = html_of(client, "/requirements/no-act.s-1/", language="zh-hans")
    assert re.findall(r"<p class=\"lf-lead\">(.*?)</p>", html) == [
        '请照办。 <span class="lf-tag lf-draft">译文待审</span>'
    ]
    assert '<h1><span lang="en">Title of no-act.s-1</span></h1>' in html


def test_a_list_of_names_is_marked_once(client):
    document = small_document()
    document["translations"]["zh-hans"] |= {
        f"region:{code}": {"name": translation(name, text)}
        for code, name, text in (("EU", "European Union", "欧盟"), ("NO", "Norway", "挪威"))
    }
    published_law(document)
    html = html_of(client, "/", language="zh-hans")
    assert html.count("lf-draft") == 1
    assert html.index("lf-draft") < html.index("欧盟")


def test_days_are_written_as_in_chinese(client):
    published_law()
    assert "2025年1月1日" in html_of(client, "/regions/NO/", language="zh-hans")


# --- The frame ----------------------------------------------------------------------------------------------


def test_law_pages_bring_their_own_stylesheet(client):
    published_law()
    assert f'href="{settings.STATIC_URL}landfall/law.css"' in html_of(client, "/")
