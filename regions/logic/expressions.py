"""Conditions of the law: text to syntax tree and back.

The grammar, explained in docs/law-format.md:

    expr  := and (OR and)*        and := unary (AND unary)*        unary := NOT unary | (expr) | atom
    atom  := NAME | FACT is V | is_not V | in [..] | not_in [..] | has V | has_any [..] | has_all [..]
           | has_none [..] | has_outside [..] | < n | <= n | > n | >= n | = n | before DATE | on_or_after DATE
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from regions.logic.errors import ConditionError

LIST_OPERATORS = frozenset({"in", "not_in", "has_any", "has_all", "has_none", "has_outside"})
COMPARISONS = frozenset({"<", "<=", ">", ">=", "="})
VALUE_OPERATORS = COMPARISONS | {"is", "is_not", "has", "before", "on_or_after"}
OPERATORS = LIST_OPERATORS | VALUE_OPERATORS
KEYWORDS = OPERATORS | {"AND", "OR", "NOT"}

MAX_LENGTH = 5_000
MAX_DEPTH = 40

_TOKEN = re.compile(r"<=|>=|<|>|=|\(|\)|\[|\]|,|[A-Za-z0-9_.+\-]+")
_BLANK = re.compile(r"\s*")
_NAME = re.compile(r"[a-z][a-z0-9_.\-]*")


@dataclass(frozen=True, slots=True)
class Name:
    """A yes-no fact, or a definition of the same region file."""

    word: str
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Test:
    """A fact compared with one value or a list of values."""

    fact: str
    operator: str
    values: tuple[str, ...]
    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """True when the operand is false."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class And:
    """True when all operands are."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True when one operand is."""

    operands: tuple[Expression, ...]


Atom = Name | Test
Expression = Name | Test | Not | And | Or


def parse(text: str) -> Expression:
    """Read a condition. Raises ConditionError, with the position, for anything that is not one."""
    if len(text) > MAX_LENGTH:
        raise ConditionError(f"a condition has at most {MAX_LENGTH} characters; use definitions", MAX_LENGTH)
    return _Parser(text).parse()


def print_expression(expression: Expression) -> str:
    """The one spelling of a condition: `parse` of it gives the same tree back."""
    match expression:
        case And(operands):
            return " AND ".join(_inner(operand) for operand in operands)
        case Or(operands):
            return " OR ".join(_inner(operand) for operand in operands)
        case Not(Test() as operand):
            return f"NOT ({print_expression(operand)})"
        case Not(operand):
            return f"NOT {_inner(operand)}"
        case Name(word):
            return word
        case Test(fact, operator, values) if operator in LIST_OPERATORS:
            return f"{fact} {operator} [{', '.join(values)}]"
        case Test(fact, operator, values):
            return f"{fact} {operator} {values[0]}"


def atoms(expression: Expression) -> Iterator[Atom]:
    """Every atom of the condition, from left to right."""
    match expression:
        case And(operands) | Or(operands):
            for operand in operands:
                yield from atoms(operand)
        case Not(operand):
            yield from atoms(operand)
        case Name() | Test():
            yield expression


def _inner(operand: Expression) -> str:
    text = print_expression(operand)
    return f"({text})" if isinstance(operand, And | Or) else text


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(_tokens(text))
        self.index = 0
        self.depth = 0

    def parse(self) -> Expression:
        tree = self.any_of()
        word, offset = self.peek()
        if word:
            raise ConditionError(f'expected AND, OR or the end, found "{word}"', offset)
        return tree

    def peek(self) -> tuple[str, int]:
        """The next word and its offset; an empty word at the end."""
        return self.tokens[self.index] if self.index < len(self.tokens) else ("", len(self.text))

    def take(self, *, expected: str = "") -> tuple[str, int]:
        word, offset = self.peek()
        if not word or (expected and word != expected):
            raise ConditionError(f"expected {expected or 'a value'}, found {_quoted(word)}", offset)
        self.index += 1
        return word, offset

    def any_of(self) -> Expression:
        parts = [self.all_of()]
        while self.peek()[0] == "OR":
            self.take()
            parts.append(self.all_of())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def all_of(self) -> Expression:
        parts = [self.unary()]
        while self.peek()[0] == "AND":
            self.take()
            parts.append(self.unary())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def unary(self) -> Expression:
        word, offset = self.peek()
        if word not in {"NOT", "("}:
            return self.atom()
        self.take()
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ConditionError(f"more than {MAX_DEPTH} levels deep; use definitions", offset)
        if word == "NOT":
            tree: Expression = Not(self.unary())
        else:
            tree = self.any_of()
            self.take(expected=")")
        self.depth -= 1
        return tree

    def atom(self) -> Atom:
        word, offset = self.take_name()
        operator = self.peek()[0]
        if operator not in OPERATORS:
            return Name(word, offset)
        self.take()
        if operator in LIST_OPERATORS:
            return Test(word, operator, self.value_list(), offset)
        return Test(word, operator, (self.value(),), offset)

    def take_name(self) -> tuple[str, int]:
        word, offset = self.peek()
        if word in KEYWORDS or not _NAME.fullmatch(word):
            raise ConditionError(f"expected a fact or a definition, found {_quoted(word)}", offset)
        self.index += 1
        return word, offset

    def value(self) -> str:
        word, offset = self.take()
        if word in KEYWORDS or word in "()[],":
            raise ConditionError(f'expected a value, found "{word}"', offset)
        return word

    def value_list(self) -> tuple[str, ...]:
        self.take(expected="[")
        values = [self.value()]
        while self.peek()[0] == ",":
            self.take()
            values.append(self.value())
        self.take(expected="]")
        return tuple(values)


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    position = 0
    while True:
        blank = _BLANK.match(text, position)
        position = blank.end() if blank else position
        if position >= len(text):
            return
        token = _TOKEN.match(text, position)
        if token is None:
            raise ConditionError(f'"{text[position]}" has no meaning in a condition', position)
        yield token.group(), position
        position = token.end()


def _quoted(word: str) -> str:
    return f'"{word}"' if word else "the end"
