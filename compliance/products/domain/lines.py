"""What profile pages say, line by line, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from compliance.products.domain.asking import Question, Tally
from compliance.products.domain.importing import Change
from compliance.products.domain.prompts import value_text
from compliance.products.domain.state import ProfileState
from compliance.products.enums import Heard, SectionState
from compliance.products.models import Answer
from regions.logic.answers import read_answer
from regions.logic.catalogue import Requirement
from regions.logic.errors import AnswerError
from regions.logic.facts import Scope
from regions.logic.vocabulary import Fact
from regions.logic.wording import Wording


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer: where it holds, in words, and what became of it."""

    region: str
    words: tuple[str, ...]
    heard: Heard | None
    note: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question with its answers; `market` is set for an exception."""

    key: str
    text: str
    market: str
    answers: tuple[AnswerLine, ...]
    is_answered: bool


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section of the profile."""

    key: str
    label: str
    state: SectionState
    lines: tuple[QuestionLine, ...]
    answered: int
    unknown: int
    total: int


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule that a question decides."""

    key: str
    code: str
    region: str
    title: str
    citation: str


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class of the law that the product falls into."""

    title: str
    citation: str


@dataclass(frozen=True, slots=True)
class TallyLine:
    """Where the rules of one region stand, and what the product is in its law."""

    tally: Tally
    region: str
    on: date
    classes: tuple[ClassLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """An answer that an import would change."""

    text: str
    region: str
    now: AnswerLine | None
    then: AnswerLine


@dataclass(frozen=True, slots=True)
class Total:
    """Where the rules of all regions stand together."""

    applies: int
    undecided: int
    upcoming: int
    does_not_apply: int
    has_classes: bool


@dataclass(frozen=True)
class Lines:
    """Writes lines about one product."""

    state: ProfileState
    wording: Wording

    def question(self, question: Question) -> QuestionLine:
        """A question with an answer for each region that it is asked for."""
        fact = question.fact
        answers = tuple(self.answer(fact, region) for region in question.regions)
        return QuestionLine(fact.key, self.text(fact), "", answers, question.is_answered)

    def exceptions(self, fact: Fact) -> list[QuestionLine]:
        """The chosen markets where a question about the product is answered otherwise."""
        if fact.scope is not Scope.PRODUCT:
            return []
        return [
            QuestionLine(fact.key, self.text(fact), code, (self.answer(fact, code),), is_answered=True)
            for code in self.state.chosen
            if fact.key in self.state.facts.get(code, {})
        ]

    def possible_exceptions(self, fact: Fact) -> list[QuestionLine]:
        """Every chosen market with the answer that holds there alone, if there is one."""
        return [
            QuestionLine(fact.key, self.text(fact), code, (self.answer(fact, code),), is_answered=True)
            for code in self.state.chosen
        ]

    def sections(self) -> list[SectionLine]:
        """All sections in order."""
        return [self.section(section.key) for section in self.state.questionnaire.sections]

    def section(self, key: str) -> SectionLine:
        """One section with its questions, exceptions of markets after each. Raises KeyError."""
        catalogue = self.state.catalogue
        label = self.wording.texts.get("section", key, "label", catalogue.sections[key])
        section = next(one for one in self.state.questionnaire.sections if one.key == key)
        lines = [
            line
            for question in section.questions
            for line in (self.question(question), *self.exceptions(question.fact))
        ]
        counts = section.answered, section.unknown, len(section.questions)
        return SectionLine(key, label, section.state, tuple(lines), *counts)

    def unused(self) -> list[QuestionLine]:
        """Answers that are kept but count no more."""
        facts = self.state.catalogue.vocabulary.facts
        return [
            QuestionLine(key, self.text(facts[key]), "", (self.answer(facts[key], region),), is_answered=True)
            for key, region in self.state.questionnaire.unused
        ]

    def answer(self, fact: Fact, region: str) -> AnswerLine:
        """One answer in words."""
        row = self.state.rows.get((fact.key, region))
        name = self.wording.place_name(region) if region else ""
        if row is None:
            return AnswerLine(name, (), None, "", "", None)
        return self.told(fact, row, name)

    def told(self, fact: Fact, row: Answer, region_name: str = "") -> AnswerLine:
        """An answer of the database in words."""
        by = "" if row.answered_by is None else str(row.answered_by)
        words: tuple[str, ...] = ()
        heard = Heard.UNKNOWN
        if row.value is not None:
            try:
                value = read_answer(self.state.catalogue.vocabulary, fact, row.value)
            except AnswerError:
                return AnswerLine(region_name, (), Heard.UNREADABLE, row.note, by, row.answered_at)
            if value is not None:
                words, heard = value_text(self.wording, fact, value), Heard.KNOWN
        return AnswerLine(region_name, words, heard, row.note, by, row.answered_at)

    def change(self, change: Change) -> ChangeLine:
        """An answer that an import would change."""
        said = change.said
        fact = self.state.catalogue.vocabulary.facts[said.fact]
        now = None if change.stands is None else self.told(fact, change.stands)
        then = self.told(fact, Answer(fact=said.fact, region=said.region, value=said.value))
        return ChangeLine(self.text(fact), self.region(said.region) if said.region else "", now, then)

    def text(self, fact: Fact) -> str:
        """The question."""
        return self.wording.texts.get("fact", fact.key, "question", fact.question)

    def rules(self, found: Iterable[tuple[str, Requirement]]) -> list[RuleLine]:
        """Rules with title and citation."""
        texts = self.wording.texts
        return [
            RuleLine(
                rule.key,
                code,
                self.region(code),
                texts.get("requirement", rule.key, "title", rule.title),
                f"{texts.get('instrument', rule.instrument.key, 'title', rule.instrument.title)} "
                f"{texts.get('requirement', rule.key, 'citation', rule.citation)}",
            )
            for code, rule in found
        ]

    def tallies(self) -> list[TallyLine]:
        """Where the rules of every region stand."""
        days = self.state.questionnaire.days
        return [
            TallyLine(tally, self.region(tally.region), days[tally.region], self.classes(tally))
            for tally in self.state.questionnaire.tallies
        ]

    @property
    def total(self) -> Total:
        """Where the rules of all regions stand together."""
        tallies = self.state.questionnaire.tallies
        return Total(
            applies=sum(tally.applies for tally in tallies),
            undecided=sum(tally.undecided for tally in tallies),
            upcoming=sum(tally.upcoming for tally in tallies),
            does_not_apply=sum(tally.does_not_apply for tally in tallies),
            has_classes=any(tally.definitions for tally in tallies),
        )

    def classes(self, tally: Tally) -> tuple[ClassLine, ...]:
        """The classes of one region's law that the product falls into."""
        texts = self.wording.texts
        definitions = self.state.catalogue.regions[tally.region].definitions
        return tuple(
            ClassLine(
                texts.get("definition", key, "title", definitions[key].title),
                texts.get("definition", key, "citation", definitions[key].citation),
            )
            for key in tally.definitions
        )

    def region(self, code: str) -> str:
        """The name of a region as its law file has it."""
        law = self.state.catalogue.regions[code]
        return self.wording.texts.get("region", code, "name", law.name)
