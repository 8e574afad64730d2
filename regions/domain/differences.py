"""What differs between two documents, object by object and field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from regions.logic.document import ObjectKey

Objects = Mapping[ObjectKey, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a changed object; None where there was or is nothing."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One object that was added, changed or removed; `fields` only for changed ones."""

    what: Literal["added", "changed", "removed"]
    kind: str
    key: str
    fields: tuple[FieldChange, ...] = ()

    @property
    def object_key(self) -> ObjectKey:
        """Kind and key."""
        return self.kind, self.key

    def __str__(self) -> str:
        names = ", ".join(field.name for field in self.fields)
        return f"{self.kind} {self.key} {self.what}{f' ({names})' if names else ''}"


def differences(before: Objects, after: Objects) -> list[Change]:
    """Every change from one set of objects to the other, in the order of the new one, removed ones last.

    A position counts as changed only where objects that both sides have stand in another order.
    """
    ranks_before, ranks_after = _ranks(before, after), _ranks(after, before)
    changes: list[Change] = []
    for key, fields in after.items():
        if key not in before:
            changes.append(Change("added", *key))
            continue
        old, new = dict(before[key]), dict(fields)
        if "position" in new:
            old["position"], new["position"] = ranks_before[key], ranks_after[key]
        if old != new:
            changes.append(Change("changed", *key, _field_changes(old, new)))
    changes += [Change("removed", *key) for key in before if key not in after]
    return changes


def _field_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, old.get(name), new.get(name))
        for name in dict.fromkeys((*old, *new))
        if old.get(name) != new.get(name)
    )


def _ranks(objects: Objects, others: Objects) -> dict[ObjectKey, int]:
    """The order of each object among those of its list that both sides have."""
    lists: dict[tuple[str, str], list[tuple[int, ObjectKey]]] = {}
    for key, fields in objects.items():
        if key in others and "position" in fields:
            owner = fields.get("region") or fields.get("fact") or ""
            lists.setdefault((key[0], owner), []).append((fields["position"], key))
    return {key: rank for listed in lists.values() for rank, (_, key) in enumerate(sorted(listed))}
