"""Laws in the database: rows, and the edition published from them."""

from __future__ import annotations

from typing import Any

from regions.domain.publishing import publish_edition
from regions.domain.storing import store
from regions.logic.document import objects
from regions.models import Edition
from tests.regions.documents import TODAY, small_document


def stored(document: dict[str, Any] | None = None) -> dict[str, Any]:
    """Make rows of the small law, or of another one; there must be none yet."""
    law = small_document() if document is None else document
    store(law, {}, objects(law))
    return law


def published_law(document: dict[str, Any] | None = None) -> Edition:
    """Make rows of a law and publish them."""
    stored(document)
    return publish_edition(version_day=TODAY)
