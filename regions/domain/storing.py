"""Objects of a document into rows, in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from regions.domain.differences import Objects
from regions.logic.document import Document
from regions.models import InstrumentPhase, RequirementControl, Transition
from regions.models.mapping import PHASES, TABLES, TRANSITIONS, TRANSLATIONS, VOCABULARY, Table

# Kinds that are kept inside the row of the vocabulary.
_IN_VOCABULARY = frozenset({"vocabulary", "nature", "owner"})
# References between rows of one table; cut before such rows are deleted together.
_INNER_REFERENCES = {"place": "parent", "fact": "at_most"}
_BATCH = 500

Values = dict[str, Any]


def store(document: Document, stored: Objects, wanted: Objects) -> None:
    """Make the rows hold the wanted objects, given the stored ones; needs a transaction around it.

    New and changed rows are written kind by kind, each after the kinds that it refers to; then what is
    gone is deleted in the opposite order.
    """
    written = {key: fields for key, fields in wanted.items() if stored.get(key) != fields}
    removed = [key for key in stored if key not in wanted]
    if any(kind in _IN_VOCABULARY for kind, _ in (*written, *removed)):
        _upsert(VOCABULARY, [VOCABULARY.values(document["vocabulary"]) | {"id": 1}])
    for kind, table in TABLES.items():
        _upsert(table, [_row(table, fields) for key, fields in written.items() if key[0] == kind])
    _replace_parts(written)
    translations = [(key, fields) for (kind, key), fields in written.items() if kind == "translation"]
    _upsert(TRANSLATIONS, [TRANSLATIONS.values(fields) | _address(key) for key, fields in translations])
    for kind, table in ({"translation": TRANSLATIONS} | dict(reversed(TABLES.items()))).items():
        _remove(kind, table, [key for removed_kind, key in removed if removed_kind == kind])


def _row(table: Table, fields: Mapping[str, Any]) -> Values:
    owner = {column: fields[column.removesuffix("_id")] for column in table.owner if "__" not in column}
    return table.values(fields) | owner | {"position": fields["position"]}


def _upsert(table: Table, rows: Sequence[Values]) -> None:
    if rows:
        table.rows.bulk_create(
            [table.model(**row) for row in rows],
            update_conflicts=True,
            unique_fields=table.identity,
            update_fields=[name for name in rows[0] if name not in table.identity],
        )


def _replace_parts(written: Objects) -> None:
    """Write phases, transitions and controls of new and changed objects anew."""
    instruments = {key: fields for (kind, key), fields in written.items() if kind == "instrument"}
    requirements = {key: fields for (kind, key), fields in written.items() if kind == "requirement"}
    for keys in _batches(instruments):
        InstrumentPhase.objects.filter(instrument_id__in=keys).delete()
    for keys in _batches(requirements):
        Transition.objects.filter(requirement_id__in=keys).delete()
        RequirementControl.objects.filter(requirement_id__in=keys).delete()
    InstrumentPhase.objects.bulk_create(
        InstrumentPhase(**row) for row in _parts(PHASES, "phases", instruments)
    )
    Transition.objects.bulk_create(
        Transition(**row) for row in _parts(TRANSITIONS, "transitions", requirements)
    )
    RequirementControl.objects.bulk_create(
        RequirementControl(requirement_id=key, control_id=control, position=position)
        for key, fields in requirements.items()
        for position, control in enumerate(fields["controls"])
    )


def _parts(table: Table, name: str, wholes: dict[str, Any]) -> Iterator[Values]:
    for key, fields in wholes.items():
        for position, part in enumerate(fields.get(name, ())):
            yield table.values(part) | {table.owner[0]: key, "position": position}


def _remove(kind: str, table: Table, keys: Sequence[str]) -> None:
    if not keys:
        return
    gone = set(keys)
    identities = table.rows.values_list("pk", *table.identity)
    for batch in _batches([pk for pk, *identity in identities if table.separator.join(identity) in gone]):
        rows = table.rows.filter(pk__in=batch)
        if kind in _INNER_REFERENCES:
            rows.update(**{_INNER_REFERENCES[kind]: None})
        rows.delete()


def _address(key: str) -> Values:
    language, _, rest = key.partition(":")
    object_key, _, field = rest.rpartition(":")
    return {"language": language, "object_key": object_key, "field": field}


def _batches(keys: Iterable[Any]) -> Iterator[list[Any]]:
    listed = list(keys)
    return (listed[start : start + _BATCH] for start in range(0, len(listed), _BATCH))
