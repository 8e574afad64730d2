"""A product's state as plain JSON, and back."""

from __future__ import annotations

import json
from datetime import date

import pytest

from compliance.assessments.domain.snapshots import judged, profile_of, snapshot
from compliance.assessments.domain.working_state import working_state
from compliance.assessments.models import Evidence
from tests.compliance.assessments import factories
from tests.compliance.builders import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def state():
    edition = factories.published()
    nova = factories.product(None, "EU", "SA", launch_on=date(2027, 1, 15), controls={"notice": "planned"})
    factories.answer(nova, "market_links", ["offered-here"], "SA")
    factories.answer(nova, "employee_count", None)
    factories.answer(nova, "market_links", ["none"], "NO")
    proof = Evidence.objects.create(
        organisation=nova.organisation,
        title="Notice",
        link="https://proof.example/1",
        issued_on=date(2026, 1, 2),
    )
    nova.control_answers.get().evidence.add(proof)
    assert edition.sha256
    return working_state(nova)


def test_a_snapshot_says_all_in_plain_json(state):
    kept = snapshot(state, on=TODAY)
    assert json.loads(json.dumps(kept)) == kept
    assert kept["edition"] == {
        "version": state.edition.version,
        "sha256": state.edition.sha256,
        "law": state.edition.law_hash,
    }
    assert kept["as_of"] == "2026-11-23"
    assert kept["product"] == {"name": "Nova", "description": "Companion chatbot"}
    assert kept["facts"]["employee_count"] is None
    assert kept["facts"]["personal_data"] == "yes"
    assert kept["markets"]["SA"] == {"launch_on": "2027-01-15", "facts": {"market_links": ["offered-here"]}}
    assert kept["home"] == {"NO": {"market_links": ["none"]}}
    assert kept["controls"]["notice"] == {
        "": {
            "status": "planned",
            "note": "",
            "agreed": False,
            "evidence": [{"link": "https://proof.example/1", "issued_on": "2026-01-02", "expires_on": None}],
        }
    }
    assert kept["verdicts"] == {"EU": "blocked", "SA": "conditional"}


def test_the_profile_comes_back_as_it_was(state):
    assert profile_of(state.edition.catalogue, snapshot(state, on=TODAY)) == state.profile


def test_a_snapshot_is_judged_on_its_own_day(state):
    again = judged(state.edition.catalogue, snapshot(state, on=TODAY))
    assert again.as_of == TODAY
    assert {code: one.verdict.value for code, one in again.markets.items()} == {
        "EU": "blocked",
        "SA": "conditional",
    }


@pytest.mark.parametrize(
    "change", [{"no_such_fact": "yes"}, {"personal_data": "perhaps"}, {"role": "unknown"}]
)
def test_what_the_law_does_not_take_is_left_out(state, change):
    kept = snapshot(state, on=TODAY)
    kept["facts"] = change
    assert profile_of(state.edition.catalogue, kept).facts == {}
