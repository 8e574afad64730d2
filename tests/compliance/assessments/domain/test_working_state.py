"""The working state: read with five queries, written one answer at a time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from compliance.assessments.domain.readiness import assess
from compliance.assessments.domain.working_state import (
    StaleControlError,
    control_answers,
    kept_verdicts,
    refresh_verdicts,
    save_control_answer,
    start_product,
    working_state,
)
from compliance.assessments.models import ControlAnswer, Evidence
from compliance.products.domain.profile import ControlAnswer as Said
from compliance.products.domain.profile import ControlAnswers, MarketProfile, Profile
from compliance.products.domain.profile import Evidence as Proof
from compliance.products.enums import ControlStatus
from compliance.products.models import Product
from regions.querysets import NoEditionError
from tests.compliance.assessments import factories
from tests.compliance.builders import TODAY, places

pytestmark = pytest.mark.django_db

FACTS = {
    "hq_region": places("SG"),
    "established_in": places("SG"),
    "technology_developed_in": places("SG"),
    "personal_data": True,
    "sensitive_data": False,
    "serves_government": False,
}


@pytest.fixture
def edition():
    return factories.published()


@pytest.fixture
def nova(edition):
    return factories.product(factories.company(), "EU", "SA")


@pytest.fixture
def anna(nova):
    return factories.member(nova.organisation)


def said(status, **more):
    """What a form makes of a person's words."""
    return ControlAnswer(control="notice", status=status, **more)


def stored(nova):
    """All that is kept about the answers, and how often the product has changed."""
    rows = nova.control_answers.values_list("control", "region", "status", "note", "version", "answered_by")
    return list(rows), Product.objects.get(pk=nova.pk).revision


def filled(count):
    """A product with so many markets, answers, controls and pieces of evidence to each."""
    nova = factories.product(None, *("EU", "SA", "NO")[:count])
    for region in ("EU", "SA", "NO")[:count]:
        factories.answer(nova, "market_links", ["offered-here"], region)
    for control in ("notice", "record", "report")[:count]:
        row = ControlAnswer.objects.create(product=nova, control=control, status="implemented")
        for number in range(count):
            link = f"https://proof.example/{control}/{number}"
            row.evidence.add(
                Evidence.objects.create(organisation=nova.organisation, title=control, link=link)
            )
    return Product.objects.get(pk=nova.pk)


@pytest.mark.parametrize("count", [1, 3])
def test_the_state_takes_five_queries_however_much_is_said(edition, count, django_assert_num_queries):
    nova = filled(count)
    assert edition.sha256 == working_state(nova).edition.sha256
    with django_assert_num_queries(5):
        state = working_state(nova)
        assert len(state.profile.markets) == count
        assert len(state.profile.controls) == count
        assert [len(one.product.evidence) for one in state.profile.controls.values()] == [count] * count
        assert len(state.readiness(TODAY).markets) == count


def test_a_product_begins_at_nothing(edition):
    nova = start_product(factories.company(), name="Nova", description="Companion chatbot")
    state = working_state(nova)
    assert state.profile == Profile("Nova", "Companion chatbot", {}, {}, {}, {})
    assert (state.assessment.number, state.edition.sha256) == (1, edition.sha256)
    assert (nova.revision, nova.verdicts) == (0, {})


def test_nothing_begins_before_a_law_is_published():
    company = factories.company()
    with pytest.raises(NoEditionError):
        start_product(company, name="Nova", description="")
    assert Product.objects.count() == 0


def test_a_product_keeps_its_edition_when_another_is_published(nova, edition):
    changed = factories.law()
    changed["regions"][0]["region"]["name"] = "Union"
    factories.published(changed)
    assert working_state(nova).edition.version == edition.version


def test_the_profile_holds_what_is_said_about_product_markets_and_home(nova):
    nova.markets.filter(region="SA").update(launch_on=date(2027, 1, 15))
    factories.answer(nova, "market_links", ["offered-here"], "SA")
    factories.answer(nova, "market_links", ["none"], "CN")
    factories.answer(nova, "employee_count", None)
    ControlAnswer.objects.create(product=nova, control="notice", status="planned", note="Soon.")
    assert working_state(nova).profile == Profile(
        name="Nova",
        description="Companion chatbot",
        facts=FACTS,
        markets={
            "EU": MarketProfile(),
            "SA": MarketProfile(date(2027, 1, 15), {"market_links": frozenset({"offered-here"})}),
        },
        home={"CN": {"market_links": frozenset({"none"})}},
        controls={"notice": ControlAnswers(Said(ControlStatus.PLANNED, "Soon."))},
    )


def test_a_market_that_was_taken_away_keeps_its_answers_as_those_of_a_home(nova):
    factories.answer(nova, "market_links", ["none"], "SA")
    nova.markets.filter(region="SA").update(is_chosen=False)
    profile = working_state(nova).profile
    assert profile.markets == {"EU": MarketProfile()}
    assert profile.home == {"SA": {"market_links": frozenset({"none"})}}


def test_a_day_is_judged_once(nova):
    state = working_state(nova)
    assert state.readiness(TODAY) is state.readiness(TODAY)
    assert state.readiness(TODAY) is not state.readiness(TODAY + timedelta(days=1))


def test_answers_are_taken_by_control_and_place_and_those_without_a_status_are_none(nova, anna):
    agreed = {"status": "not-applicable", "agreed_by": anna}
    rows = [
        ControlAnswer.objects.create(product=nova, control="notice", status="implemented", note="Yes."),
        ControlAnswer.objects.create(product=nova, control="notice", region="SA", **agreed),
        ControlAnswer.objects.create(product=nova, control="agent", region="SA", status="partial"),
        ControlAnswer.objects.create(product=nova, control="record", note="Later."),
    ]
    assert control_answers(rows) == {
        "notice": ControlAnswers(
            Said(ControlStatus.IMPLEMENTED, "Yes."),
            {"SA": Said(ControlStatus.NOT_APPLICABLE, agreed=True)},
        ),
        "agent": ControlAnswers(None, {"SA": Said(ControlStatus.PARTIAL)}),
    }


def test_evidence_is_known_by_its_link_and_a_file_by_its_title(nova):
    row = ControlAnswer.objects.create(product=nova, control="notice", status="implemented")
    days = {"issued_on": date(2026, 1, 2), "expires_on": date(2027, 1, 2)}
    whose = {"organisation": nova.organisation}
    row.evidence.add(
        Evidence.objects.create(**whose, title="Page", link="https://proof.example/1"),
        Evidence.objects.create(**whose, title="Scan", file="evidence/1.pdf", sha256="0" * 64, **days),
    )
    proofs = {
        Proof("https://proof.example/1"),
        Proof("Scan", date(2026, 1, 2), date(2027, 1, 2)),
    }
    assert set(control_answers([row])["notice"].product.evidence) == proofs


def test_a_first_answer_is_kept_with_who_gave_it(nova, anna):
    row = save_control_answer(nova, said("planned", note="Soon."), by=anna, version=0)
    assert (row.status, row.note, row.version, row.answered_by) == ("planned", "Soon.", 1, anna)
    assert stored(nova) == ([("notice", "", "planned", "Soon.", 1, anna.pk)], 1)


def test_owner_and_day_are_kept_with_the_answer(nova, anna):
    save_control_answer(nova, said("", assignee=anna, due_on=date(2026, 12, 18)), by=anna, version=0)
    row = nova.control_answers.get()
    assert (row.status, row.assignee, row.due_on) == ("", anna, date(2026, 12, 18))


@pytest.mark.parametrize("version", [0, 1, 7], ids=["as new", "as seen", "at any version"])
def test_saying_the_same_again_changes_nothing(nova, anna, version):
    first = save_control_answer(nova, said("planned", note="Soon."), by=anna, version=0)
    before = stored(nova)
    again = save_control_answer(
        nova, said("planned", note="Soon."), by=factories.member(nova.organisation), version=version
    )
    assert (again.pk, again.version, again.answered_by) == (first.pk, 1, anna)
    assert stored(nova) == before


def test_every_change_counts_in_the_answer_and_in_the_product(nova, anna):
    for version, status in enumerate(("planned", "partial", "implemented")):
        save_control_answer(nova, said(status), by=anna, version=version)
    assert stored(nova) == ([("notice", "", "implemented", "", 3, anna.pk)], 3)


def test_the_product_at_hand_knows_its_new_revision(nova, anna):
    save_control_answer(nova, said("planned"), by=anna, version=0)
    assert nova.revision == 1


def test_an_answer_that_was_read_before_a_change_is_refused_and_shows_theirs(nova, anna):
    bob = factories.member(nova.organisation)
    save_control_answer(nova, said("planned"), by=anna, version=0)
    save_control_answer(nova, said("partial"), by=bob, version=1)
    before = stored(nova)
    with pytest.raises(StaleControlError, match="notice was changed meanwhile") as caught:
        save_control_answer(nova, said("implemented"), by=anna, version=1)
    theirs = caught.value.theirs
    assert (theirs.status, theirs.version, theirs.answered_by) == ("partial", 2, bob)
    assert stored(nova) == before


def test_two_who_answer_first_do_not_overwrite_each_other(nova, anna):
    save_control_answer(nova, said("planned"), by=anna, version=0)
    with pytest.raises(StaleControlError):
        save_control_answer(nova, said("partial"), by=anna, version=0)


def test_the_answer_of_a_market_stands_beside_that_of_the_product(nova, anna):
    save_control_answer(nova, said("planned"), by=anna, version=0)
    save_control_answer(nova, said("partial", region="SA"), by=anna, version=0)
    assert stored(nova) == (
        [("notice", "", "planned", "", 1, anna.pk), ("notice", "SA", "partial", "", 1, anna.pk)],
        2,
    )


def test_products_do_not_share_answers(nova, anna):
    luna = factories.product(nova.organisation, "EU", name="Luna")
    save_control_answer(nova, said("planned"), by=anna, version=0)
    save_control_answer(luna, said("partial"), by=anna, version=0)
    assert [nova.control_answers.get().status, luna.control_answers.get().status] == ["planned", "partial"]


@pytest.mark.parametrize("status", ["", "planned", "implemented"])
def test_an_agreement_falls_when_the_status_changes(nova, anna, status):
    save_control_answer(nova, said("not-applicable"), by=anna, version=0)
    nova.control_answers.update(agreed_by=anna)
    row = save_control_answer(nova, said(status), by=anna, version=1)
    assert (row.status, row.agreed_by) == (status, None)


def test_an_agreement_stays_when_only_the_note_changes(nova, anna):
    save_control_answer(nova, said("not-applicable"), by=anna, version=0)
    nova.control_answers.update(agreed_by=anna)
    row = save_control_answer(nova, said("not-applicable", note="No such data."), by=anna, version=1)
    assert (row.note, row.agreed_by) == ("No such data.", anna)


def test_an_agreement_does_not_come_back_with_the_status(nova, anna):
    save_control_answer(nova, said("not-applicable"), by=anna, version=0)
    nova.control_answers.update(agreed_by=anna)
    save_control_answer(nova, said("planned"), by=anna, version=1)
    row = save_control_answer(nova, said("not-applicable"), by=anna, version=2)
    assert (row.agreed_by, row.version) == (None, 3)


def test_evidence_stays_with_an_answer_that_changes(nova, anna):
    row = save_control_answer(nova, said("planned"), by=anna, version=0)
    proof = Evidence.objects.create(
        organisation=nova.organisation, title="Page", link="https://proof.example/1"
    )
    row.evidence.add(proof)
    save_control_answer(nova, said("implemented"), by=anna, version=1)
    assert list(nova.control_answers.get().evidence.all()) == [proof]


def test_the_verdicts_are_kept_with_edition_revision_and_day(nova, anna, edition):
    save_control_answer(nova, said("planned"), by=anna, version=0)
    refresh_verdicts(working_state(nova), on=TODAY)
    assert Product.objects.get(pk=nova.pk).verdicts == {
        "edition": edition.sha256,
        "revision": 1,
        "on": "2026-11-23",
        "markets": {"EU": "blocked", "SA": "conditional"},
    }


def test_the_verdicts_follow_the_answers(nova, anna):
    found = []
    for version, status in enumerate(("planned", "implemented", "not-implemented")):
        save_control_answer(nova, said(status), by=anna, version=version)
        found.append(kept_verdicts(working_state(nova), on=TODAY)["markets"]["EU"])
    assert found == ["blocked", "conditional", "blocked"]


def test_the_verdicts_follow_the_day(nova):
    factories.answer(nova, "market_links", ["none"], "SA")
    state = working_state(nova)
    days = (date(2027, 5, 31), date(2027, 6, 1))
    assert [kept_verdicts(state, on=day)["markets"]["SA"] for day in days] == [
        "no-duty-found",
        "undetermined",
    ]


def test_keeping_the_verdicts_is_no_change_of_the_product(nova):
    before = Product.objects.get(pk=nova.pk)
    refresh_verdicts(working_state(nova), on=TODAY)
    after = Product.objects.get(pk=nova.pk)
    assert (after.revision, after.updated_at) == (before.revision, before.updated_at)


def test_without_a_market_there_are_no_verdicts(edition):
    state = working_state(factories.product())
    assert kept_verdicts(state, on=TODAY)["markets"] == {}


def test_the_state_is_judged_as_its_profile_is(nova):
    state = working_state(nova)
    again = assess(state.edition.catalogue, state.profile, as_of=TODAY)
    assert {code: one.verdict for code, one in state.readiness(TODAY).markets.items()} == {
        code: one.verdict for code, one in again.markets.items()
    }
