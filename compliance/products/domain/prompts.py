"""How one question is put to a person: its words in one language, the choices that matter, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import cast

from django.utils.translation import gettext, pgettext

from compliance.products.domain.asking import PRODUCT, Proposed
from compliance.products.domain.reading import read_by
from compliance.products.domain.state import ProfileState
from compliance.products.models import Answer
from regions.logic.answers import Written, write_answer
from regions.logic.facts import Band, FactType, Scope, Value
from regions.logic.vocabulary import NONE_CHOICE, Choice, Fact, Vocabulary
from regions.logic.wording import Wording


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question. Folded: no rule of the chosen markets reads it; apart: no real answer."""

    value: str
    label: str
    folded: bool = False
    apart: bool = False


@dataclass(frozen=True)
class Prompt:
    """One question about the product ("") or about one region, ready to be put.

    `kept` are ticked choices that are hidden now: saving leaves them alone.
    """

    fact: Fact
    region: str
    vocabulary: Vocabulary
    wording: Wording
    options: tuple[Option, ...] = ()
    kept: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()
    places: tuple[str, ...] = ()
    answer: Answer | None = None
    stands: Value | None = None
    everywhere: Value | None = None
    proposed: Proposed | None = None
    limit: Band | None = None
    is_home: bool = False

    @property
    def question(self) -> str:
        """The question in the reader's language."""
        return self.text("question", self.fact.question)

    @property
    def help(self) -> str:
        """One or two sentences about borderline cases."""
        return self.text("help", self.fact.help)

    @property
    def unit(self) -> str:
        """What a number counts."""
        return self.text("unit", self.fact.unit)

    @property
    def is_exception(self) -> bool:
        """Whether a question about the product is asked for one market alone."""
        return self.region != PRODUCT and self.fact.scope is Scope.PRODUCT

    @property
    def region_name(self) -> str:
        """The region in the reader's language; empty for the product."""
        return self.wording.place_name(self.region) if self.region else ""

    @property
    def because(self) -> str:
        """Why the proposed answer is proposed."""
        if self.proposed is None:
            return ""
        place = self.proposed.position
        return self.text(f"proposed.{place}.because", self.fact.proposed[place].because)

    @property
    def is_proposed(self) -> bool:
        """Whether what is shown waits for confirmation."""
        return self.answer is None and self.stands is None and self.proposed is not None

    @property
    def value(self) -> Value | None:
        """What stands, else what is proposed."""
        return self.proposed.value if self.is_proposed and self.proposed else self.stands

    @property
    def written(self) -> Written | None:
        """The same as a file would write it."""
        return None if self.value is None else write_answer(self.vocabulary, self.fact, self.value)

    @property
    def is_unknown(self) -> bool:
        """Whether "I don't know yet" stands."""
        return self.answer is not None and self.answer.value is None

    def text(self, field: str, english: str) -> str:
        """A text of the fact in the reader's language."""
        return self.wording.texts.get("fact", self.fact.key, field, english)


def prompt(state: ProfileState, fact: Fact, region: str, *, wording: Wording) -> Prompt:
    """Put a question about the product ("") or one region."""
    questionnaire = state.questionnaire
    vocabulary = state.catalogue.vocabulary
    situation = questionnaire.situation(region)
    answers = state.facts.get(region, {})
    limit = situation.answers.get(fact.at_most or "")
    ticked = cast("frozenset[str]", answers.get(fact.key, frozenset())) if fact.choices else frozenset()
    hidden = {choice.value for choice in fact.choices if situation.shown(fact, choice.value) is False}
    read = (questionnaire.reads if not region else read_by(state.catalogue, [region])).values.get(
        fact.key, set()
    )
    proposed = questionnaire.proposed(fact.key, region)
    return Prompt(
        fact=fact,
        region=region,
        vocabulary=vocabulary,
        wording=wording,
        options=_options(fact, wording, read | ticked, hidden),
        kept=tuple(sorted(ticked & hidden)),
        bands=questionnaire.reads.bands(fact.key),
        places=_places(state, fact, read, proposed) if fact.type is FactType.REGIONS else (),
        answer=state.rows.get((fact.key, region)),
        stands=answers.get(fact.key),
        everywhere=state.facts[PRODUCT].get(fact.key) if fact.scope is Scope.PRODUCT and region else None,
        proposed=proposed,
        limit=limit if isinstance(limit, Band) else None,
        is_home=region in questionnaire.homes,
    )


def _options(fact: Fact, wording: Wording, read: set[str], hidden: set[str]) -> tuple[Option, ...]:
    """The choices that are not hidden; where rules read some, the others are folded."""
    matters = read & {choice.value for choice in fact.choices} - {NONE_CHOICE}
    return tuple(
        Option(
            choice.value,
            choice_label(wording, fact, choice),
            folded=bool(matters) and choice.value not in matters and choice.value != NONE_CHOICE,
        )
        for choice in fact.choices
        if choice.value not in hidden
    )


def _places(state: ProfileState, fact: Fact, read: set[str], proposed: Proposed | None) -> tuple[str, ...]:
    """The likely places: proposed, said anywhere, home regions, chosen markets, and what a rule names."""
    vocabulary = state.catalogue.vocabulary
    places = vocabulary.places
    said: list[str] = []
    for answers in state.facts.values():
        for key, value in answers.items():
            if vocabulary.facts[key].type is FactType.REGIONS:
                said.extend(places.collapse(cast("frozenset[str]", value)))
    offered = places.collapse(cast("frozenset[str]", proposed.value)) if proposed else ()
    named = sorted(code for code in read if code in places)
    makers = (law.code for law in state.catalogue.regions.values() if law.binds_makers)
    markets = () if fact.scope is Scope.MARKET and named else state.chosen
    return tuple(dict.fromkeys((*offered, *said, *makers, *markets, *named)))


def value_text(wording: Wording, fact: Fact, value: Value) -> tuple[str, ...]:
    """A value in words, one text a line."""
    if isinstance(value, bool):
        return (yes_no(value),)
    if isinstance(value, date):
        return (wording.phrases.date_text(value),)
    if isinstance(value, Band):
        unit = wording.texts.get("fact", fact.key, "unit", fact.unit)
        return (f"{wording.number(value)} {unit}".strip(),)
    if fact.type is FactType.REGIONS:
        codes = wording.catalogue.vocabulary.places.collapse(value)
        return tuple(map(wording.place_name, codes)) or (gettext("Nowhere"),)
    ticked = [choice for choice in fact.choices if choice.value in value]
    return tuple(map(partial(choice_label, wording, fact), ticked)) or (gettext("None of these"),)


def choice_label(wording: Wording, fact: Fact, choice: Choice) -> str:
    """The words of a choice."""
    return wording.texts.get("choice", f"{fact.key}.{choice.value}", "label", choice.label)


def yes_no(value: bool) -> str:
    """Yes or no in the reader's language."""
    return pgettext("answer", "Yes") if value else pgettext("answer", "No")
