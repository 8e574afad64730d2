"""Three-valued evaluation of one condition by walking its tree.

The compiled program answers for whole libraries; this walk is for what somebody looks at: reasons and missing
facts. A test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from regions.logic.expressions import And, Atom, Expression, Name, Not, Or, Test
from regions.logic.facts import UNKNOWN_NUMBER, Answers, Band, FactType
from regions.logic.vocabulary import Fact, Vocabulary

Truth = bool | None


@dataclass(frozen=True)
class Situation:
    """What one market's law looks at: its definitions, and the settled answers that hold in that market."""

    vocabulary: Vocabulary
    definitions: Mapping[str, Expression]
    answers: Answers

    def evaluate(self, expression: Expression) -> Truth:
        """True, false, or None for unknown. Raises KeyError for a name that is not known."""
        match expression:
            case And(operands):
                return all_of(self.evaluate(operand) for operand in operands)
            case Or(operands):
                return any_of(self.evaluate(operand) for operand in operands)
            case Not(operand):
                return opposite(self.evaluate(operand))
            case Name(word) if word in self.definitions:
                return self.evaluate(self.definitions[word])
            case Name(word):
                return cast("bool | None", self.answers.get(self.vocabulary.facts[word].key))
            case Test():
                return self._test(expression)

    def missing(self, expression: Expression) -> frozenset[str]:
        """The facts whose answers would settle an unknown condition; empty when it is known.

        Parts that are settled already do not count, whatever facts they name.
        """
        if self.evaluate(expression) is not None:
            return frozenset()
        match expression:
            case And(operands) | Or(operands):
                return frozenset[str]().union(*map(self.missing, operands))
            case Not(operand):
                return self.missing(operand)
            case Name(word) if word in self.definitions:
                return self.missing(self.definitions[word])
            case Name() | Test():
                return self._missing_of_atom(expression)

    def shown(self, fact: Fact, value: str) -> Truth:
        """Whether a choice counts at all: its `show_when`, or true without one."""
        condition = fact.choice(value).show_when
        return True if condition is None else self.evaluate(condition)

    def ticked(self, fact: Fact, value: str) -> Truth:
        """Whether a choice is chosen and counts."""
        answer = self.answers.get(fact.key)
        chosen = None if answer is None else value in cast("frozenset[str]", answer)
        return all_of([chosen, self.shown(fact, value)])

    def _missing_of_atom(self, atom: Atom) -> frozenset[str]:
        fact = self.vocabulary.facts[atom.word if isinstance(atom, Name) else atom.fact]
        if not fact.choices or fact.key not in self.answers or isinstance(atom, Name):
            return frozenset({fact.key})
        chosen = cast("frozenset[str]", self.answers[fact.key])
        guards = [fact.choice(value).show_when for value in _tested(fact, atom) if value in chosen]
        return frozenset[str]().union(*(self.missing(guard) for guard in guards if guard is not None))

    def _test(self, test: Test) -> Truth:
        fact = self.vocabulary.facts[test.fact]
        if fact.type in (FactType.CHOICE, FactType.CHOICES):
            return self._choice_test(fact, test)
        answer = self.answers.get(fact.key, UNKNOWN_NUMBER if fact.type is FactType.NUMBER else None)
        if answer is None:
            return None
        match fact.type:
            case FactType.NUMBER:
                return compare(cast("Band", answer), test.operator, float(test.values[0]))
            case FactType.DATE:
                is_before = cast("date", answer) < date.fromisoformat(test.values[0])
                return is_before if test.operator == "before" else not is_before
            case _:
                return self._places_test(cast("frozenset[str]", answer), test)

    def _choice_test(self, fact: Fact, test: Test) -> Truth:
        match test.operator:
            case "has_all":
                return all_of(self.ticked(fact, value) for value in test.values)
            case "has_none" | "is_not" | "not_in":
                return opposite(any_of(self.ticked(fact, value) for value in test.values))
            case _:
                return any_of(self.ticked(fact, value) for value in _tested(fact, test))

    def _places_test(self, answer: frozenset[str], test: Test) -> bool:
        places = [self.vocabulary.places.expand(code) for code in test.values]
        match test.operator:
            case "has_all":
                return all(answer & place for place in places)
            case "has_none":
                return not any(answer & place for place in places)
            case "has_outside":
                return bool(answer.difference(*places))
            case _:
                return any(answer & place for place in places)


def _tested(fact: Fact, test: Test) -> list[str]:
    """The choices that a test is about: those named, or with has_outside all others."""
    if test.operator == "has_outside":
        return [choice.value for choice in fact.choices if choice.value not in test.values]
    return list(test.values)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Kleene's AND: false beats unknown."""
    values = list(truths)
    return False if False in values else None if None in values else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """Kleene's OR: true beats unknown."""
    values = list(truths)
    return True if True in values else None if None in values else False


def opposite(truth: Truth) -> Truth:
    """Kleene's NOT: the opposite of unknown is unknown."""
    return None if truth is None else not truth


def compare(band: Band, operator: str, limit: float) -> Truth:
    """Hold a number that may be known only as a band against a limit: settled only when all of it agrees."""
    match operator:
        case ">=":
            return True if band.low >= limit else False if band.high < limit else None
        case ">":
            return True if band.low > limit else False if band.high <= limit else None
        case "<":
            return opposite(compare(band, ">=", limit))
        case "<=":
            return opposite(compare(band, ">", limit))
        case _:
            return all_of([compare(band, ">=", limit), compare(band, "<=", limit)])
