"""A small company with a product, and the law that its checklist follows from.

Saudi Arabia and the European Union both need a notice; each needs its own agent, and Saudi Arabia will need a
report from June 2027 on.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from compliance.accounts.models import Organisation, Role, User
from compliance.assessments.domain.working_state import start_product
from compliance.assessments.models import ControlAnswer
from compliance.products.models import Answer, Market, Product
from tests.compliance.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory
from tests.compliance.builders import FACTS as SMALL_FACTS
from tests.compliance.builders import control, document, fact, region, requirement
from tests.regions.factories import EditionFactory

CERTIFICATES = fact("certifications", "choices", choices=("iso-27001", "soc-2", "none"))

SAUDI = region(
    "SA",
    requirement("sa.notice", severity="blocker", controls=["notice"]),
    requirement("sa.agent", controls=["agent"]),
    requirement("sa.report", start="2027-06-01", controls=["report"]),
    requirement("sa.state", when="serves_government", controls=["clearance"]),
)
EUROPE = region(
    "EU", requirement("eu.notice", controls=["notice"]), requirement("eu.agent", controls=["agent"])
)
CONTROLS = (
    control("notice", certified_by=["iso-27001"]),
    control("agent", per_region=True),
    control("report"),
    control("clearance"),
)


def law(*regions: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """The document of the small law, or of these regions."""
    whole = {"controls": CONTROLS, "facts": (*SMALL_FACTS, CERTIFICATES)} | parts
    return document(*(regions or (SAUDI, EUROPE)), **whole)


def company(name: str = "Acme") -> Organisation:
    """An organisation without anybody."""
    return OrganisationFactory.create(name=name)


def member(organisation: Organisation, role: str = Role.EDITOR, **person: Any) -> User:
    """A person with a role in the organisation."""
    user = UserFactory.create(**person)
    MembershipFactory.create(organisation=organisation, user=user, role=role)
    return user


def product(organisation: Organisation, *markets: str, **facts: Any) -> Product:
    """A product with personal data in these markets, made far from any home region."""
    made = start_product(organisation, name="Nova", description="Companion chatbot")
    given = {"personal_data": "yes", "hq_region": ["SG"], "established_in": ["SG"]} | facts
    given |= {"technology_developed_in": ["SG"]}
    Market.objects.bulk_create([Market(product=made, region=code) for code in markets])
    Answer.objects.bulk_create([Answer(product=made, fact=key, value=value) for key, value in given.items()])
    return made


def said(made: Product, key: str, status: str, market: str = "", **more: Any) -> ControlAnswer:
    """A stored answer to a control."""
    return ControlAnswer.objects.create(product=made, control=key, region=market, status=status, **more)


def list_address(made: Product) -> str:
    return reverse("assessments:checklist:list", args=[made.pk])


def control_address(made: Product, key: str) -> str:
    return reverse("assessments:checklist:control", args=[made.pk, key])


def answer_address(made: Product, key: str, *market: str) -> str:
    return reverse("assessments:checklist:answer", args=[made.pk, key, *market])


def publish(document_: dict[str, Any] | None = None) -> None:
    """Publish the small law, or another one."""
    EditionFactory.create(document=document_ or law())
