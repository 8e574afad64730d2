"""A small company with a product, and a law under which every verdict can be had.

The European Union blocks without a notice and forbids scoring people; Saudi Arabia needs an agent of its own
and, from June 2027, a report; Singapore asks nothing of anybody; Japan (what-if) needs notice and agent.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from compliance.accounts.models import Organisation, Role, User
from compliance.assessments.domain.working_state import start_product
from compliance.assessments.models import ControlAnswer
from compliance.products.models import Answer, Market, Product
from regions.models import Edition
from tests.compliance.accounts.factories import MembershipFactory, OrganisationFactory
from tests.compliance.builders import (
    conflict,
    control,
    definition,
    document,
    prohibition,
    region,
    requirement,
)
from tests.regions.factories import EditionFactory

EUROPE = region(
    "EU",
    requirement("eu.notice", severity="blocker", controls=["notice"]),
    requirement("eu.record", severity="minor", controls=["record"]),
    requirement("eu.state", when="serves_government", severity="blocker", controls=["clearance"]),
    prohibition("eu.scoring", when="sensitive_data AND personal_data"),
)
SAUDI = region(
    "SA",
    requirement("sa.agent", when="sa-reach", controls=["agent"]),
    requirement("sa.report", start="2027-06-01", severity="blocker", controls=["report"]),
    definitions=[definition("sa-reach", "market_links has offered-here", silent="Saudi law stays silent.")],
)
SINGAPORE = region("SG")
NORWAY = region(
    "NO",
    requirement("no.notice", severity="blocker", controls=["notice"]),
    requirement("no.agent", controls=["agent"]),
    requirement("no.offer", when="market_links has offered-here", controls=["offer"]),
    requirement("no.crowd", when="monthly_active_users >= 1000", controls=["crowd"]),
)
CHINA = region("CN", requirement("cn.export", severity="blocker", controls=["export"]), binds_makers=True)
STANDARDS = region("INTL", requirement("intl.audit", instrument="expected", controls=["audit"]))
CONTROLS = (
    control("notice", effort_days=3),
    control("record"),
    control("agent", per_region=True, effort_days=10),
    control("report", effort_days=20),
)

MADE_IN_SINGAPORE = {
    "hq_region": ["SG"],
    "established_in": ["SG"],
    "technology_developed_in": ["SG"],
    "personal_data": "yes",
    "sensitive_data": "no",
    "serves_government": "no",
}


def law(**parts: Any) -> dict[str, Any]:
    """The document of the small law; a test may change it."""
    regions = (EUROPE, SAUDI, SINGAPORE, NORWAY, CHINA, STANDARDS)
    whole = {"controls": CONTROLS, "conflicts": [conflict("two-notices", "eu.notice", "no.notice")]}
    return deepcopy(document(*regions, **(whole | parts)))


def published(document_: dict[str, Any] | None = None) -> Edition:
    """The small law, or another one, as an edition."""
    return EditionFactory.create(document=document_ or law())


def company(name: str = "Acme") -> Organisation:
    """An organisation without anybody."""
    return OrganisationFactory.create(name=name)


def member(organisation: Organisation, role: str = Role.EDITOR) -> User:
    """A new person with a role in the organisation."""
    return MembershipFactory.create(organisation=organisation, role=role).user


def product(
    organisation: Organisation | None = None,
    *markets: str,
    name: str = "Nova",
    launch_on: Any = None,
    facts: dict[str, Any] | None = None,
    controls: dict[str, str] | None = None,
) -> Product:
    """A product with personal data in these markets, made far from any home region.

    `controls` are statuses by control, or by "control/MARKET".
    """
    made = start_product(organisation or company(), name=name, description="Companion chatbot")
    Market.objects.bulk_create(Market(product=made, region=code, launch_on=launch_on) for code in markets)
    given = MADE_IN_SINGAPORE | (facts or {})
    Answer.objects.bulk_create(Answer(product=made, fact=key, value=value) for key, value in given.items())
    for key, status in (controls or {}).items():
        name_, _, code = key.partition("/")
        ControlAnswer.objects.create(product=made, control=name_, region=code, status=status)
    return made


def answer(made: Product, fact: str, value: Any, region_: str = "") -> Answer:
    """One more answer about a product."""
    return Answer.objects.create(product=made, fact=fact, region=region_, value=value)
