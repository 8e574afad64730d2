"""The whole library as plain immutable objects, built from an edition document and compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from regions.logic.expressions import Expression, parse
from regions.logic.program import Compiler, Program
from regions.logic.texts import Texts
from regions.logic.vocabulary import Vocabulary

Document = Mapping[str, Any]

# Holds what buyers expect everywhere (standards and schemes); it has no market of its own.
STANDARDS_REGION = "INTL"


@dataclass(frozen=True, slots=True)
class Phase:
    """One step in which an instrument comes into force."""

    start: date
    what: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, guideline, standard or scheme."""

    key: str
    title: str
    official_title: str
    kind: str
    status: str
    binding: str
    adopted: date | None
    applies_from: date | None
    phases: tuple[Phase, ...]
    regulator: str
    reach: str
    max_penalty: str
    source: str
    source_note: str
    last_verified_on: date

    @property
    def is_bill(self) -> bool:
        """Not law yet: shown on the horizon, never counted."""
        return self.status == "bill"


@dataclass(frozen=True, slots=True)
class Definition:
    """A named legal class; `silent` is the sentence to print when a definition of reach is false."""

    key: str
    title: str
    citation: str
    when: Expression
    note: str
    silent: str


@dataclass(frozen=True, slots=True)
class Transition:
    """A later start for those for whom `when` is true."""

    when: Expression
    start: date


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing an instrument demands."""

    key: str
    region: str
    instrument: Instrument
    citation: str
    title: str
    duty: str
    nature: str
    applies_when: Expression
    start: date
    until: date | None
    transitions: tuple[Transition, ...]
    theme: str
    severity: str
    controls: tuple[str, ...]
    evidence: tuple[str, ...]
    penalty: str
    source: str
    confidence: str
    last_verified_on: date
    note: str

    @property
    def is_prohibition(self) -> bool:
        """The product as described may not be offered; only other facts lift it."""
        return self.nature == "prohibition"

    @property
    def is_blocker(self) -> bool:
        """No lawful launch without it on the launch day."""
        return self.severity == "blocker"


@dataclass(frozen=True, slots=True)
class HorizonItem:
    """A bill or a pending change: shown, never counted."""

    key: str
    title: str
    state: str
    expected: str
    note: str


@dataclass(frozen=True, eq=False)
class RegionLaw:
    """Everything the file of one region says; equal only to itself."""

    code: str
    name: str
    name_local: str
    group: str
    languages: tuple[str, ...]
    data_localization: str
    data_localization_note: str
    binds_makers: bool
    instruments: Mapping[str, Instrument]
    definitions: Mapping[str, Definition]
    requirements: Mapping[str, Requirement]
    upcoming: tuple[HorizonItem, ...]

    @cached_property
    def conditions(self) -> dict[str, Expression]:
        """The definitions as conditions may name them."""
        return {key: definition.when for key, definition in self.definitions.items()}

    @cached_property
    def counted(self) -> tuple[Requirement, ...]:
        """The requirements that may bind: all but those of bills."""
        return tuple(r for r in self.requirements.values() if not r.instrument.is_bill)


@dataclass(frozen=True, slots=True)
class Control:
    """One practice that meets requirements of many regions."""

    key: str
    title: str
    theme: str
    question: str
    guidance: str
    done_means: tuple[str, ...]
    evidence: tuple[str, ...]
    per_region: bool
    effort_days: int
    owner: str
    frameworks: Mapping[str, tuple[str, ...]]
    certified_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Requirements of different markets that pull against each other."""

    key: str
    title: str
    between: tuple[str, ...]
    tension: str
    way_out: str
    confidence: str


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The whole library of one edition; equal only to itself."""

    vocabulary: Vocabulary
    themes: Mapping[str, str]
    sections: Mapping[str, str]
    regions: Mapping[str, RegionLaw]
    controls: Mapping[str, Control]
    conflicts: tuple[Conflict, ...]
    document: Document

    @classmethod
    def from_document(cls, document: Document) -> Catalogue:
        """Build from an edition document that passed the law checks.

        Raises ConditionError or KeyError for one that did not.
        """
        words = document["vocabulary"]
        return cls(
            vocabulary=Vocabulary.from_document(document),
            themes={theme["key"]: theme["label"] for theme in words["themes"]},
            sections={section["key"]: section["label"] for section in words["sections"]},
            regions={entry["region"]["code"]: _region(entry) for entry in document["regions"]},
            controls={entry["key"]: _control(entry) for entry in document["controls"]},
            conflicts=tuple(_conflict(entry) for entry in document["conflicts"]),
            document=document,
        )

    @cached_property
    def requirements(self) -> dict[str, Requirement]:
        """Every requirement of every region by key."""
        return {key: item for law in self.regions.values() for key, item in law.requirements.items()}

    @property
    def markets(self) -> tuple[str, ...]:
        """The regions that can be chosen as markets."""
        return tuple(code for code in self.regions if code != STANDARDS_REGION)

    @cached_property
    def program(self) -> Program:
        """All regions compiled together; the answers about the product are read once for all."""
        compiler = Compiler(self.vocabulary, share_product_facts=True)
        for law in self.regions.values():
            _compile(compiler, law)
        return compiler.finish()

    def texts(self, language: str) -> Texts:
        """The texts in a language; without translations they are English."""
        return Texts(language, self.document.get("translations", {}).get(language, {}))

    def program_of(self, region: str) -> Program:
        """One region compiled by itself; every answer is read from that region's answers."""
        if region not in self._programs:
            compiler = Compiler(self.vocabulary, share_product_facts=False)
            _compile(compiler, self.regions[region])
            self._programs[region] = compiler.finish()
        return self._programs[region]

    @cached_property
    def _programs(self) -> dict[str, Program]:
        return {}


def _compile(compiler: Compiler, law: RegionLaw) -> None:
    """Name outputs by key; transition n of a requirement is (key, n)."""
    for key, definition in law.definitions.items():
        compiler.add(key, definition.when, market=law.code, definitions=law.conditions)
    for requirement in law.counted:
        compiler.add(requirement.key, requirement.applies_when, market=law.code, definitions=law.conditions)
        for index, transition in enumerate(requirement.transitions):
            compiler.add(
                (requirement.key, index), transition.when, market=law.code, definitions=law.conditions
            )


def _region(entry: Document) -> RegionLaw:
    region = entry["region"]
    instruments = {item["key"]: _instrument(item) for item in entry["instruments"]}
    return RegionLaw(
        code=region["code"],
        name=region["name"],
        name_local=region.get("name_local", ""),
        group=region["group"],
        languages=tuple(region["languages"]),
        data_localization=region["data_localization"],
        data_localization_note=region["data_localization_note"],
        binds_makers=region.get("binds_makers", False),
        instruments=instruments,
        definitions={item["key"]: _definition(item) for item in entry.get("definitions", ())},
        requirements={
            item["key"]: _requirement(item, region["code"], instruments) for item in entry["requirements"]
        },
        upcoming=tuple(_horizon_item(item) for item in entry.get("upcoming", ())),
    )


def _instrument(item: Document) -> Instrument:
    return Instrument(
        key=item["key"],
        title=item["title"],
        official_title=item.get("official_title", ""),
        kind=item["kind"],
        status=item["status"],
        binding=item["binding"],
        adopted=_day(item.get("adopted")),
        applies_from=_day(item.get("applies_from")),
        phases=tuple(
            Phase(date.fromisoformat(phase["from"]), phase["what"]) for phase in item.get("phases", ())
        ),
        regulator=item["regulator"],
        reach=item["reach"],
        max_penalty=item.get("max_penalty", ""),
        source=item["source"],
        source_note=item.get("source_note", ""),
        last_verified_on=date.fromisoformat(item["last_verified_on"]),
    )


def _definition(item: Document) -> Definition:
    return Definition(
        key=item["key"],
        title=item["title"],
        citation=item["citation"],
        when=parse(item["when"]),
        note=item.get("note", ""),
        silent=item.get("silent", ""),
    )


def _requirement(item: Document, region: str, instruments: Mapping[str, Instrument]) -> Requirement:
    return Requirement(
        key=item["key"],
        region=region,
        instrument=instruments[item["instrument"]],
        citation=item["citation"],
        title=item["title"],
        duty=item["duty"],
        nature=item["nature"],
        applies_when=parse(item["applies_when"]),
        start=date.fromisoformat(item["from"]),
        until=_day(item.get("until")),
        transitions=tuple(
            Transition(parse(step["when"]), date.fromisoformat(step["from"]))
            for step in item.get("transitions", ())
        ),
        theme=item["theme"],
        severity=item["severity"],
        controls=tuple(item["controls"]),
        evidence=tuple(item["evidence"]),
        penalty=item.get("penalty", ""),
        source=item["source"],
        confidence=item["confidence"],
        last_verified_on=date.fromisoformat(item["last_verified_on"]),
        note=item.get("note", ""),
    )


def _horizon_item(item: Document) -> HorizonItem:
    return HorizonItem(
        key=item["key"],
        title=item["title"],
        state=item["state"],
        expected=item.get("expected", ""),
        note=item.get("note", ""),
    )


def _control(item: Document) -> Control:
    return Control(
        key=item["key"],
        title=item["title"],
        theme=item["theme"],
        question=item["question"],
        guidance=item["guidance"],
        done_means=tuple(item["done_means"]),
        evidence=tuple(item["evidence"]),
        per_region=item["per_region"],
        effort_days=item["effort_days"],
        owner=item["owner"],
        frameworks={key: tuple(clauses) for key, clauses in item.get("frameworks", {}).items()},
        certified_by=tuple(item.get("certified_by", ())),
    )


def _conflict(item: Document) -> Conflict:
    return Conflict(
        key=item["key"],
        title=item["title"],
        between=tuple(item["between"]),
        tension=item["tension"],
        way_out=item["way_out"],
        confidence=item["confidence"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
