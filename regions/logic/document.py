"""The document: the one plain form of the whole law that files, rows and editions share.

A document is a JSON-able dict shaped by `regions.logic.shapes`; an edition stores it as canonical JSON.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from regions.logic.shapes import SHAPES, Shape, Type

Document = Mapping[str, Any]
DocumentPath = tuple[str | int, ...]
ObjectKey = tuple[str, str]

_VOCABULARY_LISTS = (
    ("theme", "themes"),
    ("section", "sections"),
    ("nature", "natures"),
    ("owner", "owners"),
    ("group", "groups"),
)
_LIBRARY_LISTS = (("place", "places"), ("control", "controls"), ("conflict", "conflicts"))
_REGION_LISTS = (
    ("instrument", "instruments"),
    ("definition", "definitions"),
    ("requirement", "requirements"),
    ("horizon", "upcoming"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of a document: its fields, the place where it stands, and what it belongs to.

    `region` is the code of the file that holds it, empty for what all markets share; `fact` that of a choice.
    """

    kind: str
    key: str
    fields: Mapping[str, Any]
    path: DocumentPath
    position: int
    region: str = ""
    fact: str = ""


def entries(document: Document) -> Iterator[Entry]:
    """Every object of a document but its translations, in the order of the document."""
    words = document["vocabulary"]
    yield Entry("vocabulary", "vocabulary", words, ("vocabulary",), 0)
    for kind, name in _VOCABULARY_LISTS:
        yield from _listed(kind, words[name], ("vocabulary", name))
    for fact in _listed("fact", words["facts"], ("vocabulary", "facts")):
        yield fact
        for position, choice in enumerate(fact.fields.get("choices", ())):
            path = (*fact.path, "choices", position)
            yield Entry("choice", f"{fact.key}.{choice['value']}", choice, path, position, fact=fact.key)
    for kind, name in _LIBRARY_LISTS:
        yield from _listed(kind, document[name], (name,))
    for number, part in enumerate(document["regions"]):
        code = part["region"]["code"]
        yield Entry("region", code, part["region"], ("regions", number, "region"), number, region=code)
        for kind, name in _REGION_LISTS:
            yield from _listed(kind, part[name], ("regions", number, name), region=code)


def _listed(kind: str, items: list[dict[str, Any]], path: DocumentPath, region: str = "") -> Iterator[Entry]:
    key = SHAPES[kind].key
    for position, fields in enumerate(items):
        yield Entry(kind, fields[key], fields, (*path, position), position, region=region)


def objects(document: Document) -> dict[ObjectKey, dict[str, Any]]:
    """Every object of a document by kind and key, with its own fields, its owner and its position.

    What is an object by itself (a choice of a fact, a theme of the vocabulary) is not a field of another.
    """
    flat: dict[ObjectKey, dict[str, Any]] = {}
    for entry in entries(document):
        fields = {name: value for name, value in entry.fields.items() if name in _OWN_FIELDS[entry.kind]}
        if entry.region and entry.kind != "region":
            fields["region"] = entry.region
        if entry.fact:
            fields["fact"] = entry.fact
        flat[entry.kind, entry.key] = {**fields, "position": entry.position}
    for language, object_key, field, translation in translations(document):
        flat["translation", f"{language}:{object_key}:{field}"] = dict(translation)
    return flat


_OWN_FIELDS: dict[str, frozenset[str]] = {
    shape.kind: frozenset(
        field.name for field in shape.fields if field.shape is None or field.shape.kind not in SHAPES
    )
    for shape in SHAPES.values()
}


def translations(document: Document) -> Iterator[tuple[str, str, str, Mapping[str, str]]]:
    """Language, object key, field and translation of every translated text."""
    for language, by_object in document.get("translations", {}).items():
        for object_key, by_field in by_object.items():
            for field, translation in by_field.items():
                yield language, object_key, field, translation


def english_texts(document: Document) -> dict[str, dict[str, str]]:
    """Every text to translate, by object key ("fact:role") and field ("question", "evidence.0")."""
    texts: dict[str, dict[str, str]] = {}
    for entry in entries(document):
        found = dict(_texts_of(entry.fields, SHAPES[entry.kind]))
        if found:
            texts[f"{entry.kind}:{entry.key}"] = found
    return texts


def _texts_of(fields: Mapping[str, Any], shape: Shape) -> Iterator[tuple[str, str]]:
    for field in shape.fields:
        value = fields.get(field.name)
        if value is None:
            continue
        if field.type is Type.TEXTS:
            yield from ((f"{field.name}.{index}", text) for index, text in enumerate(value))
        elif field.translated:
            yield field.name, value
        elif field.type is Type.OBJECTS and field.shape is not None and field.shape.kind not in SHAPES:
            for index, part in enumerate(value):
                yield from (
                    (f"{field.name}.{index}.{name}", text) for name, text in _texts_of(part, field.shape)
                )


def source_hash(text: str) -> str:
    """What a translation keeps of the English text that it translates; a differing hash means outdated."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def canonical_json(document: Document) -> str:
    """The one spelling of a document as JSON."""
    return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def document_hash(document: Document) -> str:
    """SHA-256 of the whole document."""
    return hashlib.sha256(canonical_json(document).encode()).hexdigest()


def law_hash(document: Document) -> str:
    """SHA-256 of the document without its translations: equal for editions that differ in wording only."""
    return document_hash({name: value for name, value in document.items() if name != "translations"})
