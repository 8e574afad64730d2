"""Tests that commit are cleaned up by emptying every table, and editions refuse to go.

A test with a live server asks for `flushable_editions` in place of `transactional_db`; the triggers are away
only while the tables are emptied. (PostgreSQL truncates, which no trigger of ours forbids.)
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

triggers = import_module("regions.migrations.0002_edition_triggers")


def run(statements: list[str]) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


@pytest.fixture
def _triggers_come_back(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield
    with django_db_blocker.unblock():
        run(triggers.SQLITE)


@pytest.fixture
def flushable_editions(_triggers_come_back: None, transactional_db: None) -> Iterator[None]:
    """The database as a test with a live server needs it."""
    yield
    run(triggers.REMOVE["sqlite"])
