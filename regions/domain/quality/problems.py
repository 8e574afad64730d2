"""What a fault of the law looks like, and the document as the checks look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from regions.logic.document import Document, DocumentPath, Entry, entries
from regions.logic.expressions import Expression


class Severity(StrEnum):
    """An error stops loading and publishing; a warning is for people to weigh."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class LawProblem:
    """One fault: where it is, in which field of which object, and for conditions at which character."""

    severity: Severity
    path: DocumentPath
    kind: str
    key: str
    field: str
    message: str
    offset: int | None = None

    def __str__(self) -> str:
        where = "" if self.offset is None else f" (at character {self.offset + 1})"
        return f"{' '.join(filter(None, (self.key, self.field)))}: {self.message}{where}"


def error(entry: Entry, field: str, message: str, *, offset: int | None = None) -> LawProblem:
    """An error in a field of an object, or of one of its parts ("transitions.0.when")."""
    return _problem(Severity.ERROR, entry, field, message, offset)


def warning(entry: Entry, field: str, message: str, *, offset: int | None = None) -> LawProblem:
    """A warning about a field of an object."""
    return _problem(Severity.WARNING, entry, field, message, offset)


def _problem(severity: Severity, entry: Entry, field: str, message: str, offset: int | None) -> LawProblem:
    steps = (int(step) if step.isdigit() else step for step in field.split(".") if step)
    return LawProblem(severity, (*entry.path, *steps), entry.kind, entry.key, field, message, offset)


@dataclass(frozen=True)
class Condition:
    """One condition of the document: the object and field in which it stands."""

    entry: Entry
    field: str
    text: str


class Law:
    """A document, its objects by kind, and its conditions once they have been read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entries = tuple(entries(document))
        self.parsed: dict[DocumentPath, Expression] = {}

    def of_kind(self, kind: str) -> list[Entry]:
        """All objects of a kind in the order of the document."""
        return self._by_kind.get(kind, [])

    def keys(self, kind: str) -> set[str]:
        """The keys of all objects of a kind."""
        return {entry.key for entry in self.of_kind(kind)}

    def field_values(self, kind: str, field: str) -> dict[str, Any]:
        """One field of all objects of a kind, by key."""
        return {entry.key: entry.fields.get(field) for entry in self.of_kind(kind)}

    @cached_property
    def facts(self) -> dict[str, Entry]:
        """The facts by key."""
        return {entry.key: entry for entry in self.of_kind("fact")}

    @cached_property
    def instruments(self) -> dict[str, Entry]:
        """The instruments by key."""
        return {entry.key: entry for entry in self.of_kind("instrument")}

    @cached_property
    def definitions(self) -> dict[str, dict[str, Entry]]:
        """The definitions of every region by key."""
        by_region: dict[str, dict[str, Entry]] = {}
        for entry in self.of_kind("definition"):
            by_region.setdefault(entry.region, {})[entry.key] = entry
        return by_region

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of the document."""
        return tuple(condition for entry in self.entries for condition in _conditions(entry))

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry]]:
        by_kind: dict[str, list[Entry]] = {}
        for entry in self.entries:
            by_kind.setdefault(entry.kind, []).append(entry)
        return by_kind


def _conditions(entry: Entry) -> Iterator[Condition]:
    for name in _CONDITIONS.get(entry.kind, ()):
        if name in entry.fields:
            yield Condition(entry, name, entry.fields[name])
    for name in _CONDITIONAL_PARTS.get(entry.kind, ()):
        for index, part in enumerate(entry.fields.get(name, ())):
            yield Condition(entry, f"{name}.{index}.when", part["when"])


_CONDITIONS = {
    "fact": ("ask_when",),
    "choice": ("show_when",),
    "definition": ("when",),
    "requirement": ("applies_when",),
}
_CONDITIONAL_PARTS = {"fact": ("proposed",), "requirement": ("transitions",)}
