"""How far the controls of a product are in one market, and what that makes of a requirement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum

from compliance.assessments.enums import RequirementStatus
from compliance.products.domain.profile import ControlAnswer, ControlAnswers
from compliance.products.enums import ControlStatus
from regions.logic.catalogue import STANDARDS_REGION, Catalogue, Requirement
from regions.logic.periods import Determination


class Standing(IntEnum):
    """What a control contributes, the weakest first: the weakest control decides the requirement."""

    UNDONE = 0
    OPEN = 1
    PARTIAL = 2
    DONE = 3
    DROPPED = 4


_STANDING_OF = {
    ControlStatus.PLANNED: Standing.UNDONE,
    ControlStatus.NOT_IMPLEMENTED: Standing.UNDONE,
    ControlStatus.PARTIAL: Standing.PARTIAL,
    ControlStatus.IMPLEMENTED: Standing.DONE,
    ControlStatus.ALTERNATIVE: Standing.DONE,
}

_STATUS_OF = {
    Standing.UNDONE: RequirementStatus.NOT_MET,
    Standing.OPEN: RequirementStatus.OPEN,
    Standing.PARTIAL: RequirementStatus.PARTLY_MET,
    Standing.DONE: RequirementStatus.MET,
    Standing.DROPPED: RequirementStatus.MET,
}

_HAS_STATUS = frozenset({Determination.APPLIES, Determination.UNDETERMINED, Determination.UPCOMING})


@dataclass(frozen=True, slots=True)
class ControlState:
    """One control in one market: the answer that counts there, what it contributes, whether it is proven."""

    answer: ControlAnswer | None
    standing: Standing
    is_evidenced: bool


@dataclass
class ControlStates:
    """The controls of one product as one market sees them on its day.

    In the standards region, which has no market of its own, the weakest of the chosen markets counts.
    """

    catalogue: Catalogue
    answers: Mapping[str, ControlAnswers]
    region: str
    chosen: tuple[str, ...]
    on: date
    _known: dict[str, ControlState] = field(default_factory=dict)

    def state(self, control: str) -> ControlState:
        """The control's state. Raises KeyError for a control that the catalogue lacks."""
        if control not in self._known:
            self._known[control] = self._find(control)
        return self._known[control]

    def seen_from(self, market: str) -> ControlStates:
        """The same answers as another market sees them."""
        return replace(self, region=market, _known={})

    def status(self, requirement: Requirement) -> RequirementStatus:
        """What the controls make of a requirement, whatever it demands; without any that counts it is met."""
        standings = [self.state(control).standing for control in requirement.controls]
        return _STATUS_OF[min(standings, default=Standing.DONE)]

    def is_evidenced(self, requirement: Requirement) -> bool:
        """Whether every control that counts has evidence valid on the day."""
        states = map(self.state, requirement.controls)
        return all(state.is_evidenced for state in states if state.standing is not Standing.DROPPED)

    def _find(self, control: str) -> ControlState:
        per_region = self.catalogue.controls[control].per_region
        answers = self.answers.get(control, ControlAnswers())
        if not per_region:
            return self._state(answers.markets.get(self.region, answers.product))
        if self.region != STANDARDS_REGION:
            return self._state(answers.markets.get(self.region))
        everywhere = [self._state(answers.markets.get(market)) for market in self.chosen]
        weakest = min(everywhere, key=lambda state: (state.standing, state.is_evidenced), default=None)
        return weakest or self._state(None)

    def _state(self, answer: ControlAnswer | None) -> ControlState:
        proven = answer is not None and any(proof.is_valid(self.on) for proof in answer.evidence)
        return ControlState(answer, _standing(answer), proven)


def requirement_status(
    requirement: Requirement,
    determination: Determination,
    states: ControlStates,
    *,
    is_accepted: bool,
) -> RequirementStatus | None:
    """The status of a requirement, or None where it does not bind.

    A prohibition is not met whatever is done about it, and open while it is not known whether it applies.
    An accepted risk changes only requirements that are not blockers.
    """
    if determination not in _HAS_STATUS:
        return None
    if requirement.is_prohibition:
        is_open = determination is Determination.UNDETERMINED
        return RequirementStatus.OPEN if is_open else RequirementStatus.NOT_MET
    status = states.status(requirement)
    if is_accepted and status is not RequirementStatus.MET and not requirement.is_blocker:
        return RequirementStatus.ACCEPTED
    return status


def not_done(states: ControlStates, controls: Iterable[str]) -> list[str]:
    """The controls that still need work."""
    return [control for control in controls if states.state(control).standing < Standing.DONE]


def _standing(answer: ControlAnswer | None) -> Standing:
    if answer is None:
        return Standing.OPEN
    if answer.status is ControlStatus.NOT_APPLICABLE:
        return Standing.DROPPED if answer.agreed else Standing.OPEN
    return _STANDING_OF[answer.status]
