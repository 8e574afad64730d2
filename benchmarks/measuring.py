"""Timing, figures and their table."""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from os import cpu_count, getloadavg
from pathlib import Path

TABLE_HEAD = "| what | median | min … max | runs | bar | |\n| --- | --- | --- | --- | --- | --- |"


class Unit(StrEnum):
    """What a figure is counted in."""

    MS = "ms"
    S = "s"
    MIB = "MiB"
    TIMES = "×"


@dataclass(frozen=True, slots=True)
class Bar:
    """What a median is held against: a most, or with `at_least` a least."""

    limit: float
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        """Whether a value keeps within the bar."""
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, once or several times, and the bar for its median if there is one."""

    what: str
    values: tuple[float, ...]
    unit: Unit
    bar: Bar | None = None

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    @property
    def row(self) -> str:
        """The figure as a line of the table."""
        low, high = number_text(min(self.values)), number_text(max(self.values))
        spread = f"{low} … {high}" if len(self.values) > 1 else ""
        cells = (self.what, self._with_unit(self.median), spread, f"{len(self.values):,}", *self._judged())
        return f"| {' | '.join(cells)} |"

    def _judged(self) -> tuple[str, str]:
        if self.bar is None:
            return "", ""
        word = "met" if self.bar.is_met(self.median) else "**missed**"
        return f"{'≥' if self.bar.at_least else '≤'} {self._with_unit(self.bar.limit)}", word

    def _with_unit(self, value: float) -> str:
        return f"{number_text(value)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to say instead of a figure, such as why there is none."""

    text: str

    @property
    def row(self) -> str:
        """The note as a line of the table."""
        return f"| {self.text} | | | | | |"


Finding = Figure | Note


@dataclass(frozen=True, slots=True)
class Size:
    """How much to measure: counted runs after a warm-up, calls in a run of something short, products."""

    runs: int
    calls: int
    products: int


FULL = Size(runs=7, calls=100, products=10_000)
BRIEF = Size(runs=3, calls=20, products=200)


def timed(work: Callable[[], object], *, runs: int, calls: int = 1) -> tuple[float, ...]:
    """Seconds of one call in each run, after a run that does not count."""
    return tuple(seconds(work, calls) / calls for _ in range(runs + 1))[1:]


def timed_ms(work: Callable[[], object], *, runs: int, calls: int = 1) -> tuple[float, ...]:
    """The same in milliseconds."""
    return tuple(value * 1000 for value in timed(work, runs=runs, calls=calls))


def seconds(work: Callable[[], object], calls: int = 1) -> float:
    """How long some calls take together."""
    start = time.perf_counter()
    for _ in range(calls):
        work()
    return time.perf_counter() - start


def resident_mib(field: str = "VmRSS") -> float:
    """Memory of this process now, or with `VmHWM` the most it ever had; Linux only."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1]) / 1024


def number_text(value: float) -> str:
    """Three digits that matter, never an exponent: 0.0912, 1.53, 148, 12,345."""
    if value == 0 or value >= 100:
        return f"{value:,.0f}"
    decimals = max(0, 2 - _magnitude(value))
    return f"{value:.{decimals}f}"


def _magnitude(value: float) -> int:
    return int(f"{value:.2e}".partition("e")[2])


def machine() -> str:
    """What it was measured on, and how busy that was."""
    load = ", ".join(f"{value:.2f}" for value in getloadavg())
    return (
        f"{_processor()}, {cpu_count()} cores, {_memory_gib():.0f} GiB, {_system()}, "
        f"Python {platform.python_version()}; load average {load}"
    )


def _processor() -> str:
    return _field("/proc/cpuinfo", "model name", ":") or platform.machine()


def _memory_gib() -> float:
    return int(_field("/proc/meminfo", "MemTotal", ":").split()[0]) / 1024**2


def _system() -> str:
    return _field("/etc/os-release", "PRETTY_NAME", "=").strip('"') or platform.platform()


def _field(file: str, name: str, separator: str) -> str:
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(separator)
        if key.strip() == name:
            return value.strip()
    return ""
