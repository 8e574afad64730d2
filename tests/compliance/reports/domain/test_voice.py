"""Everything is said in each language of the report, and never twice the same."""

from __future__ import annotations

import pytest
from django.utils.translation import gettext as _

from compliance.reports.domain.voice import NOTHING, Voice, capital, plain, shortened
from tests.compliance.builders import Entry, catalogue, document, region, requirement
from tests.compliance.reports.texts import drafted, en, reviewed, translated, zh, zh_en

TITLE = "Title of sa.a"


def voice(language: str, fields: Entry | None = None) -> Voice:
    """A voice over a library with one requirement and these Chinese texts of it."""
    whole = document(region("SA", requirement("sa.a")))
    return Voice.of(translated(whole, {"requirement:sa.a": fields or {}}), language)


def test_an_english_report_says_a_sentence_once():
    assert voice("en").say(lambda speaker: speaker.language) == en("en")


def test_a_bilingual_report_says_it_in_chinese_first():
    assert voice("both").say(lambda speaker: speaker.language) == zh_en("zh-hans", "en")


def test_a_sentence_is_made_while_its_language_is_active():
    assert voice("both").say(lambda _speaker: _("Sources")) == zh_en("法律来源", "Sources")


def test_what_is_the_same_in_both_languages_stands_once():
    assert voice("both").say(lambda _speaker: "Art. 4") == zh("Art. 4")


def test_another_language_is_refused():
    with pytest.raises(KeyError):
        Voice.of(catalogue(region("SA")), "fr")


@pytest.mark.parametrize("language", ["en", "zh-hans", "both"])
def test_a_text_that_the_law_lacks_is_not_said(language):
    assert voice(language).law("requirement", "sa.a", "note", "") == NOTHING
    assert voice(language).law_list("requirement", "sa.a", "evidence", ()) == NOTHING
    assert not NOTHING


def test_english_law_is_never_pending():
    assert voice("en").law("requirement", "sa.a", "title", TITLE) == en(TITLE)


def test_a_reviewed_translation_stands_alone():
    chinese = voice("zh-hans", {"title": reviewed("标题", of=TITLE)})

    assert chinese.law("requirement", "sa.a", "title", TITLE) == zh("标题")


def test_a_drafted_translation_is_pending():
    chinese = voice("zh-hans", {"title": drafted("标题", of=TITLE)})

    assert chinese.law("requirement", "sa.a", "title", TITLE) == zh("标题", is_pending=True)


def test_a_translation_of_an_older_english_text_is_pending():
    chinese = voice("zh-hans", {"title": reviewed("标题", of="An older title")})

    assert chinese.law("requirement", "sa.a", "title", TITLE) == zh("标题", is_pending=True)


def test_where_there_is_no_translation_the_english_text_stands_and_is_pending():
    assert voice("zh-hans").law("requirement", "sa.a", "title", TITLE) == en(TITLE, is_pending=True)


def test_a_bilingual_report_shows_the_english_text_once_where_there_is_no_translation():
    assert voice("both").law("requirement", "sa.a", "title", TITLE) == en(TITLE, is_pending=True)


def test_a_bilingual_report_shows_a_translation_with_its_english_text():
    both = voice("both", {"title": reviewed("标题", of=TITLE)})

    assert both.law("requirement", "sa.a", "title", TITLE) == zh_en("标题", TITLE)


def test_the_items_of_a_list_are_joined_as_the_language_does():
    fields = {"evidence.0": reviewed("记录", of="A record"), "evidence.1": reviewed("合同", of="A contract")}

    said = voice("both", fields).law_list("requirement", "sa.a", "evidence", ("A record", "A contract"))

    assert said == zh_en("记录；合同", "A record; A contract")


def test_a_list_that_is_translated_in_part_is_pending():
    said = voice("zh-hans", {"evidence.0": reviewed("记录", of="A record")}).law_list(
        "requirement", "sa.a", "evidence", ("A record", "A contract")
    )

    assert said == zh("记录；A contract", is_pending=True)


def test_a_list_without_any_translation_is_an_english_text():
    said = voice("both").law_list("requirement", "sa.a", "evidence", ("A record", "A contract"))

    assert said == en("A record; A contract", is_pending=True)


def test_a_head_stands_before_its_text_in_each_language():
    assert voice("both").headed(zh_en("欧盟", "European Union"), zh_en("通知", "Give notice")) == zh_en(
        "欧盟：通知", "European Union: Give notice"
    )


def test_a_head_stands_once_before_a_text_in_one_language():
    said = voice("both").headed(zh_en("欧盟", "European Union"), en("Give notice", is_pending=True))

    assert said == en("欧盟：Give notice", is_pending=True)


@pytest.mark.parametrize(
    ("names", "english", "chinese"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A and B", "A和B"),
        (["A", "B", "C"], "A, B and C", "A、B和C"),
    ],
)
def test_names_are_listed_as_the_language_does(names, english, chinese):
    assert voice("en").say(lambda speaker: speaker.listed(names)) == en(english)
    assert voice("zh-hans").say(lambda speaker: speaker.listed(names)) == zh(chinese)


def test_chinese_sentences_follow_each_other_without_a_blank():
    assert voice("zh-hans").say(lambda speaker: speaker.paragraph(["甲。", "乙。"])) == zh("甲。乙。")
    assert voice("en").say(lambda speaker: speaker.paragraph(["One.", "Two."])) == en("One. Two.")


def test_a_text_is_written_in_all_its_languages():
    assert str(zh_en("欧盟", "European Union")) == "欧盟 European Union"


def test_a_text_gives_the_part_of_a_language_or_what_stands_in_its_place():
    assert zh_en("欧盟", "European Union").part("en").text == "European Union"
    assert en("European Union").part("zh-hans").language == "en"


def test_a_label_gets_a_capital():
    assert voice("en").label("not met") == en("Not met")
    assert capital("") == ""


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Nova", "Nova"),
        ("<b>Nova</b> & “Co”", "<b>Nova</b> & “Co”"),
        ("暖屿 2", "暖屿 2"),
        ("line\none\ttwo", "line one two"),
        ("bell\x07nul\x00", "bellnul"),
        ("name\u202egnp.exe\u202c", "namegnp.exe"),
        ("\u2066isolated\u2069\u200e", "isolated"),
        ("half \ud800 sign", "half  sign"),
    ],
)
def test_what_a_person_wrote_loses_only_what_cannot_be_printed(written, printed):
    assert plain(written) == printed


def test_a_long_name_is_cut_with_an_ellipsis():
    assert shortened("short", 5) == "short"
    assert shortened("a longer name", 9) == "a longer…"
