"""Reports to print: a small one with a little of everything, and those of the shipped examples."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from compliance.products.domain.profile import ControlAnswer
from compliance.products.domain.profile_file import read_profile
from compliance.products.enums import ControlStatus
from compliance.reports.domain.content import ReportContent
from regions.domain.files import LIBRARY, read_law
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import (
    catalogue,
    definition,
    market,
    once,
    places,
    profile,
    prohibition,
    proof,
    region,
    requirement,
)
from tests.compliance.reports.texts import report
from tests.conftest import ROOT


@cache
def library() -> Catalogue:
    """The shipped law."""
    return Catalogue.from_document(read_law(LIBRARY).document)


@cache
def example(name: str, language: str) -> ReportContent:
    """The report on one of the shipped examples."""
    path = ROOT / "examples" / f"{name}.yaml"
    product = read_profile(library(), path.read_bytes(), file=path.name)
    return report(library(), product, language=language)


@cache
def law() -> Catalogue:
    return catalogue(
        region(
            "SA",
            requirement("sa.agent", severity="blocker", controls=["agent"], penalty="SAR 5 million"),
            requirement("sa.size", severity="blocker", when="employee_count >= 50"),
            requirement("sa.notice", controls=["notice", "record"]),
            requirement("sa.later", start="2027-06-01"),
            requirement("sa.advice", instrument="voluntary"),
            definitions=[definition("sa-reach", "market_links has offered-here", silent="Nothing here.")],
        ),
        region("EU", requirement("eu.done", controls=["done"])),
        region("US", prohibition("us.ban", when="serves_government")),
        region("CN", requirement("cn.export", severity="blocker", controls=["export"]), binds_makers=True),
    )


def small(language: str, *, name: str = "Nova") -> ReportContent:
    """A report with a little of everything."""
    note = ControlAnswer(ControlStatus.PARTIAL, name, (proof(expires="2026-12-01"),))
    product = profile(
        markets={
            "SA": market("2027-01-15", market_links=frozenset({"none"})),
            "EU": market(),
            "US": market(),
        },
        facts={"hq_region": places("CN"), "serves_government": True},
        controls={"done": "implemented", "agent": "planned", "notice": once(note)},
    )
    return report(law(), replace(product, name=name, description=name), language=language)
