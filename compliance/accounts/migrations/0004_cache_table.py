from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make_cache_table(_apps: Any, schema_editor: Any) -> None:
    """The table of settings.CACHES, so that `migrate` is all an installation needs."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_cache_table(_apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name('cache')}")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_people_and_invitations")]

    operations = [migrations.RunPython(make_cache_table, drop_cache_table)]
