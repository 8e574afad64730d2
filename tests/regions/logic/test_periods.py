from __future__ import annotations

from datetime import date

import pytest

from regions.logic.periods import Determination, determine, possible_starts

BASE, LATER, LATEST = date(2026, 8, 2), date(2027, 8, 2), date(2028, 8, 2)
END = date(2029, 12, 31)

APPLIES = Determination.APPLIES
NOT = Determination.DOES_NOT_APPLY
OPEN = Determination.UNDETERMINED
UPCOMING = Determination.UPCOMING
ENDED = Determination.ENDED


@pytest.mark.parametrize(
    ("first", "second", "starts"),
    [
        (True, True, [LATER]),
        (True, None, [LATER]),
        (True, False, [LATER]),
        (None, True, [LATER, LATEST]),
        (None, None, [LATER, LATEST, BASE]),
        (None, False, [LATER, BASE]),
        (False, True, [LATEST]),
        (False, None, [LATEST, BASE]),
        (False, False, [BASE]),
    ],
)
def test_a_true_transition_ends_the_walk_and_an_unknown_one_goes_on(
    first: bool | None, second: bool | None, starts: list[date]
) -> None:
    assert possible_starts(BASE, [(first, LATER), (second, LATEST)]) == starts


def test_without_transitions_there_is_one_start() -> None:
    assert possible_starts(BASE, []) == [BASE]


@pytest.mark.parametrize(
    ("condition", "on", "expected"),
    [
        pytest.param(True, date(2026, 8, 1), UPCOMING, id="the day before the start"),
        pytest.param(True, date(2026, 8, 2), APPLIES, id="the day of the start"),
        pytest.param(True, date(2026, 8, 3), APPLIES, id="the day after the start"),
        pytest.param(True, date(2029, 12, 30), APPLIES, id="the day before the end"),
        pytest.param(True, date(2029, 12, 31), APPLIES, id="the last day counts"),
        pytest.param(True, date(2030, 1, 1), ENDED, id="the day after the end"),
        pytest.param(None, date(2026, 8, 1), OPEN, id="unknown before the start"),
        pytest.param(None, date(2026, 8, 2), OPEN, id="unknown from the start"),
        pytest.param(None, date(2029, 12, 31), OPEN, id="unknown on the last day"),
        pytest.param(None, date(2030, 1, 1), ENDED, id="ended even when unknown"),
        pytest.param(False, date(2026, 8, 1), NOT, id="false before the start"),
        pytest.param(False, date(2026, 8, 2), NOT, id="false from the start"),
        pytest.param(False, date(2030, 1, 1), NOT, id="false beats the end"),
    ],
)
def test_condition_end_and_start_are_looked_at_in_this_order(
    condition: bool | None, on: date, expected: Determination
) -> None:
    assert determine(condition, [BASE], until=END, on=on) is expected


def test_without_an_end_it_applies_for_ever() -> None:
    assert determine(True, [BASE], until=None, on=date(9999, 12, 31)) is APPLIES


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2026, 8, 1), UPCOMING, id="before all of them"),
        pytest.param(date(2026, 8, 2), OPEN, id="from the first one on"),
        pytest.param(date(2028, 8, 1), OPEN, id="until the last one"),
        pytest.param(date(2028, 8, 2), APPLIES, id="from the last one on"),
    ],
)
def test_several_possible_starts_leave_open_the_time_between_them(on: date, expected: Determination) -> None:
    assert determine(True, [LATER, LATEST, BASE], until=None, on=on) is expected


def test_the_end_may_come_before_a_start_is_known() -> None:
    assert determine(True, [BASE, LATEST], until=LATER, on=date(2027, 8, 3)) is ENDED


def test_determinations_are_spelt_as_in_the_outputs() -> None:
    assert [str(one) for one in Determination] == [
        "applies",
        "does-not-apply",
        "undetermined",
        "upcoming",
        "ended",
    ]
