"""Why a requirement applies or not: the answers that made it so, as a tree of reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from regions.logic.evaluation import Situation
from regions.logic.expressions import And, Atom, Expression, Name, Not, Or, Test


@dataclass(frozen=True, slots=True)
class AnswerReason:
    """One answer that counted: the atom, and whether it held."""

    atom: Atom
    holds: bool


@dataclass(frozen=True, slots=True)
class ClassReason:
    """A definition that counted, and the reasons why it held or not."""

    definition: str
    holds: bool
    reasons: tuple[Reason, ...]


Reason = AnswerReason | ClassReason


def reasons(situation: Situation, expression: Expression) -> tuple[Reason, ...]:
    """The fewest answers that settle the condition as it stands; empty while it is unknown.

    Where one part is enough (a true OR, a false AND) the part with the fewest answers speaks.
    """
    holds = situation.evaluate(expression)
    if holds is None:
        return ()
    match expression:
        case And(operands) if holds:
            return _together(situation, operands)
        case Or(operands) if not holds:
            return _together(situation, operands)
        case And(operands) | Or(operands):
            deciding = [part for part in operands if situation.evaluate(part) is holds]
            return min((reasons(situation, part) for part in deciding), key=_answers)
        case Not(operand):
            return reasons(situation, operand)
        case Name(word) if word in situation.definitions:
            inner = reasons(situation, situation.definitions[word])
            return (ClassReason(word, holds, inner),)
        case Name() | Test():
            return (AnswerReason(expression, holds),)


def smallest_change(situation: Situation, expression: Expression, *, wanted: bool) -> tuple[Atom, ...]:
    """The fewest atoms that must turn for the condition to become `wanted`; empty when it is already."""
    if situation.evaluate(expression) is wanted:
        return ()
    match expression:
        case Not(operand):
            return smallest_change(situation, operand, wanted=not wanted)
        case And(operands) | Or(operands):
            parts = [smallest_change(situation, operand, wanted=wanted) for operand in operands]
            if isinstance(expression, And) is wanted:
                return tuple(dict.fromkeys(atom for part in parts for atom in part))
            return min(parts, key=len)
        case Name(word) if word in situation.definitions:
            return smallest_change(situation, situation.definitions[word], wanted=wanted)
        case Name() | Test():
            return (expression,)


def _together(situation: Situation, operands: Sequence[Expression]) -> tuple[Reason, ...]:
    found = [reason for operand in operands for reason in reasons(situation, operand)]
    return tuple(dict.fromkeys(found))


def _answers(found: Sequence[Reason]) -> int:
    """How many answers a list of reasons names."""
    return sum(1 if isinstance(reason, AnswerReason) else 1 + _answers(reason.reasons) for reason in found)
