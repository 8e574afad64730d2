"""Taking a profile, or the answers of another product, into a product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from compliance.accounts.models import User
from compliance.products.domain.answers import Said, touch
from compliance.products.domain.markets import choose_markets
from compliance.products.domain.profile import Profile
from compliance.products.models import Answer, Market, Product
from regions.logic.answers import write_answer
from regions.logic.facts import Answers
from regions.logic.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that an import brings, and the one that stands."""

    said: Said
    stands: Answer | None

    @property
    def is_new(self) -> bool:
        """Whether the question was not answered before."""
        return self.stands is None


def changes(product: Product, vocabulary: Vocabulary, profile: Profile) -> list[Change]:
    """The answers of a profile that differ from what stands, in the order of the vocabulary."""
    rows = {(answer.fact, answer.region): answer for answer in product.answers.all()}
    return [
        Change(said, stands)
        for said in _said(vocabulary, profile)
        if (stands := rows.get((said.fact, said.region))) is None or stands.value != said.value
    ]


def take_profile(product: Product, vocabulary: Vocabulary, profile: Profile, *, by: User) -> list[Change]:
    """Take over the answers and markets of a profile; says what changed.

    What the profile does not mention stays: other answers, notes, and markets, which it only adds or dates.
    Its controls are left to whoever keeps them.
    """
    with transaction.atomic():
        found = changes(product, vocabulary, profile)
        new = [_changed(product, change, by) for change in found if change.is_new]
        other = [_changed(product, change, by) for change in found if not change.is_new]
        Answer.objects.bulk_create(new)
        Answer.objects.bulk_update(other, ["value", "version", "answered_by", "answered_at"])
        stands = {market.region: market.launch_on for market in product.markets.all() if market.is_chosen}
        dated = {code: market.launch_on or stands.get(code) for code, market in profile.markets.items()}
        choose_markets(product, stands | dated)
        if found:
            touch(product)
    return found


def copy_profile(source: Product, target: Product, *, by: User) -> None:
    """Give a new product the markets and answers of another one, notes included.

    Raises IntegrityError when the target has answers or markets of its own.
    """
    with transaction.atomic():
        Market.objects.bulk_create(
            Market(
                product=target, region=market.region, launch_on=market.launch_on, is_chosen=market.is_chosen
            )
            for market in source.markets.all()
        )
        Answer.objects.bulk_create(
            Answer(
                product=target,
                region=answer.region,
                fact=answer.fact,
                value=answer.value,
                note=answer.note,
                answered_by=by,
            )
            for answer in source.answers.order_by("pk")
        )
        touch(target)


def _said(vocabulary: Vocabulary, profile: Profile) -> Iterator[Said]:
    regions: dict[str, Answers] = {"": profile.facts, **profile.home}
    regions |= {code: market.facts for code, market in profile.markets.items()}
    for key, fact in vocabulary.facts.items():
        for region, answers in regions.items():
            if key in answers:
                yield Said(key, region, write_answer(vocabulary, fact, answers[key]))


def _changed(product: Product, change: Change, by: User) -> Answer:
    said = change.said
    row = change.stands or Answer(product=product, region=said.region, fact=said.fact, version=0)
    row.value, row.answered_by, row.answered_at = said.value, by, timezone.now()
    row.version += 1
    return row
