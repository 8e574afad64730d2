"""The decision in a sentence: which verdict stands in which markets, the worst and the ready ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.enums import Verdict

WORST_FIRST = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a page opens with, and the sentences about all other markets."""

    headline: str
    lead: str


def decide(product: ProductReadiness, reader: Reader) -> Decision:
    """The decision about a product."""
    markets = in_order(product)
    found = [verdict for verdict in Verdict if any(one.verdict is verdict for one in markets)]
    if not found:
        return Decision(_("No market is chosen yet."), "")
    first = [verdict for verdict in found if verdict is found[0] or verdict is Verdict.READY]

    def sentences(verdicts: Sequence[Verdict]) -> str:
        return reader.paragraph(_sentence(reader, verdict, markets) for verdict in verdicts)

    return Decision(sentences(first), sentences([verdict for verdict in found if verdict not in first]))


def in_order(product: ProductReadiness) -> list[Readiness]:
    """The chosen markets, the worst verdict first, those alike by their day."""
    return sorted(product.markets.values(), key=_rank)


def _rank(readiness: Readiness) -> tuple[int, str, str]:
    return WORST_FIRST.index(readiness.verdict or Verdict.READY), readiness.on.isoformat(), readiness.code


def _sentence(reader: Reader, verdict: Verdict, markets: Sequence[Readiness]) -> str:
    members = [one for one in markets if one.verdict is verdict]
    count, total = len(members), len(markets)
    blockers = sum(len(one.blockers) for one in members)
    sentence = {
        Verdict.PROHIBITED: ngettext(
            "As described, the product is prohibited in {count} of {total} market: {names}.",
            "As described, the product is prohibited in {count} of {total} markets: {names}.",
            total,
        ),
        Verdict.BLOCKED: ngettext(
            "{blockers} blocker stops the launch in {count} of {total} markets: {names}.",
            "{blockers} blockers stop the launch in {count} of {total} markets: {names}.",
            blockers,
        ),
        Verdict.UNDETERMINED: ngettext(
            "{count} of {total} markets waits for answers: {names}.",
            "{count} of {total} markets wait for answers: {names}.",
            count,
        ),
        Verdict.CONDITIONAL: _("{count} of {total} markets can launch with gaps under a plan: {names}."),
        Verdict.NO_DUTY_FOUND: _("No binding duty was found in {count} of {total} markets: {names}."),
        Verdict.READY: ngettext(
            "{count} of {total} markets is ready: {names}.",
            "{count} of {total} markets are ready: {names}.",
            count,
        ),
    }[verdict]
    names = reader.listed(reader.region(one.code).text for one in members)
    return sentence.format(count=count, total=total, blockers=blockers, names=names)
