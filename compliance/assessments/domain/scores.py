"""How much of what applies is done, weighted, and never without the denominator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compliance.assessments.enums import RequirementStatus

WEIGHTS = {"blocker": 5, "major": 3, "minor": 1}

_HALVES = {RequirementStatus.MET: 2, RequirementStatus.PARTLY_MET: 1}


@dataclass(frozen=True, slots=True)
class Score:
    """Weighted credit of a weighted whole; the credit counts halves."""

    credit: float
    whole: int


@dataclass(frozen=True, slots=True)
class Scored:
    """One requirement that counts: its severity, status, and whether its controls are proven."""

    severity: str
    status: RequirementStatus | None
    is_evidenced: bool


def score(requirements: Iterable[Scored], *, evidenced: bool) -> Score:
    """Credit 1 for met, a half for partly met, else nothing, weighted 5, 3, 1 by severity.

    With `evidenced` a requirement earns its credit only when every control that counts has valid evidence.
    """
    halves = whole = 0
    for one in requirements:
        weight = WEIGHTS[one.severity]
        whole += weight
        if one.is_evidenced or not evidenced:
            halves += weight * _HALVES.get(one.status, 0) if one.status else 0
    return Score(halves / 2, whole)
