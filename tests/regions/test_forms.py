"""The day on which the law is shown."""

from __future__ import annotations

from datetime import date

import pytest

from regions.forms import DayForm


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
