"""Assigning, agreeing and confirming: what changes, and what stays as it was."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.accounts.models import Role
from compliance.assessments.domain.checklist import checklist
from compliance.assessments.domain.checklist_changes import Assignment, agree, assign, confirm_suggestion
from compliance.assessments.domain.working_state import StaleControlError, working_state
from compliance.assessments.models import ControlAnswer
from tests.compliance.assessments import checklist_site as site
from tests.compliance.builders import TODAY

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 18)


@pytest.fixture
def acme():
    site.publish()
    return site.company()


@pytest.fixture
def nova(acme):
    return site.product(acme, "EU", "SA", certifications=["iso-27001"])


@pytest.fixture
def li_na(acme):
    return site.member(acme, Role.OWNER, name="Li Na")


def item(made, key):
    state = working_state(made)
    found = checklist(state.readiness(TODAY), state.controls).item(key)
    assert found is not None
    return found


def rows():
    found = ControlAnswer.objects.order_by("control", "region").select_related("assignee")
    return [
        (row.control, row.region, row.status, row.note, str(row.assignee), row.due_on, row.version)
        for row in found
    ]


# --- Assigning ----------------------------------------------------------------------------------------------


def test_only_what_is_left_to_do_is_assigned(nova, li_na):
    site.said(nova, "agent", "implemented", "EU", note="Done")
    changed = assign(nova, [item(nova, "agent")], Assignment(li_na.pk, DAY), by=li_na)
    assert changed == 1
    assert rows() == [
        ("agent", "EU", "implemented", "Done", "None", None, 1),
        ("agent", "SA", "", "", "Li Na", DAY, 1),
    ]


def test_what_is_all_done_may_still_get_an_owner(nova, li_na):
    site.said(nova, "notice", "implemented", note="Done")
    assign(nova, [item(nova, "notice")], Assignment(li_na.pk, None), by=li_na)
    assert rows() == [("notice", "", "implemented", "Done", "Li Na", None, 2)]


def test_what_is_not_named_stays_as_it_is(nova, li_na):
    site.said(nova, "notice", "planned", assignee=li_na, due_on=date(2026, 12, 1))
    assign(nova, [item(nova, "notice")], Assignment(None, DAY), by=li_na)
    assert rows() == [("notice", "", "planned", "", "Li Na", DAY, 2)]


def test_an_exception_is_not_assigned_with_the_rest(nova, li_na):
    site.said(nova, "notice", "planned")
    site.said(nova, "notice", "planned", "SA")
    assign(nova, [item(nova, "notice")], Assignment(li_na.pk, None), by=li_na)
    assert [(row[1], row[4]) for row in rows()] == [("", "Li Na"), ("SA", "None")]


def test_assigning_keeps_agreement_and_evidence(nova, li_na):
    row = site.said(nova, "notice", "not-applicable", note="No users", agreed_by=li_na)
    assign(nova, [item(nova, "notice")], Assignment(li_na.pk, None), by=li_na)
    row.refresh_from_db()
    assert (row.agreed_by, row.assignee) == (li_na, li_na)


@pytest.mark.parametrize("keys", [("notice",), ("notice", "agent", "report")])
def test_assigning_takes_as_many_queries_for_one_as_for_many(nova, li_na, keys, django_assert_num_queries):
    site.said(nova, "notice", "planned")
    items = [item(nova, key) for key in keys]
    with django_assert_num_queries(7 if len(keys) > 1 else 6):  # one more where rows are made, too
        assign(nova, items, Assignment(li_na.pk, DAY), by=li_na)


def test_an_answer_that_was_assigned_meanwhile_is_not_overwritten_by_an_older_form(nova, li_na):
    site.said(nova, "notice", "planned")
    assign(nova, [item(nova, "notice")], Assignment(li_na.pk, None), by=li_na)
    assert rows()[0][6] == 2


# --- Agreeing -----------------------------------------------------------------------------------------------


def test_agreement_counts_a_change_of_the_product_once(nova, li_na):
    row = site.said(nova, "notice", "not-applicable", note="No users")
    for _ in range(2):
        agree(row, by=li_na, version=1)
    row.refresh_from_db()
    nova.refresh_from_db()
    assert (row.agreed_by, row.version, nova.revision) == (li_na, 1, 1)
    assert item(nova, "notice").is_done


def test_agreement_may_be_taken_back(nova, li_na):
    row = site.said(nova, "notice", "not-applicable", note="No users", agreed_by=li_na)
    agree(row, by=None, version=1)
    row.refresh_from_db()
    assert row.agreed_by is None
    assert not item(nova, "notice").is_done


@pytest.mark.parametrize(("status", "version"), [("not-applicable", 1), ("planned", 2)])
def test_only_the_answer_that_was_read_is_agreed_to(nova, li_na, status, version):
    row = site.said(nova, "notice", status, note="No users", version=2)
    with pytest.raises(StaleControlError):
        agree(row, by=li_na, version=version)
    row.refresh_from_db()
    assert row.agreed_by is None


# --- Confirming ---------------------------------------------------------------------------------------------

REASON = "Covered by our certificate: ISO 27001."


def test_confirming_answers_what_has_no_status_and_keeps_what_was_noted(nova, li_na):
    site.said(nova, "notice", "", note="Ask Wang", assignee=li_na, due_on=DAY)
    confirm_suggestion(nova, item(nova, "notice"), "ISO 27001", by=li_na)
    assert rows() == [("notice", "", "implemented", f"Ask Wang\n{REASON}", "Li Na", DAY, 2)]


def test_confirming_twice_is_confirming_once(nova, li_na):
    for _ in range(2):
        confirm_suggestion(nova, item(nova, "notice"), "ISO 27001", by=li_na)
    assert rows() == [("notice", "", "implemented", REASON, "None", None, 1)]


def test_confirming_overwrites_no_answer(nova, li_na):
    site.said(nova, "agent", "planned", "SA")
    confirm_suggestion(nova, item(nova, "agent"), "ISO 27001", by=li_na)
    assert [row[1:3] for row in rows()] == [("EU", "implemented"), ("SA", "planned")]
