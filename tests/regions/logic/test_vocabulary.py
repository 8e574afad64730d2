from __future__ import annotations

from datetime import date
from math import inf

import pytest

from regions.logic.errors import ConditionError
from regions.logic.expressions import Name, parse
from regions.logic.facts import Answers, Band, FactType, Scope
from regions.logic.vocabulary import Choice, Fact, Proposal, Vocabulary
from tests.regions.logic.builders import FACTS, answers, document, fact, vocabulary

LAUNCH = date(2027, 1, 15)


def built(**entry: object) -> Fact:
    """The only fact of a vocabulary, made from its entry in the document."""
    return Vocabulary.from_document(document(facts=[entry], groups=[])).facts[str(entry["key"])]


# Building


def test_a_fact_is_built_with_all_that_its_entry_says() -> None:
    entry = {
        "key": "limits",
        "label": "limits of the purpose",
        "scope": "market",
        "type": "choices",
        "section": "product",
        "question": "What limits the purpose?",
        "help": "Tick all that fit.",
        "ask_when": "minors",
        "choices": [
            {"value": "training", "label": "Only for training", "short": "training", "show_when": "minors"},
            {"value": "none", "label": "None of these"},
        ],
        "proposed": [
            {"when": "minors", "value": "training", "because": "Children learn."},
            {"when": "NOT minors", "same_as": "role", "because": "Mostly the same."},
        ],
    }
    assert built(**entry) == Fact(
        key="limits",
        label="limits of the purpose",
        scope=Scope.MARKET,
        type=FactType.CHOICES,
        section="product",
        question="What limits the purpose?",
        help="Tick all that fit.",
        unit="",
        single=False,
        at_most=None,
        ask_when=Name("minors"),
        choices=(
            Choice("training", "Only for training", "training", Name("minors")),
            Choice("none", "None of these", "None of these", None),
        ),
        proposed=(
            Proposal(Name("minors"), "training", None, "Children learn."),
            Proposal(parse("NOT minors"), None, "role", "Mostly the same."),
        ),
        yes="",
        no="",
    )


def test_the_fields_of_the_other_types_are_read_too() -> None:
    number = built(**fact("people", "number", "people", unit="people", at_most="people"))
    yes_no = built(**fact("minors", "yes-no", "", yes="children use it", no="children do not use it"))
    place = built(**fact("hq", "regions", "the seat", single=True))
    assert (number.unit, number.at_most, number.single) == ("people", "people", False)
    assert (yes_no.yes, yes_no.no, yes_no.choices) == ("children use it", "children do not use it", ())
    assert (place.single, place.unit, place.at_most) == (True, "", None)


def test_facts_keep_the_order_of_the_file() -> None:
    assert list(vocabulary().facts) == [entry["key"] for entry in FACTS]


def test_the_first_questions_keep_their_order() -> None:
    assert vocabulary().opening == ("role", "personal_data")


def test_places_and_groups_are_named() -> None:
    names = vocabulary().places.names
    assert (names["US-CA"], names["EEA"]) == ("California", "European Economic Area")


def test_a_choice_is_found_by_its_value() -> None:
    assert vocabulary().facts["company_size"].choice("small") == Choice("small", "The small", "small", None)


def test_a_value_that_a_fact_does_not_have_is_not_found() -> None:
    with pytest.raises(KeyError, match="huge"):
        vocabulary().facts["company_size"].choice("huge")


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param({"ask_when": "minors AND"}, id="ask_when"),
        pytest.param({"choices": [{"value": "a", "label": "A", "show_when": "minors AND"}]}, id="show_when"),
        pytest.param({"proposed": [{"when": "minors AND", "value": "a", "because": "x"}]}, id="proposed"),
    ],
)
def test_a_condition_of_a_fact_that_cannot_be_read_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(ConditionError, match="found the end"):
        built(**fact("limits", "choices", "limits"), **entry)


# Numbers that cannot exceed others


def test_limited_numbers_come_after_those_that_limit_them() -> None:
    assert [limited.key for limited in vocabulary().limited] == ["sensitive_people", "face_people"]


def test_the_order_of_the_file_does_not_matter_for_limits() -> None:
    turned = Vocabulary.from_document(document(facts=FACTS[::-1]))
    assert [limited.key for limited in turned.limited] == ["sensitive_people", "face_people"]


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        pytest.param({}, {}, id="nothing answered"),
        pytest.param(
            {"people": "100"},
            {"people": Band(100, 100), "sensitive_people": Band(0, 100), "face_people": Band(0, 100)},
            id="the top answered limits the whole chain",
        ),
        pytest.param(
            {"people": "0"},
            {"people": Band(0, 0), "sensitive_people": Band(0, 0), "face_people": Band(0, 0)},
            id="nobody at the top is nobody below",
        ),
        pytest.param(
            {"people": {"from": "50", "to": "249"}},
            {"people": Band(50, 249), "sensitive_people": Band(0, 249), "face_people": Band(0, 249)},
            id="a band limits by its high end",
        ),
        pytest.param(
            {"people": {"from": "250"}},
            {"people": Band(250, inf)},
            id="an open band limits nothing",
        ),
        pytest.param(
            {"sensitive_people": "30"},
            {"sensitive_people": Band(30, 30), "face_people": Band(0, 30)},
            id="the middle answered limits what is below only",
        ),
        pytest.param(
            {"face_people": "7"},
            {"face_people": Band(7, 7)},
            id="the bottom answered limits nothing",
        ),
        pytest.param(
            {"people": "100", "sensitive_people": {"from": "50", "to": "300"}, "face_people": {"from": "1"}},
            {"people": Band(100, 100), "sensitive_people": Band(50, 100), "face_people": Band(1, 100)},
            id="bands are cut",
        ),
        pytest.param(
            {"people": "100", "face_people": {"from": "0", "to": "500"}},
            {"people": Band(100, 100), "sensitive_people": Band(0, 100), "face_people": Band(0, 100)},
            id="a limit reaches over an unanswered number",
        ),
        pytest.param(
            {"people": "10", "sensitive_people": "50"},
            {"people": Band(10, 10), "sensitive_people": Band(10, 10), "face_people": Band(0, 10)},
            id="a number above its limit is the limit",
        ),
    ],
)
def test_numbers_are_cut_by_the_high_end_of_their_limit(given: dict[str, str], settled: Answers) -> None:
    assert vocabulary().settle(answers(**given)) == settled


# The start on the market


def test_the_start_on_the_market_is_the_launch_day_while_nobody_answered_it() -> None:
    assert vocabulary().settle({}, launch_on=LAUNCH) == {"on_market_since": LAUNCH}


def test_an_answer_about_the_start_beats_the_launch_day() -> None:
    given = answers(on_market_since="2024-05-01")
    assert vocabulary().settle(given, launch_on=LAUNCH) == {"on_market_since": date(2024, 5, 1)}


def test_without_a_launch_day_the_start_stays_open() -> None:
    assert vocabulary().settle({}, launch_on=None) == {}


def test_settling_leaves_the_answers_as_they_were() -> None:
    given = answers(people="10", sensitive_people="50")
    vocabulary().settle(given, launch_on=LAUNCH)
    assert given == {"people": Band(10, 10), "sensitive_people": Band(50, 50)}
