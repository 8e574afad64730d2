"""A snapshot judged again says what the product's own state said."""

from __future__ import annotations

import json
from datetime import date

import pytest

from compliance.assessments.domain.snapshots import judged, snapshot
from compliance.assessments.domain.working_state import working_state
from compliance.assessments.models import ControlAnswer, Evidence
from tests.compliance.assessments import factories
from tests.compliance.builders import TODAY

pytestmark = pytest.mark.django_db

DAYS = [TODAY, date(2027, 1, 15), date(2027, 6, 1), date(2030, 1, 1)]


@pytest.fixture
def state():
    """A product of which a little of everything is said."""
    factories.published()
    nova = factories.product(
        None,
        *("EU", "NO", "SA", "SG"),
        facts={"hq_region": ["CN"]},
        controls={"notice": "implemented", "agent/SA": "partial", "report": "planned", "nonsense": "planned"},
    )
    nova.markets.filter(region="SA").update(launch_on=date(2027, 1, 15))
    factories.answer(nova, "market_links", ["offered-here"], "SA")
    factories.answer(nova, "monthly_active_users", 20_000, "NO")
    factories.answer(nova, "market_links", ["none"], "CN")
    factories.answer(nova, "employee_count", None)
    anna = factories.member(nova.organisation)
    agreed = {"status": "not-applicable", "agreed_by": anna, "note": "No records."}
    ControlAnswer.objects.create(product=nova, control="record", **agreed)
    proof = Evidence.objects.create(
        organisation=nova.organisation,
        title="Notice",
        link="https://proof.example/1",
        issued_on=date(2026, 1, 2),
        expires_on=date(2027, 3, 1),
    )
    nova.control_answers.get(control="notice").evidence.add(proof)
    return working_state(nova)


def told(product):
    """All that a readiness tells of every region."""
    return {
        code: (
            one.on,
            one.is_chosen,
            one.verdict,
            one.next_change,
            one.blockers,
            one.undecided_blockers,
            one.gaps,
            one.silent,
            one.declared,
            one.evidenced,
            {key: (found.determination, found.status) for key, found in one.requirements.items()},
        )
        for code, one in product.everywhere.items()
    }


@pytest.mark.parametrize("on", DAYS)
def test_it_is_judged_as_on_the_day_on_which_it_was_made(state, on):
    again = judged(state.edition.catalogue, json.loads(json.dumps(snapshot(state, on=on))))
    assert again.as_of == on
    assert again.profile == state.profile
    assert told(again) == told(state.readiness(on))


@pytest.mark.parametrize("on", DAYS)
def test_the_verdicts_in_it_are_those_it_is_judged_to_again(state, on):
    kept = snapshot(state, on=on)
    again = judged(state.edition.catalogue, kept)
    assert kept["verdicts"] == {code: one.verdict.value for code, one in again.markets.items()}


def test_making_it_twice_gives_the_same(state):
    assert snapshot(state, on=TODAY) == snapshot(working_state(state.product), on=TODAY)


def test_a_later_answer_does_not_change_it(state):
    kept = json.dumps(snapshot(state, on=TODAY))
    state.product.control_answers.update(status="implemented", agreed_by=None)
    assert json.dumps(snapshot(state, on=TODAY)) == kept
    assert json.dumps(snapshot(working_state(state.product), on=TODAY)) != kept


def test_a_product_of_which_nothing_is_said_has_an_empty_one():
    factories.published()
    nova = factories.product()
    nova.answers.all().delete()
    kept = snapshot(working_state(nova), on=TODAY)
    parts = ("facts", "markets", "home", "controls", "verdicts")
    assert [kept[part] for part in parts] == [{}] * len(parts)


def test_a_market_that_the_law_does_not_know_is_an_error(state):
    kept = snapshot(state, on=TODAY)
    kept["markets"]["XX"] = {"launch_on": None, "facts": {}}
    with pytest.raises(KeyError, match="XX"):
        judged(state.edition.catalogue, kept)
