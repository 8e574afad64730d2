"""Readiness of a product: determinations, statuses, verdict, blockers and scores of every market.

Pure functions over catalogue, profile and day; nothing here reads a clock or a database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from compliance.assessments.domain.scores import Score, Scored, score
from compliance.assessments.domain.statuses import ControlStates, requirement_status
from compliance.assessments.domain.verdicts import (
    NextChange,
    Weighed,
    is_binding,
    next_change,
    verdict,
)
from compliance.assessments.enums import GAPS, Verdict
from compliance.products.domain.home import home_answers, home_regions
from compliance.products.domain.profile import Profile
from regions.logic.catalogue import STANDARDS_REGION, Catalogue
from regions.logic.determining import Applicability, MarketLaw, examine
from regions.logic.facts import Answers
from regions.logic.periods import Determination

# Risks accepted by a reviewer: the last day on which each acceptance holds, by region and requirement.
Acceptances = Mapping[tuple[str, str], date]


@dataclass(frozen=True)
class Readiness:
    """One region's law held against the product on one day.

    `verdict` and `next_change` are there for chosen markets only.
    """

    market: MarketLaw
    on: date
    is_chosen: bool
    states: ControlStates
    acceptances: Acceptances

    @property
    def code(self) -> str:
        """The region's code."""
        return self.market.law.code

    @cached_property
    def requirements(self) -> dict[str, Weighed]:
        """Every requirement that counts, as it stands on the day."""
        return {one.found.requirement.key: one for one in self.weigh(self.on)}

    def weigh(self, day: date) -> list[Weighed]:
        """All requirements with determination and status on a day."""
        return [self._weigh(found, day) for found in self.market.applicability.values()]

    @cached_property
    def verdict(self) -> Verdict | None:
        """May the product launch here; None for home and standards."""
        return verdict(self.requirements.values(), on=self.on) if self.is_chosen else None

    @cached_property
    def next_change(self) -> NextChange | None:
        """The next day with another verdict, if no answer changes."""
        if not self.is_chosen:
            return None
        live = [found for found in self.market.applicability.values() if found.condition is not False]
        days = {day for found in live for day in found.turning_days()}
        return next_change(lambda day: [self._weigh(found, day) for found in live], days, on=self.on)

    @cached_property
    def blockers(self) -> tuple[str, ...]:
        """Keys of the requirements without which there is no lawful launch, prohibitions first."""
        found = [one.found.requirement for one in self.requirements.values() if one.is_launch_blocker]
        return tuple(item.key for item in sorted(found, key=lambda item: not item.is_prohibition))

    @cached_property
    def undecided_blockers(self) -> tuple[str, ...]:
        """Keys of binding blockers of which it is not known whether they apply on the day."""
        return tuple(
            key
            for key, one in self.requirements.items()
            if one.may_apply(self.on) and one.found.requirement.is_blocker and is_binding(one.found)
        )

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """Keys of the requirements that apply and are not met, partly met, open or accepted."""
        return tuple(key for key, one in self.requirements.items() if one.applies and one.status in GAPS)

    @property
    def declared(self) -> Score:
        """What the answers say is done."""
        return score(self._scored, evidenced=False)

    @property
    def evidenced(self) -> Score:
        """What valid evidence proves."""
        return score(self._scored, evidenced=True)

    def count(self, determination: Determination) -> int:
        """How many requirements have this determination."""
        return sum(one.determination is determination for one in self.requirements.values())

    @cached_property
    def silent(self) -> tuple[str, ...]:
        """Keys of the definitions of reach that are false, so that their law stays silent."""
        return tuple(
            key
            for key, definition in self.market.law.definitions.items()
            if definition.silent and self.market.definitions[key] is False
        )

    @cached_property
    def _scored(self) -> list[Scored]:
        binding = "expected" if self.code == STANDARDS_REGION else "law"
        return [
            Scored(item.severity, one.status, self.states.is_evidenced(item))
            for one in self.requirements.values()
            if one.applies and not (item := one.found.requirement).is_prohibition
            if item.instrument.binding == binding
        ]

    def _weigh(self, found: Applicability, day: date) -> Weighed:
        determination = found.on(day)
        requirement = found.requirement
        accepted_until = self.acceptances.get((self.code, requirement.key))
        is_accepted = accepted_until is not None and accepted_until >= day
        status = requirement_status(requirement, determination, self.states, is_accepted=is_accepted)
        return Weighed(found, determination, status)


@dataclass(frozen=True)
class ProductReadiness:
    """The readiness of every chosen market, and of what binds beside them: home law and standards."""

    catalogue: Catalogue
    profile: Profile
    as_of: date
    markets: Mapping[str, Readiness]
    also: Mapping[str, Readiness]

    @property
    def everywhere(self) -> dict[str, Readiness]:
        """Markets, home and standards together."""
        return {**self.markets, **self.also}

    @property
    def home(self) -> dict[str, Readiness]:
        """The home regions that are not chosen as markets."""
        return {code: one for code, one in self.also.items() if code != STANDARDS_REGION}


def assess(
    catalogue: Catalogue, profile: Profile, *, as_of: date, acceptances: Acceptances | None = None
) -> ProductReadiness:
    """Judge the product in its markets; each on the later of its launch day and `as_of`.

    Raises KeyError for a market that the catalogue lacks.
    """
    days = {code: max(market.launch_on or as_of, as_of) for code, market in profile.markets.items()}
    earliest = min(days.values(), default=as_of)
    answers: dict[str, Answers] = {code: market.facts for code, market in profile.markets.items()}
    for code in home_regions(catalogue, profile.facts, profile.markets):
        answers[code] = home_answers(catalogue, profile.home.get(code, {}))
        days[code] = earliest
    answers[STANDARDS_REGION] = {}
    days[STANDARDS_REGION] = earliest
    launches = {code: market.launch_on for code, market in profile.markets.items()}
    laws = examine(catalogue, profile.facts, answers, launch_days=launches)
    chosen = tuple(profile.markets)

    def readiness(code: str) -> Readiness:
        states = ControlStates(catalogue, profile.controls, code, chosen, days[code])
        return Readiness(laws[code], days[code], code in chosen, states, acceptances or {})

    return ProductReadiness(
        catalogue=catalogue,
        profile=profile,
        as_of=as_of,
        markets={code: readiness(code) for code in chosen},
        also={code: readiness(code) for code in answers if code not in chosen},
    )
