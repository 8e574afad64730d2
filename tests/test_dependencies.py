"""The locked packages and the vendored files are what they say they are."""

from __future__ import annotations

import ast
import base64
import hashlib
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import compliance

ROOT = Path(__file__).parent.parent
VENDOR = ROOT / "static" / "vendor"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock):
    """Name → what is locked about it, of every package of a lock file."""
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text())
    return {re.match(r"[\w.-]+", entry)[0]: entry for entry in entries if not entry.startswith("#")}


def names(requirements):
    return {re.match(r"[\w.-]+", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_locked_to_one_version_with_hashes(lock):
    shape = re.compile(
        r"[\w.-]+(\[\w+\])?==\S+( ; [^\\\n]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+(\n +#.*)*\n?"
    )
    assert [name for name, entry in pins(lock).items() if not shape.fullmatch(entry)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_of_any_index(lock):
    assert re.findall(r"\S+://\S+|--(?:extra-)?index-url.*|--find-links.*", (ROOT / lock).read_text()) == []


def test_every_dependency_of_the_project_is_locked():
    direct = names(PROJECT["project"]["dependencies"])
    assert direct - pins("requirements.lock").keys() == set()
    assert (
        direct | names(PROJECT["dependency-groups"]["dev"]) - pins("requirements-dev.lock").keys() == direct
    )


def test_tests_run_with_the_very_versions_that_are_served():
    def version(entry):
        return re.search(r"==(\S+)", entry)[1]

    served = {name: version(entry) for name, entry in pins("requirements.lock").items()}
    tested = {name: version(entry) for name, entry in pins("requirements-dev.lock").items()}
    assert {name: tested.get(name) for name in served} == served


def test_the_package_and_the_project_have_one_version():
    assert compliance.__version__ == PROJECT["project"]["version"]


def test_vendored_files_are_unmodified_and_all_are_listed():
    manifest = json.loads((VENDOR / "manifest.json").read_text())
    listed = {file: digest for package in manifest for file, digest in package["files"].items()}
    found = {
        file.relative_to(VENDOR).as_posix(): file.read_bytes()
        for file in VENDOR.rglob("*")
        if file.is_file() and file.name != "manifest.json"
    }
    digests = {
        name: base64.b64encode(hashlib.sha384(content).digest()).decode() for name, content in found.items()
    }
    assert {name: f"sha384-{digest}" for name, digest in digests.items()} == listed


def test_every_vendored_package_ships_its_licence():
    manifest = json.loads((VENDOR / "manifest.json").read_text())
    without = [
        package["name"]
        for package in manifest
        if f"{package['name']}-{package['version']}/LICENSE" not in package["files"] or not package["licence"]
    ]
    assert without == []


def test_whatever_the_code_imports_is_a_dependency_of_the_project():
    files = [ROOT / "manage.py", *ROOT.glob("compliance/**/*.py"), *ROOT.glob("regions/**/*.py")]
    imported = set()
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text()))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported.add(node.module.split(".")[0])
    foreign = imported - set(sys.stdlib_module_names) - {"compliance", "regions"}
    packages = packages_distributions()
    named = {name for module in foreign for name in names(packages[module])}
    assert named - names(PROJECT["project"]["dependencies"]) == set()
