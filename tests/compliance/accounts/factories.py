from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from compliance.accounts.models import User


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    username = factory.Sequence(lambda number: f"person-{number}")
