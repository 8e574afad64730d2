"""Answers as people read them."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.assessments.domain.answer_words import answer_words, written_words
from compliance.assessments.domain.reader import Reader
from regions.logic.facts import Band
from tests.compliance.builders import TODAY, catalogue, places, region

LAW = catalogue(region("EU"))
READER = Reader.of(LAW, language="en", on=TODAY)
FACTS = LAW.vocabulary.facts


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("personal_data", True, "yes"),
        ("personal_data", False, "no"),
        ("personal_data", None, "not known"),
        ("employee_count", Band(50, 249), "50 to 249"),
        ("on_market_since", date(2027, 1, 5), "5 January 2027"),
        ("role", frozenset({"deployer", "provider"}), "Provider and Deployer"),
        ("role", frozenset(), "none"),
        ("established_in", places("DE", "FR"), "European Union"),
        ("established_in", places(), "none"),
    ],
)
def test_an_answer_is_worded_by_its_type(fact, value, said):
    assert answer_words(FACTS[fact], value, READER) == said


@pytest.mark.parametrize(
    ("fact", "written", "said"),
    [
        ("employee_count", {"from": "50", "to": "249"}, "50 to 249"),
        ("employee_count", None, "not known"),
        ("role", ["provider"], "Provider"),
        ("role", ["pirate"], "['pirate']"),
    ],
)
def test_a_stored_answer_is_worded_as_far_as_the_law_takes_it(fact, written, said):
    assert written_words(FACTS[fact], written, READER) == said
