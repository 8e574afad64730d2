"""Words for the outcome of an assessment."""

from __future__ import annotations

from enum import StrEnum


class RequirementStatus(StrEnum):
    """Is what a requirement demands done."""

    MET = "met"
    PARTLY_MET = "partly-met"
    NOT_MET = "not-met"
    OPEN = "open"
    ACCEPTED = "accepted"


GAPS = frozenset(
    {
        RequirementStatus.NOT_MET,
        RequirementStatus.PARTLY_MET,
        RequirementStatus.OPEN,
        RequirementStatus.ACCEPTED,
    }
)


class Verdict(StrEnum):
    """May the product launch in a market on its day; from the worst to the best."""

    PROHIBITED = "prohibited"
    BLOCKED = "blocked"
    UNDETERMINED = "undetermined"
    CONDITIONAL = "conditional"
    NO_DUTY_FOUND = "no-duty-found"
    READY = "ready"
