"""What the commands of the law say while the database has no tables."""

from __future__ import annotations

import pytest

from tests.conftest import RunPython


@pytest.mark.parametrize("command", ["load_law", "dump_law", "check_law", "publish_edition"])
def test_a_new_database_is_told_with_the_remedy(command: str, run_python: RunPython, tmp_path) -> None:
    arguments = (str(tmp_path / "law"),) if command == "dump_law" else ()

    done = run_python("manage.py", command, *arguments, DATABASE_URL=f"sqlite:///{tmp_path}/new.sqlite3")

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("CommandError: The database cannot be used: no such table: regions_")
    assert done.stderr.endswith("If it is new, run `python manage.py migrate` first.\n")
