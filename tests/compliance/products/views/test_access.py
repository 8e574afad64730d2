"""Who may open the pages of a product, and who may write there."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from compliance.accounts.models import Role
from tests.compliance.accounts.factories import UserFactory
from tests.compliance.products.factories import member
from tests.compliance.products.law import product, say

pytestmark = pytest.mark.django_db

PAGES = {
    "markets": [],
    "profile": [],
    "question": ["role"],
    "section": ["company"],
    "check": [],
    "export": [],
    "import": [],
}
FORMS = ("markets", "question", "import")


def url(made, page: str) -> str:
    return reverse(f"products:{page}", args=[made if isinstance(made, uuid.UUID) else made.pk, *PAGES[page]])


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", Role.values)
def test_every_member_may_read(client, page, role):
    made = product("SA")
    client.force_login(member(made.organisation, role))
    assert client.get(url(made, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_the_product_of_another_company_is_not_found(client, page):
    made = product("SA")
    client.force_login(member(product("SA").organisation))
    assert client.get(url(made, page)).status_code == 404
    assert client.get(url(uuid.uuid4(), page)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_asked_to_sign_in(client, page):
    answer = client.get(url(product("SA"), page))
    assert answer.status_code == 302
    assert "login" in answer.url


@pytest.mark.parametrize("page", FORMS)
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VIEWER])
def test_only_owners_and_editors_may_write(client, page, role):
    made = product("SA")
    client.force_login(member(made.organisation, role))
    answer = client.post(url(made, page), {"value": "provider", "chosen": "EU", "text": "product: {name: X}"})
    assert answer.status_code == 403
    assert "Your role does not include it" in answer.content.decode()
    assert not made.answers.exists()
    assert made.markets.get().region == "SA"


@pytest.mark.parametrize("page", FORMS)
def test_writing_to_a_product_of_another_company_is_not_found(client, page):
    made = product("SA")
    client.force_login(UserFactory.create())
    assert client.post(url(made, page), {"value": "provider"}).status_code == 404


def test_the_role_is_that_of_the_person_and_not_of_a_colleague(client):
    made = product("SA")
    member(made.organisation, Role.OWNER)
    client.force_login(member(made.organisation, Role.VIEWER))
    assert client.post(url(made, "question"), {"value": "provider"}).status_code == 403


@pytest.mark.parametrize("page", ["markets", "question", "import"])
def test_whoever_may_not_write_sees_no_button(client, page):
    made = product("SA")
    say(made, role=["provider"])
    client.force_login(member(made.organisation, Role.VIEWER))
    html = client.get(url(made, page)).content.decode()
    assert 'class="btn' not in html
    assert "hx-post" not in html


@pytest.mark.parametrize("page", ["profile", "section", "check", "export"])
def test_pages_to_read_take_nothing(client, page):
    made = product("SA")
    client.force_login(member(made.organisation))
    assert client.post(url(made, page)).status_code == 405


@pytest.mark.parametrize(("page", "argument"), [("question", "nonsense"), ("section", "nonsense")])
def test_an_unknown_question_or_section_is_not_found(client, page, argument):
    made = product("SA")
    client.force_login(member(made.organisation))
    assert client.get(reverse(f"products:{page}", args=[made.pk, argument])).status_code == 404


@pytest.mark.parametrize("query", ["market=EU", "market=XX", "market=INTL"])
def test_an_exception_needs_a_chosen_market(client, query):
    made = product("SA")
    client.force_login(member(made.organisation))
    assert client.get(f"{url(made, 'question')}?{query}").status_code == 404


def test_a_market_question_needs_a_market(client):
    made = product()
    client.force_login(member(made.organisation))
    assert client.get(reverse("products:question", args=[made.pk, "seated_here"])).status_code == 404
