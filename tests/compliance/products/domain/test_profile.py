"""What a person says about a product."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compliance.products.domain.profile import Evidence, MarketProfile
from tests.compliance.builders import LINK, market, profile, proof

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("evidence", "is_valid"),
    [
        pytest.param(proof(), True, id="no days named"),
        pytest.param(proof(issued="2026-11-22"), True, id="issued the day before"),
        pytest.param(proof(issued="2026-11-23"), True, id="issued on the day"),
        pytest.param(proof(issued="2026-11-24"), False, id="issued the day after"),
        pytest.param(proof(expires="2026-11-22"), False, id="expired the day before"),
        pytest.param(proof(expires="2026-11-23"), True, id="expires on the day"),
        pytest.param(proof(expires="2026-11-24"), True, id="expires the day after"),
        pytest.param(proof(issued="2026-11-01", expires="2026-12-01"), True, id="between its days"),
        pytest.param(proof(issued="2026-12-01", expires="2026-12-31"), False, id="wholly later"),
    ],
)
def test_evidence_is_valid_from_its_issue_to_its_expiry(evidence: Evidence, is_valid: bool) -> None:
    assert evidence.is_valid(DAY) is is_valid


def test_evidence_without_days_is_a_link_alone() -> None:
    assert proof() == Evidence(LINK, issued_on=None, expires_on=None)


def test_limiting_a_product_keeps_the_markets_named_in_the_order_named() -> None:
    product = profile(
        markets={
            "SA": market("2027-01-15"),
            "EU": market("2027-02-01", serves_government=True),
            "US": market(),
        }
    )

    limited = product.limited_to(["EU", "SA"])

    assert list(limited.markets.items()) == [
        ("EU", market("2027-02-01", serves_government=True)),
        ("SA", market("2027-01-15")),
    ]


def test_limiting_a_product_adds_a_market_that_was_not_chosen_as_if_nothing_were_said_of_it() -> None:
    product = profile("SA")

    assert product.limited_to(["EU"]) == replace(product, markets={"EU": MarketProfile()})


def test_limiting_a_product_to_its_home_region_takes_the_facts_given_for_it_there() -> None:
    product = profile("SA", home={"CN": {"serves_government": True}, "HK": {}})

    assert product.limited_to(["CN"]) == replace(
        product, markets={"CN": MarketProfile(None, {"serves_government": True})}, home={"HK": {}}
    )


def test_limiting_a_product_keeps_the_home_regions_that_are_not_named() -> None:
    product = profile("SA", home={"CN": {"personal_data": False}})

    assert product.limited_to(["SA"]) == product


def test_limiting_a_product_leaves_the_product_itself_as_it_was() -> None:
    product = profile("SA", "EU")
    product.limited_to(["EU"])

    assert product == profile("SA", "EU")
