"""The steps of a product from its markets to its report, each with an honest word on how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from compliance.assessments.domain import planner
from compliance.assessments.domain.checklist import checklist
from compliance.assessments.domain.working_state import WorkingState
from compliance.assessments.enums import Verdict


class StepState(TextChoices):
    """How far a step is."""

    CANNOT_START = "cannot-start", pgettext_lazy("step", "Cannot start yet")
    NOT_STARTED = "not-started", pgettext_lazy("step", "Not started")
    IN_PROGRESS = "in-progress", pgettext_lazy("step", "In progress")
    COMPLETED = "completed", pgettext_lazy("step", "Completed")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `url` names its page, `detail` counts, `reason` says why it cannot start."""

    key: str
    title: str
    url: str
    state: StepState
    detail: str
    reason: str = ""


def journey(state: WorkingState, *, on: date, waiting: int | None = None) -> tuple[Step, ...]:
    """The steps of a product on a day; `waiting` is the number of open questions where it is known."""
    if waiting is None:
        waiting = len(planner.questions(state.readiness(on)))
    chosen = len(state.profile.markets)
    waits = "" if chosen else _("Choose a market first.")
    return (
        _markets(chosen),
        _profile(state, waiting),
        _checklist(state, on, waits),
        _readiness(state, on, waits),
        Step(
            "report",
            _("Report"),
            "reports:show",
            StepState.CANNOT_START if waits else StepState.NOT_STARTED,
            _("nothing to print") if waits else _("as a PDF"),
            waits,
        ),
    )


def _markets(chosen: int) -> Step:
    return Step(
        "markets",
        _("Markets"),
        "products:markets",
        StepState.COMPLETED if chosen else StepState.NOT_STARTED,
        ngettext("{count} chosen", "{count} chosen", chosen).format(count=chosen),
    )


def _profile(state: WorkingState, waiting: int) -> Step:
    """Completed when no question is open that a rule of the chosen markets waits for."""
    given = sum(answer.value is not None for answer in state.answers)
    begun = StepState.IN_PROGRESS if waiting else StepState.COMPLETED
    found = begun if given else StepState.NOT_STARTED
    detail = ngettext("{count} question open", "{count} questions open", waiting)
    return Step(
        "profile",
        _("Profile"),
        "products:profile",
        found,
        detail.format(count=waiting) if waiting else _("nothing left to ask"),
    )


def _checklist(state: WorkingState, on: date, waits: str) -> Step:
    progress = checklist(state.readiness(on), state.controls).progress
    answered = any(row.status for row in state.controls)
    if waits:
        found = StepState.CANNOT_START
    elif progress.whole and progress.done == progress.whole:
        found = StepState.COMPLETED
    else:
        found = StepState.IN_PROGRESS if answered else StepState.NOT_STARTED
    detail = _("{done} of {whole} done").format(done=progress.done, whole=progress.whole)
    return Step("checklist", _("Checklist"), "assessments:checklist:list", found, detail, waits)


def _readiness(state: WorkingState, on: date, waits: str) -> Step:
    verdicts = [one.verdict for one in state.readiness(on).markets.values()]
    free = sum(one in (Verdict.READY, Verdict.NO_DUTY_FOUND) for one in verdicts)
    if waits:
        found = StepState.CANNOT_START
    else:
        found = StepState.COMPLETED if free == len(verdicts) else StepState.IN_PROGRESS
    detail = _("{count} of {total} ready").format(count=free, total=len(verdicts))
    return Step("readiness", _("Readiness"), "assessments:readiness", found, detail, waits)
