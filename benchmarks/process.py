"""Whole processes: their wall time, and the most memory they had."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
_OURS = ("LANDFALL_", "DATABASE_URL", "DJANGO_")


class ProcessError(Exception):
    """A process that failed; its own words are the message."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a process took, and what it printed.

    The system counts the memory of the process that started it as a least: start from a small one.
    """

    seconds: float
    peak_mib: float
    output: str


def python(*arguments: str, environment: Mapping[str, str] | None = None) -> Finished:
    """Run Python at the project's root as a person would, with no variables of ours but these."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    with _scratch() as output, _scratch() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**inherited, **(environment or {})},
            stdout=output,
            stderr=errors,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        printed, complaints = _content(output), _content(errors)
    if process.returncode:
        raise ProcessError(f"{' '.join(arguments)} ended with {process.returncode}:\n{complaints.strip()}")
    return Finished(seconds, usage.ru_maxrss / 1024, printed)


def on_database(file: Path) -> dict[str, str]:
    """The variables that make a process use this SQLite file, and find our settings without manage.py."""
    return {"DATABASE_URL": f"sqlite:///{file}", "DJANGO_SETTINGS_MODULE": "compliance.settings"}


def _scratch() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8")


def _content(file: IO[str]) -> str:
    file.seek(0)
    return file.read()
