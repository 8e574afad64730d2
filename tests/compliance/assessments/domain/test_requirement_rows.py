"""A requirement as a row: how it stands, and what is missing or undecided about it."""

from __future__ import annotations

import pytest

from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.requirement_rows import requirement_row
from tests.compliance.assessments.domain.judging import law_of_saudi_arabia, saudi
from tests.compliance.builders import TODAY, prohibition, requirement


def row(*requirements, key="sa.one", controls=None, **facts):
    law = law_of_saudi_arabia(*requirements)
    readiness = saudi(law, controls, **facts)
    return requirement_row(readiness, readiness.requirements[key], Reader.of(law, language="en", on=TODAY))


@pytest.mark.parametrize(
    ("status", "severity", "shape", "word"),
    [
        ("implemented", "major", "met", "Met"),
        ("partial", "major", "partly-met", "Partly met"),
        ("planned", "major", "not-met", "Not met"),
        (None, "major", "open", "Not answered"),
        ("planned", "blocker", "blocker", "Not met, blocker"),
        ("partial", "blocker", "blocker", "Partly met, blocker"),
        (None, "blocker", "open", "Not answered, blocker"),
    ],
)
def test_what_applies_says_whether_it_is_done(status, severity, shape, word):
    controls = {"notice": status} if status else {}
    found = row(requirement("sa.one", severity=severity), controls=controls)
    assert (found.state.family, found.state.name, found.state.word) == ("requirement", shape, word)


def test_it_names_the_practices_that_are_not_done_with_owner_and_effort():
    found = row(requirement("sa.one", controls=["notice", "record"]), controls={"notice": "implemented"})
    (waiting,) = found.waits_for
    assert (waiting.key, waiting.title.text, waiting.state.word, waiting.owner.text, waiting.effort_days) == (
        "record",
        "Record",
        "Not answered",
        "Legal",
        5,
    )


def test_a_prohibition_names_the_answers_that_would_lift_it_and_no_practice():
    found = row(prohibition("sa.one", controls=["notice"]))
    assert found.lifted_by == ("Personal_data is true.",)
    assert (found.waits_for, found.state.word) == ((), "Prohibited as described")


def test_what_is_undetermined_names_the_missing_answers():
    found = row(requirement("sa.one", when="serves_government"))
    assert [(fact.key, fact.label) for fact in found.facts] == [
        ("serves_government", "the serves_government")
    ]
    assert (found.state.family, found.state.word, found.waits_for) == ("determination", "Undetermined", ())


def test_what_is_to_come_names_its_day():
    found = row(requirement("sa.one", start="2027-06-01"))
    assert (str(found.starts), found.state.word) == ("2027-06-01", "Upcoming")


def test_what_does_not_apply_waits_for_nothing():
    found = row(requirement("sa.one", when="NOT personal_data"))
    assert (found.state.word, found.waits_for, found.facts, found.starts) == ("Does not apply", (), (), None)


def test_law_and_place_stand_beside_the_title():
    found = row(requirement("sa.one"))
    assert (found.title.text, found.cited.text) == ("Title of sa.one", "The law of SA Art. 1")
