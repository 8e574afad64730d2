from __future__ import annotations

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.compliance.accounts.factories import PASSWORD, UserFactory
from tests.compliance.accounts.pages import heading, problems, text

pytestmark = pytest.mark.django_db

WRONG = "This code is not right. The app shows another one every 30 seconds."


@pytest.fixture
def anna():
    return UserFactory(username="anna")


@pytest.fixture
def signed_in(client, anna):
    """Anna's browser, in which she has just proved once more who she is."""
    client.force_login(anna)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def code_now(secret, steps=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def turn_on(browser):
    """Turns codes on, the way the page says; the secret."""
    page = browser.get("/account/codes/totp/activate/")
    secret = re.search(r'<span class="lf-code">(\w+)</span>', page.content.decode())[1]
    browser.post("/account/codes/totp/activate/", {"code": code_now(secret)})
    return secret


def recovery_codes(browser):
    return browser.get("/account/codes/recovery-codes/download/").content.decode().split()


def password_step(browser):
    return browser.post("/account/login/", {"login": "anna@example.com", "password": PASSWORD})


# Proving once more who one is


def test_turning_codes_on_asks_for_the_password_first(client, anna):
    client.force_login(anna)
    asked = client.get("/account/codes/totp/activate/", follow=True)
    assert heading(asked) == "Is it you?"
    assert problems(client.post("/account/reauthenticate/", {})) == ["Please fill in “Password”."]
    assert problems(client.post("/account/reauthenticate/", {"password": "no"})) == ["Incorrect password."]
    form = {"password": PASSWORD, "next": "/account/codes/totp/activate/"}
    assert client.post("/account/reauthenticate/", form).url == "/account/codes/totp/activate/"
    assert heading(client.get("/account/codes/totp/activate/")) == "Turn on sign-in with a code"


# Turning on and off


def test_codes_are_off_until_somebody_turns_them_on(signed_in):
    page = signed_in.get("/account/codes/")
    assert heading(page) == "Sign-in with a code"
    assert "It is off. Turn it on" in text(page)
    assert "Recovery codes" not in text(page)


def test_the_picture_for_the_app_comes_with_the_page(signed_in):
    html = signed_in.get("/account/codes/totp/activate/").content.decode()
    assert re.search(
        r'<img class="lf-qr" src="data:image/svg\+xml;base64,[^"]+" width="200" height="200" alt="[^"]+">',
        html,
    )


def test_a_right_code_turns_them_on_and_shows_ten_recovery_codes(signed_in):
    turn_on(signed_in)
    page = signed_in.get("/account/codes/recovery-codes/")
    assert heading(page) == "Recovery codes"
    shown = re.findall(r"<li>(\d+)</li>", page.content.decode())
    assert shown == recovery_codes(signed_in)
    assert len({*shown}) == 10
    assert "It is on. Turn it off" in text(signed_in.get("/account/codes/"))
    assert "10 codes are left." in text(signed_in.get("/account/codes/"))


@pytest.mark.django_db(transaction=True)
def test_every_change_is_told_by_mail(signed_in, anna, mailoutbox):
    EmailAddress.objects.create(user=anna, email=anna.email, verified=True, primary=True)
    turn_on(signed_in)
    signed_in.post("/account/codes/recovery-codes/generate/")
    signed_in.post("/account/codes/totp/deactivate/")
    assert [mail.subject for mail in mailoutbox] == [
        "Authenticator App Activated",
        "New Recovery Codes Generated",
        "Authenticator App Deactivated",
    ]


@pytest.mark.parametrize(("code", "told"), [("", "Please fill in “Code”."), ("000000", WRONG)])
def test_a_wrong_code_turns_nothing_on(signed_in, code, told):
    signed_in.get("/account/codes/totp/activate/")
    assert problems(signed_in.post("/account/codes/totp/activate/", {"code": code})) == [told]
    assert Authenticator.objects.count() == 0


def test_turning_off_deletes_the_recovery_codes_too(signed_in):
    turn_on(signed_in)
    assert heading(signed_in.get("/account/codes/totp/deactivate/")) == "Turn off sign-in with a code"
    assert signed_in.post("/account/codes/totp/deactivate/").url == "/account/codes/"
    assert Authenticator.objects.count() == 0


def test_there_is_nothing_to_turn_off_or_show_before(signed_in):
    pages = ["totp/deactivate/", "recovery-codes/", "recovery-codes/download/"]
    assert [signed_in.get(f"/account/codes/{page}").status_code for page in pages] == [404, 404, 404]


def test_new_recovery_codes_replace_the_old(signed_in):
    turn_on(signed_in)
    old = recovery_codes(signed_in)
    page = signed_in.get("/account/codes/recovery-codes/generate/")
    assert "The codes you have now stop working." in text(page)
    answer = signed_in.post("/account/codes/recovery-codes/generate/")
    assert answer.url == "/account/codes/recovery-codes/"
    assert {*old} & {*recovery_codes(signed_in)} == set()


# Signing in


def test_after_the_password_a_code_is_asked_for(signed_in):
    secret = turn_on(signed_in)
    browser = Client()
    assert password_step(browser).url == "/account/codes/authenticate/"
    assert "_auth_user_id" not in browser.session
    assert heading(browser.get("/account/codes/authenticate/")) == "Enter a code"
    answer = browser.post("/account/codes/authenticate/", {"code": code_now(secret, steps=1)})
    assert (answer.status_code, answer.url) == (302, "/products/")
    assert browser.get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("code", "told"),
    [("", "Please fill in “Code”."), ("000000", WRONG), ("x", WRONG)],
)
def test_a_wrong_code_lets_nobody_in(signed_in, code, told):
    turn_on(signed_in)
    browser = Client()
    password_step(browser)
    assert problems(browser.post("/account/codes/authenticate/", {"code": code})) == [told]
    assert browser.get("/account/").status_code == 302


def test_the_password_alone_does_not_open_the_admin(signed_in, anna):
    turn_on(signed_in)
    anna.is_staff = True
    anna.save()
    browser = Client()
    browser.post("/admin/login/", {"username": "anna", "password": PASSWORD})
    password_step(browser)
    assert browser.get("/admin/").status_code == 302


def test_a_code_counts_once(signed_in):
    secret = turn_on(signed_in)
    code = code_now(secret, steps=1)
    answers = []
    for _ in range(2):
        browser = Client()
        password_step(browser)
        answers.append(browser.post("/account/codes/authenticate/", {"code": code}).status_code)
    assert answers == [302, 200]


def test_a_recovery_code_counts_once(signed_in):
    turn_on(signed_in)
    code = recovery_codes(signed_in)[0]
    answers = []
    for _ in range(2):
        browser = Client()
        password_step(browser)
        answers.append(browser.post("/account/codes/authenticate/", {"code": code}).status_code)
    assert answers == [302, 200]
    assert "9 codes are left." in text(signed_in.get("/account/codes/"))


def test_the_code_is_asked_of_nobody_who_has_not_given_the_password(client):
    assert client.get("/account/codes/authenticate/").url == "/account/login/"


def test_a_code_also_proves_once_more_who_one_is(client, anna, signed_in):
    secret = turn_on(signed_in)
    browser = Client()
    browser.force_login(anna)
    page = browser.get("/account/reauthenticate/?next=/account/delete/")
    other = re.search(r'href="(/account/codes/reauthenticate/[^"]*)"', page.content.decode())[1]
    assert heading(browser.get(other)) == "Is it you?"
    form = {"code": code_now(secret, steps=1), "next": "/account/delete/"}
    assert browser.post("/account/codes/reauthenticate/", form).url == "/account/delete/"
