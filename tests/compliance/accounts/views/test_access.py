"""Every page of accounts × who asks: nobody, a stranger, each role."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from compliance.accounts.domain.invitations import token_of
from compliance.accounts.models import Role
from tests.compliance.accounts.factories import InvitationFactory

pytestmark = pytest.mark.django_db

WHO = ["nobody", "stranger", *Role.values]

# Route → method → the status for each of WHO; 302 for nobody means: sign in first.
OF_AN_ORGANISATION = {
    "": {"get": (302, 404, 200, 200, 200, 200), "post": (302, 405, 405, 405, 405, 405)},
    "name/": {"get": (302, 404, 200, 403, 403, 403), "post": (302, 404, 200, 403, 403, 403)},
    "export/": {"get": (302, 404, 200, 403, 403, 403), "post": (302, 405, 405, 405, 405, 405)},
    "members/<int:member>/": {"get": (302, 404, 200, 403, 403, 403), "post": (302, 404, 200, 403, 403, 403)},
    "members/<int:member>/remove/": {
        "get": (302, 405, 405, 405, 405, 405),
        "post": (302, 404, 302, 403, 403, 302),
    },
    "invitations/new/": {"get": (302, 404, 200, 403, 403, 403), "post": (302, 404, 200, 403, 403, 403)},
    "invitations/<uuid:invitation>/withdraw/": {
        "get": (302, 405, 405, 405, 405, 405),
        "post": (302, 404, 302, 403, 403, 403),
    },
    # The owner is asked for the password first.
    "delete/": {"get": (302, 404, 302, 403, 403, 403), "post": (302, 404, 302, 403, 403, 403)},
}
OF_A_PERSON = {
    "account/": {"get": (302, 200, 200, 200, 200, 200)},
    "account/export/": {"get": (302, 200, 200, 200, 200, 200)},
    "account/delete/": {"get": (302, 302, 302, 302, 302, 302)},
    "organisations/new/": {"get": (302, 200, 200, 200, 200, 200)},
}
OPEN = {"join/<str:token>/", "try/", "language/"}


@pytest.fixture
def browsers(members, stranger):
    people = {"stranger": stranger} | {role.value: each.user for role, each in members.items()}
    browsers = {"nobody": Client()} | {name: Client() for name in people}
    for name, person in people.items():
        browsers[name].force_login(person)
    return browsers


def our_routes():
    """Every route of compliance.accounts.urls, read from the resolver."""

    def walk(patterns, before=""):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, route)
            elif pattern.callback.__module__.startswith("compliance.accounts."):
                yield route

    return {*walk(get_resolver("compliance.accounts.urls").url_patterns)}


def test_every_route_is_in_a_table():
    prefix = "organisations/<uuid:organisation>/"
    assert our_routes() == {prefix + route for route in OF_AN_ORGANISATION} | OF_A_PERSON.keys() | OPEN


def asked(route, nuanyu, members):
    """The route with what belongs to Nuanyu: the viewer's membership and an invitation."""
    invitation = InvitationFactory(organisation=nuanyu)
    filled = route.replace("<int:member>", str(members[Role.VIEWER].pk))
    return f"/organisations/{nuanyu.pk}/{filled.replace('<uuid:invitation>', str(invitation.pk))}"


CASES = [
    (route, method, who, status)
    for route, methods in OF_AN_ORGANISATION.items()
    for method, statuses in methods.items()
    for who, status in zip(WHO, statuses, strict=True)
]


@pytest.mark.parametrize(("route", "method", "who", "status"), CASES)
def test_a_page_of_an_organisation(browsers, nuanyu, members, route, method, who, status):
    answer = getattr(browsers[who], method)(asked(route, nuanyu, members))
    list(answer)  # a file is closed when it is read to its end
    assert answer.status_code == status
    if who == "nobody":
        assert answer.url.startswith("/account/login/?next=/organisations/")


@pytest.mark.parametrize("route", OF_A_PERSON)
def test_a_page_of_a_person(browsers, route):
    answers = {who: browser.get(f"/{route}") for who, browser in browsers.items()}
    assert tuple(answers[who].status_code for who in WHO) == OF_A_PERSON[route]["get"]
    assert answers["nobody"].url == f"/account/login/?next=/{route}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_page_of_deletion_with_the_password_given(browsers, nuanyu, method):
    for who, browser in browsers.items():
        if who != "nobody":
            browser.post("/account/reauthenticate/", {"password": "four words by the sea"})
    address = f"/organisations/{nuanyu.pk}/delete/"
    statuses = [getattr(browsers[who], method)(address).status_code for who in WHO]
    assert statuses == [302, 404, 200, 403, 403, 403]


@pytest.mark.parametrize(
    "route", ["organisations/nonsense/", "organisations/00000000-0000-4000-8000-000000000000/"]
)
def test_an_organisation_that_is_not_there(browsers, route):
    assert browsers["owner"].get(f"/{route}").status_code == 404


def test_an_open_route_needs_nobody(browsers, nuanyu):
    token = token_of(InvitationFactory(organisation=nuanyu))
    assert browsers["nobody"].get(f"/join/{token}/").status_code == 200
    assert browsers["nobody"].post("/language/", {"language": "en"}).url == "/"


# What no page may carry


PAGES = [
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/done/",
    "/account/password/reset/key/1-x/",
    "/account/confirm-email/",
    "/account/confirm-email/x/",
    "/account/inactive/",
    "/account/",
    "/account/email/",
    "/account/password/change/",
    "/account/logout/",
    "/account/reauthenticate/",
    "/account/delete/",
    "/account/codes/",
    "/account/codes/totp/activate/",
    "/account/codes/recovery-codes/generate/",
    "/organisations/new/",
]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_carries_script_or_style_of_its_own(browsers, page, language):
    closed = page.startswith(("/account/codes", "/organisations")) or page in PAGES[9:15]
    browser = browsers["owner" if closed else "nobody"]
    browser.post("/language/", {"language": language})
    browser.post("/account/reauthenticate/", {"password": "four words by the sea"})
    html = browser.get(page).content.decode()
    assert re.findall(r"<script|<style| style=| on\w+=|javascript:", html) == []
    assert re.findall(r"<html lang=\"(.*)\">", html) == [language]
    assert len(re.findall(r"<h1>", html)) == 1


def test_the_pages_of_an_organisation_carry_neither(browsers, nuanyu, members):
    InvitationFactory(organisation=nuanyu)
    for route in ("", "name/", "members/<int:member>/", "invitations/new/"):
        html = browsers["owner"].get(asked(route, nuanyu, members)).content.decode()
        assert re.findall(r"<script|<style| style=| on\w+=|javascript:", html) == []
