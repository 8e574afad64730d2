"""The shipped example as a product."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compliance.assessments.domain.sample import SAMPLE, make_sample_product
from compliance.assessments.domain.working_state import working_state
from compliance.products.domain.profile_file import read_profile
from regions.domain.editions import published
from regions.domain.loading import load_law
from regions.domain.publishing import publish_edition
from tests.compliance.assessments import factories
from tests.compliance.builders import TODAY


@pytest.fixture
def shipped(db, settings):
    load_law(settings.BASE_DIR / "regions" / "data")
    return publish_edition(version_day=TODAY)


def in_order(controls):
    """Answers with their evidence in one order: rows have their own."""

    def answer(one):
        return one and replace(one, evidence=tuple(sorted(one.evidence, key=lambda proof: proof.link)))

    return {
        key: (answer(one.product), {code: answer(said) for code, said in one.markets.items()})
        for key, one in controls.items()
    }


def test_the_sample_says_what_the_example_says(shipped, settings):
    acme = factories.company()
    made = make_sample_product(acme, factories.member(acme))
    data = (Path(settings.BASE_DIR) / SAMPLE).read_bytes()
    wanted = read_profile(published().catalogue, data, file="example")
    stands = working_state(made).profile
    assert (stands.facts, stands.markets, stands.home) == (wanted.facts, wanted.markets, wanted.home)
    assert in_order(stands.controls) == in_order(wanted.controls)


def test_every_region_of_the_sample_can_be_judged(shipped):
    acme = factories.company()
    made = make_sample_product(acme, factories.member(acme))
    readiness = working_state(made).readiness(TODAY)
    assert list(readiness.markets) == ["EU", "KR", "MX", "SA", "TH", "US"]
    assert list(readiness.home) == ["CN"]
