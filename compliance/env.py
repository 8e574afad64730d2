"""Readers of the environment.

Each takes a variable's name and a default, and gives back a typed value. A value that cannot be read raises
ImproperlyConfigured with the variable's name and what was expected; it never repeats the value of a secret.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")
DATABASE_SCHEMES = {"postgres": "postgresql", "postgresql": "postgresql", "sqlite": "sqlite3"}
DATABASE_EXPECTED = "expected postgres://user:password@host:5432/name or sqlite:////absolute/path.sqlite3"

# Embedded database: a transaction takes the write lock at its start, since in WAL mode a read that turns into
# a write fails at once instead of waiting. FULL: what was acknowledged survives a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;",
}


def env_str(name: str, *, default: str, pattern: str, expected: str) -> str:
    """A variable that fits the pattern as a whole."""
    text = _read(name) or default
    _check(name, text, pattern=pattern, expected=expected)
    return text


def env_bool(name: str, *, default: bool) -> bool:
    word = _read(name).lower()
    if not word:
        return default
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name} is {word!r}; expected 1 or 0 (also true/false, yes/no, on/off).")


def env_int(name: str, *, default: int, at_least: int = 0) -> int:
    text = _read(name)
    if not text:
        return default
    if not text.isascii() or not text.isdecimal() or int(text) < at_least:
        raise ImproperlyConfigured(f"{name} is {text!r}; expected a whole number, {at_least} or more.")
    return int(text)


def env_list(name: str, *, pattern: str, expected: str) -> list[str]:
    """Items separated by commas, each of which fits the pattern as a whole."""
    items = [item.strip() for item in _read(name).split(",") if item.strip()]
    for item in items:
        _check(name, item, pattern=pattern, expected=expected)
    return items


def env_secret(name: str, *, at_least: int = 0) -> str:
    """The variable, or the content of the file that `<name>_FILE` names; empty where neither is set."""
    value, file = _read(name), _read(f"{name}_FILE")
    if value and file:
        raise ImproperlyConfigured(f"{name} and {name}_FILE are both set; expected one of them.")
    if file:
        try:
            value = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            fault = f"{name}_FILE is {file!r}; expected a text file that can be read."
            raise ImproperlyConfigured(fault) from error
        name = f"{name}_FILE"
        if not value:
            raise ImproperlyConfigured(f"{name} is {file!r}, which is empty; expected the secret in it.")
    if value and (len(value) < at_least or len(set(value)) < min(at_least, 5)):
        raise ImproperlyConfigured(f"{name} is too weak; expected at least {at_least} random characters.")
    return value


def kept_secret(path: Path) -> str:
    """The secret kept in this file; made at random the first time. For development only."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def env_database(name: str, *, default: Path) -> dict[str, Any]:
    """Django's settings for the database of this address; without one, the SQLite file `default`."""
    address = env_secret(name)
    if not address:
        return sqlite_database(str(default))
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read; {DATABASE_EXPECTED}.") from error
    engine = DATABASE_SCHEMES.get(parts.scheme)
    database = unquote(parts.path).removeprefix("/")
    if engine is None or not database:
        fault = f"has the scheme {parts.scheme!r}" if engine is None else "names no database"
        raise ImproperlyConfigured(f"{name} {fault}; {DATABASE_EXPECTED}.")
    if engine == "sqlite3":
        return sqlite_database(database)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite_database(path: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(SQLITE_OPTIONS)}


def _read(name: str) -> str:
    """The variable without the blanks around it; set to nothing counts as not set."""
    return os.environ.get(name, "").strip()


def _check(name: str, text: str, *, pattern: str, expected: str) -> None:
    if not re.fullmatch(pattern, text):
        raise ImproperlyConfigured(f"{name} has {text!r}; expected {expected}.")
