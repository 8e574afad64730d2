"""What the tables of an assessment refuse, whoever writes to them, and how their rows are called."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from compliance.assessments.models import Assessment, AssessmentState, ControlAnswer, Evidence
from compliance.products.enums import ControlStatus
from tests.compliance.assessments import factories

pytestmark = pytest.mark.django_db

LINK = "https://proof.example/1"
HASH = "0" * 64


@pytest.fixture
def edition():
    return factories.published()


@pytest.fixture
def nova(edition):
    return factories.product(factories.company(), "EU")


def refused(rule, model, **values):
    """Whether the database refuses such a row, and names this rule."""
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.create(**values)


def test_an_assessment_is_called_by_its_product_and_number(nova):
    assert str(nova.assessments.get()) == "Nova #1"


def test_a_product_begins_with_one_open_assessment(nova, edition):
    (found,) = nova.assessments.all()
    assert (found.number, found.state, found.edition, found.snapshot, found.frozen_at) == (
        1,
        AssessmentState.OPEN,
        edition,
        None,
        None,
    )


def test_a_second_open_assessment_is_refused(nova, edition):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(product=nova, number=2, edition=edition)
    assert nova.assessments.count() == 1


@pytest.mark.parametrize("state", [AssessmentState.IN_REVIEW, AssessmentState.APPROVED])
def test_any_number_of_frozen_assessments_stand_beside_the_open_one(nova, edition, state):
    for number in (2, 3):
        Assessment.objects.create(product=nova, number=number, edition=edition, state=state)
    assert [one.number for one in nova.assessments.all()] == [3, 2, 1]


def test_every_product_has_an_open_assessment_of_its_own(nova):
    luna = factories.product(nova.organisation, "EU", name="Luna")
    open_ones = Assessment.objects.filter(state=AssessmentState.OPEN)
    assert {one.product for one in open_ones} == {nova, luna}


def test_a_number_is_given_once_for_a_product(nova, edition):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(
            product=nova, number=1, edition=edition, state=AssessmentState.APPROVED, snapshot={}
        )


def test_a_state_that_does_not_exist_is_refused(nova, edition):
    refused("assessment_state_is_known", Assessment, product=nova, number=2, edition=edition, state="lost")


def test_an_edition_that_an_assessment_stands_on_stays(nova, edition):
    with pytest.raises(ProtectedError):
        edition.delete()


def test_a_person_sees_the_assessments_of_the_own_organisation_alone(nova):
    other = factories.product(factories.company("Other"), "EU", name="Other")
    for made in (nova, other):
        person = factories.member(made.organisation)
        assert [one.product for one in Assessment.objects.visible_to(person)] == [made]


def test_a_person_sees_the_evidence_of_the_own_organisation_alone(nova):
    own = Evidence.objects.create(organisation=nova.organisation, title="Ours", link=LINK)
    Evidence.objects.create(organisation=factories.company("Other"), title="Theirs", link=LINK)
    assert list(Evidence.objects.visible_to(factories.member(nova.organisation))) == [own]


@pytest.mark.parametrize(
    "kept", [{"link": LINK}, {"file": "evidence/one.pdf", "sha256": HASH}], ids=["a link", "a file"]
)
def test_evidence_is_a_link_or_a_file(nova, kept):
    found = Evidence.objects.create(organisation=nova.organisation, title="Notice", **kept)
    assert str(found) == "Notice"


@pytest.mark.parametrize("kept", [{}, {"link": LINK, "sha256": HASH}], ids=["neither", "both"])
def test_evidence_is_not_neither_and_not_both(nova, kept):
    refused("evidence_is_a_link_or_a_file", Evidence, organisation=nova.organisation, title="Notice", **kept)


@pytest.mark.parametrize(
    ("issued", "expires"),
    [
        (None, None),
        (date(2026, 1, 2), None),
        (None, date(2026, 1, 2)),
        (date(2026, 1, 2), date(2026, 1, 2)),
        (date(2026, 1, 2), date(2026, 1, 3)),
    ],
)
def test_evidence_may_leave_either_end_open_and_hold_for_a_single_day(nova, issued, expires):
    made = Evidence.objects.create(
        organisation=nova.organisation, title="Notice", link=LINK, issued_on=issued, expires_on=expires
    )
    made.refresh_from_db()
    assert (made.issued_on, made.expires_on) == (issued, expires)


def test_evidence_does_not_expire_before_it_was_issued(nova):
    refused(
        "evidence_expires_after_it_was_issued",
        Evidence,
        organisation=nova.organisation,
        title="Notice",
        link=LINK,
        issued_on=date(2026, 1, 2),
        expires_on=date(2026, 1, 1),
    )


def test_evidence_outlives_the_person_who_added_it(nova):
    anna = factories.member(nova.organisation)
    proof = Evidence.objects.create(organisation=nova.organisation, title="Notice", link=LINK, added_by=anna)
    anna.delete()
    proof.refresh_from_db()
    assert proof.added_by is None


@pytest.mark.parametrize("status", ["", *ControlStatus.values])
def test_an_answer_has_one_of_six_statuses_or_none(nova, status):
    row = ControlAnswer.objects.create(product=nova, control="notice", status=status)
    assert (row.status, row.version) == (status, 1)


def test_a_status_that_does_not_exist_is_refused(nova):
    refused("control_status_is_known", ControlAnswer, product=nova, control="notice", status="done")


@pytest.mark.parametrize(("region", "name"), [("", "notice"), ("SA", "notice SA")])
def test_an_answer_is_called_by_its_control_and_its_market(nova, region, name):
    assert str(ControlAnswer(product=nova, control="notice", region=region)) == name


def test_a_control_is_answered_once_for_the_product_and_once_for_each_market(nova):
    for region in ("", "EU", "SA"):
        ControlAnswer.objects.create(product=nova, control="notice", region=region, status="planned")
    assert [one.region for one in nova.control_answers.all()] == ["", "EU", "SA"]


@pytest.mark.parametrize("region", ["", "EU"])
def test_a_second_answer_in_the_same_place_is_refused(nova, region):
    ControlAnswer.objects.create(product=nova, control="notice", region=region, status="planned")
    with pytest.raises(IntegrityError), transaction.atomic():
        ControlAnswer.objects.create(product=nova, control="notice", region=region, status="partial")
    assert nova.control_answers.get().status == "planned"


def test_what_does_not_apply_may_be_agreed_to(nova):
    anna = factories.member(nova.organisation)
    row = ControlAnswer.objects.create(
        product=nova, control="notice", status=ControlStatus.NOT_APPLICABLE, agreed_by=anna
    )
    assert row.agreed_by == anna


@pytest.mark.parametrize(
    "status", ["", *(one for one in ControlStatus.values if one != ControlStatus.NOT_APPLICABLE)]
)
def test_nothing_else_is_agreed_to(nova, status):
    refused(
        "only_not_applicable_is_agreed",
        ControlAnswer,
        product=nova,
        control="notice",
        status=status,
        agreed_by=factories.member(nova.organisation),
    )


def test_the_work_goes_with_the_product_but_the_evidence_stays_with_the_organisation(nova):
    proof = Evidence.objects.create(organisation=nova.organisation, title="Notice", link=LINK)
    row = ControlAnswer.objects.create(product=nova, control="notice", status="implemented")
    row.evidence.add(proof)
    nova.delete()
    assert (ControlAnswer.objects.count(), Assessment.objects.count()) == (0, 0)
    assert list(Evidence.objects.all()) == [proof]
