"""When a requirement binds: its start, later starts for some, its end, and what that means on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum


class Determination(StrEnum):
    """Does a requirement bind the product in this market on this day?"""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does-not-apply"
    UNDETERMINED = "undetermined"
    UPCOMING = "upcoming"
    ENDED = "ended"


def possible_starts(base: date, transitions: Sequence[tuple[bool | None, date]]) -> list[date]:
    """Every day on which the requirement may start for this product.

    The first transition that is true replaces the base day; one that is unknown may do so.
    """
    starts: list[date] = []
    for holds, start in transitions:
        if holds is not False:
            starts.append(start)
        if holds:
            return starts
    return [*starts, base]


def determine(
    condition: bool | None, starts: Sequence[date], *, until: date | None, on: date
) -> Determination:
    """The determination on a day; `until` is the last day, inclusive."""
    if condition is False:
        return Determination.DOES_NOT_APPLY
    if until is not None and on > until:
        return Determination.ENDED
    if condition is None:
        return Determination.UNDETERMINED
    begun = [start <= on for start in starts]
    if all(begun):
        return Determination.APPLIES
    return Determination.UNDETERMINED if any(begun) else Determination.UPCOMING
