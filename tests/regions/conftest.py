from __future__ import annotations

from pathlib import Path

import pytest

from regions.domain.loading import load_law
from tests.regions.documents import law_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the small law."""
    return law_folder(tmp_path / "law")


@pytest.fixture
def loaded(db: None, folder: Path) -> Path:
    """The small law in the database; gives its files."""
    load_law(folder)
    return folder
