from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import settings

# Speed belongs in benchmarks; a busy machine must not turn a property into a failure.
settings.register_profile("landfall", deadline=None)
settings.load_profile("landfall")

ROOT = Path(__file__).parent.parent

RunPython = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """A test that spoke another language leaves none behind."""
    yield
    translation.activate("en")


@pytest.fixture
def run_python() -> RunPython:
    """Runs Python at the project's root, as a person or a server would, with only these variables of ours."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        ours = ("LANDFALL_", "DATABASE_URL", "DJANGO_")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment | variables,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
