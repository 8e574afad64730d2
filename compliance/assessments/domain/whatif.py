"""What if the product went to further markets: the duties, practices and days of effort they would add.

Pure functions. A market that is not chosen is judged under assumptions, which are no answers: nothing of
them is ever stored. What somebody answered for the region before counts instead of the assumption.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compliance.assessments.charts import duties_in_force
from compliance.assessments.domain import planner
from compliance.assessments.domain.readiness import ProductReadiness, Readiness, assess
from compliance.assessments.domain.statuses import not_done
from compliance.assessments.domain.verdicts import Weighed, is_binding
from compliance.assessments.enums import RequirementStatus, Verdict
from compliance.products.domain.profile import MarketProfile, Profile
from regions.logic.catalogue import Catalogue
from regions.logic.facts import Answers, Band, FactType, Scope, Value
from regions.logic.vocabulary import NONE_CHOICE, Fact

# A practice to put in place: the control, and the market where it is answered for one alone.
Practice = tuple[str, str | None]

LINKS_FACT, OFFERED, PEOPLE_DATA = "market_links", "offered-here", "people-data-from-here"
PERSONAL_DATA_FACT = "personal_data"
ASSUMED_NO = ("provider_seated_here", "design_frozen")
ASSUMED_NONE = ("designations",)
AS_THE_PRODUCT = {
    "people_data_stored_in": "data_stored_in",
    "people_data_accessed_from": "data_accessed_from",
}


@dataclass(frozen=True, slots=True)
class Prospect:
    """One market that is not chosen, as it would stand.

    `duties` are the binding requirements that would apply, `covered` those of them that are met today. `new`
    are practices that nothing asks for today; `begun` those that the chosen markets need too and are not
    done. `perhaps` and `perhaps_new` add what is undetermined. `missing` are the facts that would narrow it.
    """

    code: str
    on: date
    verdict: Verdict
    assumed: Answers
    duties: tuple[str, ...]
    covered: int
    perhaps: tuple[str, ...]
    new: frozenset[Practice]
    perhaps_new: frozenset[Practice]
    begun: frozenset[Practice]
    blockers: tuple[str, ...]
    undecided_blockers: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_prohibited(self) -> bool:
        """Whether the product as described may not be offered there."""
        return self.verdict is Verdict.PROHIBITED


@dataclass(frozen=True, slots=True)
class Extra:
    """What some markets add together, practices that they share counted once; from, and at most."""

    duties: int
    duties_most: int
    covered: int
    new: frozenset[Practice]
    new_most: frozenset[Practice]
    begun: frozenset[Practice]
    effort: int
    effort_most: int
    blockers: int
    undecided_blockers: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A step of the proposed order: a market, and the days that it adds to those before it."""

    prospect: Prospect
    effort: int
    effort_most: int


def prospects(product: ProductReadiness) -> dict[str, Prospect]:
    """Every market that is not chosen, in the order of the library."""
    profile, catalogue = product.profile, product.catalogue
    codes = [code for code in catalogue.markets if code not in profile.markets]
    launch_on = max((one.launch_on for one in profile.markets.values() if one.launch_on), default=None)
    assumed = {code: assumed_answers(catalogue, profile, code) for code in codes}
    further = {code: MarketProfile(launch_on, answers) for code, answers in assumed.items()}
    widened = replace(profile, markets={**profile.markets, **further}, home={})
    then = assess(catalogue, widened, as_of=product.as_of)
    asked = frozenset((action.control, action.market) for action in planner.actions(product))
    return {code: _prospect(then.markets[code], assumed[code], asked) for code in codes}


def assumed_answers(catalogue: Catalogue, profile: Profile, code: str) -> dict[str, Value]:
    """The answers under which a market is judged that is not chosen; those given for it before come first.

    An offer there is assumed in any case: a home region has answers though nothing is sold in it.
    """
    assumed: dict[str, Value] = {}
    for fact in catalogue.vocabulary.facts.values():
        if fact.scope is Scope.MARKET:
            value = _assumption(fact, profile)
            if value is not None:
                assumed[fact.key] = value
    given = profile.home.get(code, {})
    links, offer = given.get(LINKS_FACT), assumed.get(LINKS_FACT)
    if isinstance(links, frozenset) and isinstance(offer, frozenset):
        return {**assumed, **given, LINKS_FACT: (links - {NONE_CHOICE}) | offer}
    return {**assumed, **given}


def sum_up(found: Sequence[Prospect], catalogue: Catalogue) -> Extra:
    """What these markets add together."""
    new = frozenset[Practice]().union(*(one.new for one in found))
    most = new.union(*(one.perhaps_new for one in found))
    duties = sum(len(one.duties) for one in found)
    return Extra(
        duties=duties,
        duties_most=duties + sum(len(one.perhaps) for one in found),
        covered=sum(one.covered for one in found),
        new=new,
        new_most=most,
        begun=frozenset[Practice]().union(*(one.begun for one in found)),
        effort=effort(new, catalogue),
        effort_most=effort(most, catalogue),
        blockers=sum(len(one.blockers) for one in found),
        undecided_blockers=sum(len(one.undecided_blockers) for one in found),
    )


def ranked(found: Iterable[Prospect], catalogue: Catalogue) -> list[Prospect]:
    """By the effort that each adds by itself; markets in which the product is prohibited come last."""

    def rank(one: Prospect) -> tuple[bool, int, int, str]:
        together = sum_up([one], catalogue)
        return one.is_prohibited, together.effort, together.effort_most, one.code

    return sorted(found, key=rank)


def order_of_entry(found: Iterable[Prospect], catalogue: Catalogue) -> list[Entry]:
    """Always the market next that adds least to those before it; prohibited ones are left out."""
    waiting = [one for one in found if not one.is_prohibited]
    done: frozenset[Practice] = frozenset()
    done_most: frozenset[Practice] = frozenset()
    entries: list[Entry] = []
    while waiting:

        def added(one: Prospect, before: frozenset[Practice] = done) -> tuple[int, int, int, str]:
            more = effort((one.new | one.perhaps_new) - before, catalogue)
            return effort(one.new - before, catalogue), more, len(one.duties), one.code

        best = min(waiting, key=added)
        most = (best.new | best.perhaps_new) - done_most
        entries.append(Entry(best, effort(best.new - done, catalogue), effort(most, catalogue)))
        done, done_most = done | best.new, done_most | best.new | best.perhaps_new
        waiting.remove(best)
    return entries


def effort(practices: Iterable[Practice], catalogue: Catalogue) -> int:
    """Days of work, estimated by the library."""
    return sum(catalogue.controls[control].effort_days for control, _market in practices)


def _assumption(fact: Fact, profile: Profile) -> Value | None:
    """The value assumed for one question about a market; None where it stays unknown."""
    if fact.key == LINKS_FACT:
        wanted = {OFFERED} | ({PEOPLE_DATA} if profile.facts.get(PERSONAL_DATA_FACT) is True else set())
        return frozenset(wanted & {choice.value for choice in fact.choices})
    if fact.key in ASSUMED_NO:
        return False
    if fact.key in ASSUMED_NONE:
        return frozenset({NONE_CHOICE})
    if fact.key in AS_THE_PRODUCT:
        return profile.facts.get(AS_THE_PRODUCT[fact.key])
    return _median(fact, profile) if fact.type is FactType.NUMBER else None


def _median(fact: Fact, profile: Profile) -> Value | None:
    """The number of the chosen market in the middle, the lower one of two."""
    given = [value for one in profile.markets.values() if isinstance(value := one.facts.get(fact.key), Band)]
    ordered = sorted(given, key=lambda band: (band.low, band.high))
    return ordered[(len(ordered) - 1) // 2] if ordered else None


def _prospect(readiness: Readiness, assumed: Answers, asked: frozenset[Practice]) -> Prospect:
    duties = duties_in_force(readiness)
    perhaps = [
        one
        for one in readiness.requirements.values()
        if one.may_apply(readiness.on) and is_binding(one.found)
    ]
    needed, perhaps_needed = _practices(readiness, duties), _practices(readiness, perhaps)
    missing: Mapping[str, None] = dict.fromkeys(
        fact for one in perhaps for fact in readiness.market.missing(one.found, readiness.on)
    )
    return Prospect(
        code=readiness.code,
        on=readiness.on,
        verdict=readiness.verdict or Verdict.READY,
        assumed=assumed,
        duties=tuple(one.found.requirement.key for one in duties),
        covered=sum(one.status is RequirementStatus.MET for one in duties),
        perhaps=tuple(one.found.requirement.key for one in perhaps),
        new=needed - asked,
        perhaps_new=perhaps_needed - needed - asked,
        begun=needed & asked,
        blockers=readiness.blockers,
        undecided_blockers=readiness.undecided_blockers,
        missing=tuple(missing),
    )


def _practices(readiness: Readiness, duties: Iterable[Weighed]) -> frozenset[Practice]:
    """What is not done of the practices that these duties need; prohibitions need none."""
    states = readiness.states
    found: set[Practice] = set()
    for one in duties:
        requirement = one.found.requirement
        if requirement.is_prohibition:
            continue
        for control in not_done(states, requirement.controls):
            answers = states.answers.get(control)
            is_apart = states.catalogue.controls[control].per_region or (
                answers is not None and readiness.code in answers.markets
            )
            found.add((control, readiness.code if is_apart else None))
    return frozenset(found)
