from __future__ import annotations

from datetime import date
from math import inf

import pytest

from regions.logic.facts import Band, Value
from regions.logic.probes import Check, Operand

DAY = date(2026, 8, 2)


@pytest.mark.parametrize(
    ("operator", "operand", "value", "expected"),
    [
        pytest.param("yes", None, True, True, id="yes"),
        pytest.param("yes", None, False, False, id="no"),
        pytest.param("meets", {"a", "b"}, {"b", "c"}, True, id="meets one"),
        pytest.param("meets", {"a", "b"}, {"c"}, False, id="meets none"),
        pytest.param("meets", {"a", "b"}, set(), False, id="nothing meets nothing"),
        pytest.param("leaves", {"a", "b"}, {"a", "c"}, True, id="one lies outside"),
        pytest.param("leaves", {"a", "b"}, {"a", "b"}, False, id="all lie inside"),
        pytest.param("leaves", {"a", "b"}, set(), False, id="an empty answer leaves nothing"),
        pytest.param("before", DAY, date(2026, 8, 1), True, id="the day before"),
        pytest.param("before", DAY, DAY, False, id="not before the day itself"),
        pytest.param("on_or_after", DAY, DAY, True, id="on the day itself"),
        pytest.param("on_or_after", DAY, date(2026, 8, 1), False, id="not yet the day before"),
    ],
)
def test_an_answer_is_held_against_an_operand(
    operator: str, operand: Operand | set[str], value: Value | set[str], expected: bool
) -> None:
    frozen = frozenset(operand) if isinstance(operand, set) else operand
    answer = frozenset(value) if isinstance(value, set) else value
    assert Check("fact", operator, frozen).probe()(answer) is expected


BELOW, EDGE, ABOVE = Band.exactly(99), Band.exactly(100), Band.exactly(101)
UP_TO, FROM, ACROSS, OPEN = Band(50, 100), Band(100, 200), Band(50, 200), Band(0, inf)


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        (">=", [False, True, True, None, True, None, None]),
        (">", [False, False, True, False, None, None, None]),
        ("<", [True, False, False, None, False, None, None]),
        ("<=", [True, True, False, True, None, None, None]),
        ("=", [False, True, False, None, None, None, None]),
    ],
)
def test_a_number_is_settled_only_where_all_of_its_band_agrees(
    operator: str, expected: list[bool | None]
) -> None:
    probe = Check("people", operator, 100.0).probe()
    assert [probe(band) for band in (BELOW, EDGE, ABOVE, UP_TO, FROM, ACROSS, OPEN)] == expected


def test_checks_are_equal_when_they_test_the_same() -> None:
    assert Check("role", "meets", frozenset({"a", "b"})) == Check("role", "meets", frozenset({"b", "a"}))
    assert Check("people", ">=", 100.0) == Check("people", ">=", float("1e2"))
    assert Check("people", ">=", 100.0) != Check("people", ">", 100.0)
