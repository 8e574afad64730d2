"""What to do next: actions that unlock most, questions that decide most, conflicts to plan for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.domain.scores import WEIGHTS
from compliance.assessments.domain.statuses import ControlStates, not_done
from compliance.assessments.domain.verdicts import Weighed
from compliance.assessments.enums import GAPS
from compliance.products.enums import ControlStatus
from regions.logic.catalogue import STANDARDS_REGION, Conflict
from regions.logic.periods import Determination

EFFORT_SMALL, EFFORT_MEDIUM = 5, 15


@dataclass(frozen=True, slots=True)
class Action:
    """A control to put in place, for the product or for one market.

    `lifts` are the keys of the launch blockers it works on; `blockers_lifted` counts each as 1/k where k of
    its controls are not done; `worth` is the same share of the weights of all it serves.
    """

    control: str
    market: str | None
    status: ControlStatus | None
    lifts: tuple[str, ...]
    requirements: int
    weight: int
    blockers_lifted: float
    worth: float
    effort_days: int

    @property
    def effort(self) -> str:
        """S up to 5 days, M up to 15, L above."""
        return "S" if self.effort_days <= EFFORT_SMALL else "M" if self.effort_days <= EFFORT_MEDIUM else "L"


@dataclass(frozen=True, slots=True)
class Question:
    """A fact worth asking, and how many undetermined requirements it would help to decide."""

    fact: str
    decides: int


@dataclass(frozen=True, slots=True)
class Collision:
    """A conflict that this product meets: the regions and requirements that pull against each other."""

    conflict: Conflict
    markets: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass
class _Draft:
    status: ControlStatus | None
    lifts: list[str] = field(default_factory=list)
    requirements: int = 0
    weight: int = 0
    blockers_lifted: float = 0
    worth: float = 0


def actions(product: ProductReadiness) -> list[Action]:
    """Every control that is not done and serves a gap, the one that unlocks most first.

    Sorted by blockers lifted, then by weight per day of effort over all markets. Prohibitions add none.
    """
    drafts: dict[tuple[str, str | None], _Draft] = {}
    for readiness in product.everywhere.values():
        for one in readiness.requirements.values():
            if one.applies and one.status in GAPS and not one.found.requirement.is_prohibition:
                _add(drafts, readiness, one)
    controls = product.catalogue.controls
    found = [
        Action(
            control=control,
            market=market,
            status=draft.status,
            lifts=tuple(dict.fromkeys(draft.lifts)),
            requirements=draft.requirements,
            weight=draft.weight,
            blockers_lifted=draft.blockers_lifted,
            worth=draft.worth,
            effort_days=controls[control].effort_days,
        )
        for (control, market), draft in drafts.items()
    ]
    return sorted(found, key=_rank)


def questions(product: ProductReadiness) -> list[Question]:
    """The facts that undetermined requirements wait for: the opening ones in order, then the most decisive.

    A fact is left out where its `ask_when` is false in every market that misses it.
    """
    vocabulary = product.catalogue.vocabulary
    decides: Counter[str] = Counter()
    for readiness in product.everywhere.values():
        situation = readiness.market.situation
        for one in readiness.requirements.values():
            if one.determination is Determination.UNDETERMINED:
                for key in readiness.market.missing(one.found, readiness.on):
                    ask_when = vocabulary.facts[key].ask_when
                    if ask_when is None or situation.evaluate(ask_when) is not False:
                        decides[key] += 1
    order = {key: position for position, key in enumerate(vocabulary.opening)}
    ranked = sorted(decides, key=lambda key: (order.get(key, len(order)), -decides[key], key))
    return [Question(key, decides[key]) for key in ranked]


def collisions(product: ProductReadiness) -> list[Collision]:
    """The conflicts whose requirements bind, or will, in at least two regions; home law included."""
    binding = {Determination.APPLIES, Determination.UPCOMING}
    regions: Mapping[str, str] = {
        key: readiness.code
        for readiness in product.everywhere.values()
        for key, one in readiness.requirements.items()
        if one.determination in binding
    }
    found: list[Collision] = []
    for conflict in product.catalogue.conflicts:
        keys = tuple(key for key in conflict.between if key in regions)
        markets = tuple(dict.fromkeys(regions[key] for key in keys))
        if len(markets) > 1:
            found.append(Collision(conflict, markets, keys))
    return found


def _add(drafts: dict[tuple[str, str | None], _Draft], readiness: Readiness, one: Weighed) -> None:
    requirement = one.found.requirement
    waiting = not_done(readiness.states, requirement.controls)
    for control in waiting:
        for market in _places(readiness, control):
            answer = _seen_from(readiness, market).state(control).answer
            draft = drafts.setdefault((control, market), _Draft(answer.status if answer else None))
            draft.requirements += 1
            draft.weight += WEIGHTS[requirement.severity]
            draft.worth += WEIGHTS[requirement.severity] / len(waiting)
            if one.is_launch_blocker:
                draft.lifts.append(requirement.key)
                draft.blockers_lifted += 1 / len(waiting)


def _places(readiness: Readiness, control: str) -> Iterator[str | None]:
    """Where the control must be answered for this region: once, or in one market."""
    states = readiness.states
    answers = states.answers.get(control)
    if not states.catalogue.controls[control].per_region:
        is_exception = answers is not None and readiness.code in answers.markets
        yield readiness.code if is_exception else None
    elif readiness.code != STANDARDS_REGION:
        yield readiness.code
    else:
        yield from (market for market in states.chosen if not_done(_seen_from(readiness, market), [control]))


def _seen_from(readiness: Readiness, market: str | None) -> ControlStates:
    """The control states of the market that an action is for."""
    states = readiness.states
    return states if market in (None, readiness.code) else states.seen_from(str(market))


def _rank(action: Action) -> tuple[float, float, str, str]:
    return (
        -round(action.blockers_lifted, 9),
        -round(action.worth / action.effort_days, 9),
        action.control,
        action.market or "",
    )
