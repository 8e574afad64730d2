"""One requirement as a row of a list: how it stands, and what is missing or undecided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import Readiness
from compliance.assessments.domain.statuses import not_done
from compliance.assessments.domain.verdicts import Weighed
from compliance.assessments.domain.words import State, control_state, standing
from regions.domain.pagetexts import Text
from regions.enums import Binding, Severity


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """A practice that a requirement waits for."""

    key: str
    title: Text
    state: State
    owner: Text
    effort_days: int


@dataclass(frozen=True, slots=True)
class FactLink:
    """A question to answer, or to answer otherwise."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A row. `lifted_by` are the answers that a prohibition hangs on; `starts` is for what is upcoming."""

    key: str
    region: str
    title: Text
    cited: Text
    state: State
    severity: Severity
    binding: Binding
    waits_for: tuple[PracticeLine, ...]
    facts: tuple[FactLink, ...]
    lifted_by: tuple[str, ...]
    starts: date | None

    @property
    def is_prohibition(self) -> bool:
        """Whether only other answers lift it."""
        return bool(self.lifted_by)


def requirement_row(readiness: Readiness, one: Weighed, reader: Reader) -> RequirementRow:
    """The row of a requirement; reasons are those of the region's day."""
    requirement = one.found.requirement
    is_forbidden = one.applies and requirement.is_prohibition
    missing = readiness.market.missing(one.found, readiness.on)
    lifts = reader.wording.lifted_by(readiness.market, requirement) if is_forbidden else ()
    return RequirementRow(
        key=requirement.key,
        region=readiness.code,
        title=reader.title(requirement),
        cited=reader.cited(requirement),
        state=standing(one),
        severity=Severity(requirement.severity),
        binding=Binding(requirement.instrument.binding),
        waits_for=practices(readiness, one, reader),
        facts=tuple(FactLink(key, reader.fact(key)) for key in missing),
        lifted_by=lifts,
        starts=one.found.start if one.determination.value == "upcoming" else None,
    )


def practices(readiness: Readiness, one: Weighed, reader: Reader) -> tuple[PracticeLine, ...]:
    """The practices that are not done though the requirement applies; none for a prohibition."""
    requirement = one.found.requirement
    if not one.applies or requirement.is_prohibition:
        return ()
    waiting = not_done(readiness.states, requirement.controls)
    return tuple(practice_line(readiness, key, reader) for key in waiting)


def practice_line(readiness: Readiness, key: str, reader: Reader) -> PracticeLine:
    """One practice as it is answered in the region."""
    control = reader.catalogue.controls[key]
    return PracticeLine(
        key=key,
        title=reader.control(key),
        state=control_state(readiness.states.state(key).answer),
        owner=reader.owner(control.owner),
        effort_days=control.effort_days,
    )
