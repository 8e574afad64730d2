from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from regions.domain.dumping import NoLawError, dump_law
from regions.domain.files import LIBRARY
from regions.management.base import LawCommand


class Command(LawCommand):
    help = "Make a folder of YAML files hold exactly the law of the database, to review changes as a diff."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=LIBRARY, help="default: the shipped library"
        )

    def handle(self, *, folder: Path, **options: Any) -> None:
        try:
            changed = dump_law(folder)
        except NoLawError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or folder}: cannot be written: {error.strerror}") from error
        for name in changed:
            self.stdout.write(name)
        self.stdout.write(f"Files changed: {len(changed)}.")
