"""Can a condition ever be true? A search that may miss an impossible one but is never wrong when it says so.

The search walks the branches of the condition and keeps, for each fact, what its answer would have to be. It
gives up, and says "possible", after a fixed number of steps.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from regions.logic.expressions import And, Expression, Name, Not, Or, Test
from regions.logic.facts import FactType
from regions.logic.vocabulary import Fact, Vocabulary

MAX_STEPS = 20_000

# A condition and the value that it should have.
Goal = tuple[Expression, bool]


@dataclass(frozen=True, slots=True)
class _Picked:
    """Places or choices: of each of `demands` at least one, of `excluded` none."""

    demands: tuple[frozenset[str], ...] = ()
    excluded: frozenset[str] = frozenset()

    def is_possible(self, *, one_only: bool) -> bool:
        if one_only and self.demands:
            return bool(frozenset.intersection(*self.demands) - self.excluded)
        return all(demand - self.excluded for demand in self.demands)


@dataclass(frozen=True, slots=True)
class _Range:
    """A number or a day (as its ordinal) between two ends, each with or without the end itself."""

    low: float = -math.inf
    low_open: bool = False
    high: float = math.inf
    high_open: bool = False

    def at_least(self, low: float, *, is_open: bool) -> _Range:
        if (low, is_open) <= (self.low, self.low_open):
            return self
        return replace(self, low=low, low_open=is_open)

    def at_most(self, high: float, *, is_open: bool) -> _Range:
        if (high, not is_open) >= (self.high, not self.high_open):
            return self
        return replace(self, high=high, high_open=is_open)

    def is_possible(self) -> bool:
        return self.low < self.high or (self.low == self.high and not (self.low_open or self.high_open))


_Answer = bool | _Picked | _Range
_Answers = Mapping[str, _Answer]


class _GiveUpError(Exception):
    """The search took too many steps."""


@dataclass
class Search:
    """Looks for answers that give conditions the wanted values.

    `definitions` are what names may stand for; facts of `open_facts` put no limit on the answer.
    """

    vocabulary: Vocabulary
    definitions: Mapping[str, Expression] = field(default_factory=dict)
    open_facts: frozenset[str] = frozenset()
    steps: int = 0

    def is_possible(self, *goals: Goal) -> bool:
        """False only if no answers give all the conditions their values."""
        self.steps = 0
        try:
            return self._search(list(goals), [], {}, {})
        except _GiveUpError:
            return True

    def _search(
        self, goals: list[Goal], branches: list[Goal], answers: _Answers, named: Mapping[str, bool]
    ) -> bool:
        """Work off what has only one way first, then try each way of the narrowest branch.

        `named` are the definitions that have been given a value on the way here.
        """
        while goals:
            self._count()
            expression, wanted = goals.pop()
            match expression:
                case Not(operand):
                    goals.append((operand, not wanted))
                case And(operands) if wanted:
                    goals.extend((operand, True) for operand in operands)
                case Or(operands) if not wanted:
                    goals.extend((operand, False) for operand in operands)
                case And() | Or():
                    branches = [*branches, (expression, wanted)]
                case Name(word) if word in self.definitions:
                    if named.get(word) is (not wanted):
                        return False
                    if word not in named:
                        named = {**named, word: wanted}
                        goals.append((self.definitions[word], wanted))
                case Test(fact, "has_all", values) if len(values) > 1:
                    goals.append((And(tuple(Test(fact, "has", (value,)) for value in values)), wanted))
                case Name() | Test():
                    narrowed = self._narrow(expression, wanted, answers)
                    if narrowed is None:
                        return False
                    answers = narrowed
        if not branches:
            return True
        branches = sorted(branches, key=_width)
        operands, wanted = _operands(branches[0][0]), branches[0][1]
        return any(self._search([(operand, wanted)], branches[1:], answers, named) for operand in operands)

    def _count(self) -> None:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise _GiveUpError

    def _narrow(self, atom: Name | Test, wanted: bool, answers: _Answers) -> _Answers | None:
        """The answers with what the atom demands of its fact; None if nothing can meet it."""
        key = atom.word if isinstance(atom, Name) else atom.fact
        if key in self.open_facts:
            return answers
        fact = self.vocabulary.facts[key]
        known = answers.get(key)
        if isinstance(atom, Name):
            return None if known is (not wanted) else {**answers, key: wanted}
        if fact.type in (FactType.NUMBER, FactType.DATE):
            span = _ranged(atom, wanted, known if isinstance(known, _Range) else _Range(low=0))
            return {**answers, key: span} if span.is_possible() else None
        picked = self._picked(fact, atom, wanted, known if isinstance(known, _Picked) else _Picked())
        one_only = fact.single or fact.type is FactType.CHOICE
        return {**answers, key: picked} if picked.is_possible(one_only=one_only) else None

    def _picked(self, fact: Fact, test: Test, wanted: bool, known: _Picked) -> _Picked:
        places = self.vocabulary.places
        if fact.type is FactType.REGIONS:
            named = places.expand_all(test.values)
            everything = frozenset(places.parents) - places.parts.keys()
        else:
            named = frozenset(test.values)
            everything = frozenset(choice.value for choice in fact.choices)
        if test.operator == "has_outside":
            named = everything - named
        if wanted is (test.operator in ("is_not", "not_in", "has_none")):
            return replace(known, excluded=known.excluded | named)
        return replace(known, demands=(*known.demands, named))


def _operands(expression: Expression) -> tuple[Expression, ...]:
    return expression.operands if isinstance(expression, And | Or) else ()


def _width(goal: Goal) -> int:
    return len(_operands(goal[0]))


def _ranged(test: Test, wanted: bool, known: _Range) -> _Range:
    operator = test.operator if wanted else _OPPOSITE.get(test.operator, "")
    limit = _ordinal(test.values[0])
    match operator:
        case "<" | "before":
            return known.at_most(limit, is_open=True)
        case "<=":
            return known.at_most(limit, is_open=False)
        case ">":
            return known.at_least(limit, is_open=True)
        case ">=" | "on_or_after":
            return known.at_least(limit, is_open=False)
        case "=":
            return known.at_least(limit, is_open=False).at_most(limit, is_open=False)
    return known


_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "before": "on_or_after", "on_or_after": "before"}


def _ordinal(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return date.fromisoformat(value).toordinal()
