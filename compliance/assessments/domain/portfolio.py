"""The list of products with the verdict of every market, from a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from compliance.assessments.domain.decision import WORST_FIRST
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.working_state import WorkingState, kept_verdicts
from compliance.assessments.enums import Verdict
from compliance.assessments.models import Assessment, AssessmentState
from compliance.products.models import Product
from regions.domain.editions import of_row
from regions.domain.pagetexts import Text


@dataclass(frozen=True, slots=True)
class MarketLine:
    """A market of a product with its verdict."""

    code: str
    name: Text
    launch_on: date | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ProductLine:
    """A product in the list; its markets from the worst verdict to the best."""

    product: Product
    markets: tuple[MarketLine, ...]

    @property
    def ready(self) -> int:
        """How many markets it may go to as it is."""
        return sum(one.verdict in (Verdict.READY, Verdict.NO_DUTY_FOUND) for one in self.markets)


def listed(products: QuerySet[Product]) -> QuerySet[Product]:
    """Products with all that a line of the list needs."""
    open_ones = Assessment.objects.filter(state=AssessmentState.OPEN).select_related("edition")
    return products.select_related("organisation").prefetch_related(
        "markets",
        Prefetch("assessments", open_ones.defer("edition__content", "snapshot"), to_attr="open_ones"),
    )


def product_lines(products: Sequence[Product], *, on: date, language: str) -> list[ProductLine]:
    """The lines of products from `listed`; verdicts that are out of date are made and stored on the way."""
    states = {product.pk: _state(product) for product in products}
    stale = [product for product in products if not _is_fresh(states[product.pk], on)]
    if stale:
        prefetch_related_objects(stale, "answers", "control_answers__evidence")
        for product in stale:
            product.verdicts = kept_verdicts(_full(states[product.pk]), on=on)
        Product.objects.bulk_update(stale, ["verdicts"])
    return [_line(states[product.pk], on=on, language=language) for product in products]


def _state(product: Product) -> WorkingState:
    (assessment,) = product.open_ones  # type: ignore[attr-defined]  # of `listed`
    edition = of_row(assessment.edition)
    return WorkingState(product, assessment, edition, tuple(product.markets.all()), (), ())


def _full(state: WorkingState) -> WorkingState:
    """With the answers, once they are at hand."""
    product = state.product
    return WorkingState(
        product=product,
        assessment=state.assessment,
        edition=state.edition,
        markets=state.markets,
        answers=tuple(product.answers.all()),
        controls=tuple(product.control_answers.all()),
    )


def _is_fresh(state: WorkingState, on: date) -> bool:
    kept = state.product.verdicts
    key = (kept.get("edition"), kept.get("revision"), kept.get("on"))
    return key == (state.edition.sha256, state.product.revision, on.isoformat())


def _line(state: WorkingState, *, on: date, language: str) -> ProductLine:
    reader = Reader.of(state.edition.catalogue, language=language, on=on)
    verdicts = state.product.verdicts["markets"]
    lines = [
        MarketLine(
            market.region, reader.region(market.region), market.launch_on, Verdict(verdicts[market.region])
        )
        for market in state.markets
        if market.region in verdicts
    ]
    return ProductLine(state.product, tuple(sorted(lines, key=_rank)))


def _rank(line: MarketLine) -> tuple[int, date, str]:
    return WORST_FIRST.index(line.verdict), line.launch_on or date.min, line.code
