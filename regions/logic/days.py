"""Days as text: YYYY-MM-DD and no other spelling."""

from __future__ import annotations

from datetime import date


def parse_day(text: str) -> date:
    """The day. Raises ValueError for anything but a day of the calendar written YYYY-MM-DD."""
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def is_day(text: str) -> bool:
    """Is this a day of the calendar, written YYYY-MM-DD?"""
    try:
        parse_day(text)
    except ValueError:
        return False
    return True
