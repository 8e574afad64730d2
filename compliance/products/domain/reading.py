"""What the rules of a region read: which facts, which of their choices and places, which lines of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from regions.logic.catalogue import Catalogue
from regions.logic.expressions import COMPARISONS, Atom, Expression, Name, atoms
from regions.logic.facts import Band
from regions.logic.vocabulary import Fact

# The regions of a few editions.
REGIONS_KEPT = 256
# From here on floating point knows no fractions; such numbers are orders of magnitude, not counts.
LARGEST_COUNT = 1e15


@dataclass
class Reads:
    """By fact: the choices and places that are named, and where a band begins that the rules tell apart."""

    values: dict[str, set[str]] = field(default_factory=dict)
    starts: dict[str, set[float]] = field(default_factory=dict)

    def take(self, fact: Fact, atom: Atom) -> None:
        """Count one test."""
        named = self.values.setdefault(fact.key, set())
        if isinstance(atom, Name):
            return
        if atom.operator in COMPARISONS:
            self.starts.setdefault(fact.key, set()).update(_starts(atom.operator, float(atom.values[0])))
        elif atom.operator == "has_outside" and fact.choices:
            named.update({choice.value for choice in fact.choices}.difference(atom.values))
        else:
            named.update(atom.values)

    def join(self, other: Reads) -> None:
        """Count what another region reads too."""
        for key, values in other.values.items():
            self.values.setdefault(key, set()).update(values)
        for key, starts in other.starts.items():
            self.starts.setdefault(key, set()).update(starts)

    def bands(self, key: str) -> tuple[Band, ...]:
        """The bands of a number that the rules tell apart; empty when no line matters."""
        starts = sorted(start for start in self.starts.get(key, ()) if start > 0)
        if not starts:
            return ()
        ends = [*(below(start) for start in starts), math.inf]
        return tuple(Band(low, high) for low, high in zip([0.0, *starts], ends, strict=True))


def read_by(catalogue: Catalogue, codes: Iterable[str]) -> Reads:
    """What the rules of these regions read together."""
    together = Reads()
    for code in codes:
        together.join(_read_by_region(catalogue, code))
    return together


def below(start: float) -> float:
    """The largest number below the start of a band: one less, or just less for orders of magnitude."""
    return start - 1 if start < LARGEST_COUNT else math.nextafter(start, 0)


def above(number: float) -> float:
    """The smallest number above the end of a band."""
    return number + 1 if number < LARGEST_COUNT else math.nextafter(number, math.inf)


def _starts(operator: str, limit: float) -> tuple[float, ...]:
    match operator:
        case ">=" | "<":
            return (limit,)
        case ">" | "<=":
            return (above(limit),)
        case _:
            return (limit, above(limit))


@lru_cache(maxsize=REGIONS_KEPT)
def _read_by_region(catalogue: Catalogue, code: str) -> Reads:
    """Conditions, transitions and definitions, and the guards of the facts that they name."""
    reads = Reads()
    facts = catalogue.vocabulary.facts
    waiting = list(_conditions(catalogue, code))
    while waiting:
        for atom in atoms(waiting.pop()):
            fact = facts.get(atom.word if isinstance(atom, Name) else atom.fact)
            if fact is not None:  # else a definition, whose own condition is counted
                if fact.key not in reads.values:
                    waiting.extend(_guards(fact))
                reads.take(fact, atom)
    return reads


def _conditions(catalogue: Catalogue, code: str) -> Iterator[Expression]:
    law = catalogue.regions[code]
    yield from law.conditions.values()
    for requirement in law.counted:
        yield requirement.applies_when
        yield from (step.when for step in requirement.transitions)


def _guards(fact: Fact) -> Iterator[Expression]:
    if fact.ask_when is not None:
        yield fact.ask_when
    yield from (choice.show_when for choice in fact.choices if choice.show_when is not None)
