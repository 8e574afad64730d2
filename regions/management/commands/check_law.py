from __future__ import annotations

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from regions.domain.dumping import NoLawError, working_document
from regions.domain.files import LawFilesError, read_law
from regions.domain.quality import LawProblem, Severity, problems
from regions.logic.document import Document
from regions.management.base import LawCommand

Lines = list[tuple[Severity, str]]


class Command(LawCommand):
    help = "Look for faults in the law: of a folder of YAML files, or without one of the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, help="default: the rows of the database")

    def handle(self, *, folder: Path | None, **options: Any) -> None:
        try:
            lines = self.of_rows() if folder is None else self.of_files(folder)
        except NoLawError as error:
            raise CommandError(str(error)) from error
        for _, line in lines:
            self.stdout.write(line)
        errors = sum(severity is Severity.ERROR for severity, _ in lines)
        summary = f"Errors: {errors}, warnings: {len(lines) - errors}."
        if errors:
            raise CommandError(summary)
        self.stdout.write(summary)

    def of_rows(self) -> Lines:
        return [
            (problem.severity, f"{problem.severity}: {problem}") for problem in _problems(working_document())
        ]

    def of_files(self, folder: Path) -> Lines:
        try:
            law = read_law(folder)
        except LawFilesError as error:
            return [(Severity.ERROR, f"{fault.place}: error: {fault.text}") for fault in error.problems]
        return [
            (problem.severity, "{}:{}: ".format(*law.locate(problem.path)) + f"{problem.severity}: {problem}")
            for problem in _problems(law.document)
        ]


def _problems(document: Document) -> list[LawProblem]:
    return problems(document, on=datetime.now(UTC).date())
