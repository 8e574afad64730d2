"""What is not known: questions nobody answered, and practices nobody spoke about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compliance.assessments.domain import planner
from compliance.assessments.domain.readiness import ProductReadiness
from compliance.reports.domain.voice import NOTHING, Text, Voice
from regions.logic.periods import Determination


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An unanswered question, in which regions it is open, and how many requirements wait for it."""

    question: Text
    regions: Text
    decides: int


@dataclass(frozen=True, slots=True)
class OpenPractice:
    """A practice that was not answered; `markets` is empty where it is asked once for all of them."""

    title: Text
    markets: Text
    serves: int


@dataclass(frozen=True, slots=True)
class Unknowns:
    """Everything unknown: treated as not decided and not met, never as "does not apply"."""

    questions: tuple[OpenQuestion, ...]
    practices: tuple[OpenPractice, ...]


def build_unknowns(product: ProductReadiness, voice: Voice) -> Unknowns:
    """The open questions, most decisive first, and the practices without an answer."""
    return Unknowns(
        questions=tuple(
            OpenQuestion(
                question=_question(product, voice, found.fact),
                regions=_names(product, voice, _waiting(product, found.fact)),
                decides=found.decides,
            )
            for found in planner.questions(product)
        ),
        practices=_practices(product, voice),
    )


def _practices(product: ProductReadiness, voice: Voice) -> tuple[OpenPractice, ...]:
    """The practices without an answer, those that would unlock most first, each with all its markets."""
    waiting: dict[str, list[planner.Action]] = {}
    for action in planner.actions(product):
        if action.status is None:
            waiting.setdefault(action.control, []).append(action)
    return tuple(
        OpenPractice(
            title=_control(product, voice, control),
            markets=_names(product, voice, [action.market for action in actions if action.market]),
            serves=sum(action.requirements for action in actions),
        )
        for control, actions in waiting.items()
    )


def _waiting(product: ProductReadiness, fact: str) -> list[str]:
    """The regions in which an undetermined requirement misses the fact."""
    return [
        code
        for code, readiness in product.everywhere.items()
        if any(
            fact in readiness.market.missing(one.found, readiness.on)
            for one in readiness.requirements.values()
            if one.determination is Determination.UNDETERMINED
        )
    ]


def _names(product: ProductReadiness, voice: Voice, codes: Sequence[str]) -> Text:
    if not codes:
        return NOTHING
    laws = [product.catalogue.regions[code] for code in codes]
    return voice.say(lambda speaker: speaker.listed([speaker.region(law) for law in laws]))


def _question(product: ProductReadiness, voice: Voice, key: str) -> Text:
    fact = product.catalogue.vocabulary.facts[key]
    return voice.law("fact", key, "question", fact.question)


def _control(product: ProductReadiness, voice: Voice, key: str) -> Text:
    return voice.law("control", key, "title", product.catalogue.controls[key].title)
