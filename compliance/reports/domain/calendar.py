"""The days to come: on which duties begin, and on which a verdict becomes another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.reports.domain.gap_cards import citation
from compliance.reports.domain.voice import Speaker, Text, Voice
from regions.logic.catalogue import STANDARDS_REGION, Requirement


@dataclass(frozen=True, slots=True)
class Beginning:
    """A requirement that begins to bind."""

    title: Text
    law: Text


@dataclass(frozen=True, slots=True)
class Deadline:
    """What happens in one region on one day: duties begin, or the verdict becomes another one.

    `line` is region and event in one.
    """

    on: date
    day: Text
    region: Text
    what: Text
    line: Text
    beginnings: tuple[Beginning, ...]


def build_calendar(product: ProductReadiness, voice: Voice) -> tuple[Deadline, ...]:
    """The days after the report's day in order, over markets and home law."""
    found = [
        deadline
        for code, readiness in product.everywhere.items()
        if code != STANDARDS_REGION
        for deadline in _of_region(readiness, voice, after=product.as_of)
    ]
    return tuple(sorted(found, key=lambda one: one.on))


def _of_region(readiness: Readiness, voice: Voice, *, after: date) -> Iterable[Deadline]:
    starts: dict[date, list[Requirement]] = {}
    for one in readiness.requirements.values():
        if one.found.condition and one.found.start > after:
            starts.setdefault(one.found.start, []).append(one.found.requirement)
    for day, items in starts.items():
        yield _deadline(readiness, voice, day, voice.say(_beginning(items)), items)
    change = readiness.next_change
    if change is not None:
        what = voice.say(
            lambda _speaker: _("The verdict becomes: {verdict}").format(verdict=change.verdict.label)
        )
        yield _deadline(readiness, voice, change.on, what, [])


def _beginning(items: Sequence[Requirement]) -> Callable[[Speaker], str]:
    """The title of the first duty that begins, and how many begin with it."""
    first, more = items[0], len(items) - 1

    def what(speaker: Speaker) -> str:
        title, _pending = speaker.law_text("requirement", first.key, "title", first.title)
        if not more:
            return title.text
        return ngettext("{title}, and {count} more duty", "{title}, and {count} more duties", more).format(
            title=title.text, count=more
        )

    return what


def _deadline(
    readiness: Readiness, voice: Voice, on: date, what: Text, items: Sequence[Requirement]
) -> Deadline:
    law = readiness.market.law
    region = voice.law("region", law.code, "name", law.name)
    return Deadline(
        on=on,
        day=voice.say(lambda speaker: speaker.day(on)),
        region=region,
        what=what,
        line=voice.headed(region, what),
        beginnings=tuple(
            Beginning(voice.law("requirement", item.key, "title", item.title), citation(voice, item))
            for item in items
        ),
    )
