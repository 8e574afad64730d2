"""Explanations in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from regions.logic.phrases.base import MAX_NAMES

_LINES = {">=": "at least", ">": "more than", "<": "less than", "<=": "at most", "=": "exactly"}


class EnglishPhrases:
    """Clauses for English."""

    def chosen(self, label: str, names: Sequence[str], *, holds: bool) -> str:
        return f"{label}: {_listed(names, 'and')}" if holds else f"{label}: not {_listed(names, 'or')}"

    def beyond(self, label: str, names: Sequence[str], inside: Sequence[str], *, holds: bool) -> str:
        limits = _listed(inside, "and")
        if holds:
            return f"{label}: {_listed(names, 'and')}, outside {limits}"
        return f"{label}: nothing outside {limits}"

    def number(self, label: str, answer: str, operator: str, limit: str, *, holds: bool) -> str:
        line = f"{_LINES[operator]} {limit}"
        return f"{label}: {answer} ({line if holds else f'not {line}'})"

    def day(self, label: str, answer: date, operator: str, limit: date, *, holds: bool) -> str:
        is_before = holds is (operator == "before")
        line = f"{'before' if is_before else 'on or after'} {self.date_text(limit)}"
        return f"{label}: {self.date_text(answer)} ({line})"

    def band(self, low: str, high: str) -> str:
        return f"{low} to {high}" if high else f"{low} or more"

    def legal_class(self, title: str, reasons: Sequence[str], *, holds: bool) -> str:
        head = f"counts as “{title}”" if holds else f"does not count as “{title}”"
        return f"{head} ({'; '.join(reasons)})" if reasons else head

    def open(self, labels: Sequence[str]) -> str:
        return f"not known yet: {'; '.join(labels)}"

    def start_open(self, labels: Sequence[str]) -> str:
        return f"the start depends on: {'; '.join(labels)}"

    def starts_on(self, day: date) -> str:
        return f"starts on {self.date_text(day)}"

    def ended_on(self, day: date) -> str:
        return f"ended on {self.date_text(day)}"

    def sentence(self, clause: str) -> str:
        return f"{clause[:1].upper()}{clause[1:]}."

    def date_text(self, day: date) -> str:
        return f"{day.day} {day:%B %Y}"


def _listed(names: Sequence[str], word: str) -> str:
    if len(names) > MAX_NAMES:
        return f"{', '.join(names[: MAX_NAMES - 1])} {word} {len(names) - MAX_NAMES + 1} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
