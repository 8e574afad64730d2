"""What the law of each market says about one product on one day."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from regions.logic.catalogue import Catalogue, RegionLaw, Requirement
from regions.logic.evaluation import Situation
from regions.logic.facts import Answers, Scope
from regions.logic.periods import Determination, determine, possible_starts
from regions.logic.program import PRODUCT, Program, truth

# The regions of a few editions.
REGIONS_KEPT = 256


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether a requirement's condition holds, whatever the day, and its possible starts.

    `open_transitions` are the positions of the transitions whose condition is unknown.
    """

    requirement: Requirement
    condition: bool | None
    starts: tuple[date, ...]
    open_transitions: tuple[int, ...]

    @property
    def start(self) -> date:
        """The earliest possible start."""
        return min(self.starts)

    def on(self, day: date) -> Determination:
        """The determination on a day."""
        return determine(self.condition, self.starts, until=self.requirement.until, on=day)

    def turning_days(self) -> set[date]:
        """The days on which the determination may change: each start, and the day after the end."""
        until = self.requirement.until
        ends = set() if until is None else {date.fromordinal(until.toordinal() + 1)}
        return {*self.starts, *ends}


@dataclass(frozen=True)
class MarketLaw:
    """The law of one market as it looks at one product: the answers that hold there and what follows."""

    law: RegionLaw
    situation: Situation
    definitions: Mapping[str, bool | None]
    applicability: Mapping[str, Applicability]

    def missing(self, found: Applicability, on: date) -> tuple[str, ...]:
        """The facts whose answers would settle an undetermined requirement, sorted; else empty."""
        if found.on(on) is not Determination.UNDETERMINED:
            return ()
        if found.condition is None:
            return tuple(sorted(self.situation.missing(found.requirement.applies_when)))
        steps = [found.requirement.transitions[index].when for index in found.open_transitions]
        return tuple(sorted(frozenset[str]().union(*map(self.situation.missing, steps))))


def examine(
    catalogue: Catalogue,
    product: Answers,
    markets: Mapping[str, Answers],
    *,
    launch_days: Mapping[str, date | None],
) -> dict[str, MarketLaw]:
    """Hold one product against the law of the markets named.

    `markets` holds for each region the answers that were given for it: market facts, and product facts that
    are answered otherwise there. Raises KeyError for a region that the catalogue lacks.
    """
    vocabulary = catalogue.vocabulary
    sources: dict[str, Answers] = {code: {} for code in catalogue.regions}
    for code, answers in markets.items():
        sources[code] = vocabulary.settle({**product, **answers}, launch_on=launch_days.get(code))
    sources[PRODUCT] = vocabulary.settle(product)
    values = catalogue.program.run(sources)
    laws: dict[str, MarketLaw] = {}
    for code, answers in markets.items():
        program = catalogue.program
        found = values
        if any(vocabulary.facts[key].scope is Scope.PRODUCT for key in answers):
            program = catalogue.program_of(code)
            found = program.run({code: sources[code]})
        laws[code] = _market_law(catalogue, catalogue.regions[code], sources[code], program, found)
    return laws


def _market_law(
    catalogue: Catalogue, law: RegionLaw, answers: Answers, program: Program, values: Sequence[int]
) -> MarketLaw:
    def output(name: Hashable) -> bool | None:
        return truth(values, program.outputs[name])

    settled = _without_transitions(law)
    return MarketLaw(
        law=law,
        situation=Situation(catalogue.vocabulary, law.conditions, answers),
        definitions={key: output(key) for key in law.definitions},
        applicability={
            item.key: settled[item.key][output(item.key)]
            if item.key in settled
            else _with_transitions(item, output)
            for item in law.counted
        },
    )


@lru_cache(maxsize=REGIONS_KEPT)
def _without_transitions(law: RegionLaw) -> dict[str, dict[bool | None, Applicability]]:
    """What can come out for the requirements that start on one day for all: the same for every product."""
    return {
        item.key: {holds: Applicability(item, holds, (item.start,), ()) for holds in (True, False, None)}
        for item in law.counted
        if not item.transitions
    }


def _with_transitions(requirement: Requirement, output: Callable[[Hashable], bool | None]) -> Applicability:
    steps = [
        (output((requirement.key, index)), step.start) for index, step in enumerate(requirement.transitions)
    ]
    first_true = next((index for index, (holds, _) in enumerate(steps) if holds), len(steps))
    return Applicability(
        requirement=requirement,
        condition=output(requirement.key),
        starts=tuple(possible_starts(requirement.start, steps)),
        open_transitions=tuple(index for index, (holds, _) in enumerate(steps[:first_true]) if holds is None),
    )
