"""Tests that commit are cleaned up by emptying every table, and editions refuse to go.

A test with a live server asks for `flushable_editions`; the triggers are away only while its editions go.
(PostgreSQL truncates, which no trigger of ours forbids.)
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.db import connection

triggers = import_module("regions.migrations.0002_edition_triggers")


def run(statements: list[str]) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


@pytest.fixture
def flushable_editions(transactional_db: None) -> Iterator[None]:
    """The database as a test with a live server needs it: editions go before tables are emptied."""
    yield
    run(
        [
            *triggers.REMOVE["sqlite"],
            "PRAGMA foreign_keys = OFF",
            "DELETE FROM regions_edition",
            "PRAGMA foreign_keys = ON",
            *triggers.SQLITE,
        ]
    )
