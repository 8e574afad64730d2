"""A product's state as plain JSON that can be judged again on any machine, and read back.

Shapes: `facts` as in a profile file, null for "I don't know yet"; `markets` {code: {launch_on, facts}};
`home` {code: facts}; `controls` {key: {"": answer, code: answer}}; `verdicts` {code: verdict}.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from compliance.assessments.domain.readiness import ProductReadiness, assess
from compliance.assessments.domain.working_state import WorkingState
from compliance.products.domain.profile import (
    ControlAnswer,
    ControlAnswers,
    Evidence,
    MarketProfile,
    Profile,
)
from compliance.products.enums import ControlStatus
from regions.logic.answers import read_answer, write_answer
from regions.logic.catalogue import Catalogue
from regions.logic.errors import AnswerError
from regions.logic.facts import Answers, Value
from regions.logic.vocabulary import Vocabulary

FORMAT = 1
EVERYWHERE = ""

Json = dict[str, Any]


def snapshot(state: WorkingState, *, on: date) -> Json:
    """Everything said about the product, the edition it is held against, and the verdicts of a day."""
    profile, vocabulary = state.profile, state.edition.catalogue.vocabulary
    unknown = {(row.region, row.fact) for row in state.answers if row.value is None}
    verdicts = {code: one.verdict for code, one in state.readiness(on).markets.items()}
    return {
        "format": FORMAT,
        "edition": {
            "version": state.edition.version,
            "sha256": state.edition.sha256,
            "law": state.edition.law_hash,
        },
        "as_of": on.isoformat(),
        "product": {"name": profile.name, "description": profile.description},
        "facts": _facts(vocabulary, profile.facts, _unknown_in(unknown, EVERYWHERE)),
        "markets": {
            code: {
                "launch_on": market.launch_on.isoformat() if market.launch_on else None,
                "facts": _facts(vocabulary, market.facts, _unknown_in(unknown, code)),
            }
            for code, market in profile.markets.items()
        },
        "home": {
            code: _facts(vocabulary, facts, _unknown_in(unknown, code))
            for code, facts in profile.home.items()
        },
        "controls": {key: _controls(answers) for key, answers in profile.controls.items()},
        "verdicts": {code: found.value for code, found in verdicts.items() if found},
    }


def judged(catalogue: Catalogue, kept: Json) -> ProductReadiness:
    """The product of a snapshot, judged on its day. Raises KeyError for a market that is unknown."""
    return assess(catalogue, profile_of(catalogue, kept), as_of=date.fromisoformat(kept["as_of"]))


def profile_of(catalogue: Catalogue, kept: Json) -> Profile:
    """The profile of a snapshot; what the vocabulary does not take is left out."""
    vocabulary = catalogue.vocabulary
    return Profile(
        name=kept["product"]["name"],
        description=kept["product"]["description"],
        facts=_answers(vocabulary, kept["facts"]),
        markets={
            code: MarketProfile(_day(market["launch_on"]), _answers(vocabulary, market["facts"]))
            for code, market in kept["markets"].items()
        },
        home={code: _answers(vocabulary, facts) for code, facts in kept["home"].items()},
        controls={key: _control_answers(answers) for key, answers in kept["controls"].items()},
    )


def _unknown_in(unknown: Iterable[tuple[str, str]], region: str) -> list[str]:
    return sorted(fact for code, fact in unknown if code == region)


def _facts(vocabulary: Vocabulary, answers: Answers, unknown: list[str]) -> Json:
    known = {key: write_answer(vocabulary, vocabulary.facts[key], value) for key, value in answers.items()}
    return {**known, **dict.fromkeys(unknown)}


def _controls(answers: ControlAnswers) -> Json:
    found = {EVERYWHERE: answers.product} if answers.product else {}
    return {code: _control(answer) for code, answer in {**found, **answers.markets}.items()}


def _control(answer: ControlAnswer) -> Json:
    return {
        "status": answer.status.value,
        "note": answer.note,
        "agreed": answer.agreed,
        "evidence": [
            {
                "link": proof.link,
                "issued_on": proof.issued_on.isoformat() if proof.issued_on else None,
                "expires_on": proof.expires_on.isoformat() if proof.expires_on else None,
            }
            for proof in answer.evidence
        ],
    }


def _answers(vocabulary: Vocabulary, written: Mapping[str, Any]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for key, value in written.items():
        if value is None or key not in vocabulary.facts:
            continue
        try:
            answer = read_answer(vocabulary, vocabulary.facts[key], value)
        except AnswerError:
            continue
        if answer is not None:
            found[key] = answer
    return found


def _control_answers(kept: Mapping[str, Json]) -> ControlAnswers:
    answers = {code: _control_answer(answer) for code, answer in kept.items()}
    return ControlAnswers(answers.pop(EVERYWHERE, None), answers)


def _control_answer(kept: Json) -> ControlAnswer:
    proofs = tuple(
        Evidence(proof["link"], _day(proof["issued_on"]), _day(proof["expires_on"]))
        for proof in kept["evidence"]
    )
    return ControlAnswer(ControlStatus(kept["status"]), kept["note"], proofs, agreed=kept["agreed"])


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
