"""What the page of one requirement shows: how it is determined for this product, why, and what meets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import Readiness
from compliance.assessments.domain.requirement_rows import FactLink
from compliance.assessments.domain.verdicts import Weighed
from compliance.assessments.domain.words import State, control_state, determination_state, standing
from compliance.products.domain.profile import Evidence
from regions.domain.pageparts import ControlEntry
from regions.domain.pages import RequirementPage, requirement_page
from regions.domain.pagetexts import Text
from regions.logic.explanation import AnswerReason, Reason, reasons
from regions.logic.expressions import Name
from regions.logic.facts import Scope
from regions.logic.periods import Determination


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer that made the determination. `region` is empty where it was given for the product."""

    fact: FactLink
    question: Text
    sentence: str
    region: str


@dataclass(frozen=True, slots=True)
class ProofLine:
    """A piece of evidence, and whether it holds on the region's day."""

    evidence: Evidence
    is_valid: bool


@dataclass(frozen=True, slots=True)
class PracticeEntry:
    """A practice that meets the requirement, as it is answered here."""

    entry: ControlEntry
    state: State
    note: str
    proofs: tuple[ProofLine, ...]
    owner: Text


@dataclass(frozen=True, slots=True)
class StandingPage:
    """The page: the law's own part, and how the product stands in it."""

    law: RequirementPage
    region: Text
    on: date
    state: State
    determination: State
    because: tuple[str, ...]
    lifted_by: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    missing: tuple[FactLink, ...]
    practices: tuple[PracticeEntry, ...]
    start: date
    is_upcoming: bool
    is_launch_blocker: bool


def standing_page(readiness: Readiness, one: Weighed, reader: Reader) -> StandingPage:
    """The page of a requirement in the region where it stands."""
    requirement, market = one.found.requirement, readiness.market
    missing = market.missing(one.found, readiness.on)
    is_forbidden = one.applies and requirement.is_prohibition
    return StandingPage(
        law=requirement_page(reader.parts, requirement.key),
        region=reader.region(readiness.code),
        on=readiness.on,
        state=standing(one),
        determination=determination_state(one.determination),
        because=reader.wording.because(market, requirement.key, readiness.on),
        lifted_by=reader.wording.lifted_by(market, requirement) if is_forbidden else (),
        answers=answers_behind(readiness, one, reader),
        missing=tuple(FactLink(key, reader.fact(key)) for key in missing),
        practices=tuple(_practice(readiness, key, reader) for key in requirement.controls),
        start=one.found.start,
        is_upcoming=one.determination is Determination.UPCOMING,
        is_launch_blocker=one.is_launch_blocker,
    )


def answers_behind(readiness: Readiness, one: Weighed, reader: Reader) -> tuple[AnswerLine, ...]:
    """The answers that settled the condition, each fact once."""
    situation = readiness.market.situation
    found = _atoms(reasons(situation, one.found.requirement.applies_when))
    lines: dict[str, AnswerLine] = {}
    for reason in found:
        key = reason.atom.word if isinstance(reason.atom, Name) else reason.atom.fact
        clause = reader.wording.reason(readiness.market, reason)
        fact = reader.catalogue.vocabulary.facts[key]
        lines.setdefault(
            key,
            AnswerLine(
                fact=FactLink(key, reader.fact(key)),
                question=reader.parts.question(key),
                sentence=reader.wording.phrases.sentence(clause),
                region=readiness.code if fact.scope is Scope.MARKET else "",
            ),
        )
    return tuple(lines.values())


def _atoms(found: tuple[Reason, ...]) -> list[AnswerReason]:
    atoms: list[AnswerReason] = []
    for reason in found:
        atoms += [reason] if isinstance(reason, AnswerReason) else _atoms(reason.reasons)
    return atoms


def _practice(readiness: Readiness, key: str, reader: Reader) -> PracticeEntry:
    answer = readiness.states.state(key).answer
    return PracticeEntry(
        entry=reader.parts.control(key),
        state=control_state(answer),
        note=answer.note if answer else "",
        proofs=tuple(
            ProofLine(proof, proof.is_valid(readiness.on)) for proof in (answer.evidence if answer else ())
        ),
        owner=reader.owner(reader.catalogue.controls[key].owner),
    )
