"""Faults of conditions: what they name, whether they can be true, and who uses what they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from regions.domain.quality.circles import along, circles
from regions.domain.quality.problems import Condition, Law, LawProblem, error, warning
from regions.logic.errors import ConditionError
from regions.logic.expressions import And, Expression, Name, Not, Or, Test, atoms, parse, print_expression
from regions.logic.facts import Scope
from regions.logic.possibility import Goal, Search
from regions.logic.typing_rules import check
from regions.logic.vocabulary import Vocabulary

# Holds questions that are asked for their own sake.
STANDING_SECTION = "standing"

_CLOSED_KINDS = ("fact", "choice")


@dataclass(frozen=True)
class ReadCondition:
    """A condition with its syntax tree and the definitions that it may name.

    A transition matters only where its requirement applies; `under` holds that condition.
    """

    source: Condition
    expression: Expression
    definitions: Mapping[str, Expression]
    under: tuple[Goal, ...] = ()

    @property
    def names(self) -> set[str]:
        """Every fact and definition that it names."""
        return {atom.word if isinstance(atom, Name) else atom.fact for atom in atoms(self.expression)}


def read_conditions(law: Law) -> tuple[list[ReadCondition], list[LawProblem]]:
    """Every condition that can be read, and a problem for each that cannot."""
    parsed: list[tuple[Condition, Expression]] = []
    problems: list[LawProblem] = []
    for condition in law.conditions:
        try:
            parsed.append((condition, parse(condition.text)))
        except ConditionError as fault:
            problems.append(_located(condition, fault))
    definitions: dict[str, dict[str, Expression]] = {}
    for condition, expression in parsed:
        if condition.entry.kind == "definition":
            definitions.setdefault(condition.entry.region, {})[condition.entry.key] = expression
    applies = {c.entry.key: tree for c, tree in parsed if c.field == "applies_when"}
    read = []
    for condition, expression in parsed:
        entry = condition.entry
        is_transition = entry.kind == "requirement" and condition.field != "applies_when"
        under = ((applies[entry.key], True),) if is_transition and entry.key in applies else ()
        read.append(ReadCondition(condition, expression, definitions.get(entry.region, {}), under))
    return read, problems


def type_problems(conditions: list[ReadCondition], vocabulary: Vocabulary) -> Iterator[LawProblem]:
    """Conditions that name what is not there, or compare what does not compare."""
    for condition in conditions:
        for fault in check(condition.expression, vocabulary, condition.definitions.keys()):
            yield _located(condition.source, fault)
        entry = condition.source.entry
        if entry.kind in _CLOSED_KINDS:
            yield from _scope_problems(condition, vocabulary)


def _scope_problems(condition: ReadCondition, vocabulary: Vocabulary) -> Iterator[LawProblem]:
    entry = condition.source.entry
    own = entry.fact or entry.key
    if vocabulary.facts[own].scope is Scope.MARKET:
        return
    for atom in atoms(condition.expression):
        fact = vocabulary.facts.get(atom.word if isinstance(atom, Name) else atom.fact)
        if fact is not None and fact.scope is Scope.MARKET:
            message = (
                f'"{fact.key}" has a value for each market; a question about the product cannot wait for it'
            )
            yield error(entry, condition.source.field, message, offset=atom.offset)


def circle_problems(conditions: list[ReadCondition]) -> Iterator[LawProblem]:
    """Definitions, hidden choices and questions that lead back to themselves."""
    definitions = {c.source.entry.key: c for c in conditions if c.source.entry.kind == "definition"}
    for circle in circles({key: sorted(c.names) for key, c in definitions.items()}):
        yield error(definitions[circle[0]].source.entry, "when", f"runs in a circle: {along(circle)}")
    choices = [c for c in conditions if c.source.entry.kind == "choice"]
    shown: dict[str, set[str]] = {}
    for condition in choices:
        shown.setdefault(condition.source.entry.fact, set()).update(condition.names)
    for circle in circles({key: sorted(names) for key, names in shown.items()}):
        first = next(c for c in choices if c.source.entry.fact == circle[0])
        yield error(first.source.entry, "show_when", f"runs in a circle: {along(circle)}")
    for condition in conditions:
        if condition.source.field == "ask_when" and condition.source.entry.key in condition.names:
            yield error(condition.source.entry, "ask_when", "the question would wait for its own answer")


def impossible_problems(conditions: list[ReadCondition], vocabulary: Vocabulary) -> Iterator[LawProblem]:
    """Conditions that no answers make true."""
    for condition in conditions:
        if not Search(vocabulary, condition.definitions).is_possible(
            (condition.expression, True), *condition.under
        ):
            beside = " while the requirement applies" if condition.under else ""
            yield error(condition.source.entry, condition.source.field, f"can never be true{beside}")


def unused_problems(law: Law, conditions: list[ReadCondition]) -> Iterator[LawProblem]:
    """Questions that no condition reads, and definitions that no requirement stands on."""
    read = {name for condition in conditions for name in condition.names}
    for key, fact in law.facts.items():
        if key not in read and fact.fields["section"] != STANDING_SECTION:
            yield error(fact, "", "no condition reads this fact, so nobody needs the question")
    of_definitions = {c.source.entry.key: c.names for c in conditions if c.source.entry.kind == "definition"}
    needed: set[str] = set()
    found = {name for c in conditions if c.source.entry.kind == "requirement" for name in c.names}
    while found:
        needed |= found
        found = {name for key in found for name in of_definitions.get(key, ())} - needed
    for definition in law.of_kind("definition"):
        if definition.key not in needed:
            yield error(definition, "", "no requirement uses this definition")


def guard_warnings(conditions: list[ReadCondition], vocabulary: Vocabulary) -> Iterator[LawProblem]:
    """Tests of facts that may not be asked, and then leave the condition open.

    The question's own `ask_when` must stand beside such a test, or something that is false with it.
    """
    for condition in conditions:
        if condition.source.entry.kind in _CLOSED_KINDS:
            continue
        warned: set[str] = set()
        for atom, beside in _atoms_in_context(condition.expression, condition.under):
            key = atom.word if isinstance(atom, Name) else atom.fact
            fact = vocabulary.facts.get(key)
            if fact is None or fact.ask_when is None or key in warned:
                continue
            search = Search(vocabulary, condition.definitions, open_facts=frozenset({key}))
            if search.is_possible(*beside, (fact.ask_when, False)):
                warned.add(key)
                guard = print_expression(fact.ask_when)
                message = (
                    f'"{key}" is asked only when {guard}; let that stand beside it, or the rule stays open'
                )
                yield warning(condition.source.entry, condition.source.field, message, offset=atom.offset)


def _atoms_in_context(
    expression: Expression, beside: tuple[Goal, ...]
) -> Iterator[tuple[Name | Test, tuple[Goal, ...]]]:
    """Every atom with what must hold beside it for the atom to matter."""
    match expression:
        case And(operands) | Or(operands):
            wanted = isinstance(expression, And)
            for operand in operands:
                others = tuple((other, wanted) for other in operands if other is not operand)
                yield from _atoms_in_context(operand, (*beside, *others))
        case Not(operand):
            yield from _atoms_in_context(operand, beside)
        case Name() | Test():
            yield expression, beside


def _located(condition: Condition, fault: ConditionError) -> LawProblem:
    return error(condition.entry, condition.field, fault.message, offset=fault.offset)
