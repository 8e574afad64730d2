"""Published editions as catalogues in memory."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from regions.logic.catalogue import Catalogue
from regions.models import Edition

# Old reports and what-if need few editions at a time; each takes some megabytes.
KEPT_IN_MEMORY = 8


@dataclass(frozen=True)
class Published:
    """One published edition: its number, its hashes and its catalogue."""

    version: str
    sha256: str
    law_hash: str
    catalogue: Catalogue


def published(version: str | None = None) -> Published:
    """The edition with this version, or the current one.

    An edition never changes, so its catalogue is kept in memory by its hash. Raises Edition.DoesNotExist for
    an unknown version and NoEditionError when none is published.
    """
    editions = Edition.objects.defer("content")
    return of_row(editions.current() if version is None else editions.get(version=version))


def of_row(edition: Edition) -> Published:
    """The edition of a row that is at hand; its content is read only when it is not in memory yet."""
    return Published(edition.version, edition.sha256, edition.law_hash, _catalogue(edition.sha256))


@lru_cache(maxsize=KEPT_IN_MEMORY)
def _catalogue(sha256: str) -> Catalogue:
    content = Edition.objects.values_list("content", flat=True).filter(sha256=sha256).latest("published_at")
    return Catalogue.from_document(json.loads(content))
