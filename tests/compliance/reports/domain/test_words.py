"""Every state that can occur has a shape and a word in each language."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from compliance.assessments.enums import RequirementStatus, Verdict
from compliance.assessments.glyphs import GLYPHS
from compliance.products.domain.profile import ControlAnswer
from compliance.products.enums import ControlStatus
from compliance.reports.domain import words
from compliance.reports.domain.voice import State, Voice
from regions.logic import shapes
from regions.logic.periods import Determination
from tests.compliance.builders import catalogue, region, said
from tests.compliance.reports.texts import state

LAW = catalogue(region("SA"))
ENGLISH, BOTH = Voice.of(LAW, "en"), Voice.of(LAW, "both")
ANSWERS: list[ControlAnswer | None] = [None, *(said(status.value) for status in ControlStatus)]


def every_state(voice: Voice) -> list[State]:
    undone = [RequirementStatus.NOT_MET, RequirementStatus.PARTLY_MET, RequirementStatus.OPEN]
    return [
        *(words.verdict_state(voice, verdict) for verdict in Verdict),
        *(words.determination_state(voice, determination) for determination in Determination),
        *(words.status_state(voice, status) for status in RequirementStatus),
        *(words.blocker_state(voice, status, is_prohibition=False) for status in undone),
        words.blocker_state(voice, RequirementStatus.NOT_MET, is_prohibition=True),
        *(words.control_state(voice, answer) for answer in ANSWERS),
        *(words.class_state(voice, holds=holds) for holds in (True, False)),
    ]


def test_every_state_has_a_shape():
    assert [one for one in every_state(ENGLISH) if one.name not in GLYPHS[one.family]] == []


def test_every_state_is_worded_in_english_and_in_chinese():
    languages = [tuple(part.language for part in one.word.parts) for one in every_state(BOTH)]

    assert languages == [("zh-hans", "en")] * len(languages)


def test_every_word_starts_with_a_capital():
    assert [one for one in every_state(ENGLISH) if not str(one.word)[0].isupper()] == []


@pytest.mark.parametrize(
    ("labels", "known"),
    [
        (words.SEVERITIES, shapes.SEVERITIES),
        (words.CONFIDENCES, shapes.CONFIDENCES),
        (words.BINDINGS, shapes.BINDINGS),
        (words.HORIZON_STATES, (*shapes.HORIZON_STATES, "bill")),
        (words.DETERMINATIONS, tuple(Determination)),
    ],
)
def test_every_grade_of_the_law_has_a_label_in_both_languages(labels, known):
    assert set(labels) == set(known)
    with override("zh-hans"):
        assert all(not str(label).isascii() for label in labels.values())


def test_a_blocker_says_so():
    assert [
        words.blocker_state(ENGLISH, RequirementStatus.NOT_MET, is_prohibition=False),
        words.blocker_state(ENGLISH, RequirementStatus.PARTLY_MET, is_prohibition=False),
        words.blocker_state(ENGLISH, RequirementStatus.OPEN, is_prohibition=False),
        words.blocker_state(ENGLISH, RequirementStatus.NOT_MET, is_prohibition=True),
    ] == [
        state("requirement", "blocker", "Not met, blocker"),
        state("requirement", "blocker", "Partly met, blocker"),
        state("requirement", "open", "Not answered, blocker"),
        state("requirement", "blocker", "Prohibited as described"),
    ]


def test_a_practice_that_nobody_spoke_about_is_not_answered():
    assert words.control_state(ENGLISH, None) == state("control", "unanswered", "Not answered")
    assert words.control_state(ENGLISH, said("planned")) == state("control", "planned", "Planned")


def test_a_definition_that_is_met_or_may_be():
    assert words.class_state(ENGLISH, holds=True) == state("determination", "applies", "Counts as")
    assert words.class_state(ENGLISH, holds=False) == state("determination", "undetermined", "May count as")


@pytest.mark.parametrize(("days", "size"), [(1, "S"), (5, "S"), (6, "M"), (15, "M"), (16, "L"), (120, "L")])
def test_effort_is_shown_in_three_sizes(days, size):
    assert words.effort(days) == size
