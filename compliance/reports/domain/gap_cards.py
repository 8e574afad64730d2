"""One card for each requirement that is not met: what it demands, why it applies, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.assessments.domain.readiness import Readiness
from compliance.assessments.domain.statuses import not_done
from compliance.assessments.domain.verdicts import Weighed, is_binding
from compliance.assessments.enums import RequirementStatus
from compliance.products.domain.profile import ControlAnswer, Evidence
from compliance.reports.domain.voice import NOTHING, Speaker, State, Text, Voice, plain
from compliance.reports.domain.words import (
    BINDINGS,
    CONFIDENCES,
    SEVERITIES,
    blocker_state,
    control_state,
    determination_state,
    effort,
    status_state,
)
from regions.logic.catalogue import Requirement
from regions.logic.periods import Determination

_SEVERITY_ORDER = tuple(SEVERITIES)


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence that was given, and whether it holds on the market's day."""

    link: str
    days: Text
    is_valid: bool


@dataclass(frozen=True, slots=True)
class Practice:
    """A control of the requirement as it is answered in the market."""

    title: Text
    state: State
    note: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """A control to put in place: its effort (S, M or L) and the function that usually owns it."""

    title: Text
    effort: str
    owner: Text


@dataclass(frozen=True, slots=True)
class GapCard:
    """Everything the report says about one requirement that is not met.

    `penalty_is_general`: the requirement names no penalty of its own, this is the highest of its law.
    """

    key: str
    title: Text
    law: Text
    state: State
    grade: Text
    duty: Text
    because: Text
    practices: tuple[Practice, ...]
    typical_evidence: Text
    actions: tuple[Action, ...]
    way_out: Text
    penalty: Text
    penalty_is_general: bool
    note: Text
    source: str
    checked: Text

    @property
    def is_pending(self) -> bool:
        """Whether a translation on the card waits for review."""
        return any(text.is_pending for text in (self.title, self.duty, self.penalty, self.note))


@dataclass(frozen=True, slots=True)
class Gaps:
    """The cards of one region: what blocks the launch, what may block it, and the rest.

    `advice` are gaps against what is not law: expected by buyers, or voluntary.
    """

    blockers: tuple[GapCard, ...]
    undecided: tuple[GapCard, ...]
    others: tuple[GapCard, ...]
    advice: tuple[GapCard, ...]


def build_gaps(readiness: Readiness, voice: Voice) -> Gaps:
    """The cards of a region, in each group the most severe first."""
    blocking = {*readiness.blockers, *readiness.undecided_blockers}
    rest = [readiness.requirements[key] for key in readiness.gaps if key not in blocking]
    rest.sort(key=lambda one: _SEVERITY_ORDER.index(one.found.requirement.severity))
    maker = _CardMaker(readiness, voice)
    return Gaps(
        blockers=maker.cards([readiness.requirements[key] for key in readiness.blockers]),
        undecided=maker.cards([readiness.requirements[key] for key in readiness.undecided_blockers]),
        others=maker.cards([one for one in rest if is_binding(one.found)]),
        advice=maker.cards([one for one in rest if not is_binding(one.found)]),
    )


@dataclass(frozen=True)
class _CardMaker:
    readiness: Readiness
    voice: Voice

    def cards(self, gaps: Sequence[Weighed]) -> tuple[GapCard, ...]:
        return tuple(self.card(one) for one in gaps)

    def card(self, one: Weighed) -> GapCard:
        item, voice, readiness = one.found.requirement, self.voice, self.readiness
        return GapCard(
            key=item.key,
            title=voice.law("requirement", item.key, "title", item.title),
            law=citation(voice, item),
            state=self.state(one),
            grade=self.grade(item),
            duty=voice.law("requirement", item.key, "duty", item.duty),
            because=because(readiness, voice, item.key),
            practices=tuple(self.practice(control) for control in item.controls),
            typical_evidence=voice.law_list("requirement", item.key, "evidence", item.evidence),
            actions=self.actions(item),
            way_out=self.way_out(one),
            penalty=penalty(voice, item),
            penalty_is_general=not item.penalty,
            note=voice.law("requirement", item.key, "note", item.note),
            source=item.source,
            checked=self.checked(item),
        )

    def state(self, one: Weighed) -> State:
        item = one.found.requirement
        if not one.applies:
            return determination_state(self.voice, Determination.UNDETERMINED)
        status = one.status or RequirementStatus.OPEN
        if one.is_launch_blocker:
            return blocker_state(self.voice, status, is_prohibition=item.is_prohibition)
        return status_state(self.voice, status)

    def grade(self, item: Requirement) -> Text:
        """The severity; of what is no law, that it is none."""
        is_law = item.instrument.binding == "law"
        return self.voice.label(SEVERITIES[item.severity] if is_law else BINDINGS[item.instrument.binding])

    def practice(self, control: str) -> Practice:
        answer = self.readiness.states.state(control).answer
        return Practice(
            title=self.control_title(control),
            state=control_state(self.voice, answer),
            note=plain(answer.note) if answer else "",
            proofs=self.proofs(answer),
        )

    def proofs(self, answer: ControlAnswer | None) -> tuple[Proof, ...]:
        found = answer.evidence if answer else ()
        on = self.readiness.on
        return tuple(Proof(plain(one.link), self.proof_days(one), one.is_valid(on)) for one in found)

    def proof_days(self, proof: Evidence) -> Text:
        """When the evidence was issued and when it expires, as far as that is known."""

        def days(speaker: Speaker) -> str:
            issued = _("issued {day}").format(day=speaker.day(proof.issued_on)) if proof.issued_on else ""
            expires = _("expires {day}").format(day=speaker.day(proof.expires_on)) if proof.expires_on else ""
            return speaker.punctuation.names.join(part for part in (issued, expires) if part)

        return self.voice.say(days) if proof.issued_on or proof.expires_on else NOTHING

    def actions(self, item: Requirement) -> tuple[Action, ...]:
        """The practices to put in place; a prohibition falls to none."""
        if item.is_prohibition:
            return ()
        controls = self.readiness.states.catalogue.controls
        waiting = [controls[key] for key in not_done(self.readiness.states, item.controls)]
        owners = self.readiness.states.catalogue.document["vocabulary"]["owners"]
        labels = {owner["key"]: owner["label"] for owner in owners}
        return tuple(
            Action(
                title=self.control_title(control.key),
                effort=effort(control.effort_days),
                owner=self.voice.law("owner", control.owner, "label", labels[control.owner]),
            )
            for control in waiting
        )

    def way_out(self, one: Weighed) -> Text:
        """What lifts a prohibition; what must be answered to decide an undetermined blocker."""
        item, market = one.found.requirement, self.readiness.market
        missing = market.missing(one.found, self.readiness.on)
        if missing:
            return self.voice.say(
                lambda speaker: ngettext(
                    "Answer this question: {facts}.", "Answer these questions: {facts}.", len(missing)
                ).format(facts=speaker.listed([speaker.wording.fact_label(fact) for fact in missing]))
            )
        if not item.is_prohibition:
            return NOTHING
        return self.voice.say(
            lambda speaker: _("It falls away only if this were different: {answers}").format(
                answers=speaker.paragraph(speaker.wording.lifted_by(market, item))
            )
        )

    def checked(self, item: Requirement) -> Text:
        return self.voice.say(
            lambda speaker: _("Verified {day}; confidence {confidence}; not reviewed by counsel.").format(
                day=speaker.day(item.last_verified_on), confidence=CONFIDENCES[item.confidence]
            )
        )

    def control_title(self, key: str) -> Text:
        control = self.readiness.states.catalogue.controls[key]
        return self.voice.law("control", key, "title", control.title)


def citation(voice: Voice, item: Requirement) -> Text:
    """The law and the place in it."""
    law = item.instrument

    def cited(speaker: Speaker) -> str:
        title, _pending = speaker.law_text("instrument", law.key, "title", law.title)
        place, _pending = speaker.law_text("requirement", item.key, "citation", item.citation)
        return _("{law}, {place}").format(law=title.text, place=place.text)

    return voice.say(cited)


def because(readiness: Readiness, voice: Voice, key: str) -> Text:
    """Why a requirement applies, does not, or is not decided."""
    return voice.say(
        lambda speaker: speaker.paragraph(speaker.wording.because(readiness.market, key, readiness.on))
    )


def penalty(voice: Voice, item: Requirement) -> Text:
    """The penalty named for the requirement, or else the highest that its law names."""
    if item.penalty:
        return voice.law("requirement", item.key, "penalty", item.penalty)
    law = item.instrument
    return voice.law("instrument", law.key, "max_penalty", law.max_penalty)
