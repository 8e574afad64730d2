"""Law cases: YAML that a lawyer can read, held against the shipped library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from regions.domain.files import LIBRARY, read_law
from regions.logic.answers import read_answer
from regions.logic.catalogue import Catalogue
from regions.logic.determining import MarketLaw, examine
from regions.logic.facts import Answers

FOLDER = Path(__file__).parent
FILE_KEYS = {"region", "background", "cases"}
CASE_KEYS = {"name", "on", "facts", "expect", "source"}
EXPECT_KEYS = {
    "applies": "applies",
    "not": "does-not-apply",
    "upcoming": "upcoming",
    "ended": "ended",
    "undetermined": "undetermined",
}


@dataclass(frozen=True)
class Case:
    """One product on one day under one region's law, and what must come out of it."""

    region: str
    name: str
    on: date
    answers: Answers
    expect: Mapping[str, Any]
    source: str

    def expected(self) -> Iterator[tuple[str, str, list[str] | None]]:
        """Each requirement with its determination; the missing facts only where the case names them."""
        for word, keys in self.expect.items():
            for key in keys:
                yield key, EXPECT_KEYS[word], sorted(keys[key]) if isinstance(keys, dict) else None

    def examined(self) -> MarketLaw:
        """The shipped law of the region as it looks at the case."""
        laws = examine(shipped_catalogue(), {}, {self.region: self.answers}, launch_days={})
        return laws[self.region]

    def failures(self) -> list[str]:
        """What differs from the expectation, a line each; empty when the case holds."""
        market = self.examined()
        lines: list[str] = []
        for key, determination, missing in self.expected():
            if key not in market.applicability:
                lines.append(f"{key}: the library has no such requirement")
                continue
            found = market.applicability[key]
            open_facts = list(market.missing(found, self.on))
            if found.on(self.on) != determination:
                lines.append(
                    f"{key}: expected {determination}, found {found.on(self.on)} (open: {open_facts})"
                )
            elif missing is not None and open_facts != missing:
                lines.append(f"{key}: expected missing {missing}, found {open_facts}")
        return lines


@cache
def shipped_catalogue() -> Catalogue:
    """The library in regions/data."""
    return Catalogue.from_document(read_law(LIBRARY).document)


def read_cases(path: Path) -> list[Case]:
    """The cases of one file. Raises ValueError that names file and case for anything unknown."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    _refuse_unknown(content, FILE_KEYS, path.name)
    return [_case(path, content, entry) for entry in content["cases"]]


def all_cases() -> list[Case]:
    """Every case of every region."""
    return [case for path in sorted(FOLDER.glob("*/*.yaml")) for case in read_cases(path)]


def _case(path: Path, content: Mapping[str, Any], entry: Mapping[str, Any]) -> Case:
    where = f"{path.name}: {entry.get('name', 'a case without a name')}"
    _refuse_unknown(entry, CASE_KEYS, where)
    if entry.keys() != CASE_KEYS:
        raise ValueError(f"{where}: lacks {', '.join(sorted(CASE_KEYS - entry.keys()))}")
    _refuse_unknown(entry["expect"], EXPECT_KEYS.keys(), where)
    return Case(
        region=content["region"],
        name=entry["name"],
        on=date.fromisoformat(entry["on"]),
        answers=_answers({**content.get("background", {}), **(entry["facts"] or {})}, where),
        expect=entry["expect"],
        source=entry["source"],
    )


def _answers(written: Mapping[str, Any], where: str) -> Answers:
    vocabulary = shipped_catalogue().vocabulary
    answers = {}
    for key, text in written.items():
        if key not in vocabulary.facts:
            raise ValueError(f"{where}: no fact {key}")
        try:
            value = read_answer(vocabulary, vocabulary.facts[key], text)
        except Exception as fault:
            raise ValueError(f"{where}: {key}: {fault}") from fault
        if value is not None:
            answers[key] = value
    return answers


def _refuse_unknown(entry: Mapping[str, Any], known: Any, where: str) -> None:
    unknown = sorted(set(entry) - set(known))
    if unknown:
        raise ValueError(f"{where}: unknown {', '.join(unknown)}")
