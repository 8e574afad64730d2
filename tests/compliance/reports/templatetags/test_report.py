"""The tags of the printed report: languages, states, and what its faces can print."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.template import Context, Template

from compliance.reports.domain.voice import NOTHING, State, Text
from tests.compliance.reports.texts import en, state, zh, zh_en


def rendered(template: str, *languages: str, **values: object) -> str:
    context = Context({"content": SimpleNamespace(languages=languages), **values})
    return Template(f"{{% load report %}}{template}").render(context)


def said(what: Text, *languages: str) -> str:
    return rendered("{% say what %}", *languages, what=what)


def test_the_main_language_stands_bare():
    assert said(en("Sources"), "en") == "Sources"
    assert said(zh("法律来源"), "zh-hans") == "法律来源"


def test_a_second_language_stands_in_a_span_with_the_blank_inside():
    assert said(zh_en("法律来源", "Sources"), "zh-hans", "en") == (
        '法律来源<span class="second" lang="en"> Sources</span>'
    )


def test_english_that_stands_for_a_missing_translation_is_marked_as_english():
    assert said(en("Keep a record"), "zh-hans") == '<span lang="en">Keep a record</span>'


def test_nothing_is_nothing():
    assert said(NOTHING, "en") == ""


def test_fixed_words_are_said_in_each_language():
    assert rendered('{% say _("Sources") %}', "en") == "Sources"
    assert rendered('{% say _("Sources") %}', "zh-hans") == "法律来源"
    assert rendered('{% say _("Sources") %}', "zh-hans", "en") == (
        '法律来源<span class="second" lang="en"> Sources</span>'
    )


def test_what_is_said_is_escaped():
    assert said(zh_en("<b>甲</b>", "<b>&</b>"), "zh-hans", "en") == (
        '&lt;b&gt;甲&lt;/b&gt;<span class="second" lang="en"> &lt;b&gt;&amp;&lt;/b&gt;</span>'
    )


def test_a_state_names_its_shape_in_its_class():
    one: State = state("verdict", "no-duty-found", "No duty found")

    assert rendered("{% state one %}", "en", one=one) == (
        '<span class="state verdict-no-duty-found">No duty found</span>'
    )


@pytest.mark.parametrize(("language", "code"), [("en", "en"), ("zh-hans", "zh-Hans")])
def test_languages_are_written_as_html_does(language, code):
    assert rendered("{{ language|html_language }}", "en", language=language) == code


@pytest.mark.parametrize(
    ("text", "is_printable"),
    [
        ("Personal Data Protection Act B.E. 2562", True),
        ("Lei Geral de Proteção de Dados (n.º 13.709)", True),
        ("Luật Bảo vệ dữ liệu cá nhân", True),
        ("《中华人民共和国个人信息保护法》", True),
        ("個人情報の保護に関する法律 データ", True),
        ("개인정보 보호법", True),
        ("พระราชบัญญัติ (Personal Data Protection Act)", False),
        ("نظام حماية البيانات الشخصية", False),
        ("भारत", False),
        ("", False),
    ],
)
def test_a_title_is_printed_only_if_the_faces_have_its_letters(text, is_printable):
    assert rendered("{% if text|is_printable %}yes{% endif %}", "en", text=text) == "yes" * is_printable
