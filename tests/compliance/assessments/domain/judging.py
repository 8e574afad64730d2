"""Judging small products, for the tests of assessments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compliance.assessments.domain.readiness import Acceptances, ProductReadiness, Readiness, assess
from compliance.products.domain.profile import ControlAnswers, Profile
from regions.logic.catalogue import Catalogue
from regions.logic.facts import Value
from tests.compliance.builders import TODAY, catalogue, market, profile, region


def law_of_saudi_arabia(*requirements: dict[str, Any]) -> Catalogue:
    """A library with the law of one market."""
    return catalogue(region("SA", *requirements))


def saudi(
    law: Catalogue,
    controls: Mapping[str, str | ControlAnswers] | None = None,
    *,
    launch_on: str | None = None,
    acceptances: Acceptances | None = None,
    **facts: Value,
) -> Readiness:
    """A product with these controls in Saudi Arabia, its only market."""
    product = profile(markets={"SA": market(launch_on)}, facts=facts, controls=controls)
    return assessed(law, product, acceptances=acceptances).markets["SA"]


def assessed(law: Catalogue, product: Profile, *, acceptances: Acceptances | None = None) -> ProductReadiness:
    """A product as it stands today."""
    return assess(law, product, as_of=TODAY, acceptances=acceptances)
