"""Which facts many conditions of one market wait for, found in one pass over each.

The same answer as `Situation.missing`, which looks at one condition and evaluates its parts again and again;
here each definition and each atom is looked at once. A test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from regions.logic.catalogue import Requirement
from regions.logic.determining import MarketLaw
from regions.logic.evaluation import Situation, Truth, all_of, any_of, opposite
from regions.logic.expressions import And, Expression, Name, Not, Or, Test
from regions.logic.periods import Determination

Facts = frozenset[str]
NO_FACTS: Facts = frozenset()


@dataclass
class Walk:
    """Walks the conditions of one situation and remembers what it saw."""

    situation: Situation
    _seen: dict[Name | Test, tuple[Truth, Facts]] = field(default_factory=dict)

    def look(self, expression: Expression) -> tuple[Truth, Facts]:
        """Whether the condition holds, and while it is unknown the facts that would settle it."""
        match expression:
            case And(operands):
                return self._join(operands, is_and=True)
            case Or(operands):
                return self._join(operands, is_and=False)
            case Not(operand):
                truth, missing = self.look(operand)
                return opposite(truth), missing
            case Name() | Test():
                if expression not in self._seen:
                    self._seen[expression] = self._atom(expression)
                return self._seen[expression]

    def _join(self, operands: Sequence[Expression], *, is_and: bool) -> tuple[Truth, Facts]:
        parts = [self.look(operand) for operand in operands]
        truth = (all_of if is_and else any_of)(truth for truth, _ in parts)
        return truth, NO_FACTS if truth is not None else NO_FACTS.union(*(missing for _, missing in parts))

    def _atom(self, atom: Name | Test) -> tuple[Truth, Facts]:
        if isinstance(atom, Name) and atom.word in self.situation.definitions:
            return self.look(self.situation.definitions[atom.word])
        return self.situation.evaluate(atom), self.situation.missing(atom)


def undetermined(law: MarketLaw, day: date) -> Iterator[tuple[Requirement, Facts]]:
    """The requirements that are undetermined on a day, with the facts that would settle them."""
    walk = Walk(law.situation)
    for found in law.applicability.values():
        if found.on(day) is Determination.UNDETERMINED:
            requirement = found.requirement
            if found.condition is None:
                yield requirement, walk.look(requirement.applies_when)[1]
            else:
                steps = (requirement.transitions[index].when for index in found.open_transitions)
                yield requirement, NO_FACTS.union(*(walk.look(step)[1] for step in steps))
