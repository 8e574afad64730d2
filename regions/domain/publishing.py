"""Rows to editions: check, freeze, number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from regions.domain.differences import Change, differences
from regions.domain.dumping import working_document
from regions.domain.editions import published
from regions.domain.quality import LawProblem, errors
from regions.logic.document import Document, canonical_json, document_hash, law_hash, objects
from regions.models import Edition, Vocabulary
from regions.querysets import NoEditionError

SYSTEM_NAME = "Landfall"


class FaultyLawError(Exception):
    """The rows have errors and cannot be published; `problems` lists them."""

    def __init__(self, problems: Sequence[LawProblem]) -> None:
        listed = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"The law has errors and cannot be published:\n{listed}")
        self.problems = problems


class NothingToPublishError(Exception):
    """The rows say what the current edition says."""

    def __init__(self, version: str) -> None:
        super().__init__(f"Nothing has changed since edition {version}, so there is nothing to publish.")
        self.version = version


def publish_edition(*, version_day: date, notes: str = "", by: AbstractUser | None = None) -> Edition:
    """Freeze the rows as the next edition of a day; `by` is None for the command line.

    Raises NoLawError without rows, FaultyLawError for rows with errors, and NothingToPublishError.
    """
    with transaction.atomic():
        list(Vocabulary.objects.select_for_update())  # publications and loads wait for each other
        document = working_document()
        problems = errors(document)
        if problems:
            raise FaultyLawError(problems)
        current = Edition.objects.defer("content").first()
        sha256 = document_hash(document)
        if current is not None and current.sha256 == sha256:
            raise NothingToPublishError(current.version)
        return Edition.objects.create(
            version=next_version(version_day),
            content=canonical_json(document),
            law_hash=law_hash(document),
            sha256=sha256,
            notes=notes,
            published_by_id=None if by is None else by.pk,
            published_by_name=SYSTEM_NAME if by is None else by.get_full_name() or by.get_username(),
        )


def unpublished_changes() -> list[Change]:
    """What the rows say otherwise than the current edition, object by object.

    Raises NoLawError without rows.
    """
    return changes_to(working_document())


def changes_to(document: Document) -> list[Change]:
    """What a document says otherwise than the current edition, object by object."""
    try:
        current = published().catalogue.document
    except NoEditionError:
        return differences({}, objects(document))
    return [] if document == current else differences(objects(current), objects(document))


def next_version(day: date) -> str:
    """The number that the next edition of a day gets."""
    versions = Edition.objects.filter(version__startswith=f"{day}.").values_list("version", flat=True)
    numbers = [int(version.rpartition(".")[2]) for version in versions]
    return f"{day}.{max(numbers, default=0) + 1}"
