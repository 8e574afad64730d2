"""`manage.py assess` on an example, each time as a whole process."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.loading import prepared_database
from benchmarks.measuring import Figure, Finding, Size, Unit
from benchmarks.process import on_database, python

EXAMPLE = "examples/companion-chatbot.yaml"
# Printing takes many times as long as the rest.
MOST_PDF_RUNS = 3


def findings(size: Size) -> Iterator[Finding]:
    """Table, JSON, and the PDF in each language."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = on_database(prepared_database(folder))
        few = min(size.runs, MOST_PDF_RUNS)
        for words, options, runs in (
            ("table", (), size.runs),
            ("JSON", ("--format", "json"), size.runs),
            ("PDF, English", ("--pdf", str(folder / "en.pdf")), few),
            ("PDF, Chinese", ("--pdf", str(folder / "zh.pdf"), "--language", "zh-hans"), few),
        ):
            yield from _figures(words, options, environment, runs)


def _figures(
    words: str, options: tuple[str, ...], environment: dict[str, str], runs: int
) -> Iterator[Finding]:
    arguments = ("manage.py", "assess", EXAMPLE, "--as-of", "2026-11-23", *options)
    finished = [python(*arguments, environment=environment) for _ in range(runs + 1)][1:]
    yield Figure(f"assess {EXAMPLE}: {words}", tuple(one.seconds for one in finished), Unit.S)
    yield Figure(f"its peak memory: {words}", tuple(one.peak_mib for one in finished), Unit.MIB)
