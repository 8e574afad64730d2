from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import CommandError

from regions.domain.dumping import NoLawError
from regions.domain.publishing import FaultyLawError, NothingToPublishError, publish_edition
from regions.management.base import LawCommand
from regions.models import Edition


class Command(LawCommand):
    help = "Check the law of the database and publish it as the next edition of today (UTC)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--notes", default="", help="what changed and why, for readers of the edition")
        parser.add_argument(
            "--if-none", action="store_true", help="do nothing when an edition exists already"
        )

    def handle(self, *, notes: str, if_none: bool, **options: Any) -> None:
        if if_none and Edition.objects.exists():
            self.stdout.write("An edition is published already; nothing was changed.")
            return
        try:
            edition = publish_edition(version_day=datetime.now(UTC).date(), notes=notes)
        except (NoLawError, FaultyLawError, NothingToPublishError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Published edition {edition.version} ({edition.sha256[:12]}).")
