from __future__ import annotations

import pytest

from regions.logic.answers import Written
from regions.logic.wording import Silence, Wording
from tests.regions.logic.builders import looked_at, step
from tests.regions.logic.worded import because, library, said

# Definitions


def test_a_definition_is_named_with_its_reasons_in_brackets() -> None:
    english, chinese = because("high-risk", market_links=["offered"], domains=["law"])
    inner = "counts as “In reach” (links with the market: offered here)"
    assert english == (f"Counts as “High risk” ({inner}; fields of use: law).",)
    assert chinese == ("属于“高风险系统”（属于“适用范围”（与市场的联系：在此提供）；使用领域：法律）。",)


def test_a_definition_that_is_false_says_why() -> None:
    english, chinese = because("high-risk", market_links=[], established_in=["CN"])
    inner = "links with the market: not offered here; your offices: not European Union"
    assert english == (f"Does not count as “High risk” (does not count as “In reach” ({inner})).",)
    inner = "与市场的联系：不包括在此提供；您的机构：不包括欧盟"
    assert chinese == (f"不属于“高风险系统”（不属于“适用范围”（{inner}））。",)


def test_several_reasons_are_several_sentences() -> None:
    assert because("personal_data AND NOT minors", personal_data="yes", minors="no") == (
        ("Personal data are used.", "Children do not use it."),
        ("使用个人数据。", "没有未成年人使用。"),
    )


# What the day makes of it


@pytest.mark.parametrize(
    ("start", "until", "minors", "english", "chinese"),
    [
        pytest.param("2026-01-01", None, "yes", ("Children use it.",), ("有未成年人使用。",), id="applies"),
        pytest.param(
            "2026-01-01",
            None,
            "no",
            ("Children do not use it.",),
            ("没有未成年人使用。",),
            id="does not apply",
        ),
        pytest.param(
            "2027-08-02",
            None,
            "yes",
            ("Children use it.", "Starts on 2 August 2027."),
            ("有未成年人使用。", "自2027年8月2日起施行。"),
            id="upcoming",
        ),
        pytest.param(
            "2020-01-01",
            "2026-08-01",
            "yes",
            ("Children use it.", "Ended on 1 August 2026."),
            ("有未成年人使用。", "已于2026年8月1日终止。"),
            id="ended",
        ),
        pytest.param(
            "2020-01-01",
            "2026-08-01",
            "unknown",
            ("Ended on 1 August 2026.",),
            ("已于2026年8月1日终止。",),
            id="ended though unknown",
        ),
        pytest.param(
            "2026-01-01",
            None,
            "unknown",
            ("Not known yet: children.",),
            ("尚不清楚：未成年人。",),
            id="undetermined",
        ),
    ],
)
def test_the_sentences_say_what_the_day_makes_of_it(
    start: str, until: str | None, minors: str, english: tuple[str, ...], chinese: tuple[str, ...]
) -> None:
    built = library("minors", start, **({} if until is None else {"until": until}))
    assert said(built, looked_at(built, "EU", None, minors=minors)) == (english, chinese)


def test_all_open_facts_are_named() -> None:
    assert because("minors AND (role has maker OR people >= 100)") == (
        ("Not known yet: children; people in the data; your role.",),
        ("尚不清楚：未成年人；数据涉及的人数；您的角色。",),
    )


def test_an_open_start_names_what_it_depends_on() -> None:
    steps = [step("company_size is micro", "2028-01-01"), step("designed_on before 2026-01-01", "2027-01-01")]
    built = library("minors", transitions=steps)
    assert said(built, looked_at(built, "EU", None, minors="yes")) == (
        ("Children use it.", "The start depends on: the company's size; the day of the design."),
        ("有未成年人使用。", "开始日期取决于：公司规模；设计日期。"),
    )


def test_a_start_to_come_is_the_earliest_possible_one() -> None:
    built = library("minors", "2027-08-02", transitions=[step("company_size is micro", "2028-08-02")])
    english, _ = said(built, looked_at(built, "EU", None, minors="yes"))
    assert english == ("Children use it.", "Starts on 2 August 2027.")


# What would change it


@pytest.mark.parametrize(
    ("written", "english"),
    [
        pytest.param(
            {"market_links": ["offered"], "domains": ["law"], "minors": "yes"},
            ("Children use it.",),
            id="one answer lifts it",
        ),
        pytest.param(
            {"market_links": ["offered"], "domains": ["games"], "minors": "yes"}, (), id="already lifted"
        ),
    ],
)
def test_a_prohibition_is_lifted_by_the_fewest_answers(
    written: dict[str, Written], english: tuple[str, ...]
) -> None:
    built = library("minors AND high-risk")
    wording = Wording.of(built, "en")
    assert (
        wording.lifted_by(looked_at(built, "EU", None, **written), built.requirements["act.one"]) == english
    )


def test_all_answers_that_must_turn_are_told_as_they_stand() -> None:
    built = library("minors OR NOT (role has provider)")
    law = looked_at(built, "EU", None, minors="yes", role=["maker"])
    lifted = [
        Wording.of(built, language).lifted_by(law, built.requirements["act.one"])
        for language in ("en", "zh-hans")
    ]
    assert lifted == [
        ("Children use it.", "Your role: not provider."),
        ("有未成年人使用。", "您的角色：不包括提供者。"),
    ]


def test_an_answer_that_is_not_known_is_not_told() -> None:
    built = library("minors OR role has provider")
    law = looked_at(built, "EU", None, minors="yes")
    assert Wording.of(built, "en").lifted_by(law, built.requirements["act.one"]) == ("Children use it.",)


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "The law is silent."), ("zh-hans", "该法不适用。")]
)
def test_a_definition_of_reach_that_is_false_is_silent_and_names_what_would_change_it(
    language: str, sentence: str
) -> None:
    built = library("in-reach")
    law = looked_at(built, "EU", None, market_links=[], established_in=["CN"])
    assert Wording.of(built, language).silence(law, "in-reach") == Silence(
        "in-reach", sentence, ("market_links",)
    )


# Texts that are not translated


def test_what_is_not_translated_stays_english_inside_chinese() -> None:
    _, chinese = because(
        "limits has training AND NOT (served_in has US-NY)", limits=["training"], served_in=["JP"]
    )
    assert chinese == ("limits of the purpose：training only。", "places served：不包括New York。")


def test_a_choice_without_a_short_name_is_named_by_its_label() -> None:
    assert because("domains has none", domains=["none"])[0] == ("Fields of use: The none.",)
