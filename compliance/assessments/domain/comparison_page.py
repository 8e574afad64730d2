"""A comparison of two states in the language of whoever reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.assessments.domain.answer_words import written_words
from compliance.assessments.domain.comparing import Comparison, Kept, Standing, StandingChange, compare
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.words import State, determination_state, status_word
from compliance.assessments.enums import Verdict
from regions.domain.pagetexts import Text

CHANGES = {
    "added": gettext_lazy("added"),
    "changed": gettext_lazy("changed"),
    "removed": gettext_lazy("removed"),
}


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer before and after."""

    label: str
    region: Text | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MarketLine:
    """A market before and after."""

    name: Text
    launch_before: date | None
    launch_after: date | None
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A requirement before and after."""

    key: str
    title: Text
    region: Text
    before: State | None
    after: State | None


@dataclass(frozen=True, slots=True)
class LawLine:
    """A requirement that the law changed."""

    title: Text
    region: Text
    what: str
    fields: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """The page."""

    answers: tuple[AnswerLine, ...]
    markets: tuple[MarketLine, ...]
    standings: tuple[StandingLine, ...]
    law: tuple[LawLine, ...]
    is_other_law: bool
    is_empty: bool


def comparison_page(before: Kept, after: Kept, *, language: str) -> ComparisonPage:
    """What changed from one state to the other."""
    found = compare(before, after)
    today = date.fromisoformat(after.snapshot["as_of"])
    reader = Reader.of(after.catalogue, language=language, on=today)
    older = Reader.of(before.catalogue, language=language, on=today)
    return ComparisonPage(
        answers=_answers(found, reader, older),
        markets=tuple(
            MarketLine(
                _region(one.code, reader, older),
                one.launch_before,
                one.launch_after,
                one.before,
                one.after,
            )
            for one in found.markets
        ),
        standings=tuple(_standing(one, reader, older) for one in found.standings),
        law=tuple(
            LawLine(
                _title(one.key, reader, older),
                _region(one.region, reader, older),
                str(CHANGES[one.what]),
                reader.listed(one.fields),
            )
            for one in found.law
        ),
        is_other_law=found.is_other_law,
        is_empty=found.is_empty,
    )


def _answers(found: Comparison, reader: Reader, older: Reader) -> tuple[AnswerLine, ...]:
    lines = []
    for one in found.answers:
        knows = reader if one.fact in reader.catalogue.vocabulary.facts else older
        fact = knows.catalogue.vocabulary.facts.get(one.fact)
        if fact is None:
            continue
        region = _region(one.region, reader, older) if one.region else None
        before = written_words(fact, one.before, knows) if one.was_said else _("not asked or answered")
        after = written_words(fact, one.after, knows) if one.is_said else _("not asked or answered")
        lines.append(AnswerLine(knows.fact(one.fact), region, before, after))
    return tuple(lines)


def _standing(one: StandingChange, reader: Reader, older: Reader) -> StandingLine:
    return StandingLine(
        key=one.key,
        title=_title(one.key, reader, older),
        region=_region(one.region, reader, older),
        before=_state(one.before),
        after=_state(one.after),
    )


def _state(standing: Standing | None) -> State | None:
    if standing is None:
        return None
    if standing.determination.value == "applies" and standing.status is not None:
        return State("requirement", standing.status.value, status_word(standing.status))
    return determination_state(standing.determination)


def _title(key: str, reader: Reader, older: Reader) -> Text:
    knows = reader if key in reader.catalogue.requirements else older
    return knows.title(knows.catalogue.requirements[key])


def _region(code: str, reader: Reader, older: Reader) -> Text:
    return (reader if code in reader.catalogue.regions else older).region(code)
