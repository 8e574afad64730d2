"""The import rule and the size of things."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent


def lines(file):
    return sum(1 for line in file.read_text().splitlines() if line.strip())


def percentile_95(sizes):
    ordered = sorted(sizes)
    return ordered[int(len(ordered) * 0.95)]


@pytest.fixture(scope="module")
def modules():
    """Module → its lines that are not blank, for all our code but migrations, which are written by Django."""
    files = [ROOT / "manage.py", *ROOT.glob("compliance/**/*.py"), *ROOT.glob("regions/**/*.py")]
    return {file: lines(file) for file in files if "migrations" not in file.parts}


@pytest.fixture(scope="module")
def functions(modules):
    """Function → its lines from `def` to the end."""
    found = {}
    for file in modules:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
                found[name] = (node.end_lineno or node.lineno) - node.lineno + 1
    return found


def test_imports_point_down_only(capsys):
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert not broken, capsys.readouterr().out


def test_no_function_is_longer_than_60_lines(functions):
    assert {name: size for name, size in functions.items() if size > 60} == {}


def test_19_functions_of_20_have_at_most_35_lines(functions):
    assert percentile_95(functions.values()) <= 35


def test_no_module_is_longer_than_400_lines(modules):
    assert {str(file.relative_to(ROOT)): size for file, size in modules.items() if size > 400} == {}


def test_19_modules_of_20_have_at_most_250_lines(modules):
    assert percentile_95(modules.values()) <= 250


def test_there_are_13_lines_of_tests_for_10_lines_of_code(modules):
    tests = sum(lines(file) for file in ROOT.glob("tests/**/*.py"))
    assert tests / sum(modules.values()) >= 1.3
