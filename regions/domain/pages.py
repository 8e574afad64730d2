"""What the public pages of the law show, arranged from a catalogue: no clock, no database, no markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regions.domain.pageparts import (
    ConditionPart,
    ControlEntry,
    DefinitionEntry,
    HorizonLine,
    InstrumentEntry,
    PageParts,
    RequirementLine,
    condition_parts,
    definitions_named,
    facts_behind,
)
from regions.domain.pagetexts import Text
from regions.enums import DataStance
from regions.logic.catalogue import STANDARDS_REGION, RegionLaw, Requirement


class LawState(StrEnum):
    """Where a requirement stands on a day, by its dates alone and whomever it binds."""

    IN_FORCE = "in-force"
    UPCOMING = "upcoming"
    ENDED = "ended"
    BILL = "bill"


def law_state(requirement: Requirement, on: date) -> LawState:
    """The state on a day; `until` is the last day, inclusive, and a bill has no day."""
    if requirement.instrument.is_bill:
        return LawState.BILL
    if requirement.until is not None and on > requirement.until:
        return LawState.ENDED
    return LawState.UPCOMING if on < requirement.start else LawState.IN_FORCE


@dataclass(frozen=True, slots=True)
class Tile:
    """A region on the start page, with the number of its requirements in force and to come."""

    code: str
    name: Text
    in_force: int
    upcoming: int


@dataclass(frozen=True, slots=True)
class Continent:
    """Regions that stand together on the start page."""

    name: Text
    tiles: tuple[Tile, ...]

    @property
    def in_force(self) -> int:
        """The requirements in force in all its regions."""
        return sum(tile.in_force for tile in self.tiles)


@dataclass(frozen=True, slots=True)
class HomePage:
    """The regions by continent, those with most law first; what buyers expect everywhere stands apart."""

    continents: tuple[Continent, ...]
    standards: tuple[Tile, ...]

    @property
    def names(self) -> tuple[Text, ...]:
        """The names of all continents and regions."""
        continents = self.continents
        return tuple(text for one in continents for text in (one.name, *(tile.name for tile in one.tiles)))

    @property
    def regions(self) -> int:
        """The number of regions."""
        return sum(len(continent.tiles) for continent in self.continents)

    @property
    def in_force(self) -> int:
        """The requirements in force in all regions."""
        return sum(continent.in_force for continent in self.continents)


@dataclass(frozen=True, slots=True)
class Group:
    """Requirements under one heading: a theme, or an instrument."""

    title: Text
    lines: tuple[RequirementLine, ...]


@dataclass(frozen=True, slots=True)
class RegionPage:
    """The law of one region on a day; what is in force stands by theme, standards by instrument."""

    law: RegionLaw
    name: Text
    group: Text
    stance: DataStance
    stance_note: Text
    in_force: tuple[Group, ...]
    upcoming: tuple[RequirementLine, ...]
    ended: tuple[RequirementLine, ...]
    bills: tuple[RequirementLine, ...]
    horizon: tuple[HorizonLine, ...]
    instruments: tuple[InstrumentEntry, ...]
    bill_instruments: tuple[InstrumentEntry, ...]
    definitions: tuple[DefinitionEntry, ...]

    @property
    def is_standards(self) -> bool:
        """Whether this is what buyers expect everywhere, and no market."""
        return self.law.code == STANDARDS_REGION

    @property
    def in_force_count(self) -> int:
        """The number of requirements in force."""
        return sum(len(group.lines) for group in self.in_force)


@dataclass(frozen=True, slots=True)
class TransitionLine:
    """A later start for those for whom the condition is true."""

    start: date
    condition: tuple[ConditionPart, ...]


@dataclass(frozen=True, slots=True)
class RequirementPage:
    """Everything that one requirement says."""

    law: RegionLaw
    region: Text
    requirement: Requirement
    state: LawState
    line: RequirementLine
    theme: Text
    instrument: InstrumentEntry
    duty: Text
    condition: tuple[ConditionPart, ...]
    definitions: tuple[DefinitionEntry, ...]
    questions: tuple[Text, ...]
    transitions: tuple[TransitionLine, ...]
    controls: tuple[ControlEntry, ...]
    evidence: tuple[Text, ...]
    penalty: Text
    note: Text


def home_page(parts: PageParts) -> HomePage:
    """The start page."""
    by_group: dict[str, list[RegionLaw]] = {}
    standards: list[RegionLaw] = []
    for law in parts.catalogue.regions.values():
        (standards if law.code == STANDARDS_REGION else by_group.setdefault(law.group, [])).append(law)
    continents = [
        Continent(_group_name(parts, laws[0]), tuple(_tile(parts, law) for law in laws))
        for laws in by_group.values()
    ]
    return HomePage(
        continents=tuple(sorted(continents, key=lambda one: -one.in_force)),
        standards=tuple(_tile(parts, law) for law in standards),
    )


def region_page(parts: PageParts, code: str) -> RegionPage:
    """The page of a region. Raises KeyError for one that the catalogue lacks."""
    law = parts.catalogue.regions[code]
    by_state = _by_state(law.requirements.values(), parts.on)
    upcoming = sorted(by_state[LawState.UPCOMING], key=lambda one: one.start)
    return RegionPage(
        law=law,
        name=parts.region_name(law),
        group=_group_name(parts, law),
        stance=DataStance(law.data_localization),
        stance_note=parts.texts.text("region", code, "data_localization_note", law.data_localization_note),
        in_force=_groups(parts, law, by_state[LawState.IN_FORCE]),
        upcoming=_lines(parts, upcoming),
        ended=_lines(parts, by_state[LawState.ENDED]),
        bills=_lines(parts, by_state[LawState.BILL]),
        horizon=tuple(parts.horizon(item) for item in law.upcoming),
        instruments=tuple(parts.instrument(one) for one in law.instruments.values() if not one.is_bill),
        bill_instruments=tuple(parts.instrument(one) for one in law.instruments.values() if one.is_bill),
        definitions=tuple(parts.definition(law, key) for key in law.definitions),
    )


def requirement_page(parts: PageParts, key: str) -> RequirementPage:
    """The page of a requirement. Raises KeyError for one that the catalogue lacks."""
    requirement = parts.catalogue.requirements[key]
    law = parts.catalogue.regions[requirement.region]

    def text(field: str, english: str) -> Text:
        return parts.texts.text("requirement", key, field, english)

    return RequirementPage(
        law=law,
        region=parts.region_name(law),
        requirement=requirement,
        state=law_state(requirement, parts.on),
        line=parts.requirement(requirement),
        theme=parts.theme(requirement.theme),
        instrument=parts.instrument(requirement.instrument),
        duty=text("duty", requirement.duty),
        condition=condition_parts(requirement.applies_when, law),
        definitions=tuple(
            parts.definition(law, name) for name in definitions_named(requirement.applies_when, law)
        ),
        questions=tuple(parts.question(fact) for fact in facts_behind(requirement.applies_when, law)),
        transitions=tuple(
            TransitionLine(step.start, condition_parts(step.when, law)) for step in requirement.transitions
        ),
        controls=tuple(parts.control(control) for control in requirement.controls),
        evidence=parts.texts.lines("requirement", key, "evidence", requirement.evidence),
        penalty=text("penalty", requirement.penalty),
        note=text("note", requirement.note),
    )


def _group_name(parts: PageParts, law: RegionLaw) -> Text:
    return parts.texts.text("region", law.code, "group", law.group)


def _tile(parts: PageParts, law: RegionLaw) -> Tile:
    by_state = _by_state(law.requirements.values(), parts.on)
    return Tile(
        code=law.code,
        name=parts.region_name(law),
        in_force=len(by_state[LawState.IN_FORCE]),
        upcoming=len(by_state[LawState.UPCOMING]),
    )


def _by_state(requirements: Iterable[Requirement], on: date) -> dict[LawState, list[Requirement]]:
    found: dict[LawState, list[Requirement]] = {state: [] for state in LawState}
    for requirement in requirements:
        found[law_state(requirement, on)].append(requirement)
    return found


def _groups(parts: PageParts, law: RegionLaw, requirements: list[Requirement]) -> tuple[Group, ...]:
    """By theme in the order of the vocabulary; standards by instrument in the order of their file."""
    if law.code == STANDARDS_REGION:
        titles = {key: parts.instrument_title(one) for key, one in law.instruments.items()}
        return _grouped(parts, requirements, titles, lambda one: one.instrument.key)
    themes = {key: parts.theme(key) for key in parts.catalogue.themes}
    return _grouped(parts, requirements, themes, lambda one: one.theme)


def _grouped(
    parts: PageParts,
    requirements: list[Requirement],
    titles: dict[str, Text],
    key_of: Callable[[Requirement], str],
) -> tuple[Group, ...]:
    groups = [
        Group(title, _lines(parts, [one for one in requirements if key_of(one) == key]))
        for key, title in titles.items()
    ]
    return tuple(group for group in groups if group.lines)


def _lines(parts: PageParts, requirements: Iterable[Requirement]) -> tuple[RequirementLine, ...]:
    return tuple(parts.requirement(requirement) for requirement in requirements)
