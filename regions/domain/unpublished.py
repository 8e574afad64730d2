"""What stands between the rows and the next edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regions.domain.differences import Change
from regions.domain.dumping import working_document
from regions.domain.publishing import changes_to, next_version
from regions.domain.quality import LawProblem, Severity, problems
from regions.logic.document import document_hash
from regions.models import Edition


@dataclass(frozen=True)
class Unpublished:
    """What publishing on a day would do: the next number, what changes, and what the checks say.

    `sha256` is the hash of the rows as they were read; `current` the number of the edition in force, if any.
    """

    current: str
    version: str
    sha256: str
    changes: tuple[Change, ...]
    errors: tuple[LawProblem, ...]
    warnings: tuple[LawProblem, ...]


def unpublished(*, on: date) -> Unpublished:
    """Compare the rows with the current edition and check them. Raises NoLawError without rows."""
    document = working_document()
    current = Edition.objects.defer("content").first()
    found = problems(document, on=on)
    return Unpublished(
        current="" if current is None else current.version,
        version=next_version(on),
        sha256=document_hash(document),
        changes=tuple(changes_to(document)),
        errors=tuple(one for one in found if one.severity is Severity.ERROR),
        warnings=tuple(one for one in found if one.severity is Severity.WARNING),
    )
