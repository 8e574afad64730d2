"""Faults of form: fields of a document that are missing, of another type, or not of the allowed words.

What the fields mean together (references, conditions, dates) is checked by `regions.domain.quality`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from regions.logic.days import is_day
from regions.logic.document import Document, DocumentPath
from regions.logic.errors import did_you_mean
from regions.logic.shapes import LIBRARY, TRANSLATION, Field, Shape, Type

MAX_NUMBER = 32_767
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}")
LINK = re.compile(r"https?://[^\s]+")


@dataclass(frozen=True, slots=True)
class FormFault:
    """One field that is not as its shape says."""

    path: DocumentPath
    message: str


def form_faults(document: Document) -> list[FormFault]:
    """Every fault of form, in the order of the document."""
    return [*_object_faults(document, LIBRARY, ()), *_translation_faults(document.get("translations", {}))]


def type_fault(expected: Type, value: Any) -> str:
    """What is wrong with the type of a value; empty when it fits."""
    return _TYPE_RULES[expected](value)


def _object_faults(fields: Any, shape: Shape, path: DocumentPath) -> Iterator[FormFault]:
    if not isinstance(fields, Mapping):
        yield FormFault(path, "expected fields with values")
        return
    for field in shape.fields:
        here = (*path, field.name)
        value = fields.get(field.name)
        if value is None or value == "":
            if field.required:
                yield FormFault(here, f'"{field.name}" is missing')
        elif (message := type_fault(field.type, value)) or (message := _value_fault(field, value)):
            yield FormFault(here, message)
        elif field.shape is not None:
            yield from _part_faults(value, field.shape, here)
    names = (*shape.names, "translations") if shape is LIBRARY else shape.names
    for name in fields:
        if name not in names:
            yield FormFault((*path, name), f'unknown field "{name}"{did_you_mean(name, names)}')


def _part_faults(value: Any, shape: Shape, path: DocumentPath) -> Iterator[FormFault]:
    if isinstance(value, Mapping):
        yield from _object_faults(value, shape, path)
    else:
        for index, part in enumerate(value):
            yield from _object_faults(part, shape, (*path, index))


def _translation_faults(by_language: Document) -> Iterator[FormFault]:
    for language, by_object in by_language.items():
        if not LANGUAGE.fullmatch(language):
            yield FormFault(("translations", language), f'"{language}" is no language code such as zh-hans')
        for object_key, by_field in by_object.items():
            for name, translation in by_field.items():
                path = ("translations", language, object_key, name)
                yield from _object_faults(translation, TRANSLATION, path)
                if translation.get("state") == "reviewed" and not translation.get("by"):
                    yield FormFault((*path, "by"), '"by" is missing: who reviewed the translation?')


def _value_fault(field: Field, value: Any) -> str:
    if field.allowed and value not in field.allowed:
        hint = did_you_mean(value, field.allowed)
        return f'"{value}" is not one of: {", ".join(field.allowed)}{hint}'
    if field.pattern is not None and not field.pattern.fullmatch(value):
        return f'"{value}" is not written like a {field.name} here; expected {field.pattern.pattern}'
    if field.max_length is not None and len(value) > field.max_length:
        return f"has {len(value)} characters; at most {field.max_length} fit"
    if value in ([], {}) and not field.may_be_empty:
        return "is empty; give at least one entry or leave it out" if not field.required else "is empty"
    return ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_NUMBER


def _rule(holds: Callable[[Any], bool], expected: str) -> Callable[[Any], str]:
    return lambda value: "" if holds(value) else f"expected {expected}"


_text_rule = _rule(_is_text, "text")
_texts_rule = _rule(_are_texts, "a list of texts")

_TYPE_RULES: dict[Type, Callable[[Any], str]] = {
    Type.TEXT: _text_rule,
    Type.KEY: _text_rule,
    Type.LINK: _rule(
        lambda value: _is_text(value) and bool(LINK.fullmatch(value)), "a link that starts with https://"
    ),
    Type.CONDITION: _text_rule,
    Type.DATE: _rule(lambda value: isinstance(value, str) and is_day(value), "a day such as 2027-01-15"),
    Type.NUMBER: _rule(_is_number, "a whole number such as 5"),
    Type.FLAG: _rule(lambda value: isinstance(value, bool), "true or false"),
    Type.TEXTS: _texts_rule,
    Type.WORDS: _texts_rule,
    Type.TEXT_BY_KEY: _rule(
        lambda value: isinstance(value, dict) and all(map(_is_text, value.values())), "keys with texts"
    ),
    Type.WORDS_BY_KEY: _rule(
        lambda value: isinstance(value, dict) and all(map(_are_texts, value.values())),
        "keys with lists of texts",
    ),
    Type.OBJECT: _rule(lambda value: isinstance(value, dict), "fields with values"),
    Type.OBJECTS: _rule(lambda value: isinstance(value, list), "a list of entries"),
}
