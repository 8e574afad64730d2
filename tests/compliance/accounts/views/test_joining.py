from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from compliance.accounts.domain.invitations import token_of
from compliance.accounts.domain.sample import add_guest, sample_company
from compliance.accounts.models import Membership, Organisation, Role, User
from tests.compliance.accounts.factories import PASSWORD, InvitationFactory, UserFactory
from tests.compliance.accounts.pages import heading, messages, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(nuanyu, owner):
    return InvitationFactory(organisation=nuanyu, role=Role.REVIEWER, invited_by=owner)


@pytest.fixture
def link(invitation):
    return f"/join/{token_of(invitation)}/"


# A stranger


def test_the_link_says_who_invites_where_and_as_what(client, link):
    page = client.get(link)
    assert (page.status_code, heading(page)) == (200, "Join Nuanyu")
    assert "Owner Li invites you to Nuanyu, as reviewer. Sign up and join Sign in and join" in text(page)


def test_the_link_outlives_who_sent_it(client, link, owner):
    owner.delete()
    assert "You are invited to Nuanyu, as reviewer." in text(client.get(link))


def test_looking_uses_nothing_up(client, link, invitation):
    client.get(link)
    client.head(link)
    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_posting_without_an_account_uses_nothing_up(client, link, invitation):
    assert client.post(link).status_code == 200
    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_whoever_signs_up_by_the_link_joins_and_makes_no_organisation(client, link, nuanyu):
    client.get(link)
    page = client.get("/account/signup/")
    assert "To join Nuanyu." in text(page)
    assert [*page.context["form"].fields] == ["email", "name", "password1"]
    form = {"email": "anna@example.com", "name": "Anna Li", "password1": PASSWORD}
    assert client.post("/account/signup/", form).url == link
    answer = client.post(link, follow=True)
    assert answer.redirect_chain[0] == ("/products/", 302)
    anna = User.objects.get(email="anna@example.com")
    assert [*anna.memberships.values_list("organisation", "role")] == [(nuanyu.pk, "reviewer")]
    assert Organisation.objects.count() == 1


def test_whoever_signs_in_by_the_link_is_led_back_to_it(client, link):
    UserFactory(username="anna")
    client.get(link)
    answer = client.post("/account/login/", {"login": "anna@example.com", "password": PASSWORD})
    assert answer.url == link


def test_an_invitation_that_expired_meanwhile_leads_nowhere(client, link, invitation):
    UserFactory(username="anna")
    client.get(link)
    type(invitation).objects.update(expires_at=timezone.now())
    answer = client.post("/account/login/", {"login": "anna@example.com", "password": PASSWORD})
    assert answer.url == "/products/"
    assert "organisation" in Client().get("/account/signup/").context["form"].fields


# A person


@pytest.fixture
def anna(client):
    anna = UserFactory(username="anna")
    client.force_login(anna)
    return anna


def test_a_person_joins_by_one_press(client, anna, link, nuanyu):
    assert "You are signed in as anna@example.com. Join" in text(client.get(link))
    client.post(link)
    assert messages(client.get(f"/organisations/{nuanyu.pk}/")) == ["You belong to Nuanyu now, as reviewer."]


def test_a_member_is_led_to_the_organisation_and_uses_nothing_up(client, link, members, invitation, nuanyu):
    client.force_login(members[Role.VIEWER].user)
    for answer in (client.get(link), client.post(link)):
        assert answer.url == f"/organisations/{nuanyu.pk}/"
    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_a_used_link_says_so(client, link, anna):
    client.post(link)
    page = Client().get(link)
    assert page.status_code == 410
    assert "This invitation was used already. Ask whoever sent it for a new link." in text(page)
    assert "Sign up and join" not in text(page)


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_expired_link_says_so(client, anna, link, invitation, method):
    type(invitation).objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    page = getattr(client, method)(link)
    assert page.status_code == 410
    assert "This invitation has expired. Ask whoever sent it for a new link." in text(page)
    assert not Membership.objects.filter(user=anna).exists()


@pytest.mark.parametrize("token", ["nonsense", "0f" * 16 + ":forged"])
def test_a_link_that_was_never_made_is_not_there(client, token):
    assert client.get(f"/join/{token}/").status_code == 404


def test_a_withdrawn_link_is_not_there(client, link, invitation):
    invitation.delete()
    assert client.get(link).status_code == 404


def test_a_guest_leaves_the_sample_company_first(client, link, now, invitation):
    client.force_login(add_guest(sample_company(), now=now))
    page = client.get(link)
    assert "Leave it to join with an account of your own." in text(page)
    client.post(link)
    invitation.refresh_from_db()
    assert invitation.used_at is None
    assert client.post("/account/logout/", {"next": link}).url == link
    assert "Sign up and join" in text(client.get(link))


# The sample company


@pytest.fixture
def company():
    return sample_company()


def test_a_stranger_tries_the_sample_company_by_one_press(client, company):
    assert "Try the sample company" in text(client.get("/account/login/"))
    answer = client.post("/try/")
    assert (answer.status_code, answer.url) == (302, "/products/")
    shown = client.get(f"/organisations/{company.pk}/")
    assert messages(shown) == [
        "You may edit the sample company for seven days; so may everybody else who tries it."
    ]
    assert "Your role here: editor." in text(shown)


def test_every_visitor_is_another_guest(company):
    for _ in range(2):
        Client().post("/try/")
    assert User.objects.filter(is_guest=True).count() == 2


def test_whoever_is_signed_in_stays_who_they_are(client, company, anna):
    assert client.post("/try/").url == "/products/"
    assert User.objects.get() == anna


def test_opening_the_address_alone_makes_no_guest(client, company):
    assert client.get("/try/").status_code == 405
    assert User.objects.count() == 0


def test_a_deployment_that_does_not_offer_it_has_no_such_page(client, company, settings):
    settings.SAMPLE_COMPANY = False
    assert client.post("/try/").status_code == 404
    for page in ("/account/login/", "/account/signup/"):
        assert "Try the sample company" not in text(client.get(page))


def test_without_a_sample_company_it_says_how_to_make_one(client):
    answer = client.post("/try/", follow=True)
    assert messages(answer) == ["There is no sample company yet: manage.py make_sample_company makes it."]
    assert heading(answer) == "Sign in"


def test_trying_too_often_is_stopped_for_a_while(company, settings):
    settings.ACCOUNT_RATE_LIMITS = {"try_sample": "2/m/ip"}
    assert [Client().post("/try/").status_code for _ in range(3)] == [302, 302, 429]
    assert User.objects.count() == 2
