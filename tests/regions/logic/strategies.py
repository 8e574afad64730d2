"""Random conditions, laws and profiles over a vocabulary."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import inf

from hypothesis import strategies as st

from regions.logic.expressions import (
    LIST_OPERATORS,
    And,
    Atom,
    Expression,
    Name,
    Not,
    Or,
    atoms,
)
from regions.logic.expressions import Test as FactTest
from regions.logic.facts import Answers, Band, FactType, Scope, Value
from regions.logic.typing_rules import OPERATORS_BY_TYPE
from regions.logic.vocabulary import NONE_CHOICE, Fact, Vocabulary
from tests.regions.logic.builders import vocabulary

NUMBERS = (0, 1, 50, 99, 100, 101, 250, 1_000, 10_000_000, 1e25)
DAYS = tuple(map(date.fromisoformat, ("2024-05-01", "2026-08-01", "2026-08-02", "2026-11-23", "2027-08-02")))


# Conditions


def joined(leaves: st.SearchStrategy[Atom], max_leaves: int = 10) -> st.SearchStrategy[Expression]:
    """Conditions made of these atoms by NOT, AND and OR."""

    def larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return st.one_of(inner.map(Not), parts.map(And), parts.map(Or))

    return st.recursive(leaves, larger, max_leaves=max_leaves)


def tests_of(fact: Fact, words: Vocabulary) -> st.SearchStrategy[Atom]:
    """Every test that the grammar allows for a fact."""
    if fact.type is FactType.YES_NO:
        return st.just(Name(fact.key))
    values = st.sampled_from(_values(fact, words))

    def with_operator(operator: str) -> st.SearchStrategy[Atom]:
        longest = 4 if operator in LIST_OPERATORS else 1
        listed = st.lists(values, min_size=1, max_size=longest, unique=True)
        return listed.map(lambda found: FactTest(fact.key, operator, tuple(found)))

    return st.sampled_from(OPERATORS_BY_TYPE[fact.type]).flatmap(with_operator)


def _values(fact: Fact, words: Vocabulary) -> Sequence[str]:
    match fact.type:
        case FactType.NUMBER:
            return [f"{number:g}" for number in NUMBERS]
        case FactType.DATE:
            return [day.isoformat() for day in DAYS]
        case FactType.REGIONS:
            return [*words.places.parents, *words.places.groups]
        case _:
            return [choice.value for choice in fact.choices]


@dataclass(frozen=True)
class Law:
    """Definitions, each of which may use those before it, and conditions that may use all of them."""

    definitions: Mapping[str, Expression]
    conditions: Sequence[Expression]

    def facts(self, words: Vocabulary) -> set[str]:
        """The facts that the law reads, and those that these lean on."""
        everything = [*self.definitions.values(), *self.conditions]
        named = {subject(atom) for expression in everything for atom in atoms(expression)}
        return leaning_on(words, named - self.definitions.keys())


DEFINED = ("reach", "high-risk", "exempt")
# Facts that have to do with each other; a law over few facts meets itself more often than one over all.
THEMES = (
    ("personal_data", "minors", "government", "seated_here"),
    ("limits", "domains", "minors", "plan", "role"),
    ("people", "sensitive_people", "face_people", "compute"),
    ("established_in", "hq_region", "served_in", "market_links"),
    ("on_market_since", "designed_on", "company_size", "government"),
    tuple(vocabulary().facts),
)


@cache
def laws(conditions: int = 1) -> st.SearchStrategy[Law]:
    """Laws over the builders' vocabulary."""
    return st.one_of([_laws(theme, conditions) for theme in THEMES])


def _laws(theme: Sequence[str], conditions: int) -> st.SearchStrategy[Law]:
    facts = st.one_of([tests_of(vocabulary().facts[key], vocabulary()) for key in theme])
    names = [Name(word) for word in DEFINED]
    definitions = [
        joined(facts | st.sampled_from(names[:index]) if index else facts, 5) for index in range(3)
    ]
    return st.builds(
        Law,
        st.tuples(*definitions).map(lambda found: dict(zip(DEFINED, found, strict=True))),
        st.tuples(*[joined(facts | st.sampled_from(names))] * conditions),
    )


# Profiles


@dataclass(frozen=True)
class Profile:
    """What is known of a product now, and what it turns out to be; the second never contradicts the first."""

    known: Answers
    full: Answers


@st.composite
def profiles(draw: st.DrawFn, words: Vocabulary, facts: Container[str], *, exact: bool = False) -> Profile:
    """A product that answers these facts; no number turns out to exceed the one that limits it.

    With `exact` its numbers turn out to be exact, otherwise they may stay bands.
    """
    limited = {fact.key for fact in words.limited}
    unlimited = [fact for fact in words.facts.values() if fact.key not in limited]
    ordered = [fact for fact in (*unlimited, *words.limited) if fact.key in facts]
    ceilings: dict[str, float] = {}
    known: dict[str, Value] = {}
    full: dict[str, Value] = {}
    for fact in ordered:
        ceiling = ceilings.get(fact.at_most or "", inf)
        value = full[fact.key] = draw(_answer(fact, words, ceiling, exact=exact))
        if isinstance(value, Band):
            ceilings[fact.key] = min(ceiling, value.high)
        match draw(st.sampled_from(("known", "unknown", "roughly known"))):
            case "known":
                known[fact.key] = value
            case "roughly known" if isinstance(value, Band):
                known[fact.key] = draw(_blurred(value))
    return Profile(known, full)


def _answer(fact: Fact, words: Vocabulary, ceiling: float, *, exact: bool) -> st.SearchStrategy[Value]:
    match fact.type:
        case FactType.YES_NO:
            return st.booleans()
        case FactType.CHOICE:
            return st.sampled_from(fact.choices).map(lambda choice: frozenset({choice.value}))
        case FactType.CHOICES:
            ticks = [choice.value for choice in fact.choices if choice.value != NONE_CHOICE]
            return st.frozensets(st.sampled_from(ticks), max_size=4) | st.just(frozenset({NONE_CHOICE}))
        case FactType.DATE:
            return st.sampled_from(DAYS)
        case FactType.NUMBER:
            low = st.sampled_from([number for number in NUMBERS if number <= ceiling])
            return low.map(Band.exactly) if exact else low.flatmap(_band_from)
        case FactType.REGIONS:
            places = st.frozensets(
                st.sampled_from(list(words.places.parents)), max_size=1 if fact.single else 3
            )
            return places.map(words.places.expand_all)


def _band_from(low: float) -> st.SearchStrategy[Value]:
    highs = [number for number in (*NUMBERS, inf) if number >= low]
    return st.one_of(st.just(Band.exactly(low)), st.sampled_from(highs).map(lambda high: Band(low, high)))


def _blurred(band: Band) -> st.SearchStrategy[Value]:
    lows = st.sampled_from([number for number in NUMBERS if number <= band.low])
    highs = st.sampled_from([number for number in (*NUMBERS, inf) if number >= band.high])
    return st.builds(Band, lows, highs)


def scoped(words: Vocabulary, answers: Answers, scope: Scope) -> Answers:
    """The answers to the facts of one scope."""
    return {key: value for key, value in answers.items() if words.facts[key].scope is scope}


def leaning_on(words: Vocabulary, facts: Iterable[str]) -> set[str]:
    """The facts, those that limit them, and those that show or hide their choices."""
    found: set[str] = set()
    waiting = list(facts)
    while waiting:
        fact = words.facts[waiting.pop()]
        if fact.key in found:
            continue
        found.add(fact.key)
        guards = [choice.show_when for choice in fact.choices if choice.show_when is not None]
        waiting += [subject(atom) for guard in guards for atom in atoms(guard)]
        waiting += [] if fact.at_most is None else [fact.at_most]
    return found


def subject(atom: Atom) -> str:
    """The fact that an atom is about."""
    return atom.word if isinstance(atom, Name) else atom.fact
