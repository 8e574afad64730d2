"""Collects every tests/law/<region>/*.yaml; each case in it is a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.law.cases import Case, read_cases


class CaseItem(pytest.Item):
    """One case."""

    case: Case

    def runtest(self) -> None:
        failures = self.case.failures()
        if failures:
            raise CaseFailedError(failures)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        if isinstance(excinfo.value, CaseFailedError):
            return "\n".join([f"{self.path}: {self.case.name} (on {self.case.on})", *excinfo.value.lines])
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.path.parent.name}/{self.path.name}: {self.name}"


class CaseFailedError(Exception):
    """The library says something else than the case expects."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(*lines)
        self.lines = lines


class CaseFile(pytest.File):
    """A YAML file of cases."""

    def collect(self) -> Iterator[CaseItem]:
        for case in read_cases(self.path):
            item = CaseItem.from_parent(self, name=case.name)
            item.case = case
            yield item


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> CaseFile | None:
    """Hook of pytest."""
    if file_path.suffix == ".yaml":
        return CaseFile.from_parent(parent, path=file_path)
    return None
