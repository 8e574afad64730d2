"""The page for the executive: the decision in a sentence, what stands against it, and what comes next.

Its numbers are taken from the chapters, so that they cannot differ from the cards and tables there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.assessments.charts import duties_in_force
from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.domain.scores import Score
from compliance.assessments.enums import RequirementStatus, Verdict
from compliance.reports.domain.calendar import Deadline
from compliance.reports.domain.chapters import Chapter, Kind
from compliance.reports.domain.gap_cards import GapCard
from compliance.reports.domain.voice import NOTHING, Speaker, State, Text, Voice
from compliance.reports.domain.words import status_state

# What fits on one page.
MOST_BLOCKERS = 5
MOST_DEADLINES = 3
MOST_PENALTIES = 2


@dataclass(frozen=True, slots=True)
class MarketLine:
    """One market in the table of verdicts; scores are written "18 / 52"."""

    name: Text
    launch: Text
    verdict: State | None
    next_change: Text
    blockers: int
    undecided: int
    gaps: int
    declared: str
    evidenced: str


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """A blocker and the region that it stands in."""

    region: Text
    card: GapCard


@dataclass(frozen=True, slots=True)
class HomeWarning:
    """What the law of a home region holds against going out at all."""

    sentence: Text
    blockers: tuple[BlockerLine, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many duties in force have a status."""

    state: State
    count: int


@dataclass(frozen=True, slots=True)
class Executive:
    """The page; `more_blockers` speaks of those that do not fit on it."""

    headline: Text
    lead: Text
    home: tuple[HomeWarning, ...]
    markets: tuple[MarketLine, ...]
    blockers: tuple[BlockerLine, ...]
    more_blockers: Text
    duties: Text
    counts: tuple[StatusCount, ...]
    deadlines: tuple[Deadline, ...]
    penalties: tuple[Text, ...]


def build_executive(
    product: ProductReadiness, voice: Voice, chapters: Sequence[Chapter], calendar: Sequence[Deadline]
) -> Executive:
    """The page over chapters that stand in the report's order, the worst market first."""
    markets = [chapter for chapter in chapters if chapter.kind is Kind.MARKET]
    headline, lead = _decision(product, voice, markets)
    blockers = [BlockerLine(one.name, card) for one in markets for card in one.gaps.blockers]
    return Executive(
        headline=headline,
        lead=lead,
        home=tuple(_home(voice, product, one) for one in chapters if one.kind is Kind.HOME and _against(one)),
        markets=tuple(_market_line(product.markets[one.code], one) for one in markets),
        blockers=tuple(blockers[:MOST_BLOCKERS]),
        more_blockers=_more(voice, len(blockers) - MOST_BLOCKERS),
        duties=_duties(product, voice),
        counts=_counts(product, voice),
        deadlines=tuple(calendar[:MOST_DEADLINES]),
        penalties=_penalties(voice, blockers),
    )


def _decision(product: ProductReadiness, voice: Voice, markets: Sequence[Chapter]) -> tuple[Text, Text]:
    """The worst verdict and what is ready as the headline, all others below it."""
    groups = {verdict: [one for one in markets if _verdict(product, one) is verdict] for verdict in Verdict}
    found = [verdict for verdict, members in groups.items() if members]
    if not found:
        return voice.say(lambda _speaker: _("No market was chosen.")), NOTHING
    first = [verdict for verdict in found if verdict is found[0] or verdict is Verdict.READY]
    rest = [verdict for verdict in found if verdict not in first]

    def sentences(speaker: Speaker, verdicts: Sequence[Verdict]) -> str:
        return speaker.paragraph(
            _sentence(speaker, product, verdict, groups[verdict], total=len(markets)) for verdict in verdicts
        )

    headline = voice.say(lambda speaker: sentences(speaker, first))
    return headline, voice.say(lambda speaker: sentences(speaker, rest)) if rest else NOTHING


def _verdict(product: ProductReadiness, chapter: Chapter) -> Verdict | None:
    return product.markets[chapter.code].verdict


def _sentence(
    speaker: Speaker, product: ProductReadiness, verdict: Verdict, members: Sequence[Chapter], *, total: int
) -> str:
    count = len(members)
    blockers = sum(len(one.gaps.blockers) for one in members)
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
    names = speaker.listed([speaker.region(product.catalogue.regions[one.code]) for one in members])
    return sentence.format(count=count, total=total, blockers=blockers, names=names)


def _against(chapter: Chapter) -> int:
    """How many blockers a home region holds against going out, decided or not."""
    return len(chapter.gaps.blockers) + len(chapter.gaps.undecided)


def _home(voice: Voice, product: ProductReadiness, chapter: Chapter) -> HomeWarning:
    law = product.catalogue.regions[chapter.code]
    sentence = voice.say(
        lambda speaker: ngettext(
            "Before you go out: {count} blocker under the law of {region}",
            "Before you go out: {count} blockers under the law of {region}",
            _against(chapter),
        ).format(count=_against(chapter), region=speaker.region(law))
    )
    cards = (*chapter.gaps.blockers, *chapter.gaps.undecided)
    return HomeWarning(sentence, tuple(BlockerLine(chapter.name, card) for card in cards))


def _market_line(readiness: Readiness, chapter: Chapter) -> MarketLine:
    return MarketLine(
        name=chapter.name,
        launch=chapter.launch,
        verdict=chapter.verdict,
        next_change=chapter.next_change,
        blockers=len(chapter.gaps.blockers),
        undecided=len(chapter.gaps.undecided),
        gaps=len(chapter.gaps.others),
        declared=_fraction(readiness.declared),
        evidenced=_fraction(readiness.evidenced),
    )


def _more(voice: Voice, count: int) -> Text:
    if count <= 0:
        return NOTHING
    return voice.say(
        lambda _speaker: ngettext(
            "And {count} more blocker, in the chapters of the markets.",
            "And {count} more blockers, in the chapters of the markets.",
            count,
        ).format(count=count)
    )


def _in_force(product: ProductReadiness) -> list[RequirementStatus]:
    """The status of every binding duty in force, over all markets."""
    found = (one.status for readiness in product.markets.values() for one in duties_in_force(readiness))
    return [status for status in found if status is not None]


def _duties(product: ProductReadiness, voice: Voice) -> Text:
    count = len(_in_force(product))
    return voice.say(
        lambda _speaker: ngettext(
            "The one binding duty in force", "All {count} binding duties in force", count
        ).format(count=count)
    )


def _counts(product: ProductReadiness, voice: Voice) -> tuple[StatusCount, ...]:
    """Met, partly, not met and not answered always; accepted where a risk was."""
    statuses = _in_force(product)
    return tuple(
        StatusCount(status_state(voice, status), statuses.count(status))
        for status in RequirementStatus
        if status is not RequirementStatus.ACCEPTED or status in statuses
    )


def _penalties(voice: Voice, blockers: Sequence[BlockerLine]) -> tuple[Text, ...]:
    """The penalty of the first blocker of each of the worst markets, as far as one is named."""
    by_region: dict[Text, BlockerLine] = {}
    for line in blockers:
        if line.card.penalty:
            by_region.setdefault(line.region, line)
    return tuple(
        voice.headed(line.region, line.card.penalty) for line in list(by_region.values())[:MOST_PENALTIES]
    )


def _fraction(score: Score) -> str:
    return f"{score.credit:g} / {score.whole}"
