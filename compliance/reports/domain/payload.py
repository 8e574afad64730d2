"""The result of an assessment as JSON: the contract of `manage.py assess` (docs/assess.md)."""

from __future__ import annotations

from typing import Any

from compliance.assessments.domain import planner
from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.domain.scores import Score
from compliance.assessments.domain.verdicts import Weighed
from regions.domain.editions import Published
from regions.logic.determining import MarketLaw
from regions.logic.wording import Wording

Json = dict[str, Any]


def payload(product: ProductReadiness, published: Published, *, language: str) -> Json:
    """Everything the assessment found, as plain JSON values; sentences and titles in the language."""
    wording = Wording.of(product.catalogue, language)
    return {
        "edition": {"version": published.version, "sha256": published.sha256, "law": published.law_hash},
        "as_of": product.as_of.isoformat(),
        "markets": {code: _market(one, wording) for code, one in product.markets.items()},
        "also": {code: _region(one, wording) for code, one in product.also.items()},
        "actions": [
            {
                "control": action.control,
                "market": action.market,
                "status": action.status.value if action.status else None,
                "lifts": list(action.lifts),
                "requirements": action.requirements,
                "weight": action.weight,
                "effort_days": action.effort_days,
            }
            for action in planner.actions(product)
        ],
        "conflicts": [
            {
                "key": found.conflict.key,
                "markets": list(found.markets),
                "requirements": list(found.requirements),
            }
            for found in planner.collisions(product)
        ],
        "questions": [
            {"fact": question.fact, "decides": question.decides} for question in planner.questions(product)
        ],
    }


def _market(readiness: Readiness, wording: Wording) -> Json:
    change = readiness.next_change
    return {
        "on": readiness.on.isoformat(),
        "verdict": readiness.verdict.value if readiness.verdict else None,
        "next_change": {"on": change.on.isoformat(), "verdict": change.verdict.value} if change else None,
        **_region(readiness, wording),
    }


def _region(readiness: Readiness, wording: Wording) -> Json:
    silences = [wording.silence(readiness.market, key) for key in readiness.silent]
    return {
        "on": readiness.on.isoformat(),
        "blockers": list(readiness.blockers),
        "definitions": dict(readiness.market.definitions),
        "silent": [
            {"definition": one.definition, "sentence": one.sentence, "facts": list(one.facts)}
            for one in silences
        ],
        "horizon": _horizon(readiness.market, wording),
        "scores": {"declared": _score(readiness.declared), "evidenced": _score(readiness.evidenced)},
        "requirements": {
            key: _requirement(readiness, one, wording) for key, one in readiness.requirements.items()
        },
    }


def _horizon(market: MarketLaw, wording: Wording) -> list[Json]:
    bills = [
        {
            "title": wording.texts.get("instrument", bill.key, "title", bill.title),
            "state": "bill",
            "expected": bill.applies_from.isoformat() if bill.applies_from else None,
        }
        for bill in market.law.instruments.values()
        if bill.is_bill
    ]
    changes = [
        {
            "title": wording.texts.get("horizon", item.key, "title", item.title),
            "state": item.state,
            "expected": item.expected or None,
        }
        for item in market.law.upcoming
    ]
    return bills + changes


def _requirement(readiness: Readiness, one: Weighed, wording: Wording) -> Json:
    requirement = one.found.requirement
    return {
        "title": wording.texts.get("requirement", requirement.key, "title", requirement.title),
        "citation": requirement.citation,
        "determination": one.determination.value,
        "from": one.found.start.isoformat(),
        "until": requirement.until.isoformat() if requirement.until else None,
        "status": one.status.value if one.status else None,
        "severity": requirement.severity,
        "theme": requirement.theme,
        "nature": requirement.nature,
        "binding": requirement.instrument.binding,
        "confidence": requirement.confidence,
        "missing": list(readiness.market.missing(one.found, readiness.on)),
        "because": list(wording.because(readiness.market, requirement.key, readiness.on)),
        "controls": list(requirement.controls),
    }


def _score(score: Score) -> list[float | int]:
    credit = int(score.credit) if score.credit == int(score.credit) else score.credit
    return [credit, score.whole]
