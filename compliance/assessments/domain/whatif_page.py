"""What the what-if page shows: all further markets by extra effort, and some of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compliance.assessments.domain import whatif
from compliance.assessments.domain.answer_words import answer_words
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import ProductReadiness
from compliance.assessments.domain.requirement_rows import FactLink
from compliance.assessments.domain.whatif import Extra, Prospect
from compliance.assessments.enums import Verdict
from regions.domain.pagetexts import Text


@dataclass(frozen=True, slots=True)
class MarketRow:
    """A market in the ranking."""

    code: str
    name: Text
    verdict: Verdict
    extra: Extra


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A step of the proposed order; days beyond those of the steps before it."""

    code: str
    name: Text
    effort: int
    effort_most: int


@dataclass(frozen=True, slots=True)
class AssumptionLine:
    """One question, and what is assumed to be its answer in each market tried."""

    fact: FactLink
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeToDo:
    """A practice that further markets add."""

    title: Text
    region: Text | None
    effort_days: int
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """One market looked at closely."""

    row: MarketRow
    on: date
    blockers: tuple[tuple[str, Text, Text], ...]
    undecided: tuple[tuple[str, Text, Text], ...]
    missing: tuple[FactLink, ...]


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """The page; `together` and `practices` are those of the markets tried."""

    ranking: tuple[MarketRow, ...]
    order: tuple[EntryRow, ...]
    tried: tuple[Tried, ...]
    together: Extra
    practices: tuple[PracticeToDo, ...]
    assumptions: tuple[AssumptionLine, ...]
    names: str


def whatif_page(product: ProductReadiness, codes: Sequence[str], reader: Reader) -> WhatIfPage:
    """The page with these markets tried, which must not be chosen ones."""
    found = whatif.prospects(product)
    tried = [found[code] for code in codes]
    together = whatif.sum_up(tried, product.catalogue)
    return WhatIfPage(
        ranking=tuple(_row(one, product, reader) for one in whatif.ranked(found.values(), product.catalogue)),
        order=tuple(
            EntryRow(one.prospect.code, reader.region(one.prospect.code), one.effort, one.effort_most)
            for one in whatif.order_of_entry(found.values(), product.catalogue)
        ),
        tried=tuple(_tried(one, product, reader) for one in tried),
        together=together,
        practices=_practices(together, reader),
        assumptions=_assumptions(tried, reader),
        names=reader.listed(reader.region(code).text for code in codes),
    )


def ranking(product: ProductReadiness, reader: Reader) -> tuple[MarketRow, ...]:
    """All markets that are not chosen, the one that adds least first."""
    found = whatif.prospects(product).values()
    return tuple(_row(one, product, reader) for one in whatif.ranked(found, product.catalogue))


def _row(prospect: Prospect, product: ProductReadiness, reader: Reader) -> MarketRow:
    extra = whatif.sum_up([prospect], product.catalogue)
    return MarketRow(prospect.code, reader.region(prospect.code), prospect.verdict, extra)


def _tried(prospect: Prospect, product: ProductReadiness, reader: Reader) -> Tried:
    return Tried(
        row=_row(prospect, product, reader),
        on=prospect.on,
        blockers=_duties(prospect.blockers, reader),
        undecided=_duties(prospect.undecided_blockers, reader),
        missing=tuple(FactLink(key, reader.fact(key)) for key in prospect.missing),
    )


def _assumptions(tried: Sequence[Prospect], reader: Reader) -> tuple[AssumptionLine, ...]:
    facts = reader.catalogue.vocabulary.facts
    keys = [key for key in facts if any(key in one.assumed for one in tried)]
    return tuple(
        AssumptionLine(
            FactLink(key, reader.fact(key)),
            tuple(answer_words(facts[key], one.assumed.get(key), reader) for one in tried),
        )
        for key in keys
    )


def _duties(keys: Sequence[str], reader: Reader) -> tuple[tuple[str, Text, Text], ...]:
    requirements = [reader.catalogue.requirements[key] for key in keys]
    return tuple((one.key, reader.title(one), reader.cited(one)) for one in requirements)


def _practices(together: Extra, reader: Reader) -> tuple[PracticeToDo, ...]:
    """Certain ones first, then by effort."""
    controls = reader.catalogue.controls
    found = [
        PracticeToDo(
            title=reader.control(control),
            region=reader.region(market) if market else None,
            effort_days=controls[control].effort_days,
            is_certain=(control, market) in together.new,
        )
        for control, market in sorted(together.new_most, key=lambda one: (one[0], one[1] or ""))
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_certain, one.effort_days)))
