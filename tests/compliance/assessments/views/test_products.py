"""The list of products, and what is done with a product as a whole."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from compliance.accounts.models import Role
from compliance.assessments.models import Assessment
from compliance.products.domain.answers import touch
from compliance.products.models import Product
from tests.compliance.accounts.factories import UserFactory
from tests.compliance.assessments import factories
from tests.compliance.assessments.views.pages import address, links, main_of, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme():
    factories.published()
    return factories.company()


@pytest.fixture
def editor(acme, client):
    person = factories.member(acme)
    client.force_login(person)
    return person


@pytest.fixture
def viewer(acme, client):
    person = factories.member(acme, Role.VIEWER)
    client.force_login(person)
    return person


# The list


def test_a_stranger_signs_in_first(client):
    assert client.get("/products/").status_code == 302


def test_an_empty_list_teaches_what_comes_next(client, editor):
    found = client.get("/products/")
    assert links(found)["/products/new/"] == "Describe your first product"
    assert "Name it, and choose the markets with their launch days." in text_of(found)


def test_a_viewer_of_an_empty_list_learns_who_adds_products(client, viewer):
    found = client.get("/products/")
    assert "/products/new/" not in links(found)
    assert "An owner or an editor of your organisation adds products." in text_of(found)


def test_each_product_shows_the_verdict_of_every_market_the_worst_first(client, acme, editor):
    factories.product(acme, "SG", "SA", "EU", controls={"notice": "planned"})
    text = text_of(client.get("/products/"))
    assert (
        "Name of EU Blocked no launch day Name of SA Conditional no launch day Name of SG No duty found"
        in text
    )


def test_a_product_without_markets_leads_to_their_choice(client, acme, editor):
    nova = factories.product(acme)
    found = client.get("/products/")
    assert links(found)[f"/products/{nova.pk}/markets/"] == "Choose markets"


def test_verdicts_are_kept_until_an_answer_changes(client, acme, editor):
    nova = factories.product(acme, "EU", controls={"notice": "planned"})
    client.get("/products/")
    kept = Product.objects.get().verdicts
    assert kept == {
        "edition": Assessment.objects.get().edition.sha256,
        "revision": 0,
        "on": "2026-11-23",
        "markets": {"EU": "blocked"},
    }
    nova.control_answers.update(status="implemented")
    assert "Blocked" in text_of(client.get("/products/"))
    touch(nova)
    assert "Conditional" in text_of(client.get("/products/"))


def test_verdicts_are_made_anew_on_another_day(client, acme, editor):
    factories.product(acme, "SA", facts={"market_links": ["none"]})
    assert "No duty found" in text_of(client.get("/products/"))
    with time_machine.travel(datetime(2027, 6, 1, 4, 0, tzinfo=UTC), tick=False):
        client.force_login(editor)
        assert "Undetermined" in text_of(client.get("/products/"))


def test_products_of_others_are_not_listed(client, editor):
    factories.product(factories.company("Other"), "EU", name="Secret")
    assert "Secret" not in text_of(client.get("/products/"))


@pytest.mark.parametrize("is_stale", [True, False])
def test_the_list_takes_as_many_queries_with_three_products_as_with_one(client, acme, editor, is_stale):
    factories.product(acme, "EU", controls={"notice": "planned"})
    if not is_stale:
        client.get("/products/")
    one = queries_of(client, "/products/")
    for number in range(2):
        factories.product(acme, "EU", "SA", "NO", name=f"Nova {number}", controls={"notice": "planned"})
    if not is_stale:
        client.get("/products/")
    else:
        Product.objects.update(verdicts={})
    assert queries_of(client, "/products/") == one <= 14


# A new product


def test_a_new_product_leads_to_its_markets(client, acme, editor):
    sent = {"organisation": acme.pk, "name": "Nova", "description": "Companion chatbot"}
    found = client.post("/products/new/", sent)
    made = Product.objects.get()
    assert (found.status_code, found.url) == (302, f"/products/{made.pk}/markets/")
    assert (made.name, made.description, made.organisation) == ("Nova", "Companion chatbot", acme)
    assert made.assessments.get().state == "open"


def test_a_product_needs_a_name(client, acme, editor):
    found = client.post("/products/new/", {"organisation": acme.pk, "name": " "})
    assert "There is a problem This field is required." in text_of(found)
    assert "<title>Error: New product · Landfall</title>" in found.content.decode()
    assert not Product.objects.exists()


def test_the_organisation_is_asked_for_only_where_there_is_a_choice(client, acme, editor):
    assert 'type="hidden" name="organisation"' in main_of(client.get("/products/new/"))
    other = factories.company("Other")
    other.memberships.create(user=editor, role=Role.OWNER)
    assert "Organisation" in text_of(client.get("/products/new/"))


def test_nobody_adds_a_product_to_a_foreign_organisation(client, editor):
    foreign = factories.company("Other")
    client.post("/products/new/", {"organisation": foreign.pk, "name": "Nova"})
    assert not Product.objects.exists()


def test_a_viewer_adds_no_product(client, acme, viewer):
    assert client.post("/products/new/", {"organisation": acme.pk, "name": "Nova"}).status_code == 403


def test_without_an_edition_the_page_says_what_to_run(client):
    acme = factories.company()
    client.force_login(factories.member(acme))
    found = client.post("/products/new/", {"organisation": acme.pk, "name": "Nova"})
    assert found.status_code == 503
    assert "publish_edition" in text_of(found)


# One product


def test_the_overview_is_a_task_list_with_honest_states(client, acme, editor):
    nova = factories.product(acme, facts={})
    text = text_of(client.get(address("product", nova.pk)))
    assert "Markets 0 chosen Not started" in text
    assert "Checklist Choose a market first. Cannot start yet" in text
    assert "Report Choose a market first. Cannot start yet" in text


def test_steps_advance_with_what_is_said(client, acme, editor):
    nova = factories.product(acme, "EU", controls={"notice": "implemented", "record": "planned"})
    text = text_of(client.get(address("product", nova.pk)))
    assert "Markets 1 chosen Completed" in text
    assert "Profile nothing left to ask Completed" in text
    assert "Checklist 1 of 3 done In progress" in text
    assert "Readiness 0 of 1 ready In progress" in text


def test_name_and_sentence_can_be_changed(client, acme, editor):
    nova = factories.product(acme)
    touch(nova)
    found = client.post(address("change", nova.pk), {"name": "Nova 2", "description": ""})
    nova.refresh_from_db()
    assert (found.url, nova.name, nova.description, nova.revision) == (
        address("product", nova.pk),
        "Nova 2",
        "",
        1,
    )


def test_an_archived_product_leaves_the_list_and_comes_back(client, acme, editor):
    nova = factories.product(acme)
    client.post(address("archive", nova.pk))
    assert "Nova" not in links(client.get("/products/")).values()
    assert "Nova" in links(client.get("/products/?archived")).values()
    client.post(address("restore", nova.pk))
    assert "Nova" in links(client.get("/products/")).values()


@pytest.mark.parametrize("name", ["archive", "restore"])
def test_what_changes_something_is_posted(client, acme, editor, name):
    assert client.get(address(name, factories.product(acme).pk)).status_code == 405


# Who may


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VIEWER])
@pytest.mark.parametrize("name", ["change", "archive", "restore"])
def test_readers_change_nothing(client, acme, name, role):
    client.force_login(factories.member(acme, role))
    nova = factories.product(acme)
    assert client.post(address(name, nova.pk), {"name": "Taken"}).status_code == 403
    assert Product.objects.filter(name="Nova", archived_at=None).exists()


@pytest.mark.parametrize("name", ["product", "readiness", "requirements", "change", "archive", "restore"])
def test_a_foreign_product_is_not_found(client, acme, name):
    nova = factories.product(acme, "EU")
    client.force_login(factories.member(factories.company("Other"), Role.OWNER))
    assert {
        client.get(address(name, nova.pk)).status_code,
        client.post(address(name, nova.pk)).status_code,
    } <= {
        404,
        405,
    }
    client.force_login(UserFactory.create())
    assert client.get(address("product", nova.pk)).status_code == 404


def test_the_role_is_that_of_the_person_not_of_a_colleague(client, acme):
    nova = factories.product(acme)
    factories.member(acme, Role.OWNER)
    client.force_login(factories.member(acme, Role.VIEWER))
    assert "Archive" not in text_of(client.get(address("product", nova.pk)))


def test_launch_days_stand_with_the_verdicts(client, acme, editor):
    factories.product(acme, "EU", launch_on=date(2027, 1, 15))
    assert "15 January 2027" in text_of(client.get("/products/"))
