from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from regions.domain.files import LIBRARY, LawFilesError
from regions.domain.loading import HandChangedError, load_law
from regions.management.base import LawCommand
from regions.models import Vocabulary


class Command(LawCommand):
    help = "Make the database hold exactly the law of a folder of YAML files (all of it, or nothing)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "folder", nargs="?", type=Path, default=LIBRARY, help="default: the shipped library"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change and write nothing")
        parser.add_argument("--overwrite", action="store_true", help="give up changes made by hand")
        parser.add_argument("--if-empty", action="store_true", help="do nothing when a law is loaded already")

    def handle(self, *, folder: Path, dry_run: bool, overwrite: bool, if_empty: bool, **options: Any) -> None:
        if if_empty and Vocabulary.objects.exists():
            self.stdout.write("A law is loaded already; nothing was changed.")
            return
        try:
            result = load_law(folder, overwrite=overwrite, dry_run=dry_run)
        except (LawFilesError, HandChangedError) as error:
            raise CommandError(f"{error}\nNothing was changed.") from error
        if options["verbosity"] > 1 or dry_run:
            for change in result.changes:
                self.stdout.write(str(change))
        for change in result.by_hand:
            self.stderr.write(
                f"{'would overwrite' if dry_run else 'overwrote'} a change made by hand: {change}"
            )
        self.stdout.write(f"Objects {'that would change' if dry_run else 'changed'}: {len(result.changes)}.")
