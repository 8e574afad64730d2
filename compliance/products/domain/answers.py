"""The answers of a product: saving one, and reading all as facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from compliance.accounts.models import User
from compliance.products.domain.profile import MarketProfile
from compliance.products.models import Answer, Market, Product
from regions.logic.answers import Written, read_answer
from regions.logic.errors import AnswerError
from regions.logic.facts import Value
from regions.logic.vocabulary import Vocabulary


class StaleAnswerError(Exception):
    """Somebody else saved the answer since it was read; `theirs` is what stands now."""

    def __init__(self, theirs: Answer) -> None:
        super().__init__(f"{theirs} was changed meanwhile")
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says to one question: the value as written (None is "I don't know yet") and a note."""

    fact: str
    region: str
    value: Written | None
    note: str = ""


def save_answer(product: Product, said: Said, *, by: User, version: int) -> Answer:
    """Keep one answer; saying the same again changes nothing.

    `version` is the one last seen, 0 for none. Raises StaleAnswerError when another one stands now.
    """
    with transaction.atomic():
        answer = _locked(product, said)
        if answer is not None and (answer.value, answer.note) == (said.value, said.note):
            return answer
        if answer is None:
            answer = Answer(product=product, region=said.region, fact=said.fact, version=0)
        elif answer.version != version:
            raise StaleAnswerError(answer)
        answer.value, answer.note, answer.answered_by = said.value, said.note, by
        answer.version += 1
        answer.save()
        touch(product)
        return answer


def touch(product: Product) -> None:
    """Count a change of what is said about the product."""
    Product.objects.filter(pk=product.pk).update(revision=F("revision") + 1)
    product.refresh_from_db(fields=["revision"])


def facts_by_region(vocabulary: Vocabulary, answers: Iterable[Answer]) -> dict[str, dict[str, Value]]:
    """The typed answers; those about the product under "". What the vocabulary dropped is left out."""
    facts: dict[str, dict[str, Value]] = {"": {}}
    for answer in answers:
        fact = vocabulary.facts.get(answer.fact)
        if fact is None or answer.value is None:
            continue
        try:
            value = read_answer(vocabulary, fact, answer.value)
        except AnswerError:
            continue
        if value is not None:
            facts.setdefault(answer.region, {})[answer.fact] = value
    return facts


def market_profiles(
    markets: Iterable[Market], facts: Mapping[str, Mapping[str, Value]]
) -> dict[str, MarketProfile]:
    """The chosen markets with their launch days and the answers that hold there."""
    return {
        market.region: MarketProfile(market.launch_on, facts.get(market.region, {}))
        for market in markets
        if market.is_chosen
    }


def _locked(product: Product, said: Said) -> Answer | None:
    rows = Answer.objects.select_for_update().filter(product=product, region=said.region, fact=said.fact)
    return rows.first()
