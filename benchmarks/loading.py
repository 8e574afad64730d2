"""The shipped library from files into an empty SQLite database, and published as its first edition.

`python -m benchmarks.loading` does it in one process on the database of the environment, and prints seconds.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import django
from django.core.management import call_command

from benchmarks.measuring import Bar, Figure, Finding, Size, Unit, seconds
from benchmarks.process import Finished, on_database, python
from regions.domain.files import LIBRARY, read_law

BAR = Bar(3)


def findings(size: Size) -> Iterator[Finding]:
    """The two commands as whole processes, then the same work inside one process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = folder / "empty.sqlite3"
        migrated = python("manage.py", "migrate", "--verbosity=0", environment=on_database(empty))
        yield Figure("make the tables of an empty database, whole process", (migrated.seconds,), Unit.S)
        yield from _whole_processes(empty, size)
        yield from _inside(empty, size)


def prepared_database(folder: Path) -> Path:
    """A new database in a folder, with the shipped library published."""
    file = folder / "landfall.sqlite3"
    for command in ("migrate", "load_law", "publish_edition"):
        _command(command, file)
    return file


def _whole_processes(empty: Path, size: Size) -> Iterator[Finding]:
    loads, publications = [], []
    for run in range(size.runs + 1):
        file = _copied(empty, run)
        loads.append(_command("load_law", file))
        publications.append(_command("publish_edition", file))
    loads, publications = loads[1:], publications[1:]
    both = tuple(
        load.seconds + publication.seconds for load, publication in zip(loads, publications, strict=True)
    )
    yield Figure("load and publish the shipped library, both commands as whole processes", both, Unit.S, BAR)
    for words, finished in (("load_law", loads), ("publish_edition", publications)):
        yield Figure(f"{words}, whole process", tuple(one.seconds for one in finished), Unit.S)
        yield Figure(f"{words}, peak memory", tuple(one.peak_mib for one in finished), Unit.MIB)


def _inside(empty: Path, size: Size) -> Iterator[Finding]:
    runs: list[dict[str, float]] = []
    for run in range(size.runs):
        file = _copied(empty, f"inside-{run}")
        runs.append(json.loads(python("-m", "benchmarks.loading", environment=on_database(file)).output))
    both = tuple(run["load"] + run["publish"] for run in runs)
    yield Figure("load and publish, in one process and without its start", both, Unit.S, BAR)
    for part, words in (
        ("parse", "of it: read and parse the files"),
        ("load", "of it: load, with parsing"),
        ("publish", "of it: publish"),
    ):
        yield Figure(words, tuple(run[part] for run in runs), Unit.S)


def _command(name: str, file: Path) -> Finished:
    return python("manage.py", name, "--verbosity=0", environment=on_database(file))


def _copied(database: Path, name: object) -> Path:
    return Path(shutil.copy(database, database.with_name(f"{name}.sqlite3")))


def load_and_publish() -> dict[str, float]:
    """Seconds of each part in this process, where Django is set up on an empty, migrated database."""
    return {
        "parse": seconds(lambda: read_law(LIBRARY)),
        "load": seconds(lambda: call_command("load_law", verbosity=0, stdout=StringIO())),
        "publish": seconds(lambda: call_command("publish_edition", verbosity=0, stdout=StringIO())),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(load_and_publish()))
