"""Launches and what the law brings after today, market by market."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.enums import Verdict
from compliance.assessments.timeline_chart import Mark, Track, timeline
from regions.domain.pageparts import HorizonLine
from regions.domain.pagetexts import Text
from regions.logic.catalogue import STANDARDS_REGION, Requirement

# What the picture shows; the table beside it shows all.
LONGEST = timedelta(days=730)
MARGIN = timedelta(days=45)
LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Event:
    """What happens in a region on a day: the launch, duties that begin or end, another verdict.

    `requirements` are those that begin or end; `verdict` is the one that follows.
    """

    on: date
    kind: str
    code: str
    region: Text
    requirements: tuple[tuple[str, Text], ...] = ()
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Horizon:
    """Bills and pending changes of a region: shown, never counted."""

    region: Text
    lines: tuple[HorizonLine, ...]
    bills: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events from today on by day, and what has no day yet."""

    today: date
    events: tuple[Event, ...]
    horizon: tuple[Horizon, ...]
    order: tuple[tuple[str, Text], ...]

    def drawn(self, title: str, reader: Reader) -> str:
        """The picture: one track a region, in the order of their launches."""
        last = max((event.on for event in self.events), default=self.today)
        end = min(last, self.today + LONGEST) + MARGIN
        tracks = [Track(name.text, self._marks(code, reader, end)) for code, name in self.order]
        return timeline(title, tracks, today=self.today, today_label=reader.day(self.today), end=end)

    def _marks(self, code: str, reader: Reader, end: date) -> list[Mark]:
        events = [event for event in self.events if event.code == code and event.on < end]
        return [Mark(event.on, event.kind, _label(event, reader)) for event in events]


def timeline_of(product: ProductReadiness, reader: Reader) -> Timeline:
    """What lies ahead of a product after the day on which it is judged."""
    regions = [one for code, one in product.everywhere.items() if code != STANDARDS_REGION]
    launches = {code: market.launch_on for code, market in product.profile.markets.items()}
    events = [
        event for one in regions for event in _events(one, reader, product.as_of, launches.get(one.code))
    ]
    ordered = sorted(
        regions, key=lambda one: (not one.is_chosen, launches.get(one.code) or date.max, one.code)
    )
    return Timeline(
        today=product.as_of,
        events=tuple(sorted(events, key=lambda event: (event.on, event.kind != "launch", event.code))),
        horizon=tuple(found for one in ordered if (found := _horizon(one, reader))),
        order=tuple((one.code, reader.region(one.code)) for one in ordered),
    )


def _events(readiness: Readiness, reader: Reader, today: date, launch_on: date | None) -> Iterator[Event]:
    code, name = readiness.code, reader.region(readiness.code)
    if launch_on is not None and launch_on > today:
        yield Event(launch_on, "launch", code, name)
    begins: dict[date, list[Requirement]] = {}
    ends: dict[date, list[Requirement]] = {}
    for one in readiness.requirements.values():
        requirement = one.found.requirement
        if one.found.condition and one.found.start > today:
            begins.setdefault(one.found.start, []).append(requirement)
        if one.found.condition and requirement.until is not None and requirement.until >= today:
            ends.setdefault(requirement.until, []).append(requirement)
    for kind, found in (("begins", begins), ("ends", ends)):
        for day, items in found.items():
            titles = tuple((item.key, reader.title(item)) for item in items)
            yield Event(day, kind, code, name, titles)
    change = readiness.next_change
    if change is not None:
        yield Event(change.on, "verdict", code, name, verdict=change.verdict)


def _label(event: Event, reader: Reader) -> str:
    """What stands beside a mark: day and event in a few words."""
    day = reader.day(event.on)
    if event.kind == "launch":
        return _("Launch {day}").format(day=day)
    if event.verdict is not None:
        return _("{day}: {event}").format(
            day=day, event=_("The verdict becomes: {verdict}").format(verdict=event.verdict.label)
        )
    first, more = event.requirements[0][1].text, len(event.requirements) - 1
    title = first if len(first) <= LONGEST_LABEL else f"{first[: LONGEST_LABEL - 1].rstrip()}…"
    if more:
        words = ngettext("{title}, and {count} more duty", "{title}, and {count} more duties", more)
        title = words.format(title=title, count=more)
    if event.kind == "ends":
        title = _("Ends: {title}").format(title=title)
    return _("{day}: {event}").format(day=day, event=title)


def _horizon(readiness: Readiness, reader: Reader) -> Horizon | None:
    law = readiness.market.law
    bills = [one for one in law.instruments.values() if one.is_bill]
    if not law.upcoming and not bills:
        return None
    return Horizon(
        region=reader.region(law.code),
        lines=tuple(reader.parts.horizon(item) for item in law.upcoming),
        bills=tuple(reader.parts.instrument_title(bill) for bill in bills),
    )
