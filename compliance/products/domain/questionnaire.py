"""Which questions are asked, in which order and why, and what the answers so far amount to.

Pure functions over a catalogue and what was said; nothing here reads a clock or a database. There is no
hand-drawn flow: open questions are the facts that some undetermined rule of the chosen markets still misses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from compliance.products.domain.asking import (
    PRODUCT,
    Progress,
    Proposed,
    Question,
    Section,
    Tally,
)
from compliance.products.domain.home import home_answers, home_regions
from compliance.products.domain.missing import undetermined
from compliance.products.domain.reading import Reads, read_by
from compliance.products.enums import Heard, SectionState
from regions.logic.answers import read_answer
from regions.logic.catalogue import STANDARDS_REGION, Catalogue, Requirement
from regions.logic.determining import MarketLaw, examine
from regions.logic.evaluation import Situation, all_of
from regions.logic.expressions import Name, atoms
from regions.logic.facts import Answers, Scope
from regions.logic.periods import Determination
from regions.logic.vocabulary import Fact

SEVERITIES = ("blocker", "major", "minor")


@dataclass(frozen=True)
class Questionnaire:
    """What is asked about one product.

    `facts` are the typed answers by region, those about the product under "". `launch_days` are the chosen
    markets in order. `said` holds every answer given, "I don't know yet" included, in the order first given.
    """

    catalogue: Catalogue
    facts: Mapping[str, Answers]
    launch_days: Mapping[str, date | None]
    said: Mapping[tuple[str, str], Heard]
    as_of: date

    @cached_property
    def homes(self) -> tuple[str, ...]:
        """Regions that are not chosen but whose law follows the makers; none before a market is chosen."""
        if not self.launch_days:
            return ()
        return tuple(home_regions(self.catalogue, self._of_product, self.launch_days))

    @cached_property
    def days(self) -> dict[str, date]:
        """The day on which each region is judged: chosen markets, home regions, standards."""
        days = {code: max(day or self.as_of, self.as_of) for code, day in self.launch_days.items()}
        earliest = min(days.values(), default=self.as_of)
        beside = (*self.homes, STANDARDS_REGION) if days else ()
        return days | dict.fromkeys(beside, earliest)

    @cached_property
    def laws(self) -> dict[str, MarketLaw]:
        """The law of every region that counts, held against the answers."""
        return self._examine(self.facts)

    @cached_property
    def reads(self) -> Reads:
        """What the rules of these regions read."""
        return read_by(self.catalogue, self.days)

    @cached_property
    def decides(self) -> Counter[tuple[str, str]]:
        """How many undetermined requirements wait for each (fact, region) whose guard is not false."""
        found: Counter[tuple[str, str]] = Counter()
        for code, law in self.laws.items():
            for _, missing in undetermined(law, self.days[code]):
                for key in missing:
                    if self._guard(key, code) is not False:
                        found[key, self._place_of(key, code)] += 1
        return found

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All that is asked: what is answered in the order of the first answers, then what is open.

        Open ones begin with the fixed opening; then come those that decide most, each after the facts that
        tell whether it is asked at all.
        """
        asked = {key: question for key in self._candidates() if (question := self.question(key)).regions}
        open_keys = [key for key, question in asked.items() if not question.is_answered]
        answered = [key for key in asked if asked[key].is_answered]
        return tuple(asked[key] for key in (*answered, *self._ranked(open_keys)))

    @property
    def answered(self) -> int:
        """How many of the questions are answered."""
        return sum(question.is_answered for question in self.questions)

    def question(self, key: str) -> Question:
        """One question with the regions it is asked for, asked now or not."""
        fact = self.catalogue.vocabulary.facts[key]
        regions = tuple(self._rows(fact))
        return Question(fact, regions, tuple(self.said.get((key, region)) for region in regions))

    def next_after(self, key: str | None = None, *, section: str | None = None) -> Question | None:
        """The first open question but `key`, of one section where named."""
        for question in self.questions:
            fact = question.fact
            if not question.is_answered and fact.key != key and section in (None, fact.section):
                return question
        return None

    def progress(self, key: str) -> Progress:
        """How far one is at a question."""
        asked = [question.fact.key for question in self.questions]
        answered = self.answered
        unused = len({key for key, _ in self.unused})
        place = asked.index(key) if key in asked[:answered] else answered
        return Progress(unused + place + 1, max(unused + len(asked), unused + place + 1))

    @cached_property
    def unused(self) -> tuple[tuple[str, str], ...]:
        """Answers that are kept though no question asks for them now, as (fact, region)."""
        asked = {(question.fact.key, region) for question in self.questions for region in question.regions}
        facts = self.catalogue.vocabulary.facts
        return tuple(
            (key, region)
            for key, region in self.said
            if key in facts and (key, self._place_of(key, region)) not in asked
        )

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The task list, in the order of the vocabulary."""
        return tuple(self._section(key) for key in self.catalogue.sections)

    def why(self, key: str) -> list[tuple[str, Requirement]]:
        """The requirements that a fact decides, with their regions: those left open without its answer."""
        without = {
            region: {name: value for name, value in answers.items() if name != key}
            for region, answers in self.facts.items()
        }
        found = [
            (code, requirement)
            for code, law in self._examine(without).items()
            for requirement, missing in undetermined(law, self.days[code])
            if key in missing
        ]
        return sorted(found, key=lambda one: SEVERITIES.index(one[1].severity))

    def proposed(self, key: str, region: str) -> Proposed | None:
        """The answer to offer for a fact, where the other answers suggest one."""
        vocabulary = self.catalogue.vocabulary
        fact = vocabulary.facts[key]
        answers = {**self._of_product, **self.facts.get(region, {})}
        situation = Situation(vocabulary, {}, vocabulary.settle(answers))
        for position, proposal in enumerate(fact.proposed):
            if situation.evaluate(proposal.when):
                same = proposal.same_as
                value = answers.get(same) if same else read_answer(vocabulary, fact, proposal.value or "")
                if value is not None:
                    return Proposed(value, position)
        return None

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """Where the requirements of every region stand with the answers so far."""
        return tuple(self._tally(code, law) for code, law in self.laws.items())

    def situation(self, region: str) -> Situation:
        """What holds in a region, or for the product as such."""
        if region in self.laws:
            return self.laws[region].situation
        vocabulary = self.catalogue.vocabulary
        return Situation(
            vocabulary, {}, vocabulary.settle({**self._of_product, **self.facts.get(region, {})})
        )

    @property
    def _of_product(self) -> Answers:
        return self.facts.get(PRODUCT, {})

    def _examine(self, facts: Mapping[str, Answers]) -> dict[str, MarketLaw]:
        answers = {code: facts.get(code, {}) for code in self.days}
        answers |= {code: home_answers(self.catalogue, answers[code]) for code in self.homes}
        product = facts.get(PRODUCT, {})
        return examine(self.catalogue, product, answers, launch_days=self.launch_days)

    def _place_of(self, key: str, region: str) -> str:
        """Where the answer to a fact belongs that a region misses."""
        return PRODUCT if self.catalogue.vocabulary.facts[key].scope is Scope.PRODUCT else region

    def _guard(self, key: str, region: str) -> bool | None:
        if (key, region) not in self._guards:
            condition = self.catalogue.vocabulary.facts[key].ask_when
            holds = True if condition is None else self.situation(region).evaluate(condition)
            self._guards[key, region] = holds
        return self._guards[key, region]

    @cached_property
    def _guards(self) -> dict[tuple[str, str], bool | None]:
        return {}

    def _candidates(self) -> list[str]:
        """Facts that may be asked: all that were answered, the opening, and what rules wait for."""
        facts = self.catalogue.vocabulary.facts
        answered = (key for key, _ in self.said if key in facts)
        return list(dict.fromkeys((*answered, *self.catalogue.vocabulary.opening, *self._open_facts)))

    @cached_property
    def _open_facts(self) -> dict[str, int]:
        found: Counter[str] = Counter()
        for (key, _), count in self.decides.items():
            found[key] += count
        return dict(found)

    def _rows(self, fact: Fact) -> Iterator[str]:
        """Where a fact is asked: where a rule misses it, or where it was answered and a rule reads it."""
        is_opening = fact.key in self.catalogue.vocabulary.opening
        if fact.scope is Scope.PRODUCT:
            said = (fact.key, PRODUCT) in self.said and fact.key in self.reads.values
            if (is_opening or said or (fact.key, PRODUCT) in self.decides) and any(
                self._guard(fact.key, region) is not False for region in self.days or (PRODUCT,)
            ):
                yield PRODUCT
            return
        for region in self.days:
            wanted = is_opening and region in self.launch_days
            said = (fact.key, region) in self.said and fact.key in read_by(self.catalogue, [region]).values
            if (wanted or said or (fact.key, region) in self.decides) and self._guard(
                fact.key, region
            ) is not False:
                yield region

    def _ranked(self, keys: list[str]) -> list[str]:
        opening = {key: place for place, key in enumerate(self.catalogue.vocabulary.opening)}
        first = sorted((key for key in keys if key in opening), key=opening.__getitem__)
        rest = [key for key in keys if key not in opening]
        waiting = set(rest)
        return [
            *first,
            *sorted(rest, key=lambda key: (self._waits(key, waiting), -self._open_facts.get(key, 0))),
        ]

    def _waits(self, key: str, others: set[str]) -> bool:
        """Whether an open question tells first if this one is asked at all, or how high its number can be."""
        fact = self.catalogue.vocabulary.facts[key]
        guard = () if fact.ask_when is None else atoms(fact.ask_when)
        named = {atom.word if isinstance(atom, Name) else atom.fact for atom in guard}
        return not others.isdisjoint({*named, fact.at_most or ""} - {key})

    def _section(self, key: str) -> Section:
        questions = tuple(question for question in self.questions if question.fact.section == key)
        return Section(key, self._state(questions), questions)

    def _state(self, questions: tuple[Question, ...]) -> SectionState:
        if not questions:
            return SectionState.NOTHING_TO_ASK
        if any(question.is_touched and not question.is_answered for question in questions):
            return SectionState.ANOTHER_LOOK
        answered = [question.is_answered for question in questions]
        if all_of(answered):
            return SectionState.COMPLETED
        return SectionState.IN_PROGRESS if any(answered) else SectionState.NOT_STARTED

    def _tally(self, code: str, law: MarketLaw) -> Tally:
        counts = Counter(found.on(self.days[code]) for found in law.applicability.values())
        return Tally(
            region=code,
            applies=counts[Determination.APPLIES],
            undecided=counts[Determination.UNDETERMINED],
            upcoming=counts[Determination.UPCOMING],
            does_not_apply=counts[Determination.DOES_NOT_APPLY] + counts[Determination.ENDED],
            definitions=tuple(key for key, holds in law.definitions.items() if holds),
        )
