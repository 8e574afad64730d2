"""Many conditions compiled into one straight-line program.

Every node holds two integers: the bits known true and the bits known false; one bit is one product. The
only operation is AND on literals (true&true, false|false); a negated literal swaps the two, and OR is AND
seen from the other side. Equal parts are shared. This is an and-inverter graph read in Kleene's strong
three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from regions.logic.expressions import And, Expression, Name, Not, Or, Test
from regions.logic.facts import UNKNOWN_NUMBER, Answers, FactType, Scope, Value
from regions.logic.probes import Check, Probe
from regions.logic.vocabulary import Fact, Vocabulary

# A literal is twice the index of its node, plus one when negated; node 0 is the constant "true".
Literal = int
TRUE: Literal = 0
FALSE: Literal = 1

# Where a check reads its answer: a market's code, or PRODUCT for answers that all markets share.
Source = str
PRODUCT: Source = ""


# How many different answers to one fact are remembered; products share most of theirs.
ANSWERS_KEPT = 1_000


@dataclass(frozen=True)
class FactChecks:
    """All checks of one fact's answer. Their values stand side by side from `start` to before `end`."""

    source: Source
    fact: str
    start: Literal
    end: Literal
    probes: tuple[Probe, ...]
    _known: dict[Value, list[int]] = field(default_factory=dict, repr=False, compare=False)

    def results(self, value: Value) -> list[int]:
        """For each check two flags: known true, known false."""
        flags = self._known.get(value)
        if flags is None:
            found = [probe(value) for probe in self.probes]
            flags = [int(flag) for result in found for flag in (result is True, result is False)]
            if len(self._known) >= ANSWERS_KEPT:
                self._known.clear()
            self._known[value] = flags
        return flags


@dataclass(frozen=True)
class Program:
    """Compiled conditions. `outputs` maps each name to its literal in the list that a run gives back.

    An operation is the two literals that it joins, and their negations.
    """

    outputs: Mapping[Hashable, Literal]
    checks: Sequence[FactChecks]
    operations: Sequence[tuple[Literal, Literal, Literal, Literal]]

    def run(self, answers: Mapping[Source, Answers]) -> list[int]:
        """Evaluate for one product; `answers` by source. Read the result with `truth`."""
        values = [0] * self._inputs
        values[TRUE] = 1
        for checks in self.checks:
            value = answers[checks.source].get(checks.fact)
            if value is not None:
                values[checks.start : checks.end] = checks.results(value)
        return self._finish(values)

    def run_many(self, products: Sequence[Mapping[Source, Answers]]) -> list[int]:
        """Evaluate for all products at once; bit n of every integer is product n."""
        values = [0] * self._inputs
        values[TRUE] = (1 << len(products)) - 1
        for checks in self.checks:
            for value, bits in _by_value(products, checks.source, checks.fact).items():
                for position, flag in enumerate(checks.results(value), start=checks.start):
                    if flag:
                        values[position] |= bits
        return self._finish(values)

    @cached_property
    def _inputs(self) -> int:
        return max((checks.end for checks in self.checks), default=2)

    def _finish(self, values: list[int]) -> list[int]:
        append = values.append
        for left, right, not_left, not_right in self.operations:
            append(values[left] & values[right])
            append(values[not_left] | values[not_right])
        return values


def truth(values: Sequence[int], literal: Literal, product: int = 0) -> bool | None:
    """The value of one output for one product of a run: true, false or unknown."""
    if values[literal] >> product & 1:
        return True
    return False if values[literal ^ 1] >> product & 1 else None


def _by_value(products: Sequence[Mapping[Source, Answers]], source: Source, fact: str) -> dict[Value, int]:
    """Which products gave which answer, as bits; unanswered ones are in none."""
    members: dict[Value, list[int]] = {}
    for index, answers in enumerate(products):
        value = answers[source].get(fact)
        if value is not None:
            members.setdefault(value, []).append(index)
    size = len(products) // 8 + 1
    bits: dict[Value, int] = {}
    for value, indexes in members.items():
        row = bytearray(size)
        for index in indexes:
            row[index >> 3] |= 1 << (index & 7)
        bits[value] = int.from_bytes(row, "little")
    return bits


@dataclass
class Compiler:
    """Collects conditions and shares their equal parts.

    With `share_product_facts` the answers about the product are read once for all markets; without it every
    answer is read from the market, which may answer a product fact otherwise.
    """

    vocabulary: Vocabulary
    share_product_facts: bool
    outputs: dict[Hashable, Literal] = field(default_factory=dict)
    _checks: dict[tuple[Source, Check], Literal] = field(default_factory=dict)
    _operations: dict[tuple[Literal, Literal], Literal] = field(default_factory=dict)

    def add(
        self,
        name: Hashable,
        expression: Expression,
        *,
        market: Source,
        definitions: Mapping[str, Expression],
    ) -> None:
        """Compile one condition of a market's law under a name. Raises KeyError for an unknown word."""
        self.outputs[name] = _Lowering(self, market, definitions).literal(expression)

    def finish(self) -> Program:
        """The program of everything added so far."""
        grouped: dict[tuple[Source, str], list[tuple[Check, Literal]]] = {}
        for (source, check), literal in self._checks.items():
            grouped.setdefault((source, check.fact), []).append((check, literal))
        order = {TRUE: TRUE}
        checks: list[FactChecks] = []
        for (source, fact), group in grouped.items():
            start = 2 * len(order)
            for _, literal in group:
                order[literal] = 2 * len(order)
            probes = tuple(check.probe() for check, _ in group)
            checks.append(FactChecks(source, fact, start, 2 * len(order), probes))
        for literal in self._operations.values():
            order[literal] = 2 * len(order)

        def placed(literal: Literal) -> Literal:
            return order[literal & ~1] + (literal & 1)

        pairs = [(placed(left), placed(right)) for left, right in self._operations]
        return Program(
            outputs={name: placed(literal) for name, literal in self.outputs.items()},
            checks=checks,
            operations=[(left, right, left ^ 1, right ^ 1) for left, right in pairs],
        )

    def check(self, market: Source, check: Check) -> Literal:
        """The literal of a test of one answer."""
        fact = self.vocabulary.facts[check.fact]
        shared = self.share_product_facts and fact.scope is Scope.PRODUCT
        key = (PRODUCT if shared else market, check)
        return self._checks.setdefault(key, self._next())

    def both(self, left: Literal, right: Literal) -> Literal:
        """The literal of AND."""
        if left == right or right == TRUE:
            return left
        if left == TRUE:
            return right
        if FALSE in (left, right):
            return FALSE
        key = (left, right) if left < right else (right, left)
        return self._operations.setdefault(key, self._next())

    def _next(self) -> Literal:
        return 2 * (len(self._checks) + len(self._operations) + 1)


@dataclass
class _Lowering:
    """Turns the conditions of one market's law into literals."""

    compiler: Compiler
    market: Source
    definitions: Mapping[str, Expression]

    def literal(self, expression: Expression) -> Literal:
        match expression:
            case And(operands):
                return self.all_of([self.literal(operand) for operand in operands])
            case Or(operands):
                return self.any_of([self.literal(operand) for operand in operands])
            case Not(operand):
                return self.literal(operand) ^ 1
            case Name(word) if word in self.definitions:
                return self.literal(self.definitions[word])
            case Name(word):
                return self.compiler.check(self.market, Check(word, "yes", None))
            case Test():
                return self.test(expression)

    def all_of(self, literals: list[Literal]) -> Literal:
        result = TRUE
        for literal in literals:
            result = self.compiler.both(result, literal)
        return result

    def any_of(self, literals: list[Literal]) -> Literal:
        return self.all_of([literal ^ 1 for literal in literals]) ^ 1

    def test(self, test: Test) -> Literal:
        fact = self.compiler.vocabulary.facts[test.fact]
        match fact.type:
            case FactType.NUMBER:
                return self.number_test(Check(test.fact, test.operator, float(test.values[0])))
            case FactType.DATE:
                day = date.fromisoformat(test.values[0])
                return self.compiler.check(self.market, Check(test.fact, test.operator, day))
            case FactType.REGIONS:
                return self.places_test(test)
            case _:
                return self.choice_test(fact, test)

    def number_test(self, check: Check) -> Literal:
        """A number is never negative: what that settles needs no answer."""
        settled = check.probe()(UNKNOWN_NUMBER)
        if settled is not None:
            return TRUE if settled else FALSE
        return self.compiler.check(self.market, check)

    def places_test(self, test: Test) -> Literal:
        places = self.compiler.vocabulary.places
        if test.operator == "has_all":
            return self.all_of([self.meets(test.fact, places.expand(code)) for code in test.values])
        wanted = places.expand_all(test.values)
        if test.operator == "has_outside":
            return self.compiler.check(self.market, Check(test.fact, "leaves", wanted))
        return self.meets(test.fact, wanted) ^ (test.operator == "has_none")

    def meets(self, fact: str, wanted: frozenset[str]) -> Literal:
        return self.compiler.check(self.market, Check(fact, "meets", wanted))

    def choice_test(self, fact: Fact, test: Test) -> Literal:
        match test.operator:
            case "has_all":
                return self.all_of([self.ticked(fact, {value}) for value in test.values])
            case "has_none" | "is_not" | "not_in":
                return self.ticked(fact, set(test.values)) ^ 1
            case "has_outside":
                return self.ticked(fact, {choice.value for choice in fact.choices} - set(test.values))
            case _:
                return self.ticked(fact, set(test.values))

    def ticked(self, fact: Fact, values: set[str]) -> Literal:
        """One of the values is ticked and not hidden."""
        hidden = {value: shown for value in values if (shown := fact.choice(value).show_when) is not None}
        parts = [
            self.compiler.both(self.meets(fact.key, frozenset({value})), self.literal(hidden[value]))
            for value in sorted(hidden)
        ]
        plain = frozenset(values - hidden.keys())
        if plain:
            parts.append(self.meets(fact.key, plain))
        return self.any_of(parts)
