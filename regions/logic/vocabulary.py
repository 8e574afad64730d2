"""The words that conditions are written in: facts with their choices, places and groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from regions.logic.expressions import Expression, parse
from regions.logic.facts import UNKNOWN_NUMBER, Answers, Band, FactType, Scope
from regions.logic.places import Places

Document = Mapping[str, Any]

LAUNCH_FACT = "on_market_since"
NONE_CHOICE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a choice or choices fact; it counts as not ticked while `show_when` is false."""

    value: str
    label: str
    short: str
    show_when: Expression | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer offered for confirmation when `when` is true: a value, or the answer of another fact."""

    when: Expression
    value: str | None
    same_as: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One question about the product or about one of its markets.

    `yes` and `no` are the clauses that an explanation uses for the answers of a yes-no fact, `label` the
    noun phrase it uses for all other types.
    """

    key: str
    label: str
    scope: Scope
    type: FactType
    section: str
    question: str
    help: str
    unit: str
    single: bool
    at_most: str | None
    ask_when: Expression | None
    choices: tuple[Choice, ...]
    proposed: tuple[Proposal, ...]
    yes: str
    no: str

    def choice(self, value: str) -> Choice:
        """The choice with this value. Raises KeyError when the fact has no such value."""
        for choice in self.choices:
            if choice.value == value:
                return choice
        raise KeyError(value)


@dataclass(frozen=True)
class Vocabulary:
    """All facts by key, in the order of the file, with the places and groups."""

    facts: Mapping[str, Fact]
    places: Places
    opening: tuple[str, ...]

    @classmethod
    def from_document(cls, document: Document) -> Vocabulary:
        """Build from an edition document. Raises ConditionError where a condition cannot be read."""
        words = document["vocabulary"]
        parents = {place["code"]: place.get("parent") for place in document["places"]}
        groups = {group["key"]: tuple(group["members"]) for group in words["groups"]}
        names = {place["code"]: place["name"] for place in document["places"]}
        names |= {group["key"]: group["label"] for group in words["groups"]}
        return cls(
            facts={entry["key"]: _fact(entry) for entry in words["facts"]},
            places=Places(parents, groups, names),
            opening=tuple(words["opening"]),
        )

    @cached_property
    def limited(self) -> tuple[Fact, ...]:
        """Number facts that cannot exceed another one, each after the fact that limits it."""
        ordered: dict[str, Fact] = {}

        def place(fact: Fact) -> None:
            if fact.at_most is not None and fact.key not in ordered:
                place(self.facts[fact.at_most])
                ordered[fact.key] = fact

        for fact in self.facts.values():
            place(fact)
        return tuple(ordered.values())

    def settle(self, answers: Answers, *, launch_on: date | None = None) -> Answers:
        """The answers as evaluation reads them.

        A number is cut by the high end of the fact named in `at_most`; the start on the market is the launch
        day while nobody answered it.
        """
        settled = answers
        if launch_on is not None and LAUNCH_FACT not in answers:
            settled = {**answers, LAUNCH_FACT: launch_on}
        for key, at_most in self._limits:
            limit = settled.get(at_most)
            number = settled.get(key, UNKNOWN_NUMBER)
            if isinstance(limit, Band) and isinstance(number, Band) and number.high > limit.high:
                settled = {**settled, key: number.cut(limit.high)}
        return settled

    @cached_property
    def _limits(self) -> tuple[tuple[str, str], ...]:
        return tuple((fact.key, fact.at_most) for fact in self.limited if fact.at_most is not None)


def _fact(entry: Document) -> Fact:
    return Fact(
        key=entry["key"],
        label=entry["label"],
        scope=Scope(entry["scope"]),
        type=FactType(entry["type"]),
        section=entry["section"],
        question=entry["question"],
        help=entry["help"],
        unit=entry.get("unit", ""),
        single=entry.get("single", False),
        at_most=entry.get("at_most"),
        ask_when=_condition(entry.get("ask_when")),
        choices=tuple(_choice(choice) for choice in entry.get("choices", ())),
        proposed=tuple(_proposal(proposal) for proposal in entry.get("proposed", ())),
        yes=entry.get("yes", ""),
        no=entry.get("no", ""),
    )


def _choice(entry: Document) -> Choice:
    return Choice(
        value=entry["value"],
        label=entry["label"],
        short=entry.get("short", entry["label"]),
        show_when=_condition(entry.get("show_when")),
    )


def _proposal(entry: Document) -> Proposal:
    return Proposal(
        when=parse(entry["when"]),
        value=entry.get("value"),
        same_as=entry.get("same_as"),
        because=entry["because"],
    )


def _condition(text: str | None) -> Expression | None:
    return None if text is None else parse(text)
