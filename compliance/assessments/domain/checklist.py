"""The checklist: every practice that the law within reach of the product needs, each asked once.

Pure functions over a readiness and the stored answers; nothing here reads a clock or a database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.domain.statuses import ControlState, ControlStates, Standing
from compliance.assessments.domain.verdicts import Weighed
from compliance.assessments.enums import Verdict
from compliance.assessments.models import ControlAnswer
from regions.logic.catalogue import STANDARDS_REGION, Control, Requirement
from regions.logic.periods import Determination

CERTIFICATES_FACT = "certifications"

# The answer for the whole product, beside those of single markets.
PRODUCT = ""


class Need(StrEnum):
    """Why a control is on the checklist; the strongest reason first."""

    NOW = "now"
    UPCOMING = "upcoming"
    UNDETERMINED = "undetermined"


_NEED_OF = {
    Determination.APPLIES: Need.NOW,
    Determination.UPCOMING: Need.UPCOMING,
    Determination.UNDETERMINED: Need.UNDETERMINED,
}
_ORDER = {need: position for position, need in enumerate(Need)}


@dataclass(frozen=True, slots=True)
class Duty:
    """A requirement that a control serves in one region, and how the control stands there."""

    region: str
    weighed: Weighed
    state: ControlState

    @property
    def requirement(self) -> Requirement:
        """What is demanded."""
        return self.weighed.found.requirement

    @property
    def need(self) -> Need:
        """Whether it binds now, later, or nobody knows."""
        return _NEED_OF[self.weighed.determination]

    @property
    def start(self) -> date:
        """The earliest day on which it may bind."""
        return self.weighed.found.start

    @property
    def is_done(self) -> bool:
        """Whether the control asks for no more work here."""
        return self.state.standing >= Standing.DONE

    @property
    def blocks(self) -> bool:
        """Whether the control holds back a launch here."""
        return self.weighed.is_launch_blocker and not self.is_done

    @property
    def lacks_proof(self) -> bool:
        """Whether something is said to be done, wholly or in part, without evidence valid on the day."""
        return self.state.standing in (Standing.DONE, Standing.PARTIAL) and not self.state.is_evidenced


@dataclass(frozen=True, slots=True)
class Place:
    """Where a control is answered: for the product, or in one market.

    `is_asked` is false for an exception, an answer of one market beside that of the product.
    """

    region: str
    is_asked: bool
    row: ControlAnswer | None
    state: ControlState

    @property
    def is_done(self) -> bool:
        """Whether no work is left here."""
        return self.state.standing >= Standing.DONE

    @property
    def status(self) -> str:
        """The status as stored; empty while unanswered."""
        return self.row.status if self.row else ""


@dataclass(frozen=True)
class Item:
    """One control on the checklist, with the duties it serves and the places where it is answered.

    `suggested_by` are the certificates held that make it likely, while some place has no answer.
    """

    control: Control
    duties: tuple[Duty, ...]
    places: tuple[Place, ...]
    suggested_by: tuple[str, ...]

    @cached_property
    def need(self) -> Need:
        """The strongest reason why it is here."""
        return min((duty.need for duty in self.duties), key=_ORDER.__getitem__)

    @property
    def start(self) -> date:
        """The earliest day on which a duty may bind."""
        return min(duty.start for duty in self.duties)

    @cached_property
    def counted(self) -> tuple[Duty, ...]:
        """The duties that will bind whatever day it is; where all are uncertain, all of them."""
        certain = tuple(duty for duty in self.duties if duty.weighed.found.condition)
        return certain or self.duties

    @cached_property
    def is_done(self) -> bool:
        """Whether no duty that counts asks for more work."""
        return all(duty.is_done for duty in self.counted)

    @property
    def blocks(self) -> bool:
        """Whether it holds back a launch somewhere."""
        return any(duty.blocks for duty in self.duties)

    @property
    def lacks_proof(self) -> bool:
        """Whether something done is not proven."""
        return any(duty.lacks_proof for duty in self.counted)

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions whose duties it serves, in their order."""
        return tuple(dict.fromkeys(duty.region for duty in self.duties))

    @property
    def open_places(self) -> tuple[Place, ...]:
        """Where work is left."""
        return tuple(place for place in self.places if not place.is_done)

    @property
    def assignees(self) -> tuple[int, ...]:
        """The people who own what is left to do, or what was done if nothing is left."""
        rows = [place.row for place in self.open_places or self.places if place.row]
        return tuple(dict.fromkeys(row.assignee_id for row in rows if row.assignee_id is not None))

    @property
    def due_on(self) -> date | None:
        """The first day on which something left to do is due."""
        rows = [place.row for place in self.open_places if place.row]
        return min((row.due_on for row in rows if row.due_on), default=None)

    @property
    def weakest(self) -> Place:
        """The place furthest from done; it speaks for the control."""
        return min(self.places, key=lambda place: (place.state.standing, bool(place.status)))


@dataclass(frozen=True, slots=True)
class Progress:
    """How many controls are done, of those that the law is known to need, now or on a day to come."""

    done: int
    whole: int


@dataclass(frozen=True)
class Checklist:
    """All items in the order of the page: by need, then theme. Regions stand worst verdict first.

    `outlived` counts controls that are done and whose duties have ended: they are shown no more, but time
    alone must not undo progress.
    """

    items: tuple[Item, ...]
    regions: tuple[str, ...]
    outlived: int

    @property
    def progress(self) -> Progress:
        """How far the work is. While nobody changes anything its share never falls from day to day."""
        certain = [item for item in self.items if any(duty.weighed.found.condition for duty in item.duties)]
        done = sum(item.is_done for item in certain)
        return Progress(done + self.outlived, len(certain) + self.outlived)

    def item(self, control: str) -> Item | None:
        """The item of a control; None where no requirement may need it."""
        return next((item for item in self.items if item.control.key == control), None)

    def next_open(self, control: str) -> tuple[str, str] | None:
        """Control and region of the next place with work left; None when all is done.

        This control's own places come first, then what follows on the page, then what precedes.
        """
        keys = [item.control.key for item in self.items]
        start = keys.index(control) if control in keys else 0
        for item in (*self.items[start:], *self.items[:start]):
            for place in item.open_places:
                return item.control.key, place.region
        return None


def checklist(product: ProductReadiness, rows: Iterable[ControlAnswer]) -> Checklist:
    """Every control that a requirement of some region needs, or may need. Prohibitions need none."""
    stored = {(row.control, row.region): row for row in rows}
    regions = region_order(product)
    duties: dict[str, list[Duty]] = {}
    ended: set[str] = set()
    for code in regions:
        _add_duties(product.everywhere[code], duties, ended)
    items: list[Item] = []
    for key, control in product.catalogue.controls.items():
        if places := places_of(product, control, stored, duties.get(key, ())):
            suggested = _suggested_by(product, control, places)
            items.append(Item(control, tuple(duties[key]), places, suggested))
    themes = list(product.catalogue.themes)
    items.sort(key=lambda item: (_ORDER[item.need], themes.index(item.control.theme)))
    return Checklist(tuple(items), regions, len(ended - set(duties)))


def region_order(product: ProductReadiness) -> tuple[str, ...]:
    """Markets with the worst verdict first, then home law, then standards."""
    verdicts = list(Verdict)
    markets = {code: one.verdict for code, one in product.markets.items() if one.verdict}
    return (*sorted(markets, key=lambda code: (verdicts.index(markets[code]), code)), *product.also)


def places_of(
    product: ProductReadiness,
    control: Control,
    stored: Mapping[tuple[str, str], ControlAnswer],
    duties: Sequence[Duty],
) -> tuple[Place, ...]:
    """Where the control is answered: once with its exceptions, or in each market that needs it.

    What standards ask of each market is asked in every chosen one.
    """
    if not duties:
        return ()
    asked, exceptions = [PRODUCT], [code for key, code in stored if key == control.key and code]
    if control.per_region:
        wanted = {duty.region for duty in duties}
        if STANDARDS_REGION in wanted:
            wanted = wanted - {STANDARDS_REGION} | set(product.markets)
        asked, exceptions = [code for code in region_order(product) if code in wanted], []
    named = [code for code in exceptions if stored[control.key, code].status and code in product.everywhere]
    return tuple(
        Place(
            region=code,
            is_asked=code in asked,
            row=stored.get((control.key, code)),
            state=_states(product, code).state(control.key),
        )
        for code in (*asked, *named)
    )


def _states(product: ProductReadiness, region: str) -> ControlStates:
    """A region judges evidence on its own day; the product as a whole on the earliest."""
    if region in product.everywhere:
        return product.everywhere[region].states
    return product.also[STANDARDS_REGION].states.seen_from(region)


def _add_duties(readiness: Readiness, duties: dict[str, list[Duty]], ended: set[str]) -> None:
    for one in readiness.requirements.values():
        requirement = one.found.requirement
        if requirement.is_prohibition:
            continue
        for key in requirement.controls:
            if one.determination in _NEED_OF:
                duties.setdefault(key, []).append(Duty(readiness.code, one, readiness.states.state(key)))
            elif _outlives(readiness, one, key):
                ended.add(key)


def _outlives(readiness: Readiness, one: Weighed, control: str) -> bool:
    """Whether a duty has ended for which the control is done."""
    ended = one.determination is Determination.ENDED and one.found.condition is True
    return ended and readiness.states.state(control).standing >= Standing.DONE


def _suggested_by(product: ProductReadiness, control: Control, places: Sequence[Place]) -> tuple[str, ...]:
    held = product.profile.facts.get(CERTIFICATES_FACT)
    if not isinstance(held, frozenset) or all(place.status for place in places):
        return ()
    return tuple(key for key in control.certified_by if key in held)
