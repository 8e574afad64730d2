from __future__ import annotations

import pytest
from django.test import Client

from compliance.accounts.domain.sample import add_guest, sample_company
from tests.compliance.accounts.factories import PASSWORD, UserFactory
from tests.compliance.accounts.pages import heading, link_in, problems, text

pytestmark = pytest.mark.django_db

NEW = "other words, further out"


@pytest.fixture
def anna():
    return UserFactory(username="anna")


def signs_in(password):
    answer = Client().post("/account/login/", {"login": "anna@example.com", "password": password})
    return answer.status_code == 302


# Forgotten


def ask(client, address="anna@example.com"):
    return client.post("/account/password/reset/", {"email": address})


def test_a_link_for_a_new_password_comes_by_mail(client, anna, mailoutbox):
    assert heading(client.get("/account/password/reset/")) == "Forgotten password"
    answer = ask(client)
    assert heading(client.get(answer.url)) == "Look into your inbox"
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["anna@example.com"], "Landfall: choose a new password")
    ]


def test_the_link_takes_a_new_password_once(client, anna, mailoutbox):
    ask(client)
    link = link_in(mailoutbox[0])
    page = client.get(link, follow=True)
    assert (page.status_code, heading(page)) == (200, "Choose a new password")
    done = client.post(page.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)
    assert heading(done) == "The password is changed"
    assert (signs_in(NEW), signs_in(PASSWORD)) == (True, False)
    again = Client().get(link, follow=True)
    assert "This link has expired or was used already." in text(again)


def test_the_key_is_not_in_the_address_of_the_form(client, anna, mailoutbox):
    ask(client)
    link = link_in(mailoutbox[0])
    assert client.get(link).url != link
    assert client.get(link).url.endswith("-set-password/")


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({}, ["Please fill in “New Password”.", "Please fill in “New Password (again)”."]),
        (
            {"password1": "short", "password2": "short"},
            ["This password is too short. It must contain at least 12 characters."],
        ),
        ({"password1": NEW, "password2": PASSWORD}, ["You must type the same password each time."]),
    ],
    ids=["empty", "short", "two different ones"],
)
def test_a_wrong_new_password_is_said(client, anna, mailoutbox, form, told):
    ask(client)
    page = client.get(link_in(mailoutbox[0]), follow=True)
    assert problems(client.post(page.request["PATH_INFO"], form)) == told
    assert signs_in(PASSWORD)


def test_an_unknown_address_gets_the_same_answer_and_a_mail_too(client, anna, mailoutbox):
    known, unknown = ask(client), ask(client, "nobody@example.com")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [mail.subject for mail in mailoutbox] == [
        "Landfall: choose a new password",
        "Landfall: no account with this address",
    ]
    assert link_in(mailoutbox[1]) == "/account/signup/"


@pytest.mark.parametrize(
    ("address", "told"), [("", "Please fill in “Email address”."), ("anna", "Enter a valid email address.")]
)
def test_a_wrong_address_is_said(client, address, told):
    assert problems(ask(client, address)) == [told]


def test_a_broken_link_offers_another(client):
    page = client.get("/account/password/reset/key/1-nonsense/")
    assert heading(page) == "Choose a new password"
    assert "This link has expired or was used already. Send another link" in text(page)


def test_asking_too_often_is_stopped_for_a_while(client, anna, mailoutbox):
    assert [ask(client).status_code for _ in range(6)] == [302] * 5 + [429]
    assert len(mailoutbox) == 5


# Changed


def change(client, old=PASSWORD, new=NEW, again=NEW):
    form = {"oldpassword": old, "password1": new, "password2": again}
    return client.post("/account/password/change/", form)


def test_the_password_is_changed_by_the_old_one(client, anna, mailoutbox):
    client.force_login(anna)
    assert heading(client.get("/account/password/change/")) == "Change the password"
    assert change(client).url == "/account/"
    assert (signs_in(NEW), signs_in(PASSWORD)) == (True, False)
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [(["anna@example.com"], "Password Changed")]


def test_a_new_password_signs_out_everywhere_else(client, anna):
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.force_login(anna)
    change(client)
    assert (client.get("/account/").status_code, elsewhere.get("/account/").status_code) == (200, 302)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (
            {"old": "", "new": "", "again": ""},
            [
                "Please fill in “Current Password”.",
                "Please fill in “New Password”.",
                "Please fill in “New Password (again)”.",
            ],
        ),
        ({"old": "not it at all"}, ["Please type your current password."]),
        ({"again": PASSWORD}, ["You must type the same password each time."]),
        ({"new": "password1234", "again": "password1234"}, ["This password is too common."]),
    ],
    ids=["empty", "wrong", "two different ones", "common"],
)
def test_a_wrong_change_is_said(client, anna, form, told):
    client.force_login(anna)
    assert problems(change(client, **form)) == told
    assert signs_in(PASSWORD)


def test_somebody_without_a_password_may_choose_one(client, now):
    guest = add_guest(sample_company(), now=now)
    client.force_login(guest)
    assert client.get("/account/password/change/").url == "/account/password/set/"
    assert heading(client.get("/account/password/set/")) == "Choose a password"
    assert problems(client.post("/account/password/set/", {"password1": NEW, "password2": "x"})) == [
        "You must type the same password each time."
    ]
    assert client.post("/account/password/set/", {"password1": NEW, "password2": NEW}).url == "/account/"
