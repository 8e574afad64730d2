"""Lists of requirements behind numbers: each number on a page leads to the slice that it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from compliance.assessments.charts import duties_in_force
from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.domain.verdicts import Weighed
from compliance.assessments.enums import GAPS, RequirementStatus
from regions.logic.periods import Determination


class Slice(TextChoices):
    """Which requirements a list shows. "Binding" in the standards means: expected by buyers."""

    MISSING = "missing", pgettext_lazy("list of requirements", "Everything missing or undecided")
    BLOCKERS = "blockers", pgettext_lazy("list of requirements", "Blockers not met")
    UNDECIDED_BLOCKERS = "undecided-blockers", pgettext_lazy("list of requirements", "Blockers undecided")
    GAPS = "gaps", pgettext_lazy("list of requirements", "Binding duties with a gap")
    NOT_MET = "not-met", pgettext_lazy("list of requirements", "Binding duties not met")
    PARTLY_MET = "partly-met", pgettext_lazy("list of requirements", "Binding duties partly met")
    OPEN = "open", pgettext_lazy("list of requirements", "Binding duties not answered")
    ACCEPTED = "accepted", pgettext_lazy("list of requirements", "Binding duties with an accepted risk")
    MET = "met", pgettext_lazy("list of requirements", "Binding duties met")
    DUTIES = "duties", pgettext_lazy("list of requirements", "Binding duties in force")
    SCORED = "scored", pgettext_lazy("list of requirements", "Binding duties that count for the score")
    APPLIES = "applies", pgettext_lazy("list of requirements", "All that applies")
    UNDETERMINED = "undetermined", pgettext_lazy("list of requirements", "Undetermined")
    UPCOMING = "upcoming", pgettext_lazy("list of requirements", "Upcoming")
    DOES_NOT_APPLY = "does-not-apply", pgettext_lazy("list of requirements", "Does not apply")
    ENDED = "ended", pgettext_lazy("list of requirements", "Ended")
    ALL = "all", pgettext_lazy("list of requirements", "All")


@dataclass(frozen=True, slots=True)
class Member:
    """A requirement of a list, in the region where it stands."""

    readiness: Readiness
    one: Weighed

    @property
    def key(self) -> str:
        """The requirement's key."""
        return self.one.found.requirement.key


def members(readiness: Readiness, which: Slice) -> list[Weighed]:
    """The requirements of a region that belong to a slice, in the order of the law."""
    duties = duties_in_force(readiness)
    match which:
        case Slice.GAPS:
            return [one for one in duties if one.status in GAPS]
        case Slice.DUTIES:
            return duties
        case Slice.SCORED:
            return [one for one in duties if not one.found.requirement.is_prohibition]
        case Slice.NOT_MET | Slice.PARTLY_MET | Slice.OPEN | Slice.ACCEPTED | Slice.MET:
            return [one for one in duties if one.status is RequirementStatus(which.value)]
    test = _test(readiness, which)
    return [one for one in readiness.requirements.values() if test(one)]


def _test(readiness: Readiness, which: Slice) -> Callable[[Weighed], bool]:
    match which:
        case Slice.MISSING:
            duties = {id(one) for one in duties_in_force(readiness) if one.status in GAPS}
            return lambda one: id(one) in duties or one.determination is Determination.UNDETERMINED
        case Slice.BLOCKERS:
            return lambda one: one.is_launch_blocker
        case Slice.UNDECIDED_BLOCKERS:
            undecided = frozenset(readiness.undecided_blockers)
            return lambda one: one.found.requirement.key in undecided
        case Slice.ALL:
            return lambda _one: True
        case _:
            wanted = Determination(which.value)
            return lambda one: one.determination is wanted


def select(
    product: ProductReadiness, which: Slice, *, regions: Iterable[str], theme: str = "", fact: str = ""
) -> list[Member]:
    """The members of a slice in these regions, in each what stops the launch first.

    Where named, of one theme alone, and waiting for one answer.
    """
    found: list[Member] = []
    for code in regions:
        readiness = product.everywhere[code]
        chosen = [
            Member(readiness, one)
            for one in members(readiness, which)
            if theme in ("", one.found.requirement.theme)
            if not fact or fact in readiness.market.missing(one.found, readiness.on)
        ]
        found += sorted(chosen, key=_rank)
    return found


_STATUS_ORDER = (
    RequirementStatus.NOT_MET,
    RequirementStatus.OPEN,
    RequirementStatus.PARTLY_MET,
    RequirementStatus.ACCEPTED,
    RequirementStatus.MET,
)
_SEVERITY_ORDER = ("blocker", "major", "minor")


def _rank(member: Member) -> tuple[bool, bool, bool, bool, int, int]:
    one, requirement = member.one, member.one.found.requirement
    return (
        not one.is_launch_blocker,
        requirement.key not in member.readiness.undecided_blockers,
        not requirement.is_prohibition,
        not one.applies,
        _SEVERITY_ORDER.index(requirement.severity),
        _STATUS_ORDER.index(one.status) if one.status else len(_STATUS_ORDER),
    )
