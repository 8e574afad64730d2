"""Two organisations: Nuanyu with a person for each role, and Elsewhere, whose owner is a stranger there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from compliance.accounts.models import Organisation, Role
from tests.compliance.accounts.factories import MembershipFactory, OrganisationFactory

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def nuanyu(db) -> Organisation:
    return OrganisationFactory.create(name="Nuanyu")


@pytest.fixture
def members(nuanyu):
    """Role → the membership of its person in Nuanyu."""
    return {
        role: MembershipFactory(
            organisation=nuanyu,
            role=role,
            user__name=f"{role.value.capitalize()} Li",
            user__username=role.value,
        )
        for role in Role
    }


@pytest.fixture
def owner(members):
    return members[Role.OWNER].user


@pytest.fixture
def stranger(db):
    """The owner of another organisation."""
    return MembershipFactory(organisation__name="Elsewhere", user__username="stranger").user
