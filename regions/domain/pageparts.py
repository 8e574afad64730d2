"""The parts that public pages of the law are made of: catalogue objects with their texts in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regions.domain.pagetexts import PageTexts, Text
from regions.enums import (
    Binding,
    Confidence,
    HorizonState,
    InstrumentKind,
    InstrumentStatus,
    Nature,
    Severity,
)
from regions.logic.catalogue import (
    Catalogue,
    Control,
    Definition,
    HorizonItem,
    Instrument,
    RegionLaw,
    Requirement,
)
from regions.logic.expressions import Expression, Name, atoms, parse, print_expression


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """A requirement in a list; `later` are the later starts for some that are still to come."""

    requirement: Requirement
    title: Text
    instrument: Text
    severity: Severity
    nature: Nature
    confidence: Confidence
    later: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A step in which an instrument comes into force."""

    start: date
    what: Text
    is_upcoming: bool


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """All that the library says about a law or a standard."""

    instrument: Instrument
    title: Text
    kind: InstrumentKind
    status: InstrumentStatus
    binding: Binding
    phases: tuple[PhaseLine, ...]
    regulator: Text
    reach: Text
    max_penalty: Text
    source_note: Text


@dataclass(frozen=True, slots=True)
class ConditionPart:
    """A piece of a written condition; `definition` is the key of the legal class that it names, or empty."""

    text: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionEntry:
    """A legal class with its condition, written out."""

    definition: Definition
    title: Text
    note: Text
    condition: tuple[ConditionPart, ...]


@dataclass(frozen=True, slots=True)
class ControlEntry:
    """A practice that meets a requirement, and when it counts as done."""

    control: Control
    title: Text
    question: Text
    done_means: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class HorizonLine:
    """A pending change of the law."""

    item: HorizonItem
    title: Text
    state: HorizonState
    expected: Text
    note: Text


@dataclass(frozen=True, slots=True)
class PageParts:
    """Makes the parts for a reader of one language on one day."""

    catalogue: Catalogue
    texts: PageTexts
    on: date

    @classmethod
    def of(cls, catalogue: Catalogue, *, language: str, on: date) -> PageParts:
        """The parts of a catalogue."""
        return cls(catalogue, PageTexts(catalogue.texts(language)), on)

    def region_name(self, law: RegionLaw) -> Text:
        """The name of a region."""
        return self.texts.text("region", law.code, "name", law.name)

    def theme(self, key: str) -> Text:
        """The label of a theme."""
        return self.texts.text("theme", key, "label", self.catalogue.themes[key])

    def instrument_title(self, instrument: Instrument) -> Text:
        """The title of an instrument."""
        return self.texts.text("instrument", instrument.key, "title", instrument.title)

    def requirement(self, requirement: Requirement) -> RequirementLine:
        """A requirement as a line of a list."""
        return RequirementLine(
            requirement=requirement,
            title=self.texts.text("requirement", requirement.key, "title", requirement.title),
            instrument=self.instrument_title(requirement.instrument),
            severity=Severity(requirement.severity),
            nature=Nature(requirement.nature),
            confidence=Confidence(requirement.confidence),
            later=tuple(sorted(step.start for step in requirement.transitions if step.start > self.on)),
        )

    def instrument(self, instrument: Instrument) -> InstrumentEntry:
        """Everything about an instrument."""

        def text(field: str, english: str) -> Text:
            return self.texts.text("instrument", instrument.key, field, english)

        return InstrumentEntry(
            instrument=instrument,
            title=self.instrument_title(instrument),
            kind=InstrumentKind(instrument.kind),
            status=InstrumentStatus(instrument.status),
            binding=Binding(instrument.binding),
            phases=tuple(
                PhaseLine(phase.start, text(f"phases.{index}.what", phase.what), phase.start > self.on)
                for index, phase in enumerate(instrument.phases)
            ),
            regulator=text("regulator", instrument.regulator),
            reach=text("reach", instrument.reach),
            max_penalty=text("max_penalty", instrument.max_penalty),
            source_note=text("source_note", instrument.source_note),
        )

    def definition(self, law: RegionLaw, key: str) -> DefinitionEntry:
        """A legal class of a region."""
        definition = law.definitions[key]
        return DefinitionEntry(
            definition=definition,
            title=self.texts.text("definition", key, "title", definition.title),
            note=self.texts.text("definition", key, "note", definition.note),
            condition=condition_parts(definition.when, law),
        )

    def control(self, key: str) -> ControlEntry:
        """A practice."""
        control = self.catalogue.controls[key]
        return ControlEntry(
            control=control,
            title=self.texts.text("control", key, "title", control.title),
            question=self.texts.text("control", key, "question", control.question),
            done_means=self.texts.lines("control", key, "done_means", control.done_means),
        )

    def question(self, fact: str) -> Text:
        """The question that a fact asks."""
        return self.texts.text("fact", fact, "question", self.catalogue.vocabulary.facts[fact].question)

    def horizon(self, item: HorizonItem) -> HorizonLine:
        """A pending change."""
        return HorizonLine(
            item=item,
            title=self.texts.text("horizon", item.key, "title", item.title),
            state=HorizonState(item.state),
            expected=self.texts.text("horizon", item.key, "expected", item.expected),
            note=self.texts.text("horizon", item.key, "note", item.note),
        )


def condition_parts(expression: Expression, law: RegionLaw) -> tuple[ConditionPart, ...]:
    """The condition as it is written, cut where it names a definition of its region."""
    text = print_expression(expression)
    parts: list[ConditionPart] = []
    position = 0
    for atom in atoms(parse(text)):
        if isinstance(atom, Name) and atom.word in law.definitions:
            parts.append(ConditionPart(text[position : atom.offset]))
            parts.append(ConditionPart(atom.word, atom.word))
            position = atom.offset + len(atom.word)
    parts.append(ConditionPart(text[position:]))
    return tuple(part for part in parts if part.text)


def definitions_named(expression: Expression, law: RegionLaw) -> tuple[str, ...]:
    """The definitions that a condition names, each once, from left to right."""
    words = [atom.word for atom in atoms(expression) if isinstance(atom, Name)]
    return tuple(dict.fromkeys(word for word in words if word in law.definitions))


def facts_behind(expression: Expression, law: RegionLaw) -> tuple[str, ...]:
    """The facts that decide a condition, those behind its definitions included, each once."""
    facts: dict[str, None] = {}
    for atom in atoms(expression):
        if not isinstance(atom, Name):
            facts[atom.fact] = None
        elif atom.word in law.definitions:
            facts |= dict.fromkeys(facts_behind(law.definitions[atom.word].when, law))
        else:
            facts[atom.word] = None
    return tuple(facts)
