"""Judge a product profile: `manage.py assess PROFILE.yaml`. The contract is docs/assess.md."""

from __future__ import annotations

import json
import os
from argparse import ArgumentTypeError
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.utils.translation import override

from compliance.assessments.domain.readiness import ProductReadiness, assess
from compliance.products.domain.profile_file import ProfileError, market_fault, read_profile
from compliance.reports.domain.console import print_assessment
from compliance.reports.domain.gate import GATES, is_failed
from compliance.reports.domain.payload import payload
from regions.domain.editions import Published, published
from regions.logic.days import parse_day
from regions.models import Edition, NoEditionError

LANGUAGES = ("en", "zh-hans", "both")


class Command(BaseCommand):
    """Exit 0; 1 when --fail-on is met; 2 for bad input, with every fault and nothing half done."""

    help = (
        "Judge a product profile in its markets: verdicts, blockers, actions, and a PDF. Writes no database."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The contract's options."""
        parser.add_argument("profile", type=Path, metavar="PROFILE.yaml")
        parser.add_argument("--region", action="append", default=[], metavar="CODE", dest="regions")
        parser.add_argument("--as-of", type=_day, default=None, metavar="YYYY-MM-DD")
        parser.add_argument("--edition", default=None, metavar="VERSION", help="default: the current edition")
        parser.add_argument("--format", choices=("table", "json"), default="table")
        parser.add_argument("--pdf", type=Path, default=None, metavar="FILE")
        parser.add_argument("--language", choices=LANGUAGES, default="en")
        parser.add_argument("--fail-on", choices=tuple(GATES), default=None)

    def handle(self, **options: Any) -> None:
        """Read, judge, print; write the PDF last."""
        language: str = options["language"]
        if language == "both" and options["pdf"] is None:
            raise _refusal("--language both makes a bilingual PDF; add --pdf FILE, or choose en or zh-hans")
        edition = _edition(options["edition"])
        product = _judge(edition, options)
        spoken = "en" if language == "both" else language
        if options["pdf"] is not None:
            _write(options["pdf"], _pdf(product, edition, language))
        if options["format"] == "json":
            found = payload(product, edition, language=spoken)
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            with override(spoken):
                print_assessment(product, edition, language=spoken, stream=self.stdout)
                if options["pdf"] is not None:
                    self.stdout.write(f"PDF: {options['pdf']}")
        if options["fail_on"] and is_failed(product, options["fail_on"]):
            raise SystemExit(1)


def _judge(edition: Published, options: dict[str, Any]) -> ProductReadiness:
    path: Path = options["profile"]
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refusal(f"{path}: cannot be read: {error.strerror}") from None
    try:
        profile = read_profile(edition.catalogue, data, file=str(path))
    except ProfileError as error:
        count = len(error.problems)
        total = f"{count} {'fault' if count == 1 else 'faults'}; nothing was done"
        raise _refusal(f"{error}\n{total}") from None
    faults = [fault for code in options["regions"] if (fault := market_fault(edition.catalogue, code))]
    if faults:
        raise _refusal("\n".join(f"--region: {fault}" for fault in faults))
    if options["regions"]:
        profile = profile.limited_to(options["regions"])
    if not profile.markets:
        raise _refusal(
            f"{path}: names no market; write markets: {{EU: {{launch_on: 2027-01-15}}}} or --region EU"
        )
    return assess(edition.catalogue, profile, as_of=options["as_of"] or datetime.now(UTC).date())


def _edition(version: str | None) -> Published:
    try:
        return published(version)
    except Edition.DoesNotExist:
        known = ", ".join(Edition.objects.order_by("-published_at").values_list("version", flat=True)[:5])
        raise _refusal(f'--edition: no edition "{version}"; the newest are: {known}') from None
    except NoEditionError as error:
        raise _refusal(str(error)) from None
    except DatabaseError as error:
        raise _refusal(f"the database is not ready ({error}); run make setup") from None


def _pdf(product: ProductReadiness, edition: Published, language: str) -> bytes:
    from compliance.reports.domain.content import EditionStamp, build_content  # noqa: PLC0415 -- slow import
    from compliance.reports.pdf import FontsMissingError, render_pdf  # noqa: PLC0415 -- slow import

    stamp = EditionStamp(edition.version, edition.sha256, edition.law_hash)
    try:
        return render_pdf(build_content(product, edition=stamp, language=language))
    except FontsMissingError as error:
        raise _refusal(f"--pdf: {error}") from None


def _write(path: Path, content: bytes) -> None:
    """Put the whole file in place, or none of it."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise _refusal(f"--pdf {path}: cannot be written: {error.strerror}") from None


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError:
        raise ArgumentTypeError(f'"{text}" is no day; write YYYY-MM-DD') from None


def _refusal(message: str) -> CommandError:
    return CommandError(message, returncode=2)
