"""Texts on pages: their language, and whether anybody has read the translation."""

from __future__ import annotations

import pytest

from regions.domain.pagetexts import PageTexts, Text
from regions.logic.texts import Texts
from tests.regions.documents import translation


def in_chinese(**translations):
    return PageTexts(Texts("zh-hans", {"requirement:eu-dpa.art-5": translations}))


def test_what_is_not_translated_stays_english_and_says_so():
    texts = in_chinese()
    assert texts.text("requirement", "eu-dpa.art-5", "duty", "Do it.") == Text("Do it.", "en", is_draft=False)


def test_a_machine_draft_is_a_draft():
    texts = in_chinese(duty=translation("Do it.", "请照办。"))
    assert texts.text("requirement", "eu-dpa.art-5", "duty", "Do it.") == Text(
        "请照办。", "zh-hans", is_draft=True
    )


def test_a_reviewed_translation_is_none():
    texts = in_chinese(duty=translation("Do it.", "请照办。", state="reviewed", by="Anna Weber"))
    assert texts.text("requirement", "eu-dpa.art-5", "duty", "Do it.") == Text(
        "请照办。", "zh-hans", is_draft=False
    )


def test_a_review_of_an_older_english_text_counts_no_more():
    texts = in_chinese(duty=translation("Do it.", "请照办。", state="reviewed", by="Anna Weber"))
    assert texts.text("requirement", "eu-dpa.art-5", "duty", "Do it now.") == Text(
        "请照办。", "zh-hans", is_draft=True
    )


def test_the_lines_of_a_list_are_translated_one_by_one():
    texts = in_chinese(**{"evidence.1": translation("A log", "一份日志")})
    assert texts.lines("requirement", "eu-dpa.art-5", "evidence", ["A record", "A log"]) == (
        Text("A record"),
        Text("一份日志", "zh-hans", is_draft=True),
    )


@pytest.mark.parametrize(("text", "shown"), [("", False), ("Do it.", True)])
def test_an_empty_text_is_false(text, shown):
    assert bool(Text(text)) is shown
