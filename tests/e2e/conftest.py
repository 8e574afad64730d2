"""A browser against a served installation that has the shipped law."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import cast

import pytest
from playwright.sync_api import Browser, sync_playwright

from compliance.accounts.models import Membership
from tests.compliance.accounts.factories import MembershipFactory
from tests.law.cases import shipped_catalogue
from tests.regions.editions import flushable_editions  # noqa: F401
from tests.regions.publications import published_law

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    # The browser runs an event loop in this thread; the database is used between its calls, never within.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
        )
        yield found
        found.close()


@pytest.fixture
def owner(flushable_editions: None) -> Membership:  # noqa: F811
    """An owner, in a database with the shipped law."""
    published_law(dict(shipped_catalogue().document))
    return cast("Membership", MembershipFactory())
