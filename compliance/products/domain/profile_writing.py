"""A profile as YAML that `read_profile` gives back, and its way into and out of the rows of a product."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from compliance.products.domain.state import ProfileState
from compliance.products.enums import Heard
from regions.logic.answers import number_text, write_answer
from regions.logic.facts import Band, Value
from regions.logic.vocabulary import Fact, Vocabulary

UNKNOWN = "unknown"
LINE_WIDTH = 110


def profile_yaml(state: ProfileState, controls: Mapping[str, Any] | None = None) -> str:
    """What is said about a product, in the format of docs/assess.md.

    `controls` are the answers to controls as that format has them: whoever knows them hands them in.
    Answers that count no more are written too, "I don't know yet" as `unknown`; left markets are not.
    """
    document: dict[str, Any] = {"product": {"name": state.product.name}}
    if state.product.description:
        document["product"]["description"] = state.product.description
    document["facts"] = _facts(state, "")
    document["markets"] = {code: _market(state, code, day) for code, day in state.chosen.items()}
    homes = {code: _facts(state, code) for code in state.questionnaire.homes}
    document["home"] = {code: {"facts": facts} for code, facts in homes.items() if facts}
    document["controls"] = dict(controls or {})
    filled = {key: part for key, part in document.items() if part or key == "product"}
    text: str = yaml.safe_dump(filled, sort_keys=False, allow_unicode=True, width=LINE_WIDTH)
    return text


def _market(state: ProfileState, code: str, launch_on: date | None) -> dict[str, Any]:
    facts = _facts(state, code)
    day = {"launch_on": launch_on} if launch_on else {}
    return {**day, "facts": facts} if facts else day


def _facts(state: ProfileState, region: str) -> dict[str, Any]:
    """The answers of one region, in the order of the vocabulary."""
    vocabulary = state.catalogue.vocabulary
    answers = state.facts.get(region, {})
    said = state.questionnaire.said
    return {
        key: _plain(vocabulary, fact, answers[key]) if key in answers else UNKNOWN
        for key, fact in vocabulary.facts.items()
        if said.get((key, region)) in (Heard.KNOWN, Heard.UNKNOWN)
    }


def _plain(vocabulary: Vocabulary, fact: Fact, value: Value) -> Any:
    """A value such that YAML itself writes it plainly: true, 240, 2027-01-15."""
    if isinstance(value, bool | date):
        return value
    written = write_answer(vocabulary, fact, value)
    if isinstance(written, dict):
        return {end: _number(number) for end, number in written.items()}
    return _number(written) if isinstance(value, Band) and isinstance(written, str) else written


def _number(text: str) -> int | float:
    number = float(text)
    return int(number) if number_text(number).isdigit() else number
