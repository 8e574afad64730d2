"""Reasons as sentences in the language of the reader."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from regions.logic.catalogue import Catalogue, Requirement
from regions.logic.determining import MarketLaw
from regions.logic.evaluation import Situation
from regions.logic.explanation import AnswerReason, Reason, reasons, smallest_change
from regions.logic.expressions import Atom, Name, Test
from regions.logic.facts import Band, FactType
from regions.logic.periods import Determination
from regions.logic.phrases import PHRASES
from regions.logic.phrases.base import Phrases
from regions.logic.texts import Texts
from regions.logic.vocabulary import Fact

_NEGATIVE = frozenset({"has_none", "is_not", "not_in"})


@dataclass(frozen=True, slots=True)
class Silence:
    """A definition of reach that is false: the sentence to print, and the facts that would change it."""

    definition: str
    sentence: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """Words one catalogue's determinations in one language."""

    catalogue: Catalogue
    texts: Texts
    phrases: Phrases

    @classmethod
    def of(cls, catalogue: Catalogue, language: str) -> Wording:
        """The wording for a language; texts that are not translated stay English."""
        return cls(catalogue, catalogue.texts(language), PHRASES[language])

    def because(self, market: MarketLaw, key: str, on: date) -> tuple[str, ...]:
        """Sentences that say why the requirement is determined as it is on a day."""
        found = market.applicability[key]
        condition = found.requirement.applies_when
        clauses = [self.reason(market, reason) for reason in reasons(market.situation, condition)]
        determination = found.on(on)
        missing = [self.fact_label(fact) for fact in market.missing(found, on)]
        if determination is Determination.UNDETERMINED:
            known = found.condition is not None
            clauses.append(self.phrases.start_open(missing) if known else self.phrases.open(missing))
        elif determination is Determination.UPCOMING:
            clauses.append(self.phrases.starts_on(found.start))
        elif determination is Determination.ENDED and found.requirement.until is not None:
            clauses.append(self.phrases.ended_on(found.requirement.until))
        return tuple(self.phrases.sentence(clause) for clause in clauses)

    def lifted_by(self, market: MarketLaw, requirement: Requirement) -> tuple[str, ...]:
        """The answers that would have to be others for a prohibition to fall away, as they stand now."""
        atoms = smallest_change(market.situation, requirement.applies_when, wanted=False)
        return tuple(
            self.phrases.sentence(self.atom(market.situation, atom, holds=truth))
            for atom in atoms
            if (truth := market.situation.evaluate(atom)) is not None
        )

    def silence(self, market: MarketLaw, key: str) -> Silence:
        """What to print for a definition of reach that is false, with the facts that would change it."""
        definition = market.law.definitions[key]
        atoms = smallest_change(market.situation, definition.when, wanted=True)
        facts = [atom.word if isinstance(atom, Name) else atom.fact for atom in atoms]
        sentence = self.texts.get("definition", key, "silent", definition.silent)
        return Silence(key, sentence, tuple(dict.fromkeys(facts)))

    def reason(self, market: MarketLaw, reason: Reason) -> str:
        """One reason as a clause."""
        if isinstance(reason, AnswerReason):
            return self.atom(market.situation, reason.atom, holds=reason.holds)
        definition = market.law.definitions[reason.definition]
        title = self.texts.get("definition", definition.key, "title", definition.title)
        inner = [self.reason(market, part) for part in reason.reasons]
        return self.phrases.legal_class(title, inner, holds=reason.holds)

    def atom(self, situation: Situation, atom: Atom, *, holds: bool) -> str:
        """One test of an answer as a clause."""
        fact = self.catalogue.vocabulary.facts[atom.word if isinstance(atom, Name) else atom.fact]
        if isinstance(atom, Name):
            clause = "yes" if holds else "no"
            return self.texts.get("fact", fact.key, clause, fact.yes if holds else fact.no)
        match fact.type:
            case FactType.NUMBER:
                return self._number(fact, situation, atom, holds=holds)
            case FactType.DATE:
                answer = cast("date", situation.answers[fact.key])
                limit = date.fromisoformat(atom.values[0])
                return self.phrases.day(self.fact_label(fact.key), answer, atom.operator, limit, holds=holds)
            case FactType.REGIONS:
                return self._places(fact, situation, atom, holds=holds)
            case _:
                return self._choices(fact, situation, atom, holds=holds)

    def fact_label(self, key: str) -> str:
        """The noun phrase for a fact."""
        return self.texts.get("fact", key, "label", self.catalogue.vocabulary.facts[key].label)

    def place_name(self, code: str) -> str:
        """The name of a place or the label of a group."""
        places = self.catalogue.vocabulary.places
        kind, field = ("group", "label") if code in places.groups else ("place", "name")
        return self.texts.get(kind, code, field, places.names[code])

    def number(self, band: Band) -> str:
        """A number or a band, as people write it."""
        if band.low == band.high:
            return _written(band.low)
        return self.phrases.band(_written(band.low), "" if math.isinf(band.high) else _written(band.high))

    def _choices(self, fact: Fact, situation: Situation, test: Test, *, holds: bool) -> str:
        tested: Iterable[str] = test.values
        if test.operator == "has_outside":
            tested = [choice.value for choice in fact.choices if choice.value not in test.values]
        contained = holds is not (test.operator in _NEGATIVE)
        if test.operator == "has_all":
            tested = [value for value in tested if situation.ticked(fact, value) is holds]
        elif contained:
            tested = [value for value in tested if situation.ticked(fact, value)]
        names = [self._choice_name(fact, value) for value in tested]
        return self.phrases.chosen(self.fact_label(fact.key), names, holds=contained)

    def _choice_name(self, fact: Fact, value: str) -> str:
        return self.texts.get("choice", f"{fact.key}.{value}", "short", fact.choice(value).short)

    def _places(self, fact: Fact, situation: Situation, test: Test, *, holds: bool) -> str:
        places = self.catalogue.vocabulary.places
        answer = cast("frozenset[str]", situation.answers[fact.key])
        tested = places.expand_all(test.values)
        label = self.fact_label(fact.key)
        if test.operator == "has_outside":
            outside = [self.place_name(code) for code in places.collapse(answer - tested)]
            inside = [self.place_name(code) for code in test.values]
            return self.phrases.beyond(label, outside, inside, holds=holds)
        contained = holds is not (test.operator in _NEGATIVE)
        lacking = [code for code in test.values if answer.isdisjoint(places.expand(code))]
        codes = places.collapse(answer & tested) if contained else lacking
        return self.phrases.chosen(label, [self.place_name(code) for code in codes], holds=contained)

    def _number(self, fact: Fact, situation: Situation, test: Test, *, holds: bool) -> str:
        answer = self.number(cast("Band", situation.answers[fact.key]))
        limit = _written(float(test.values[0]))
        return self.phrases.number(self.fact_label(fact.key), answer, test.operator, limit, holds=holds)


def _written(number: float) -> str:
    if number >= 1e15:
        mantissa, exponent = f"{number:e}".split("e")
        head = mantissa.rstrip("0").rstrip(".")
        return f"{'' if head == '1' else head + ' × '}10^{int(exponent)}"
    return f"{number:,.0f}" if number == int(number) else f"{number:,}"
