"""The gate: which requirements the cases prove, and which still lack one.

`python -m tests.law.gate` writes lacking.txt anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from regions.logic.catalogue import Requirement
from tests.law.cases import all_cases, shipped_catalogue

# The regions whose every binding requirement must have its cases; the others follow one by one.
GATED = ("EU",)

LACKING = Path(__file__).parent / "lacking.txt"

Proof = tuple[str, str, date]


def proofs() -> set[Proof]:
    """Every requirement with a determination and the day on which some case expects it."""
    return {(key, word, case.on) for case in all_cases() for key, word, _ in case.expected()}


def lacking(requirement: Requirement, proven: set[Proof]) -> Iterator[str]:
    """What the cases do not show of one requirement."""
    words = {word for key, word, _ in proven if key == requirement.key}
    for word in ("applies", "does-not-apply"):
        if word not in words:
            yield f"{requirement.key}: no case where it {word.replace('-', ' ')}"
    for day, word in edges(requirement):
        if (requirement.key, word, day) not in proven:
            yield f"{requirement.key}: no case where it is {word} on {day}"


def edges(requirement: Requirement) -> Iterator[tuple[date, str]]:
    """The days on which the determination turns, each with the day before; long past starts are left out."""
    library_day = date.fromisoformat(shipped_catalogue().document["vocabulary"]["currency_date"])
    later = [step.start for step in requirement.transitions]
    for start in [*([requirement.start] if requirement.start > library_day or later else []), *later]:
        yield start - timedelta(days=1), "upcoming"
        yield start, "applies"
    if requirement.until is not None:
        yield requirement.until, "applies"
        yield requirement.until + timedelta(days=1), "ended"


def gaps(region: str) -> list[str]:
    """Everything that the cases of a region lack."""
    proven = proofs()
    law = shipped_catalogue().regions[region]
    return [
        line
        for requirement in law.counted
        if requirement.instrument.binding == "law"
        for line in lacking(requirement, proven)
    ]


def lacking_elsewhere() -> str:
    """What the regions that are not gated yet lack, a line each."""
    regions = [code for code in shipped_catalogue().regions if code not in GATED]
    lines = [f"{code} {line}" for code in regions for line in gaps(code)]
    head = "Law cases that are still to be written; made by python -m tests.law.gate."
    return "\n".join([head, *lines, ""])


if __name__ == "__main__":
    LACKING.write_text(lacking_elsewhere(), encoding="utf-8")
