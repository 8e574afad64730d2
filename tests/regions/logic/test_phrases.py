from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from regions.logic.phrases import PHRASES
from regions.logic.phrases.base import MAX_NAMES

EN, ZH = PHRASES["en"], PHRASES["zh-hans"]
EARLY, LATE = date(2026, 8, 2), date(2027, 12, 31)


def test_there_is_english_and_simplified_chinese() -> None:
    assert list(PHRASES) == ["en", "zh-hans"]


@pytest.mark.parametrize(
    ("names", "holds", "english", "chinese"),
    [
        (["A"], True, "role: A", "role：A"),
        (["A"], False, "role: not A", "role：不包括A"),
        (["A", "B"], True, "role: A and B", "role：A和B"),
        (["A", "B"], False, "role: not A or B", "role：不包括A或B"),
        (["A", "B", "C"], True, "role: A, B and C", "role：A、B和C"),
        (list("ABCD"), True, "role: A, B, C and D", "role：A、B、C和D"),
        (list("ABCD"), False, "role: not A, B, C or D", "role：不包括A、B、C或D"),
        (list("ABCDE"), True, "role: A, B, C and 2 more", "role：A、B、C等 5 项"),
        (list("ABCDE"), False, "role: not A, B, C or 2 more", "role：不包括A、B、C等 5 项"),
        (list("ABCDEFGHIJ"), True, "role: A, B, C and 7 more", "role：A、B、C等 10 项"),
    ],
)
def test_what_was_chosen(names: Sequence[str], holds: bool, english: str, chinese: str) -> None:
    assert EN.chosen("role", names, holds=holds) == english
    assert ZH.chosen("role", names, holds=holds) == chinese


def test_four_names_are_shown_in_full() -> None:
    assert MAX_NAMES == 4


@pytest.mark.parametrize(
    ("names", "inside", "holds", "english", "chinese"),
    [
        (["A"], ["X"], True, "offices: A, outside X", "offices：A，不在X范围内"),
        (["A", "B"], ["X", "Y"], True, "offices: A and B, outside X and Y", "offices：A和B，不在X和Y范围内"),
        (
            list("ABCDE"),
            list("VWXYZ"),
            True,
            "offices: A, B, C and 2 more, outside V, W, X and 2 more",
            "offices：A、B、C等 5 项，不在V、W、X等 5 项范围内",
        ),
        ([], ["X"], False, "offices: nothing outside X", "offices：均在X范围内"),
        ([], ["X", "Y"], False, "offices: nothing outside X and Y", "offices：均在X和Y范围内"),
    ],
)
def test_what_lies_outside(
    names: Sequence[str], inside: Sequence[str], holds: bool, english: str, chinese: str
) -> None:
    assert EN.beyond("offices", names, inside, holds=holds) == english
    assert ZH.beyond("offices", names, inside, holds=holds) == chinese


@pytest.mark.parametrize(
    ("operator", "holds", "english", "chinese"),
    [
        (">=", True, "people: 7 (at least 5)", "people：7（不低于 5）"),
        (">=", False, "people: 7 (not at least 5)", "people：7（低于 5）"),
        (">", True, "people: 7 (more than 5)", "people：7（超过 5）"),
        (">", False, "people: 7 (not more than 5)", "people：7（未超过 5）"),
        ("<", True, "people: 7 (less than 5)", "people：7（低于 5）"),
        ("<", False, "people: 7 (not less than 5)", "people：7（不低于 5）"),
        ("<=", True, "people: 7 (at most 5)", "people：7（不超过 5）"),
        ("<=", False, "people: 7 (not at most 5)", "people：7（超过 5）"),
        ("=", True, "people: 7 (exactly 5)", "people：7（正好为 5）"),
        ("=", False, "people: 7 (not exactly 5)", "people：7（不等于 5）"),
    ],
)
def test_a_number_against_its_line(operator: str, holds: bool, english: str, chinese: str) -> None:
    assert EN.number("people", "7", operator, "5", holds=holds) == english
    assert ZH.number("people", "7", operator, "5", holds=holds) == chinese


@pytest.mark.parametrize(
    ("operator", "holds", "english", "chinese"),
    [
        (
            "before",
            True,
            "start: 2 August 2026 (before 31 December 2027)",
            "start：2026年8月2日（早于2027年12月31日）",
        ),
        (
            "before",
            False,
            "start: 2 August 2026 (on or after 31 December 2027)",
            "start：2026年8月2日（不早于2027年12月31日）",
        ),
        (
            "on_or_after",
            True,
            "start: 2 August 2026 (on or after 31 December 2027)",
            "start：2026年8月2日（不早于2027年12月31日）",
        ),
        (
            "on_or_after",
            False,
            "start: 2 August 2026 (before 31 December 2027)",
            "start：2026年8月2日（早于2027年12月31日）",
        ),
    ],
)
def test_a_day_against_its_line(operator: str, holds: bool, english: str, chinese: str) -> None:
    assert EN.day("start", EARLY, operator, LATE, holds=holds) == english
    assert ZH.day("start", EARLY, operator, LATE, holds=holds) == chinese


@pytest.mark.parametrize(
    ("low", "high", "english", "chinese"),
    [("50", "249", "50 to 249", "50 至 249"), ("250", "", "250 or more", "250 以上")],
    ids=["closed", "open"],
)
def test_a_band(low: str, high: str, english: str, chinese: str) -> None:
    assert (EN.band(low, high), ZH.band(low, high)) == (english, chinese)


@pytest.mark.parametrize(
    ("reasons", "holds", "english", "chinese"),
    [
        ([], True, "counts as “High risk”", "属于“High risk”"),
        ([], False, "does not count as “High risk”", "不属于“High risk”"),
        (["a", "b"], True, "counts as “High risk” (a; b)", "属于“High risk”（a；b）"),
        (["a"], False, "does not count as “High risk” (a)", "不属于“High risk”（a）"),
    ],
)
def test_a_legal_class(reasons: Sequence[str], holds: bool, english: str, chinese: str) -> None:
    assert EN.legal_class("High risk", reasons, holds=holds) == english
    assert ZH.legal_class("High risk", reasons, holds=holds) == chinese


def test_what_is_open() -> None:
    labels = ["your role", "the plan"]
    assert EN.open(labels) == "not known yet: your role; the plan"
    assert ZH.open(labels) == "尚不清楚：your role；the plan"
    assert EN.start_open(labels) == "the start depends on: your role; the plan"
    assert ZH.start_open(labels) == "开始日期取决于：your role；the plan"


def test_when_it_starts_and_ended() -> None:
    assert (EN.starts_on(LATE), EN.ended_on(LATE)) == (
        "starts on 31 December 2027",
        "ended on 31 December 2027",
    )
    assert (ZH.starts_on(LATE), ZH.ended_on(LATE)) == ("自2027年12月31日起施行", "已于2027年12月31日终止")


def test_dates_are_written_as_each_language_does() -> None:
    assert (EN.date_text(EARLY), ZH.date_text(EARLY)) == ("2 August 2026", "2026年8月2日")


@pytest.mark.parametrize(
    ("clause", "english", "chinese"),
    [
        pytest.param(
            "your role: provider", "Your role: provider.", "your role: provider。", id="small letter"
        ),
        pytest.param("AI techniques: none", "AI techniques: none.", "AI techniques: none。", id="capital"),
        pytest.param("“Nova” is sold", "“Nova” is sold.", "“Nova” is sold。", id="quotes"),
    ],
)
def test_a_clause_becomes_a_sentence(clause: str, english: str, chinese: str) -> None:
    assert (EN.sentence(clause), ZH.sentence(clause)) == (english, chinese)
