from __future__ import annotations

import io
import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    told = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=told)
    except SystemExit:
        pytest.fail(told.getvalue())


@pytest.mark.django_db
def test_migrations_are_numbered_and_named_by_a_person():
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith(("compliance", "regions"))}
    names = [name for label, name in MigrationLoader(connection).disk_migrations if label in ours]
    assert [name for name in names if not re.fullmatch(r"\d{4}_(?!auto_|initial$)[a-z0-9_]+", name)] == []
