"""The statement of applicability: every requirement that counts, does it apply, and why or why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from compliance.assessments.domain.readiness import Readiness
from compliance.assessments.domain.verdicts import Weighed
from compliance.reports.domain.gap_cards import because
from compliance.reports.domain.voice import State, Text, Voice
from compliance.reports.domain.words import BINDINGS, SEVERITIES, determination_state, status_state
from regions.logic.catalogue import Instrument
from regions.logic.periods import Determination


@dataclass(frozen=True, slots=True)
class Ruling:
    """One requirement in the statement; `status` is None where it does not bind."""

    key: str
    citation: Text
    title: Text
    severity: Text
    status: State | None


@dataclass(frozen=True, slots=True)
class RulingGroup:
    """Requirements of one law that are determined alike, for the same reasons."""

    state: State
    because: Text
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class LawTable:
    """All requirements of one law."""

    title: Text
    binding: Text
    is_law: bool
    groups: tuple[RulingGroup, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many requirements are in one state."""

    state: State
    count: int


def build_applicability(readiness: Readiness, voice: Voice) -> tuple[LawTable, ...]:
    """A table for each law of the region that has requirements, in the order of the library."""
    by_law: dict[str, list[Weighed]] = {}
    for one in readiness.requirements.values():
        by_law.setdefault(one.found.requirement.instrument.key, []).append(one)
    laws = readiness.market.law.instruments
    return tuple(_table(readiness, voice, laws[key], found) for key, found in by_law.items())


def build_tallies(readiness: Readiness, voice: Voice) -> tuple[Tally, ...]:
    """How many requirements have each determination; those that occur."""
    counts = ((one, readiness.count(one)) for one in Determination)
    return tuple(Tally(determination_state(voice, one), count) for one, count in counts if count)


def _table(readiness: Readiness, voice: Voice, law: Instrument, found: Iterable[Weighed]) -> LawTable:
    """Neighbours with the same outcome and reasons share a group; the order stays that of the law."""

    def outcome(one: Weighed) -> tuple[Determination, Text]:
        return one.determination, because(readiness, voice, one.found.requirement.key)

    return LawTable(
        title=voice.law("instrument", law.key, "title", law.title),
        binding=voice.label(BINDINGS[law.binding]),
        is_law=law.binding == "law",
        groups=tuple(
            RulingGroup(
                state=determination_state(voice, determination),
                because=reasons,
                rulings=tuple(_ruling(voice, one) for one in members),
            )
            for (determination, reasons), members in groupby(found, key=outcome)
        ),
    )


def _ruling(voice: Voice, one: Weighed) -> Ruling:
    item = one.found.requirement
    return Ruling(
        key=item.key,
        citation=voice.law("requirement", item.key, "citation", item.citation),
        title=voice.law("requirement", item.key, "title", item.title),
        severity=voice.label(SEVERITIES[item.severity]),
        status=status_state(voice, one.status) if one.status else None,
    )
