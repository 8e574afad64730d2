"""The two commands of the README, in a copy of the project where nothing is installed yet."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A copy of all files that belong to the project, without what was made on this machine."""
    copy = tmp_path_factory.mktemp("fresh")
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.check_output(listed, cwd=ROOT, text=True).split("\0"):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    return copy


def make(folder, *arguments):
    ours = ("LANDFALL_", "DATABASE_URL", "DJANGO_", "MAKE", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.Popen(
        ["make", *arguments],
        cwd=folder,
        env=environment,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )


def set_up(folder):
    process = make(folder, "setup")
    told, _ = process.communicate()
    assert process.returncode == 0, told
    return told.splitlines()


@pytest.fixture(scope="module")
def first(fresh):
    return set_up(fresh)


def test_the_first_run_ends_with_a_login(first, fresh):
    password = (fresh / "var" / "password-of-counsel").read_text()
    assert first[-1] == f"Sign in at /admin/ as counsel@sample.example with the password {password}"


def kept(folder):
    with contextlib.closing(sqlite3.connect(folder / "var" / "landfall.sqlite3")) as database:
        editions = database.execute("SELECT version, sha256 FROM regions_edition").fetchall()
        people = database.execute("SELECT username, password FROM accounts_user").fetchall()
    return editions, people


def test_a_second_run_installs_nothing_and_keeps_the_data(first, fresh):
    before = kept(fresh)
    again = set_up(fresh)
    assert [line for line in again if "install" in line] == []
    assert again[-1] == first[-1]
    assert kept(fresh) == before


def test_the_examples_can_be_assessed(first, fresh):
    example = min((fresh / "examples").glob("*.yaml"))
    python = fresh / ".venv" / "bin" / "python"
    command = [python, "manage.py", "assess", example, "--format", "json"]
    environment = {"PATH": os.environ["PATH"]}
    told = subprocess.check_output(command, cwd=fresh, env=environment, text=True)
    assert json.loads(told).keys() >= {"edition", "markets", "questions"}


def test_run_serves_at_every_name_of_the_machine(first, fresh):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = make(fresh, "run", f"ADDRESS=0.0.0.0:{port}")
    try:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/account/login/", headers={"Host": "any.example"}
        )
        assert answer_of(request) == 200
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate()


def answer_of(request):
    for _ in range(120):
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status
        except OSError:
            time.sleep(0.5)
    return None
