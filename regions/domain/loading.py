"""Files to rows: read, compare, apply, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from regions.domain.differences import Change, Objects, differences
from regions.domain.dumping import rows_document
from regions.domain.files import LawFiles, LawFilesError, read_law
from regions.domain.quality import errors
from regions.domain.storing import store
from regions.domain.yamltree import Problem
from regions.logic.document import Document, ObjectKey, canonical_json, document_hash, objects
from regions.models import ShippedLibrary, Vocabulary


@dataclass(frozen=True)
class LoadResult:
    """What loading changed, or would change; `by_hand` are the changes made by hand that it overwrites."""

    changes: Sequence[Change]
    by_hand: Sequence[Change]
    written: bool


class HandChangedError(Exception):
    """Loading would overwrite what was changed by hand; `changes` says what that was."""

    def __init__(self, changes: Sequence[Change]) -> None:
        listed = "\n".join(f"  {change}" for change in changes)
        super().__init__(
            f"Loading would overwrite what was changed by hand since the library was loaded:\n{listed}\n"
            "Keep these changes with dump_law, or give them up with load_law --overwrite."
        )
        self.changes = changes


def load_law(folder: Path, *, overwrite: bool = False, dry_run: bool = False) -> LoadResult:
    """Make the rows hold exactly the law of a folder.

    Loading the same files again changes nothing. Raises LawFilesError with every fault of the files, and
    HandChangedError for rows changed by hand that the files would overwrite, unless `overwrite`. A dry run
    writes nothing and reports such rows instead of raising.
    """
    document = checked_law(folder).document
    with transaction.atomic():
        list(
            Vocabulary.objects.select_for_update()
        )  # two loads, or a load and a publication, wait for each other
        stored, wanted = _stored_objects(), objects(document)
        changes = differences(stored, wanted)
        by_hand = _overwritten(stored, changes)
        if by_hand and not (overwrite or dry_run):
            raise HandChangedError(by_hand)
        if not dry_run:
            if stored != wanted:
                store(document, stored, wanted)
            _remember(document)
    return LoadResult(changes, by_hand, written=bool(changes) and not dry_run)


def checked_law(folder: Path) -> LawFiles:
    """The law of a folder without errors of form or meaning. Raises LawFilesError with all of them."""
    law = read_law(folder)
    problems = [Problem(*law.locate(error.path), "", str(error)) for error in errors(law.document)]
    if problems:
        raise LawFilesError(problems)
    return law


def _stored_objects() -> dict[ObjectKey, dict[str, Any]]:
    stored = objects(rows_document())
    if not Vocabulary.objects.exists():
        del stored["vocabulary", "vocabulary"]
    return stored


def _overwritten(stored: Objects, changes: Sequence[Change]) -> list[Change]:
    """The changes made by hand since the last load to objects that loading now changes."""
    if not stored:
        return []
    touched = {change.object_key for change in changes}
    return [change for change in differences(_shipped_objects(), stored) if change.object_key in touched]


def _shipped_objects() -> Mapping[ObjectKey, dict[str, Any]]:
    shipped = ShippedLibrary.objects.first()
    return {} if shipped is None else objects(json.loads(shipped.content))


def _remember(document: Document) -> None:
    sha256 = document_hash(document)
    if not ShippedLibrary.objects.filter(sha256=sha256).exists():
        ShippedLibrary.objects.update_or_create(
            id=1, defaults={"content": canonical_json(document), "sha256": sha256}
        )
