"""What the report says about one region: its verdict, what the product is there in law, gaps, sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.assessments.domain.readiness import Readiness
from compliance.reports.domain.applicability import LawTable, Tally, build_applicability, build_tallies
from compliance.reports.domain.gap_cards import Gaps, build_gaps
from compliance.reports.domain.voice import NOTHING, Speaker, State, Text, Voice
from compliance.reports.domain.words import HORIZON_STATES, class_state, verdict_state
from regions.logic.catalogue import STANDARDS_REGION, Definition
from regions.logic.explanation import reasons


class Kind(StrEnum):
    """Why a region is in the report."""

    HOME = "home"
    MARKET = "market"
    STANDARDS = "standards"


@dataclass(frozen=True, slots=True)
class Silent:
    """Law that stays silent as answered, and the questions whose other answers would change that."""

    sentence: Text
    questions: Text


@dataclass(frozen=True, slots=True)
class LegalClass:
    """What the product is in law, or may be, and why."""

    title: Text
    citation: Text
    state: State
    because: Text


@dataclass(frozen=True, slots=True)
class HorizonEntry:
    """A bill or a change to come: shown, never counted."""

    title: Text
    state: State
    expected: Text
    note: Text


@dataclass(frozen=True, slots=True)
class Source:
    """A law as cited: where to read it, who watches over it, when it was last checked."""

    title: Text
    official_title: str
    regulator: Text
    link: str
    note: Text
    verified: Text


@dataclass(frozen=True, slots=True)
class Chapter:
    """One region. `verdict`, `launch` and `next_change` are there for chosen markets only."""

    code: str
    name: Text
    kind: Kind
    day: Text
    launch: Text
    verdict: State | None
    next_change: Text
    scope: Text
    tallies: tuple[Tally, ...]
    silent: tuple[Silent, ...]
    classes: tuple[LegalClass, ...]
    gaps: Gaps
    applicability: tuple[LawTable, ...]
    horizon: tuple[HorizonEntry, ...]
    sources: tuple[Source, ...]


def build_chapter(readiness: Readiness, voice: Voice, *, launch_on: date | None) -> Chapter:
    """The chapter of a region; `launch_on` is the planned day of a chosen market."""
    law = readiness.market.law
    return Chapter(
        code=law.code,
        name=voice.law("region", law.code, "name", law.name),
        kind=_kind(readiness),
        day=voice.say(lambda speaker: speaker.day(readiness.on)),
        launch=_launch(voice, launch_on) if readiness.is_chosen else NOTHING,
        verdict=verdict_state(voice, readiness.verdict) if readiness.verdict else None,
        next_change=_next_change(readiness, voice),
        scope=voice.say(
            lambda speaker: _("Every requirement of the library that counts here, judged on {day}.").format(
                day=speaker.day(readiness.on)
            )
        ),
        tallies=build_tallies(readiness, voice),
        silent=tuple(_silent(readiness, voice, key) for key in readiness.silent),
        classes=_classes(readiness, voice),
        gaps=build_gaps(readiness, voice),
        applicability=build_applicability(readiness, voice),
        horizon=_horizon(readiness, voice),
        sources=_sources(readiness, voice),
    )


def _kind(readiness: Readiness) -> Kind:
    if readiness.is_chosen:
        return Kind.MARKET
    return Kind.STANDARDS if readiness.code == STANDARDS_REGION else Kind.HOME


def _launch(voice: Voice, launch_on: date | None) -> Text:
    return voice.say(lambda speaker: speaker.day(launch_on) if launch_on else _("no day set"))


def _next_change(readiness: Readiness, voice: Voice) -> Text:
    change = readiness.next_change
    if change is None:
        return NOTHING
    return voice.say(
        lambda speaker: _("from {day}: {verdict}").format(
            day=speaker.day(change.on), verdict=change.verdict.label
        )
    )


def _silent(readiness: Readiness, voice: Voice, key: str) -> Silent:
    definition = readiness.market.law.definitions[key]

    def questions(speaker: Speaker) -> str:
        facts = speaker.wording.silence(readiness.market, key).facts
        labels = [speaker.wording.fact_label(fact) for fact in facts]
        return ngettext(
            "Another answer to this question would change it: {facts}.",
            "Other answers to these questions would change it: {facts}.",
            len(facts),
        ).format(facts=speaker.listed(labels))

    return Silent(voice.law("definition", key, "silent", definition.silent), voice.say(questions))


def _classes(readiness: Readiness, voice: Voice) -> tuple[LegalClass, ...]:
    """The definitions that the product meets or may meet."""
    market = readiness.market
    return tuple(
        _legal_class(readiness, voice, definition, holds=market.definitions[key])
        for key, definition in market.law.definitions.items()
        if market.definitions[key] is not False
    )


def _legal_class(
    readiness: Readiness, voice: Voice, definition: Definition, *, holds: bool | None
) -> LegalClass:
    situation = readiness.market.situation

    def why(speaker: Speaker) -> str:
        wording = speaker.wording
        if holds is None:
            missing = [wording.fact_label(fact) for fact in sorted(situation.missing(definition.when))]
            return wording.phrases.sentence(wording.phrases.open(missing))
        found = reasons(situation, definition.when)
        clauses = [wording.reason(readiness.market, reason) for reason in found]
        return speaker.paragraph(wording.phrases.sentence(clause) for clause in clauses)

    return LegalClass(
        title=voice.law("definition", definition.key, "title", definition.title),
        citation=voice.law("definition", definition.key, "citation", definition.citation),
        state=class_state(voice, holds=bool(holds)),
        because=voice.say(why),
    )


def _horizon(readiness: Readiness, voice: Voice) -> tuple[HorizonEntry, ...]:
    law = readiness.market.law
    bills = [
        HorizonEntry(
            title=voice.law("instrument", bill.key, "title", bill.title),
            state=_horizon_state(voice, "bill"),
            expected=_day(voice, bill.applies_from),
            note=voice.law("instrument", bill.key, "reach", bill.reach),
        )
        for bill in law.instruments.values()
        if bill.is_bill
    ]
    changes = [
        HorizonEntry(
            title=voice.law("horizon", item.key, "title", item.title),
            state=_horizon_state(voice, item.state),
            expected=voice.law("horizon", item.key, "expected", item.expected),
            note=voice.law("horizon", item.key, "note", item.note),
        )
        for item in law.upcoming
    ]
    return (*bills, *changes)


def _horizon_state(voice: Voice, state: str) -> State:
    return State("determination", "bill", voice.label(HORIZON_STATES[state]))


def _sources(readiness: Readiness, voice: Voice) -> tuple[Source, ...]:
    return tuple(
        Source(
            title=voice.law("instrument", law.key, "title", law.title),
            official_title="" if law.official_title == law.title else law.official_title,
            regulator=voice.law("instrument", law.key, "regulator", law.regulator),
            link=law.source,
            note=voice.law("instrument", law.key, "source_note", law.source_note),
            verified=_day(voice, law.last_verified_on),
        )
        for law in readiness.market.law.instruments.values()
    )


def _day(voice: Voice, day: date | None) -> Text:
    return NOTHING if day is None else voice.say(lambda speaker: speaker.day(day))
