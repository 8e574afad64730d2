"""The database itself keeps editions as they were published.

A later migration that rebuilds regions_edition (on SQLite nearly every AlterField does) drops its triggers; let
it end with the operation of this one.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

CHANGED = "Editions are never changed: publish a new one instead (python manage.py publish_edition)."
DELETED = "Editions are never deleted: assessments and reports refer to them."
FROZEN = ("version", "content", "law_hash", "sha256")

SQLITE = [
    f"""
    CREATE TRIGGER regions_edition_unchanged BEFORE UPDATE ON regions_edition
    WHEN {" OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in FROZEN)}
    BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END
    """,
    f"""
    CREATE TRIGGER regions_edition_kept BEFORE DELETE ON regions_edition
    BEGIN SELECT RAISE(ABORT, '{DELETED}'); END
    """,
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION regions_edition_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            RAISE EXCEPTION '{DELETED}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RAISE EXCEPTION '{CHANGED}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    f"""
    CREATE TRIGGER regions_edition_unchanged BEFORE UPDATE ON regions_edition FOR EACH ROW
    WHEN ({" OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in FROZEN)})
    EXECUTE FUNCTION regions_edition_guard()
    """,
    """
    CREATE TRIGGER regions_edition_kept BEFORE DELETE ON regions_edition FOR EACH ROW
    EXECUTE FUNCTION regions_edition_guard()
    """,
]
REMOVE = {
    "sqlite": ["DROP TRIGGER regions_edition_unchanged", "DROP TRIGGER regions_edition_kept"],
    "postgresql": ["DROP FUNCTION regions_edition_guard CASCADE"],
}


def create_triggers(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove_triggers(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in REMOVE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_law")]

    operations = [migrations.RunPython(create_triggers, remove_triggers)]
