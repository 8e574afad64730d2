"""Everything a report says, as a tree of plain values; whoever prints it adds nothing.

A pure function of the readiness, the edition and the language: no clock, no database, no settings but the
translations. Exports in other formats start here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.enums import Verdict
from compliance.reports.domain.calendar import Deadline, build_calendar
from compliance.reports.domain.chapters import Chapter, build_chapter
from compliance.reports.domain.executive import Executive, build_executive
from compliance.reports.domain.heat import HeatTable, build_heat
from compliance.reports.domain.unknowns import Unknowns, build_unknowns
from compliance.reports.domain.voice import REPORT_LANGUAGES, Text, Voice, plain, shortened

_WORST_FIRST = tuple(Verdict)
# What a running head and a title hold of a product's name.
_SHORT_NAME = 40


@dataclass(frozen=True, slots=True)
class EditionStamp:
    """The edition of the law that the report rests on: its version and its two hashes."""

    version: str
    sha256: str
    law: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole report. `languages` says what it speaks, the main language first; `standing` heads each page.

    Chapters stand in the order home, markets from the worst verdict to the best, standards.
    """

    languages: tuple[str, ...]
    product: str
    description: str
    title: Text
    as_of: date
    day: Text
    standing: Text
    edition: EditionStamp
    markets: Text
    executive: Executive
    heat: tuple[HeatTable, ...]
    chapters: tuple[Chapter, ...]
    calendar: tuple[Deadline, ...]
    unknowns: Unknowns


def build_content(product: ProductReadiness, *, edition: EditionStamp, language: str) -> ReportContent:
    """What the report on a product says, in a language of REPORT_LANGUAGES. Raises KeyError for another."""
    voice = Voice.of(product.catalogue, language)
    name = plain(product.profile.name)
    regions = _in_order(product)
    markets = [one for one in regions if one.is_chosen]
    launches = {code: market.launch_on for code, market in product.profile.markets.items()}
    chapters = tuple(build_chapter(one, voice, launch_on=launches.get(one.code)) for one in regions)
    calendar = build_calendar(product, voice)
    return ReportContent(
        languages=REPORT_LANGUAGES[language],
        product=name,
        description=plain(product.profile.description),
        title=voice.say(
            lambda _speaker: _("Readiness report: {product}").format(product=shortened(name, _SHORT_NAME))
        ),
        as_of=product.as_of,
        day=voice.say(lambda speaker: speaker.day(product.as_of)),
        standing=voice.say(lambda speaker: _("Rules as of {day}").format(day=speaker.day(product.as_of))),
        edition=edition,
        markets=voice.say(
            lambda speaker: speaker.listed([speaker.region(one.market.law) for one in markets])
        ),
        executive=build_executive(product, voice, chapters, calendar),
        heat=build_heat(product, voice, regions),
        chapters=chapters,
        calendar=calendar,
        unknowns=build_unknowns(product, voice),
    )


def _in_order(product: ProductReadiness) -> list[Readiness]:
    """Home first, since it stands above all markets; then the markets; the standards last."""
    home = product.home
    standards = {code: one for code, one in product.also.items() if code not in home}
    return [*home.values(), *sorted(product.markets.values(), key=_rank), *standards.values()]


def _rank(readiness: Readiness) -> tuple[int, date]:
    return _WORST_FIRST.index(readiness.verdict or Verdict.READY), readiness.on
