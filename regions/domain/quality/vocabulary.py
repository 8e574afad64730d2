"""Faults of the vocabulary: facts that contradict themselves, places and groups that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from regions.domain.quality.circles import along, circles
from regions.domain.quality.problems import Law, LawProblem, error
from regions.logic.document import Entry
from regions.logic.errors import did_you_mean
from regions.logic.facts import FactType
from regions.logic.shapes import NATURES

_WITH_CHOICES = (FactType.CHOICE, FactType.CHOICES)


def vocabulary_problems(law: Law) -> Iterator[LawProblem]:
    """Every fault of facts, places and groups, conditions apart."""
    root = law.of_kind("vocabulary")[0]
    for index, key in enumerate(root.fields["opening"]):
        if key not in law.facts:
            yield error(root, f"opening.{index}", f'unknown fact "{key}"{did_you_mean(key, law.facts)}')
    for nature in sorted(set(NATURES) - law.keys("nature")):
        yield error(root, "natures", f'"{nature}" is missing')
    for fact in law.of_kind("fact"):
        yield from _fact_problems(law, fact)
    yield from _limit_problems(law)
    yield from _place_problems(law)
    yield from _group_problems(law)


def _fact_problems(law: Law, fact: Entry) -> Iterator[LawProblem]:
    fields = fact.fields
    if fields["section"] not in law.keys("section"):
        hint = did_you_mean(fields["section"], law.keys("section"))
        yield error(fact, "section", f'unknown section "{fields["section"]}"{hint}')
    if (fields["type"] in _WITH_CHOICES) != bool(fields.get("choices")):
        wanted = "needs choices" if fields["type"] in _WITH_CHOICES else "has no choices"
        yield error(fact, "choices", f'a fact of type "{fields["type"]}" {wanted}')
    if fields["type"] == FactType.NUMBER and "unit" not in fields:
        yield error(fact, "unit", "a number needs a unit")
    if fields["type"] == FactType.YES_NO:
        for clause in {"yes", "no"} - fields.keys():
            yield error(fact, clause, f'a yes-no fact needs a clause for "{clause}"')
    if fields.get("single") and fields["type"] != FactType.REGIONS:
        yield error(fact, "single", "only a fact for places takes one place")
    for index, proposal in enumerate(fields.get("proposed", ())):
        yield from _proposal_problems(law, fact, index, proposal)


def _proposal_problems(law: Law, fact: Entry, index: int, proposal: dict[str, Any]) -> Iterator[LawProblem]:
    field = f"proposed.{index}"
    if ("value" in proposal) == ("same_as" in proposal):
        yield error(fact, field, "needs either value or same_as")
    if "same_as" in proposal:
        other = law.facts.get(proposal["same_as"])
        if other is None:
            hint = did_you_mean(proposal["same_as"], law.facts)
            yield error(fact, f"{field}.same_as", f'unknown fact "{proposal["same_as"]}"{hint}')
        elif other.fields["type"] != fact.fields["type"]:
            yield error(fact, f"{field}.same_as", f'"{other.key}" is of another type, {other.fields["type"]}')
    values = [choice["value"] for choice in fact.fields.get("choices", ())]
    if values and "value" in proposal and proposal["value"] not in values:
        hint = did_you_mean(proposal["value"], values)
        yield error(fact, f"{field}.value", f'no choice "{proposal["value"]}"{hint}')


def _limit_problems(law: Law) -> Iterator[LawProblem]:
    limits = {fact.key: fact.fields["at_most"] for fact in law.of_kind("fact") if "at_most" in fact.fields}
    for key, limit in limits.items():
        fact, other = law.facts[key], law.facts.get(limit)
        if other is None:
            yield error(fact, "at_most", f'unknown fact "{limit}"{did_you_mean(limit, law.facts)}')
        elif {fact.fields["type"], other.fields["type"]} != {FactType.NUMBER}:
            yield error(fact, "at_most", "only a number can have a limit, and only a number can be one")
        elif fact.fields["scope"] != other.fields["scope"]:
            yield error(fact, "at_most", f'"{limit}" has another scope, {other.fields["scope"]}')
    for circle in circles({key: [limit] for key, limit in limits.items()}):
        yield error(law.facts[circle[0]], "at_most", f"runs in a circle: {along(circle)}")


def _place_problems(law: Law) -> Iterator[LawProblem]:
    places = {place.key: place for place in law.of_kind("place")}
    parents = {key: place.fields["parent"] for key, place in places.items() if "parent" in place.fields}
    for key, parent in parents.items():
        if parent not in places:
            yield error(places[key], "parent", f'unknown place "{parent}"{did_you_mean(parent, places)}')
    for circle in circles({key: [parent] for key, parent in parents.items()}):
        yield error(places[circle[0]], "parent", f"runs in a circle: {along(circle)}")


def _group_problems(law: Law) -> Iterator[LawProblem]:
    groups = {group.key: group for group in law.of_kind("group")}
    known = law.keys("place") | groups.keys()
    for key, group in groups.items():
        for index, member in enumerate(group.fields["members"]):
            if member not in known:
                hint = did_you_mean(member, known)
                yield error(group, f"members.{index}", f'"{member}" is no place and no group{hint}')
        if key in law.keys("place"):
            yield error(group, "key", f'"{key}" is the code of a place')
    for circle in circles({key: group.fields["members"] for key, group in groups.items()}):
        yield error(groups[circle[0]], "members", f"runs in a circle: {along(circle)}")
