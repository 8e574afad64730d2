"""Does an assessment fail a build: the levels of `--fail-on`."""

from __future__ import annotations

from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.enums import RequirementStatus, Verdict

# Each level with the verdicts that reach it; a worse one always does.
GATES: dict[str, tuple[Verdict, ...]] = {
    "prohibited": (Verdict.PROHIBITED,),
    "blocked": (Verdict.PROHIBITED, Verdict.BLOCKED),
    "undetermined": (Verdict.PROHIBITED, Verdict.BLOCKED, Verdict.UNDETERMINED),
    "gaps": (Verdict.PROHIBITED, Verdict.BLOCKED, Verdict.UNDETERMINED, Verdict.CONDITIONAL),
}


def is_failed(product: ProductReadiness, level: str) -> bool:
    """Whether a market, or a blocker of home law, reaches the level or a worse one."""
    found = {one.verdict for one in product.markets.values()}
    found |= {home_verdict(one) for one in product.home.values()}
    return not found.isdisjoint(GATES[level])


def home_verdict(home: Readiness) -> Verdict | None:
    """What the blockers of a home region would mean for a launch; None without any."""
    blockers = [home.requirements[key] for key in home.blockers]
    if any(one.found.requirement.is_prohibition for one in blockers):
        return Verdict.PROHIBITED
    if any(one.status is not RequirementStatus.OPEN for one in blockers):
        return Verdict.BLOCKED
    return Verdict.UNDETERMINED if blockers or home.undecided_blockers else None
