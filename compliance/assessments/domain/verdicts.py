"""May the product launch: the verdict over the binding law of one market on one day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.assessments.enums import GAPS, RequirementStatus, Verdict
from regions.logic.determining import Applicability
from regions.logic.periods import Determination

_UNMET = frozenset({RequirementStatus.NOT_MET, RequirementStatus.PARTLY_MET})


@dataclass(frozen=True, slots=True)
class Weighed:
    """One requirement as the verdict sees it on a day."""

    found: Applicability
    determination: Determination
    status: RequirementStatus | None

    @property
    def applies(self) -> bool:
        """Binds on the day."""
        return self.determination is Determination.APPLIES

    def may_apply(self, on: date) -> bool:
        """It is not known whether it binds, and it may do so on the day already."""
        return self.determination is Determination.UNDETERMINED and self.found.start <= on

    @property
    def is_launch_blocker(self) -> bool:
        """A blocker of binding law that applies and is not met: there is no lawful launch with it."""
        unmet = self.applies and self.status is not RequirementStatus.MET
        return unmet and self.found.requirement.is_blocker and is_binding(self.found)


@dataclass(frozen=True, slots=True)
class NextChange:
    """The next day with another verdict, if no answer changes."""

    on: date
    verdict: Verdict


def is_binding(found: Applicability) -> bool:
    """Law, as opposed to what buyers expect or what is voluntary."""
    return found.requirement.instrument.binding == "law"


def verdict(weighed: Iterable[Weighed], *, on: date) -> Verdict:
    """The first verdict that fits, from the worst to the best, over binding law only."""
    binding = [one for one in weighed if is_binding(one.found)]
    in_force = [one for one in binding if one.applies]
    undecided = [one for one in binding if one.may_apply(on)]
    blockers = [one for one in in_force if one.found.requirement.is_blocker]
    if any(one.found.requirement.is_prohibition for one in blockers):
        return Verdict.PROHIBITED
    if any(one.status in _UNMET for one in blockers):
        return Verdict.BLOCKED
    if any(one.status is RequirementStatus.OPEN for one in blockers):
        return Verdict.UNDETERMINED
    if any(one.found.requirement.is_blocker for one in undecided):
        return Verdict.UNDETERMINED
    if undecided or any(one.status in GAPS for one in in_force):
        return Verdict.CONDITIONAL
    return Verdict.READY if in_force else Verdict.NO_DUTY_FOUND


def next_change(
    weigh: Callable[[date], Sequence[Weighed]], days: Iterable[date], *, on: date
) -> NextChange | None:
    """The first of the days after `on` that brings another verdict; None when none does.

    `weigh` gives the requirements as they stand on a day; `days` are those on which something turns.
    """
    today = verdict(weigh(on), on=on)
    for day in sorted(set(days)):
        if day > on:
            then = verdict(weigh(day), on=day)
            if then is not today:
                return NextChange(day, then)
    return None
