"""One product as its profile pages see it: the rows, the law of its edition, and the questionnaire."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from compliance.products.domain.answers import facts_by_region
from compliance.products.domain.questionnaire import Questionnaire
from compliance.products.enums import Heard
from compliance.products.models import Answer, Market, Product
from regions.domain.editions import Published, of_row
from regions.logic.catalogue import Catalogue
from regions.logic.facts import Value
from regions.models import Edition


@dataclass(frozen=True)
class ProfileState:
    """Everything said about a product now. Read with three queries, whatever it holds."""

    product: Product
    edition: Published
    markets: tuple[Market, ...]
    answers: tuple[Answer, ...]
    as_of: date

    @property
    def catalogue(self) -> Catalogue:
        """The law that the product is held against."""
        return self.edition.catalogue

    @cached_property
    def chosen(self) -> dict[str, date | None]:
        """The chosen markets with their launch days, in the order of the library."""
        days = {market.region: market.launch_on for market in self.markets if market.is_chosen}
        return {code: days[code] for code in self.catalogue.markets if code in days}

    @cached_property
    def facts(self) -> dict[str, dict[str, Value]]:
        """The typed answers by region, those about the product under ""."""
        return facts_by_region(self.catalogue.vocabulary, self.answers)

    @cached_property
    def rows(self) -> dict[tuple[str, str], Answer]:
        """The answers by fact and region."""
        return {(answer.fact, answer.region): answer for answer in self.answers}

    def after(self, saved: Iterable[Answer]) -> ProfileState:
        """The same with these answers in place of older ones."""
        rows = {**self.rows, **{(answer.fact, answer.region): answer for answer in saved}}
        return replace(self, answers=tuple(rows.values()))

    @cached_property
    def questionnaire(self) -> Questionnaire:
        """What is asked."""
        return Questionnaire(
            catalogue=self.catalogue,
            facts=self.facts,
            launch_days=self.chosen,
            said=heard(self.answers, self.facts),
            as_of=self.as_of,
        )


def profile_state(product: Product, *, as_of: date) -> ProfileState:
    """Everything said about the product, under the edition that its open assessment pins."""
    # By its name on the product: the app of assessments lies above this one and is not imported.
    pinned = product.assessments.filter(state="open").values("edition")
    edition = Edition.objects.defer("content").get(pk__in=pinned)
    return ProfileState(
        product=product,
        edition=of_row(edition),
        markets=tuple(product.markets.all()),
        answers=tuple(product.answers.select_related("answered_by").order_by("pk")),
        as_of=as_of,
    )


def heard(
    answers: Iterable[Answer], facts: Mapping[str, Mapping[str, Value]]
) -> dict[tuple[str, str], Heard]:
    """What became of each answer, in the order given."""
    return {(answer.fact, answer.region): _heard(answer, facts) for answer in answers}


def _heard(answer: Answer, facts: Mapping[str, Mapping[str, Value]]) -> Heard:
    if answer.value is None:
        return Heard.UNKNOWN
    return Heard.KNOWN if answer.fact in facts.get(answer.region, {}) else Heard.UNREADABLE
