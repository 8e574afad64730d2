from __future__ import annotations

from datetime import date

import pytest

from regions.domain.quality import Severity, errors, problems, warnings
from tests.regions.documents import TODAY, control, small_document, translation


@pytest.fixture
def document():
    return small_document()


def told(document, on=TODAY):
    """The warnings but those about translations that are still missing."""
    found = [str(problem) for problem in warnings(document, on=on)]
    return [line for line in found if "without a translation" not in line]


@pytest.fixture
def eu(document):
    return document["regions"][0]


def test_the_small_law_gives_no_cause(document):
    assert told(document) == []


def test_problems_are_warnings_once_there_are_no_errors(document):
    document["controls"].append(control("audit"))
    assert {problem.severity for problem in problems(document, on=TODAY)} == {Severity.WARNING}
    document["controls"][2]["theme"] = "safty"
    assert problems(document, on=TODAY) == errors(document)


def test_a_control_behind_which_no_requirement_stands(document):
    document["controls"].append(control("audit"))
    assert told(document) == ["audit: no requirement needs this control; it is good practice only"]


# --- days --------------------------------------------------------------------------------------------


def test_entries_last_verified_180_days_ago_are_young_enough(document):
    assert told(document, on=date(2027, 4, 30)) == []


def test_entries_last_verified_181_days_ago_are_to_be_checked(document, eu):
    eu["requirements"][0]["last_verified_on"] = "2027-04-30"
    old = "last verified 181 days ago; check it against its source"
    assert told(document, on=date(2027, 5, 1)) == [
        f"EEA as_of: {old}",
        f"eu-dpa last_verified_on: {old}",
        f"eu-dpa.art-35 last_verified_on: {old}",
        f"no-act last_verified_on: {old}",
        f"no-act.s-1 last_verified_on: {old}",
    ]


def test_lists_of_places_grow_old_too(document):
    document["vocabulary"]["groups"][0]["as_of"] = "2026-01-01"
    assert told(document) == ["EEA as_of: last verified 326 days ago; check it against its source"]


def test_a_check_in_the_future(document, eu):
    eu["instruments"][0]["last_verified_on"] = "2026-12-24"
    assert told(document) == ["eu-dpa last_verified_on: 2026-12-24 lies in the future"]


def test_an_instrument_that_applies_after_its_last_phase(document, eu):
    eu["instruments"][0]["applies_from"] = "2026-01-01"
    assert told(document) == ["eu-dpa applies_from: 2026-01-01 is later than the last phase, 2025-01-01"]


def test_an_instrument_that_applies_before_it_was_adopted(document, eu):
    eu["instruments"][0]["adopted"] = "2025-02-01"
    assert told(document) == ["eu-dpa applies_from: 2025-01-01 is before it was adopted, 2025-02-01"]


# --- questions that may not be asked -----------------------------------------------------------------


def guard(offset):
    return (
        '"profiling" is asked only when personal_data; let that stand beside it, or the rule stays open '
        f"(at character {offset})"
    )


@pytest.mark.parametrize(
    "condition",
    [
        "personal_data AND profiling",
        "profiling AND size is small AND personal_data",
        "size is small OR personal_data AND profiling",
        "NOT personal_data OR profiling",
        "NOT (personal_data AND profiling)",
        "personal_data AND (size is small OR profiling)",
        "size is small AND NOT (size is small OR NOT profiling)",
        "personal_data AND (profiling OR NOT profiling)",
    ],
)
def test_a_test_beside_its_guard_gives_no_cause(document, condition):
    document["regions"][1]["requirements"][0]["applies_when"] = condition
    assert told(document) == []


@pytest.mark.parametrize(
    ("condition", "offset"),
    [
        ("profiling", 1),
        ("NOT profiling", 5),
        ("size is small AND profiling", 19),
        ("personal_data OR profiling", 18),
        ("(personal_data OR size is small) AND profiling", 38),
        ("NOT personal_data AND profiling", 23),
    ],
)
def test_a_test_without_its_guard_is_told(document, condition, offset):
    document["regions"][1]["requirements"][0]["applies_when"] = condition
    assert told(document) == [f"no-act.s-1 applies_when: {guard(offset)}"]


def test_a_guard_may_stand_in_a_definition(document, eu):
    eu["definitions"][0]["when"] = "personal_data AND established_in has EU"
    eu["requirements"][1]["applies_when"] = "eu-dpa-scope AND profiling AND (daily_users > 5 OR users > 5)"
    assert told(document) == []


def test_a_definition_needs_its_own_guards(document, eu):
    eu["definitions"][0]["when"] += " AND profiling"
    assert told(document) == [f"eu-dpa-scope when: {guard(45)}"]


def test_the_condition_of_the_requirement_guards_its_transitions(document, eu):
    eu["requirements"][1]["transitions"][0]["when"] = "profiling"
    assert told(document) == []


def test_a_fact_is_told_once_for_a_condition(document):
    document["regions"][1]["requirements"][0]["applies_when"] = "profiling OR size is small AND profiling"
    assert told(document) == [f"no-act.s-1 applies_when: {guard(1)}"]


# --- translations ------------------------------------------------------------------------------------


def test_missing_translations_are_counted_by_kind(document):
    found = [str(problem) for problem in warnings(document, on=TODAY)]
    assert "zh-hans place: texts without a translation: 3" in found
    assert "zh-hans horizon: texts without a translation: 3" in found


def test_a_changed_english_text_makes_its_translation_outdated(document):
    document["places"][3]["name"] = "Kingdom of Norway"
    assert told(document) == ["zh-hans place: outdated translations, whose English text was changed: 1"]


def test_translations_of_nothing_are_told(document):
    chinese = document["translations"]["zh-hans"]
    chinese["place:XX"] = {"name": translation("Nowhere", "无")}
    chinese["place:NO"]["nickname"] = translation("Norge", "挪威")
    assert told(document) == ["zh-hans place: translations of no text of the law: 2"]


def test_other_languages_may_be_incomplete(document):
    document["translations"]["fr"] = {"place:NO": {"name": translation("Norway", "Norvège")}}
    assert told(document) == []
