"""Random products over a catalogue's own questions: the same seed and number give the same product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from compliance.products.domain.profile import (
    ControlAnswer,
    ControlAnswers,
    Evidence,
    MarketProfile,
    Profile,
)
from compliance.products.enums import ControlStatus
from regions.logic.catalogue import Catalogue, Control
from regions.logic.facts import Answers, Band, FactType, Scope, Value
from regions.logic.vocabulary import NONE_CHOICE, Fact

FIRST_LAUNCH = date(2026, 12, 1)
LAUNCH_DAYS = 540
FIRST_DAY = date(2018, 1, 1)
DAYS = 4000
MOST_TICKED = 3
# Numbers are spread evenly over orders of magnitude; thresholds of the law lie between them.
MAGNITUDES = 9
MAGNITUDES_OF = {"floating-point operations": 26}
BAND_SHARE = 0.2


@dataclass(frozen=True)
class RandomProducts:
    """An endless row of products; `answered` is the share of questions and of controls with an answer."""

    catalogue: Catalogue
    seed: int
    answered: float = 1.0

    def product(self, number: int) -> Profile:
        """The product with this number, in every market of the catalogue."""
        random = Random(f"{self.seed}/{number}")
        markets = self.catalogue.markets
        return Profile(
            name=f"Product {number}",
            description="",
            facts=self._answers(random, self._asked[Scope.PRODUCT]),
            markets={
                code: MarketProfile(
                    FIRST_LAUNCH + timedelta(days=random.randrange(LAUNCH_DAYS)),
                    self._answers(random, self._asked[Scope.MARKET]),
                )
                for code in markets
            },
            home={},
            controls=dict(self._controls(random, markets)),
        )

    def products(self, numbers: range) -> Iterator[Profile]:
        """The products of a range, made one by one."""
        return map(self.product, numbers)

    @cached_property
    def _asked(self) -> dict[Scope, list[Fact]]:
        facts = self.catalogue.vocabulary.facts.values()
        return {scope: [fact for fact in facts if fact.scope is scope] for scope in Scope}

    @cached_property
    def _places(self) -> tuple[str, ...]:
        return tuple(self.catalogue.vocabulary.places.parents)

    def _answers(self, random: Random, facts: list[Fact]) -> Answers:
        given = {fact.key: self._value(random, fact) for fact in facts if random.random() < self.answered}
        return self._within_limits(given)

    def _within_limits(self, answers: dict[str, Value]) -> Answers:
        """No number above the high end of the one that limits it."""
        for fact in self.catalogue.vocabulary.limited:
            limit, number = answers.get(fact.at_most or ""), answers.get(fact.key)
            if isinstance(limit, Band) and isinstance(number, Band):
                answers[fact.key] = number.cut(limit.high)
        return answers

    def _value(self, random: Random, fact: Fact) -> Value:
        match fact.type:
            case FactType.YES_NO:
                return random.random() < 0.5
            case FactType.NUMBER:
                return _number(random, MAGNITUDES_OF.get(fact.unit, MAGNITUDES))
            case FactType.DATE:
                return FIRST_DAY + timedelta(days=random.randrange(DAYS))
            case FactType.REGIONS:
                codes = random.sample(self._places, 1 if fact.single else random.randint(1, MOST_TICKED))
                return self.catalogue.vocabulary.places.expand_all(tuple(codes))
            case _:
                return _ticked(random, fact)

    def _controls(self, random: Random, markets: tuple[str, ...]) -> Iterator[tuple[str, ControlAnswers]]:
        for control in self.catalogue.controls.values():
            if random.random() < self.answered:
                yield control.key, _control_answers(random, control, markets)


def _number(random: Random, magnitudes: int) -> Band:
    low = float(int(10 ** random.uniform(0, magnitudes)))
    return Band(low, low * 2) if random.random() < BAND_SHARE else Band.exactly(low)


def _ticked(random: Random, fact: Fact) -> frozenset[str]:
    values = [choice.value for choice in fact.choices]
    if fact.type is FactType.CHOICE:
        return frozenset({random.choice(values)})
    ticked = random.sample(values, min(len(values), random.randint(1, MOST_TICKED)))
    return frozenset({NONE_CHOICE}) if ticked[0] == NONE_CHOICE else frozenset(ticked) - {NONE_CHOICE}


def _control_answers(random: Random, control: Control, markets: tuple[str, ...]) -> ControlAnswers:
    if control.per_region:
        return ControlAnswers(None, {code: random.choice(_ANSWERS) for code in markets})
    return ControlAnswers(random.choice(_ANSWERS))


def _possible_answers() -> Iterator[ControlAnswer]:
    """Every status, without evidence, with evidence that lasts, and with some that runs out on the way."""
    link = "https://docs.example/proof"
    for status in ControlStatus:
        for evidence in ((), (Evidence(link),), (Evidence(link, None, date(2027, 6, 1)),)):
            yield ControlAnswer(status, evidence=evidence, agreed=True)


_ANSWERS = tuple(_possible_answers())
