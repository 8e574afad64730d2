"""The quality of the law: every fault of a document that a program can find."""

from __future__ import annotations

from datetime import date
from typing import Any

from regions.domain.quality.conditions import (
    circle_problems,
    guard_warnings,
    impossible_problems,
    read_conditions,
    type_problems,
    unused_problems,
)
from regions.domain.quality.dates import date_problems, date_warnings
from regions.domain.quality.problems import Law, LawProblem, Severity
from regions.domain.quality.references import key_problems, reference_problems, unused_controls
from regions.domain.quality.translations import translation_warnings
from regions.domain.quality.vocabulary import vocabulary_problems
from regions.logic.document import Document
from regions.logic.form import FormFault, form_faults
from regions.logic.vocabulary import Vocabulary

__all__ = ["LawProblem", "Severity", "errors", "problems", "warnings"]


def problems(document: Document, *, on: date) -> list[LawProblem]:
    """Every error and, when there is none, every warning as of a day."""
    return errors(document) or warnings(document, on=on)


def errors(document: Document) -> list[LawProblem]:
    """Every fault that stops loading and publishing.

    What builds on something is looked at only when that is sound: meaning after form, and whether a condition
    can be true after all else.
    """
    form = form_faults(document)
    if form:
        return [_form_problem(document, fault) for fault in form]
    law = Law(document)
    conditions, unreadable = read_conditions(law)
    found = [
        *key_problems(law),
        *vocabulary_problems(law),
        *reference_problems(law),
        *date_problems(law),
        *unreadable,
    ]
    if unreadable:
        return found
    vocabulary = Vocabulary.from_document(document)
    found += [
        *type_problems(conditions, vocabulary),
        *circle_problems(conditions),
        *unused_problems(law, conditions),
    ]
    return found or list(impossible_problems(conditions, vocabulary))


def warnings(document: Document, *, on: date) -> list[LawProblem]:
    """What people should weigh in a document without errors, as of a day."""
    law = Law(document)
    conditions, _ = read_conditions(law)
    return [
        *unused_controls(law),
        *guard_warnings(conditions, Vocabulary.from_document(document)),
        *date_warnings(law, on),
        *translation_warnings(document),
    ]


def _form_problem(document: Document, fault: FormFault) -> LawProblem:
    """A fault of form, told by the object that holds the field."""
    kind, key, start = str(fault.path[0]), "", 1
    value: Any = document
    for length, step in enumerate(fault.path, start=1):
        value = _inside(value, step)
        names = [
            value[name] for name in ("key", "code", "value") if isinstance(value, dict) and name in value
        ]
        if names and isinstance(names[0], str):
            key, start = names[0], length
            kind = str(fault.path[length - 2] if isinstance(step, int) else step)
    field = ".".join(str(step) for step in fault.path[start:])
    return LawProblem(Severity.ERROR, fault.path, kind, key, field, fault.message)


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, list) else None
    return value.get(step) if isinstance(value, dict) else None
