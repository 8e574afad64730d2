from __future__ import annotations

import pytest

from regions.logic.errors import AnswerError, ConditionError, LawError, did_you_mean

KNOWN = ["role", "company_size", "personal_data"]


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        pytest.param("rolle", '; did you mean "role"?', id="one letter too many"),
        pytest.param("compny_size", '; did you mean "company_size"?', id="one letter too few"),
        pytest.param("personal-data", '; did you mean "personal_data"?', id="another joint"),
        pytest.param("weather", "", id="nothing near"),
        pytest.param("", "", id="no word at all"),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, suggestion: str) -> None:
    assert did_you_mean(word, KNOWN) == suggestion


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    assert did_you_mean("role", []) == ""


def test_any_iterable_of_words_will_do() -> None:
    assert did_you_mean("rolle", (word for word in KNOWN)) == '; did you mean "role"?'


def test_a_condition_error_counts_characters_from_one_for_people_and_from_zero_for_programs() -> None:
    fault = ConditionError("expected a value, found the end", 7)
    assert (fault.message, fault.offset) == ("expected a value, found the end", 7)
    assert str(fault) == "expected a value, found the end (at character 8)"


@pytest.mark.parametrize(
    "kind", [ConditionError("x", 0), AnswerError("x")], ids=lambda kind: type(kind).__name__
)
def test_every_fault_is_a_fault_of_the_law(kind: Exception) -> None:
    assert isinstance(kind, LawError)
