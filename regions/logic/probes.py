"""Tests of one answered value, after places, groups and hidden choices are resolved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from regions.logic.facts import Band, Value

# True, false, or unknown (a band across the line) for an answered value; never called without one.
Probe = Callable[[Value], bool | None]
Operand = frozenset[str] | float | date | None


@dataclass(frozen=True, slots=True)
class Check:
    """A fact, what is done with its value, and what the value is held against.

    Equal checks are the same test, however the condition spelt it. Operators: `yes` (operand None), `meets`
    and `leaves` (a set of choices or places), comparisons (a number), `before` and `on_or_after` (a date).
    """

    fact: str
    operator: str
    operand: Operand

    def probe(self) -> Probe:
        """The test as a function of the answered value."""
        return _PROBES[self.operator](self.operand)


def _yes(_operand: Operand) -> Probe:
    return bool


def _meets(operand: Operand) -> Probe:
    wanted = cast("frozenset[str]", operand)
    return lambda answer: not wanted.isdisjoint(cast("frozenset[str]", answer))


def _leaves(operand: Operand) -> Probe:
    inside = cast("frozenset[str]", operand)
    return lambda answer: not inside.issuperset(cast("frozenset[str]", answer))


def _before(operand: Operand) -> Probe:
    limit = cast("date", operand)
    return lambda answer: cast("date", answer) < limit


def _on_or_after(operand: Operand) -> Probe:
    limit = cast("date", operand)
    return lambda answer: cast("date", answer) >= limit


def _compares(
    holds: Callable[[Band, float], bool], fails: Callable[[Band, float], bool]
) -> Callable[[Operand], Probe]:
    def probe_for(operand: Operand) -> Probe:
        limit = cast("float", operand)

        def probe(answer: Value) -> bool | None:
            band = cast("Band", answer)
            return True if holds(band, limit) else False if fails(band, limit) else None

        return probe

    return probe_for


_PROBES: dict[str, Callable[[Operand], Probe]] = {
    "yes": _yes,
    "meets": _meets,
    "leaves": _leaves,
    "before": _before,
    "on_or_after": _on_or_after,
    ">=": _compares(lambda band, n: band.low >= n, lambda band, n: band.high < n),
    ">": _compares(lambda band, n: band.low > n, lambda band, n: band.high <= n),
    "<": _compares(lambda band, n: band.high < n, lambda band, n: band.low >= n),
    "<=": _compares(lambda band, n: band.high <= n, lambda band, n: band.low > n),
    "=": _compares(
        lambda band, n: band.low == n == band.high, lambda band, n: not band.low <= n <= band.high
    ),
}
