"""The steps of a product from its markets to its report."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from compliance.assessments.domain.journey import Step, StepState, journey
from compliance.assessments.domain.working_state import working_state
from compliance.assessments.models import ControlAnswer
from tests.compliance.assessments import factories
from tests.compliance.builders import TODAY

pytestmark = pytest.mark.django_db

DONE = {"notice": "implemented", "record": "implemented", "audit": "implemented"}
ORDER = ["markets", "profile", "checklist", "readiness", "report"]


@pytest.fixture(autouse=True)
def edition():
    return factories.published()


def steps_of(made):
    """The steps by their keys."""
    return {one.key: one for one in journey(working_state(made), on=TODAY)}


def stands(made, key):
    """How far a step is, and what it counts."""
    step = steps_of(made)[key]
    return step.state, step.detail


def answered(*markets, controls=None):
    """A product of which everything is said that a rule of Europe waits for."""
    return factories.product(None, *markets, facts={"role": ["provider"]}, controls=controls)


def test_the_steps_come_in_the_order_of_the_work_and_lead_to_their_pages():
    steps = journey(working_state(factories.product(None, "EU")), on=TODAY)
    assert [one.key for one in steps] == ORDER
    assert [(one.title, one.url) for one in steps] == [
        ("Markets", "products:markets"),
        ("Profile", "products:profile"),
        ("Checklist", "assessments:checklist:list"),
        ("Readiness", "assessments:readiness"),
        ("Report", "reports:show"),
    ]


def test_before_a_market_is_chosen_all_that_needs_one_cannot_start():
    steps = steps_of(factories.product())
    reason = "Choose a market first."
    assert steps["markets"] == Step(
        "markets", "Markets", "products:markets", StepState.NOT_STARTED, "0 chosen"
    )
    assert steps["checklist"].state is StepState.CANNOT_START
    assert steps["readiness"] == Step(
        "readiness",
        "Readiness",
        "assessments:readiness",
        StepState.CANNOT_START,
        "0 of 0 ready",
        reason,
    )
    assert steps["report"] == Step(
        "report", "Report", "reports:show", StepState.CANNOT_START, "nothing to print", reason
    )
    assert [key for key, one in steps.items() if one.reason] == ["checklist", "readiness", "report"]


def test_with_a_market_nothing_waits_for_another_step():
    assert {one.reason for one in steps_of(factories.product(None, "EU")).values()} == {""}


@pytest.mark.parametrize(("markets", "detail"), [(["EU"], "1 chosen"), (["EU", "NO", "SA"], "3 chosen")])
def test_chosen_markets_are_counted(markets, detail):
    assert stands(factories.product(None, *markets), "markets") == (StepState.COMPLETED, detail)


def test_a_market_that_was_taken_away_is_not_counted():
    made = factories.product(None, "EU", "SA")
    made.markets.filter(region="SA").update(is_chosen=False)
    assert stands(made, "markets") == (StepState.COMPLETED, "1 chosen")
    made.markets.update(is_chosen=False)
    assert stands(made, "markets") == (StepState.NOT_STARTED, "0 chosen")


def test_the_profile_is_not_started_before_anything_is_answered():
    made = factories.product(None, "EU")
    made.answers.all().delete()
    assert steps_of(made)["profile"].state is StepState.NOT_STARTED


def test_not_known_yet_is_no_answer():
    made = factories.product(None, "EU")
    made.answers.update(value=None)
    assert steps_of(made)["profile"].state is StepState.NOT_STARTED


def test_the_profile_is_in_progress_while_a_rule_waits_for_an_answer():
    made = factories.product(None, "EU")
    made.answers.filter(fact="serves_government").delete()
    assert stands(made, "profile") == (StepState.IN_PROGRESS, "1 question open")
    made.answers.filter(fact="sensitive_data").delete()
    assert stands(made, "profile") == (StepState.IN_PROGRESS, "2 questions open")


def test_the_profile_is_completed_when_no_rule_waits():
    assert stands(answered("EU"), "profile") == (StepState.COMPLETED, "nothing left to ask")


@pytest.mark.parametrize(
    ("controls", "state", "detail"),
    [
        ({}, StepState.NOT_STARTED, "0 of 3 done"),
        ({"notice": "planned"}, StepState.IN_PROGRESS, "0 of 3 done"),
        ({"notice": "implemented"}, StepState.IN_PROGRESS, "1 of 3 done"),
        ({"notice": "implemented", "record": "alternative"}, StepState.IN_PROGRESS, "2 of 3 done"),
        (DONE, StepState.COMPLETED, "3 of 3 done"),
    ],
)
def test_the_checklist_counts_what_is_done(controls, state, detail):
    assert stands(answered("EU", controls=controls), "checklist") == (state, detail)


def test_an_owner_without_a_status_does_not_start_the_checklist():
    made = answered("EU")
    ControlAnswer.objects.create(product=made, control="notice", assignee=factories.member(made.organisation))
    assert stands(made, "checklist") == (StepState.NOT_STARTED, "0 of 3 done")


def test_readiness_counts_the_markets_to_which_nothing_stands_in_the_way():
    made = answered("EU", "NO", "SG", controls={"notice": "planned"})
    assert stands(made, "readiness") == (StepState.IN_PROGRESS, "1 of 3 ready")


def test_readiness_is_completed_when_every_market_is_free():
    assert stands(answered("EU", "SG", controls=DONE), "readiness") == (StepState.COMPLETED, "2 of 2 ready")


def test_a_report_can_be_printed_as_soon_as_there_is_a_market():
    assert stands(factories.product(None, "EU"), "report") == (StepState.NOT_STARTED, "as a PDF")


def test_the_steps_are_said_in_chinese():
    with override("zh-hans"):
        steps = steps_of(factories.product())
        assert [one.title for one in steps.values()] == ["市场", "产品概况", "检查清单", "出海就绪", "报告"]
        assert {one.reason for one in steps.values()} == {"", "请先选择市场。"}
