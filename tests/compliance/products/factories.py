from __future__ import annotations

from typing import Any

from compliance.accounts.models import Organisation, Role, User
from compliance.assessments.domain.working_state import start_product
from compliance.products.models import Product
from tests.compliance.accounts.factories import MembershipFactory, OrganisationFactory


def member(organisation: Organisation, role: str = Role.OWNER) -> User:
    """A new person with a role in the organisation."""
    return MembershipFactory.create(organisation=organisation, role=role).user


def product(organisation: Organisation | None = None, **fields: Any) -> Product:
    """A product with its open assessment under the current edition, of a company of its own by default."""
    owner = organisation or OrganisationFactory.create()
    return start_product(owner, **({"name": "Nova", "description": "Companion chatbot"} | fields))
