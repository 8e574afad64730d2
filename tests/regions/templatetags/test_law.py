"""How pages write texts, days, languages and sources."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from regions.domain.pagetexts import Text
from regions.enums import Severity
from regions.templatetags import law

DRAFT = '<span class="lf-tag lf-draft">translation under review</span>'


def test_a_text_is_escaped():
    assert law.text(Text("<b>5 & 6</b>")) == "&lt;b&gt;5 &amp; 6&lt;/b&gt;"


def test_a_text_in_another_language_than_the_page_says_which():
    with override("zh-hans"):
        assert law.text(Text("A & B")) == '<span lang="en">A &amp; B</span>'
        assert law.text(Text("甲", "zh-hans")) == "甲"


def test_links_in_a_text_work_and_nothing_else_does():
    assert law.text(Text("AI Office (https://ai.example/x?a=1&b=2) <script>")) == (
        'AI Office (<a href="https://ai.example/x?a=1&amp;b=2">https://ai.example/x?a=1&amp;b=2</a>) '
        "&lt;script&gt;"
    )


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        (Text("Do it."), ""),
        (Text("请照办。", "zh-hans"), ""),
        (Text("请照办。", "zh-hans", is_draft=True), f" {DRAFT}"),
        ((), ""),
        ((Text("One"), Text("二", "zh-hans", is_draft=True)), f" {DRAFT}"),
        ((Text("One"), Text("Two")), ""),
    ],
)
def test_a_translation_that_nobody_has_read_is_marked_once(value, mark):
    assert law.draft_mark(value) == mark


@pytest.mark.parametrize(("language", "written"), [("en", "2 August 2026"), ("zh-hans", "2026年8月2日")])
def test_a_day_is_written_as_the_language_does(language, written):
    with override(language):
        assert law.day(date(2026, 8, 2)) == written


def test_a_severity_is_one_word():
    assert [law.severity_word(severity) for severity in Severity] == ["Blocker", "Major", "Minor"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("de", "German"),
        ("zh-Hans", "Simplified Chinese"),
        ("fil", "Filipino"),
        ("mt", "Maltese"),
        ("xx", "xx"),
    ],
)
def test_a_language_has_a_name(code, name):
    assert law.language_name(code) == name


def test_the_source_is_named_by_its_site():
    assert law.host("https://eur-lex.europa.eu/eli/reg/2024/1689/oj") == "eur-lex.europa.eu"
