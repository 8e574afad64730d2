"""Runs the benchmarks, each in a fresh process, and prints a Markdown table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from benchmarks.measuring import BRIEF, FULL, TABLE_HEAD, Finding, Note, Size, machine
from benchmarks.process import ProcessError, python

BENCHMARKS = ("evaluation", "compilation", "loading", "command", "engines", "portfolio")


def main(arguments: Sequence[str]) -> int:
    """Exit 0, or 1 when a benchmark could not be run; a missed bar is a figure, not a failure."""
    options = _parser().parse_args(arguments)
    if options.here:
        for name in options.only:
            for finding in measure(name, BRIEF if options.brief else FULL):
                print(finding.row)
        return 0
    print(f"{machine()}\n\n{TABLE_HEAD}", flush=True)
    finished = [_in_own_process(name, brief=options.brief) for name in options.only or BENCHMARKS]
    return 0 if all(finished) else 1


def measure(name: str, size: Size) -> list[Finding]:
    """What one benchmark finds in this process."""
    return list(import_module(f"benchmarks.{name}").findings(size))


def _in_own_process(name: str, *, brief: bool) -> bool:
    """Print the rows of one benchmark; whether it could be run."""
    try:
        rows = python(
            "-m", "benchmarks.run", "--here", "--only", name, *(["--brief"] if brief else [])
        ).output
    except ProcessError as error:
        rows = f"{Note(f'{name} could not be run').row}\n"
        print(error, file=sys.stderr)
        return False
    finally:
        print(rows, end="", flush=True)
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=BENCHMARKS, metavar="NAME", help=", ".join(BENCHMARKS)
    )
    parser.add_argument("--brief", action="store_true", help="fewer runs and products, for a first look")
    parser.add_argument("--here", action="store_true", help="in this process, rows only; needs --only")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
