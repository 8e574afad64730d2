"""Which row keeps which object of the document: the shapes of the law with their tables and columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models

from regions.logic.shapes import PHASE, SHAPES, TRANSITION, Field, Shape, Type
from regions.logic.vocabulary import Vocabulary as Words

# Columns that are named otherwise than their field. Those that end in _id refer to another row by its key.
_COLUMNS = {
    ("fact", "section"): "section_id",
    ("fact", "at_most"): "at_most_id",
    ("place", "parent"): "parent_id",
    ("control", "theme"): "theme_id",
    ("instrument", "adopted"): "adopted_on",
    ("phase", "from"): "starts_on",
    ("requirement", "instrument"): "instrument_id",
    ("requirement", "theme"): "theme_id",
    ("requirement", "from"): "effective_from",
    ("requirement", "until"): "effective_until",
    ("transition", "from"): "effective_from",
    ("translation", "by"): "reviewed_by",
    ("translation", "of"): "source_hash",
}
# Parts that are kept in the row of their whole, and a list that is kept in a table of its own.
_AS_JSON = {("vocabulary", "natures"), ("vocabulary", "owners"), ("fact", "proposed")}
_ELSEWHERE = {("requirement", "controls")}


@dataclass(frozen=True)
class Table:
    """How the objects of one shape are kept: one row each.

    `owner` are the columns (or ways to them) of the keys of what an object belongs to; `order` sorts the rows
    as the document has them; `identity` are the columns by which a row is found again: joined by `separator`
    they are the key of the object.
    """

    shape: Shape
    model_name: str
    owner: tuple[str, ...] = ()
    order: tuple[str, ...] = ("position",)
    identity: tuple[str, ...] = ("key",)
    separator: str = ""

    @property
    def model(self) -> type[models.Model]:
        """The model class."""
        return apps.get_model("regions", self.model_name)

    @property
    def rows(self) -> models.QuerySet[Any, Any]:
        """All rows."""
        return models.QuerySet(self.model)

    @cached_property
    def columns(self) -> dict[str, Field]:
        """The fields that this table keeps, by column."""
        kind = self.shape.kind
        return {
            _COLUMNS.get((kind, field.name), field.name): field
            for field in self.shape.fields
            if (field.shape is None or (kind, field.name) in _AS_JSON)
            and (kind, field.name) not in _ELSEWHERE
        }

    def read(self) -> Iterator[tuple[Any, dict[str, Any]]]:
        """The owner and the fields of every row in the order of the document; one query.

        The owner is one key, or a tuple where it takes several columns.
        """
        rows = self.rows.order_by(*self.order, "pk")
        split = len(self.owner)
        for row in rows.values_list(*self.owner, *self.columns).iterator(chunk_size=5_000):
            yield (row[0] if split == 1 else row[:split]), self.fields(row[split:])

    def fields(self, values: tuple[Any, ...]) -> dict[str, Any]:
        """The fields of an object from the values of its columns; empty optional ones are left out."""
        return {
            field.name: value.isoformat() if isinstance(value, date) else value
            for field, value in zip(self.columns.values(), values, strict=True)
            if value is not None and (value or field.required)
        }

    def values(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the columns for the fields of an object."""
        return {
            column: fields.get(field.name, None if column.endswith("_id") else _EMPTY.get(field.type, ""))
            for column, field in self.columns.items()
        }


_EMPTY: dict[Type, Any] = {
    Type.DATE: None,
    Type.FLAG: False,
    Type.TEXTS: [],
    Type.WORDS: [],
    Type.TEXT_BY_KEY: {},
    Type.WORDS_BY_KEY: {},
    Type.OBJECTS: [],
}


_IN_REGION = ("region__position", "position")

TABLES: dict[str, Table] = {
    table.shape.kind: table
    for table in (
        Table(SHAPES["theme"], "Theme"),
        Table(SHAPES["section"], "Section"),
        Table(SHAPES["group"], "RegionGroup"),
        Table(SHAPES["fact"], "Fact"),
        Table(
            SHAPES["choice"],
            "FactChoice",
            ("fact_id",),
            ("fact__position", "position"),
            ("fact_id", "value"),
            ".",
        ),
        Table(SHAPES["place"], "Place", identity=("code",)),
        Table(SHAPES["region"], "Region", identity=("code",)),
        Table(SHAPES["instrument"], "Instrument", ("region_id",), _IN_REGION),
        Table(SHAPES["definition"], "Definition", ("region_id",), _IN_REGION),
        Table(SHAPES["control"], "Control"),
        Table(
            SHAPES["requirement"],
            "Requirement",
            ("instrument__region_id",),
            ("instrument__region__position", "position"),
        ),
        Table(SHAPES["horizon"], "HorizonItem", ("region_id",), _IN_REGION),
        Table(SHAPES["conflict"], "Conflict"),
    )
}
VOCABULARY = Table(SHAPES["vocabulary"], "Vocabulary", order=(), identity=("id",))
PHASES = Table(PHASE, "InstrumentPhase", ("instrument_id",), ("instrument_id", "position"), ())
TRANSITIONS = Table(TRANSITION, "Transition", ("requirement_id",), ("requirement_id", "position"), ())
TRANSLATIONS = Table(
    SHAPES["translation"],
    "Translation",
    owner=("language", "object_key", "field"),
    order=("language", "object_key", "field"),
    identity=("language", "object_key", "field"),
    separator=":",
)


def read_facts() -> list[dict[str, Any]]:
    """Every fact with its choices; two queries."""
    facts = {fields["key"]: fields for _, fields in TABLES["fact"].read()}
    for key, choice in TABLES["choice"].read():
        facts[key].setdefault("choices", []).append(choice)
    return list(facts.values())


def words() -> Words:
    """The vocabulary of the rows as conditions are read with it; four queries.

    Raises ConditionError when one of its own conditions cannot be read.
    """
    document = {
        "vocabulary": {
            "opening": [],
            "groups": [fields for _, fields in TABLES["group"].read()],
            "facts": read_facts(),
        },
        "places": [fields for _, fields in TABLES["place"].read()],
    }
    return Words.from_document(document)
