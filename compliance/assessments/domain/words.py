"""Words for states that pages show and no enumeration carries."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from compliance.assessments.domain.verdicts import Weighed
from compliance.assessments.enums import RequirementStatus
from compliance.products.domain.profile import ControlAnswer
from regions.logic.periods import Determination

DETERMINATIONS = {
    Determination.APPLIES: pgettext_lazy("determination", "Applies"),
    Determination.DOES_NOT_APPLY: pgettext_lazy("determination", "Does not apply"),
    Determination.UNDETERMINED: pgettext_lazy("determination", "Undetermined"),
    Determination.UPCOMING: pgettext_lazy("determination", "Upcoming"),
    Determination.ENDED: pgettext_lazy("determination", "Ended"),
}
_UNANSWERED = pgettext_lazy("control status", "not answered")
_PROHIBITED = pgettext_lazy("requirement status", "Prohibited as described")
_NOT_ANSWERED = pgettext_lazy("requirement status", "Not answered")
_AS_BLOCKER = {
    RequirementStatus.NOT_MET: ("blocker", pgettext_lazy("requirement status", "Not met, blocker")),
    RequirementStatus.PARTLY_MET: ("blocker", pgettext_lazy("requirement status", "Partly met, blocker")),
    RequirementStatus.OPEN: ("open", pgettext_lazy("requirement status", "Not answered, blocker")),
}


@dataclass(frozen=True, slots=True)
class State:
    """The state of something: the family and name of its shape, and its word."""

    family: str
    name: str
    word: str


def determination_state(determination: Determination) -> State:
    """Does a requirement apply."""
    return State("determination", determination.value, str(DETERMINATIONS[determination]))


def standing(one: Weighed) -> State:
    """How a requirement stands: whether it is done where it applies, else whether it applies."""
    if not one.applies or one.status is None:
        return determination_state(one.determination)
    if one.is_launch_blocker:
        shape, word = _AS_BLOCKER.get(one.status, ("blocker", one.status.label))
        is_prohibition = one.found.requirement.is_prohibition
        return State(
            "requirement",
            "blocker" if is_prohibition else shape,
            str(_PROHIBITED if is_prohibition else word),
        )
    word = _NOT_ANSWERED if one.status is RequirementStatus.OPEN else one.status.label
    return State("requirement", one.status.value, capfirst(str(word)))


def status_word(status: RequirementStatus) -> str:
    """A status as a word of its own."""
    return capfirst(str(_NOT_ANSWERED if status is RequirementStatus.OPEN else status.label))


def control_state(answer: ControlAnswer | None) -> State:
    """Is a practice done."""
    if answer is None:
        return State("control", "unanswered", capfirst(str(_UNANSWERED)))
    return State("control", answer.status.value, capfirst(str(answer.status.label)))
