"""Words for states and grades that the report shows and no enumeration carries."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from compliance.assessments.domain.planner import EFFORT_MEDIUM, EFFORT_SMALL
from compliance.assessments.enums import RequirementStatus, Verdict
from compliance.products.domain.profile import ControlAnswer
from compliance.reports.domain.voice import State, Voice
from regions.logic.periods import Determination

DETERMINATIONS = {
    "applies": pgettext_lazy("determination", "Applies"),
    "does-not-apply": pgettext_lazy("determination", "Does not apply"),
    "undetermined": pgettext_lazy("determination", "Undetermined"),
    "upcoming": pgettext_lazy("determination", "Upcoming"),
    "ended": pgettext_lazy("determination", "Ended"),
}
SEVERITIES = {
    "blocker": pgettext_lazy("severity", "Blocker"),
    "major": pgettext_lazy("severity", "Major"),
    "minor": pgettext_lazy("severity", "Minor"),
}
CONFIDENCES = {
    "high": pgettext_lazy("confidence", "high"),
    "medium": pgettext_lazy("confidence", "medium"),
    "low": pgettext_lazy("confidence", "low"),
}
BINDINGS = {
    "law": pgettext_lazy("binding", "Law"),
    "expected": pgettext_lazy("binding", "Expected by buyers"),
    "voluntary": pgettext_lazy("binding", "Voluntary"),
}
HORIZON_STATES = {
    "proposed": pgettext_lazy("state of a change to come", "Proposed"),
    "adopted": pgettext_lazy("state of a change to come", "Adopted"),
    "pending": pgettext_lazy("state of a change to come", "Pending"),
    "guidance-pending": pgettext_lazy("state of a change to come", "Guidance pending"),
    "to-confirm": pgettext_lazy("state of a change to come", "To be confirmed"),
    "bill": pgettext_lazy("state of a change to come", "Bill"),
}
_COUNTS = pgettext_lazy("legal class", "Counts as")
_MAY_COUNT = pgettext_lazy("legal class", "May count as")
_UNANSWERED = pgettext_lazy("control status", "not answered")
_BLOCKER = pgettext_lazy("requirement status", "Not met, blocker")
_PARTLY_BLOCKER = pgettext_lazy("requirement status", "Partly met, blocker")
_OPEN_BLOCKER = pgettext_lazy("requirement status", "Not answered, blocker")
_PROHIBITED = pgettext_lazy("requirement status", "Prohibited as described")
_NOT_ANSWERED = pgettext_lazy("requirement status", "Not answered")

_AS_BLOCKER = {
    RequirementStatus.NOT_MET: ("blocker", _BLOCKER),
    RequirementStatus.PARTLY_MET: ("blocker", _PARTLY_BLOCKER),
    RequirementStatus.OPEN: ("open", _OPEN_BLOCKER),
}


def verdict_state(voice: Voice, verdict: Verdict) -> State:
    """May the product launch in a market."""
    return State("verdict", verdict.value, voice.label(verdict.label))


def determination_state(voice: Voice, determination: Determination) -> State:
    """Does a requirement apply."""
    return State("determination", determination.value, voice.label(DETERMINATIONS[determination]))


def class_state(voice: Voice, *, holds: bool) -> State:
    """Is the product what a definition describes."""
    shape = Determination.APPLIES if holds else Determination.UNDETERMINED
    return State("determination", shape.value, voice.label(_COUNTS if holds else _MAY_COUNT))


def status_state(voice: Voice, status: RequirementStatus) -> State:
    """Is a requirement met."""
    label = _NOT_ANSWERED if status is RequirementStatus.OPEN else status.label
    return State("requirement", status.value, voice.label(label))


def blocker_state(voice: Voice, status: RequirementStatus, *, is_prohibition: bool) -> State:
    """How far a launch blocker is; it is never met, and its risk cannot be accepted."""
    shape, label = ("blocker", _PROHIBITED) if is_prohibition else _AS_BLOCKER[status]
    return State("requirement", shape, voice.label(label))


def control_state(voice: Voice, answer: ControlAnswer | None) -> State:
    """Is a practice done."""
    if answer is None:
        return State("control", "unanswered", voice.label(_UNANSWERED))
    return State("control", answer.status.value, voice.label(answer.status.label))


def effort(days: int) -> str:
    """S, M or L for person-days."""
    return "S" if days <= EFFORT_SMALL else "M" if days <= EFFORT_MEDIUM else "L"
