"""The shipped library, read once for a benchmark process."""

from __future__ import annotations

from datetime import date
from functools import cache

from regions.domain.files import LIBRARY, read_law
from regions.logic.catalogue import Catalogue
from regions.logic.document import Document

# A fixed day, so that the same products give the same results in every year.
DAY = date(2026, 11, 23)


@cache
def shipped_document() -> Document:
    """The files in regions/data as a document."""
    return read_law(LIBRARY).document


@cache
def shipped_catalogue() -> Catalogue:
    """The same, ready for evaluation."""
    return Catalogue.from_document(shipped_document())
