"""The day on which the law is shown, and how texts, lists and conditions are edited."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from regions.forms import (
    ConditionField,
    DayForm,
    KeyedLinesField,
    LabelsField,
    LinesField,
    ProseField,
    PublishForm,
    WordsByKeyField,
)


@pytest.mark.parametrize(("written", "day"), [("2027-01-15", date(2027, 1, 15)), ("", None)])
def test_a_day_is_read_and_none_is_no_fault(written, day):
    form = DayForm({"on": written})
    assert form.is_valid()
    assert form.cleaned_data == {"on": day}


@pytest.mark.parametrize("written", ["15.1.2027", "2027-1-32", "today", "2027-02-29"])
def test_another_spelling_or_a_day_that_is_none_is_told(written):
    assert DayForm({"on": written}).errors == {
        "on": ["Write the day as year-month-day, for example 2027-01-15."]
    }


def test_an_edition_needs_notes_and_what_was_seen():
    assert PublishForm({"notes": " ", "seen": ""}).errors == {
        "notes": ["This field is required."],
        "seen": ["This field is required."],
    }


def test_a_text_has_the_line_ends_of_the_files_and_no_blanks_around():
    assert ProseField().clean("  One.\r\nTwo.\r\n") == "One.\nTwo."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("(a AND (b))", "a AND b"),
        ("a\r\n  OR b", "a OR b"),
        ("NOT ((a))", "NOT a"),
        ("a AND", "a AND"),
        ("a\r\nAND", "a AND"),
        ("", ""),
    ],
)
def test_a_condition_is_kept_in_its_one_spelling_if_it_can_be_read(typed, kept):
    assert ConditionField(required=False).clean(typed) == kept


VALUES = [
    (LinesField, ["A record", "A log, signed"], "A record\nA log, signed"),
    (KeyedLinesField, {"iso-27001": "ISO: 2022"}, "iso-27001: ISO: 2022"),
    (
        WordsByKeyField,
        {"iso-27001": ["8.2"], "iso-42001": ["A.5.2", "6.1.4"]},
        "iso-27001: 8.2\niso-42001: A.5.2, 6.1.4",
    ),
    (
        LabelsField,
        [{"key": "legal", "label": "Legal"}, {"key": "ml", "label": "Machine learning"}],
        "legal: Legal\nml: Machine learning",
    ),
]


@pytest.mark.parametrize(("field", "value", "lines"), VALUES)
def test_a_list_is_shown_and_read_line_by_line(field, value, lines):
    assert field().prepare_value(value) == lines
    assert field().clean(f"\r\n {lines} \r\n\r\n".replace("\n", "\r\n")) == value
    assert not field().has_changed(value, lines)


@pytest.mark.parametrize("field", [LinesField, KeyedLinesField, WordsByKeyField, LabelsField])
def test_nothing_is_an_empty_field(field):
    assert field(required=False).prepare_value(None) == ""
    assert not field(required=False).clean("")
    with pytest.raises(ValidationError, match="This field is required"):
        field().clean(" \r\n")


@pytest.mark.parametrize("field", [LinesField, KeyedLinesField])
def test_what_was_typed_is_shown_again_as_it_was(field):
    assert field().prepare_value("one\r\n: two") == "one\r\n: two"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "a: b\n\nc",
            "Line 3: write a key, a colon and what belongs to it, as in “iso-27001: ISO/IEC 27001:2022”.",
        ),
        (
            ": b",
            "Line 1: write a key, a colon and what belongs to it, as in “iso-27001: ISO/IEC 27001:2022”.",
        ),
        ("a: b\na: c", "Line 2: “a” stands above already."),
    ],
)
def test_a_faulty_line_is_told_by_its_number(typed, message):
    with pytest.raises(ValidationError) as error:
        KeyedLinesField().clean(typed)
    assert error.value.messages == [message]
