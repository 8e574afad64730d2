"""Rows to document, and document to files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from regions.domain.files import write_law
from regions.logic.shapes import FORMAT
from regions.models import RequirementControl, Vocabulary
from regions.models.mapping import (
    PHASES,
    TABLES,
    TRANSITIONS,
    TRANSLATIONS,
    VOCABULARY,
    Table,
    read_facts,
)

Rows = list[dict[str, Any]]


class NoLawError(Exception):
    """There are no rows to read."""

    def __init__(self) -> None:
        super().__init__("No law is loaded yet. Run `python manage.py load_law`.")


def dump_law(folder: Path) -> list[str]:
    """Make a folder hold the rows; the names of the files that changed. Raises NoLawError."""
    return write_law(working_document(), folder)


def working_document() -> dict[str, Any]:
    """The rows as a document, in a constant number of queries. Raises NoLawError without a vocabulary."""
    if not Vocabulary.objects.exists():
        raise NoLawError
    return rows_document()


def rows_document() -> dict[str, Any]:
    """The rows as a document, even an empty or half one."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "vocabulary": _vocabulary(),
        "places": _listed("place"),
        "controls": _listed("control"),
        "conflicts": _listed("conflict"),
        "regions": _regions(),
    }
    translations = _translations()
    if translations:
        document["translations"] = translations
    return document


def _vocabulary() -> dict[str, Any]:
    empty: dict[str, Any] = {"natures": [], "owners": [], "framework_editions": {}, "opening": []}
    row = next((fields for _, fields in VOCABULARY.read()), empty)
    return row | {
        "themes": _listed("theme"),
        "sections": _listed("section"),
        "groups": _listed("group"),
        "facts": read_facts(),
    }


def _listed(kind: str) -> Rows:
    return [fields for _, fields in TABLES[kind].read()]


def _regions() -> list[dict[str, Any]]:
    instruments, definitions = _owned(TABLES["instrument"]), _owned(TABLES["definition"])
    requirements, upcoming = _owned(TABLES["requirement"]), _owned(TABLES["horizon"])
    _attach(instruments, "phases", _owned(PHASES))
    _attach(requirements, "transitions", _owned(TRANSITIONS))
    controls = _controls()
    for rows in requirements.values():
        for fields in rows:
            fields["controls"] = controls.get(fields["key"], [])
    return [
        {
            "region": region,
            "instruments": instruments.get(region["code"], []),
            "definitions": definitions.get(region["code"], []),
            "requirements": requirements.get(region["code"], []),
            "upcoming": upcoming.get(region["code"], []),
        }
        for region in _listed("region")
    ]


def _owned(table: Table) -> dict[str, Rows]:
    owned: dict[str, Rows] = {}
    for owner, fields in table.read():
        owned.setdefault(owner, []).append(fields)
    return owned


def _attach(wholes: dict[str, Rows], name: str, parts: dict[str, Rows]) -> None:
    for rows in wholes.values():
        for fields in rows:
            if fields["key"] in parts:
                fields[name] = parts[fields["key"]]


def _controls() -> dict[str, list[str]]:
    links = RequirementControl.objects.order_by("requirement_id", "position", "pk")
    controls: dict[str, list[str]] = {}
    for requirement, control in links.values_list("requirement__key", "control__key"):
        controls.setdefault(requirement, []).append(control)
    return controls


def _translations() -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    by_language: dict[str, dict[str, dict[str, dict[str, str]]]] = {}
    for (language, object_key, field), fields in TRANSLATIONS.read():
        by_language.setdefault(language, {}).setdefault(object_key, {})[field] = fields
    return by_language
