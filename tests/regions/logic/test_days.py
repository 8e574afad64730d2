from __future__ import annotations

from datetime import date

import pytest

from regions.logic.days import is_day, parse_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2026-08-02", date(2026, 8, 2), id="a day"),
        pytest.param("2028-02-29", date(2028, 2, 29), id="a leap day"),
        pytest.param("0001-01-01", date.min, id="the first day"),
        pytest.param("9999-12-31", date.max, id="the last day"),
    ],
)
def test_a_day_is_read_in_its_one_spelling(text: str, day: date) -> None:
    assert (parse_day(text), is_day(text)) == (day, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("2026", id="a year"),
        pytest.param("2026-08", id="a month"),
        pytest.param("20260802", id="no dashes"),
        pytest.param("2026-W31-7", id="a week"),
        pytest.param("2026-W31", id="a week without a day"),
        pytest.param("2026-8-2", id="no leading zeros"),
        pytest.param("02-08-2026", id="the day first"),
        pytest.param("2026-08-02T00:00", id="a time behind it"),
        pytest.param(" 2026-08-02", id="a blank before it"),
        pytest.param("2027-02-29", id="no leap year"),
        pytest.param("2026-13-01", id="no such month"),
        pytest.param("tomorrow", id="a word"),
    ],
)
def test_anything_else_is_no_day(text: str) -> None:
    assert not is_day(text)
    with pytest.raises(ValueError):  # noqa: PT011
        parse_day(text)
