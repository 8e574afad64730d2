"""Freezing and comparing assessments; copying, exporting and deleting a product."""

from __future__ import annotations

import json

import pytest

from compliance.accounts.models import Role
from compliance.assessments.models import Assessment, ControlAnswer, Evidence
from compliance.products.models import Product
from tests.compliance.assessments import factories
from tests.compliance.assessments.views.pages import address, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme(client):
    factories.published()
    company = factories.company()
    client.force_login(factories.member(company, Role.OWNER))
    return company


@pytest.fixture
def nova(acme):
    return factories.product(acme, "EU", controls={"notice": "planned"})


def page(client, made, query=""):
    return text_of(client.get(f"{address('assessments', made.pk)}{query}"))


def said(made):
    """The answers about a product."""
    return list(made.answers.order_by("fact").values_list("fact", "region", "value"))


# Freezing


def test_before_anything_is_frozen_the_page_says_what_it_is_for(client, nova):
    assert "Assessment 1 is open: it follows every answer." in page(client, nova)
    assert "Nothing is frozen yet." in page(client, nova)


def test_freezing_keeps_today_and_opens_the_next_on_the_same_edition(client, nova):
    found = client.post(address("freeze", nova.pk))
    assert found.url == address("assessments", nova.pk)
    frozen, following = Assessment.objects.order_by("number")
    assert (frozen.number, frozen.state, frozen.snapshot["verdicts"]) == (1, "in-review", {"EU": "blocked"})
    assert (following.number, following.state, following.snapshot) == (2, "open", None)
    assert following.edition == frozen.edition
    assert "Assessment 1 frozen on 2026-11-23 under law edition" in page(client, nova)


def test_a_frozen_assessment_does_not_follow_later_answers(client, nova):
    client.post(address("freeze", nova.pk))
    before = Assessment.objects.get(number=1).snapshot
    ControlAnswer.objects.update(status="implemented")
    assert Assessment.objects.get(number=1).snapshot == before


# Comparing


def test_a_frozen_state_is_compared_with_now(client, nova):
    client.post(address("freeze", nova.pk))
    ControlAnswer.objects.update(status="implemented")
    nova.answers.filter(fact="serves_government").update(value="yes")
    text = page(client, nova, "?before=1&after=now")
    assert "Name of EU Blocked no launch day Undetermined no launch day" in text
    assert "The serves_government no yes" in text
    assert "Title of eu.notice Name of EU Not met Met" in text


def test_two_frozen_states_are_compared(client, nova):
    client.post(address("freeze", nova.pk))
    client.post(address("freeze", nova.pk))
    assert "Nothing differs." in page(client, nova, "?before=1&after=2")


def test_another_edition_shows_what_the_law_changed(client, nova):
    client.post(address("freeze", nova.pk))
    other = factories.law()
    other["regions"][0]["requirements"][1]["severity"] = "major"
    Assessment.objects.filter(state="open").update(edition=factories.published(other))
    assert "Law Title of eu.record Name of EU, changed severity" in page(client, nova, "?before=1&after=now")


@pytest.mark.parametrize("query", ["?before=9&after=now", "?before=1", "?before=x&after=y"])
def test_states_that_are_not_there_are_not_compared(client, nova, query):
    client.post(address("freeze", nova.pk))
    assert "Nothing differs." not in page(client, nova, query)


# Copying


def test_a_copy_says_the_same_and_asks_for_a_name(client, nova):
    proof = Evidence.objects.create(
        organisation=nova.organisation, title="Notice", link="https://proof.example/1"
    )
    nova.control_answers.get().evidence.add(proof)
    client.post(address("freeze", nova.pk))
    found = client.post(address("copy", nova.pk))
    copied = Product.objects.exclude(pk=nova.pk).get()
    assert found.url == address("change", copied.pk)
    assert (copied.name, copied.organisation) == ("Nova (copy)", nova.organisation)
    assert list(copied.markets.values_list("region")) == list(nova.markets.values_list("region"))
    assert said(copied) == said(nova)
    assert list(copied.control_answers.values_list("control", "status", "evidence")) == [
        ("notice", "planned", proof.pk)
    ]
    assert list(copied.assessments.values_list("number", "state")) == [(1, "open")]


def test_agreement_to_not_applicable_is_not_copied(client, nova, acme):
    boss = factories.member(acme, Role.OWNER)
    ControlAnswer.objects.update(status="not-applicable", agreed_by=boss)
    client.post(address("copy", nova.pk))
    assert ControlAnswer.objects.exclude(product=nova).get().agreed_by is None


# Exporting and deleting


def test_the_export_holds_everything(client, nova):
    nova.answers.filter(fact="personal_data").update(note="Chats are kept.")
    client.post(address("freeze", nova.pk))
    found = client.get(address("export", nova.pk))
    assert found.headers["Content-Disposition"] == 'attachment; filename="landfall-nova-2026-11-23.json"'
    kept = json.loads(found.content)
    assert kept["state"]["verdicts"] == {"EU": "blocked"}
    assert kept["notes"] == [{"fact": "personal_data", "region": "", "note": "Chats are kept."}]
    assert [one["number"] for one in kept["assessments"]] == [1]


def test_an_owner_deletes_a_product_by_writing_its_name(client, nova):
    proof = Evidence.objects.create(
        organisation=nova.organisation, title="Notice", link="https://proof.example/1"
    )
    client.post(address("freeze", nova.pk))
    assert "1 frozen assessment go with it" in text_of(client.get(address("delete", nova.pk)))
    assert "There is a problem" in text_of(client.post(address("delete", nova.pk), {"name": "Nova 2"}))
    found = client.post(address("delete", nova.pk), {"name": "Nova"})
    assert found.url == "/products/"
    assert not Product.objects.exists()
    assert Evidence.objects.get() == proof


# Who may


@pytest.mark.parametrize("name", ["freeze", "copy", "delete"])
def test_readers_change_nothing(client, acme, nova, name):
    client.force_login(factories.member(acme, Role.VIEWER))
    assert client.post(address(name, nova.pk), {"name": "Nova"}).status_code == 403
    assert Assessment.objects.count() == 1


def test_an_editor_does_not_delete(client, acme, nova):
    client.force_login(factories.member(acme, Role.EDITOR))
    assert client.get(address("delete", nova.pk)).status_code == 403


@pytest.mark.parametrize("name", ["assessments", "export", "delete"])
def test_a_foreign_product_is_not_found(client, acme, name):
    foreign = factories.product(factories.company("Other"), "EU")
    assert client.get(address(name, foreign.pk)).status_code == 404


@pytest.mark.parametrize("name", ["freeze", "copy", "delete"])
def test_nothing_is_done_to_a_foreign_product(client, acme, name):
    foreign = factories.product(factories.company("Other"), "EU")
    assert client.post(address(name, foreign.pk), {"name": "Nova"}).status_code == 404


def test_the_page_takes_as_many_queries_with_three_frozen_as_with_one(client, nova):
    client.post(address("freeze", nova.pk))
    path = f"{address('assessments', nova.pk)}?before=1&after=now"
    client.get(path)
    one = queries_of(client, path)
    client.post(address("freeze", nova.pk))
    client.post(address("freeze", nova.pk))
    client.get(path)
    assert queries_of(client, path) == one <= 12
