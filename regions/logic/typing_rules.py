"""Does a condition fit the vocabulary: known names, operators that suit the type, values that exist."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from regions.logic.days import is_day
from regions.logic.errors import ConditionError, did_you_mean
from regions.logic.expressions import Expression, Name, Test, atoms
from regions.logic.facts import FactType, parse_number
from regions.logic.vocabulary import Fact, Vocabulary

_SET_OPERATORS = ("has", "has_any", "has_all", "has_none", "has_outside")

OPERATORS_BY_TYPE: dict[FactType, tuple[str, ...]] = {
    FactType.YES_NO: (),
    FactType.CHOICE: ("is", "is_not", "in", "not_in"),
    FactType.CHOICES: _SET_OPERATORS,
    FactType.REGIONS: _SET_OPERATORS,
    FactType.NUMBER: ("<", "<=", ">", ">=", "="),
    FactType.DATE: ("before", "on_or_after"),
}


def check(
    expression: Expression, vocabulary: Vocabulary, definitions: Collection[str] = ()
) -> list[ConditionError]:
    """Every fault of the condition, from left to right; empty when it may be used.

    `definitions` are the keys of the definitions that the condition may name.
    """
    return [fault for atom in atoms(expression) for fault in _faults(atom, vocabulary, definitions)]


def _faults(
    atom: Name | Test, vocabulary: Vocabulary, definitions: Collection[str]
) -> Iterator[ConditionError]:
    word = atom.word if isinstance(atom, Name) else atom.fact
    if isinstance(atom, Name) and word in definitions:
        return
    fact = vocabulary.facts.get(word)
    if fact is None:
        if word in definitions:
            yield ConditionError(
                f'"{word}" is a definition and stands alone, without an operator', atom.offset
            )
            return
        hint = did_you_mean(word, [*vocabulary.facts, *definitions])
        yield ConditionError(f'unknown fact or definition "{word}"{hint}', atom.offset)
    elif isinstance(atom, Name):
        if fact.type is not FactType.YES_NO:
            operators = ", ".join(OPERATORS_BY_TYPE[fact.type])
            yield ConditionError(
                f'"{word}" is of type {fact.type} and needs one of: {operators}', atom.offset
            )
    elif atom.operator not in OPERATORS_BY_TYPE[fact.type]:
        operators = ", ".join(OPERATORS_BY_TYPE[fact.type]) or "none, it stands alone"
        yield ConditionError(
            f'"{atom.operator}" does not fit "{word}" of type {fact.type}; it takes: {operators}', atom.offset
        )
    else:
        for value in atom.values:
            message = _VALUE_RULES[fact.type](value, fact, vocabulary)
            if message:
                yield ConditionError(message, atom.offset)


def _choice_fault(value: str, fact: Fact, _vocabulary: Vocabulary) -> str:
    values = [choice.value for choice in fact.choices]
    return "" if value in values else f'"{fact.key}" has no choice "{value}"{did_you_mean(value, values)}'


def _place_fault(value: str, _fact: Fact, vocabulary: Vocabulary) -> str:
    known = [*vocabulary.places.parents, *vocabulary.places.groups]
    return "" if value in known else f'"{value}" is no place and no group{did_you_mean(value, known)}'


def _number_fault(value: str, _fact: Fact, _vocabulary: Vocabulary) -> str:
    try:
        number = parse_number(value)
    except ValueError:
        return f'"{value}" is no number; write 240 or 1e25'
    return "" if number >= 0 else f'"{value}" is no number of zero or more'


def _date_fault(value: str, _fact: Fact, _vocabulary: Vocabulary) -> str:
    return "" if is_day(value) else f'"{value}" is no date; write YYYY-MM-DD'


_VALUE_RULES: dict[FactType, Callable[[str, Fact, Vocabulary], str]] = {
    FactType.CHOICE: _choice_fault,
    FactType.CHOICES: _choice_fault,
    FactType.REGIONS: _place_fault,
    FactType.NUMBER: _number_fault,
    FactType.DATE: _date_fault,
}
