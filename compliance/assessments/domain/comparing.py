"""What differs between two states of a product: its answers, how its requirements stand, and the law.

Pure functions over two snapshots and the catalogues of their editions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from compliance.assessments.domain.readiness import ProductReadiness
from compliance.assessments.domain.snapshots import judged
from compliance.assessments.domain.verdicts import Weighed
from compliance.assessments.enums import RequirementStatus, Verdict
from regions.logic.catalogue import Catalogue, Requirement
from regions.logic.periods import Determination

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Kept:
    """A snapshot with the law that it is held against."""

    snapshot: Json
    catalogue: Catalogue

    def judged(self) -> ProductReadiness:
        """The product as it stood."""
        return judged(self.catalogue, dict(self.snapshot))


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer as it was written before and after; missing where nobody had said anything."""

    fact: str
    region: str
    before: Any
    after: Any
    was_said: bool
    is_said: bool


@dataclass(frozen=True, slots=True)
class MarketChange:
    """A market that came or went, or whose launch day or verdict is another one."""

    code: str
    launch_before: date | None
    launch_after: date | None
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Does a requirement apply, and is it done."""

    determination: Determination
    status: RequirementStatus | None


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A requirement that stands otherwise; None where its region or the law did not have it."""

    key: str
    region: str
    before: Standing | None
    after: Standing | None


@dataclass(frozen=True, slots=True)
class LawChange:
    """A requirement that the law added, removed or changed; `fields` names what is other about it."""

    key: str
    region: str
    what: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, the older state first."""

    answers: tuple[AnswerChange, ...]
    markets: tuple[MarketChange, ...]
    standings: tuple[StandingChange, ...]
    law: tuple[LawChange, ...]
    is_other_law: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.answers or self.markets or self.standings or self.law)


def compare(before: Kept, after: Kept) -> Comparison:
    """The way from one state to another."""
    old, new = before.judged(), after.judged()
    is_other_law = before.snapshot["edition"]["law"] != after.snapshot["edition"]["law"]
    regions = dict.fromkeys((*new.everywhere, *old.everywhere))
    return Comparison(
        answers=tuple(_answers(before.snapshot, after.snapshot)),
        markets=tuple(_markets(old, new)),
        standings=tuple(_standings(old, new, regions)),
        law=tuple(_law(before.catalogue, after.catalogue, regions)) if is_other_law else (),
        is_other_law=is_other_law,
    )


def _answers(before: Json, after: Json) -> Iterator[AnswerChange]:
    old, new = _said(before), _said(after)
    for key in dict.fromkeys((*new, *old)):
        if (key in old, old.get(key)) != (key in new, new.get(key)):
            region, fact = key
            yield AnswerChange(fact, region, old.get(key), new.get(key), key in old, key in new)


def _said(kept: Json) -> dict[tuple[str, str], Any]:
    """Every answer by region and fact."""
    places = {"": kept["facts"], **kept["home"]}
    places |= {code: market["facts"] for code, market in kept["markets"].items()}
    return {(code, fact): value for code, facts in places.items() for fact, value in facts.items()}


def _markets(old: ProductReadiness, new: ProductReadiness) -> Iterator[MarketChange]:
    for code in dict.fromkeys((*new.markets, *old.markets)):
        (launch_before, before), (launch_after, after) = _market(old, code), _market(new, code)
        if (launch_before, before) != (launch_after, after):
            yield MarketChange(code, launch_before, launch_after, before, after)


def _market(product: ProductReadiness, code: str) -> tuple[date | None, Verdict | None]:
    """Launch day and verdict of a market, as far as it is chosen."""
    if code not in product.markets:
        return None, None
    return product.profile.markets[code].launch_on, product.markets[code].verdict


def _standings(
    old: ProductReadiness, new: ProductReadiness, regions: Mapping[str, None]
) -> Iterator[StandingChange]:
    for code in regions:
        before, after = (_weighed(one, code) for one in (old, new))
        for key in dict.fromkeys((*after, *before)):
            was, now = _standing(before.get(key)), _standing(after.get(key))
            if was != now and _counts(was, now):
                yield StandingChange(key, code, was, now)


def _weighed(product: ProductReadiness, code: str) -> Mapping[str, Weighed]:
    found = product.everywhere.get(code)
    return found.requirements if found else {}


def _standing(one: Weighed | None) -> Standing | None:
    return Standing(one.determination, one.status) if one else None


def _counts(was: Standing | None, now: Standing | None) -> bool:
    """Whether it is worth telling: what neither applied nor applies is not."""
    silent = (Determination.DOES_NOT_APPLY, Determination.ENDED)
    return any(one is not None and one.determination not in silent for one in (was, now))


def _law(old: Catalogue, new: Catalogue, regions: Mapping[str, None]) -> Iterator[LawChange]:
    for code in regions:
        before, after = (_requirements(one, code) for one in (old, new))
        for key, requirement in after.items():
            if key not in before:
                yield LawChange(key, code, "added")
            elif names := _other_fields(before[key], requirement):
                yield LawChange(key, code, "changed", names)
        for key in before:
            if key not in after:
                yield LawChange(key, code, "removed")


def _requirements(catalogue: Catalogue, code: str) -> Mapping[str, Requirement]:
    law = catalogue.regions.get(code)
    return law.requirements if law else {}


def _other_fields(before: Requirement, after: Requirement) -> tuple[str, ...]:
    names = (field.name for field in fields(Requirement))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
