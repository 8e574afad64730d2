"""What the commands of the law have in common."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, ProgrammingError


class LawCommand(BaseCommand):
    """A command over the rows of the law that says what to do while the database has no tables."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command. Raises CommandError where the database cannot be used."""
        try:
            return super().execute(*args, **options)
        except (OperationalError, ProgrammingError) as error:
            raise CommandError(
                f"The database cannot be used: {error}. If it is new, run `python manage.py migrate` first."
            ) from error
