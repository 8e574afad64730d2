from __future__ import annotations

import pytest

from compliance.accounts.models import Organisation, User
from tests.compliance.accounts.factories import PASSWORD, UserFactory
from tests.compliance.accounts.pages import heading, link_in, problems, text, title

pytestmark = pytest.mark.django_db

FORM = {
    "email": "anna@example.com",
    "name": "Anna Li",
    "organisation": "Nuanyu",
    "password1": PASSWORD,
}


@pytest.fixture
def with_mail(settings):
    """As it is where a server for mail is set: addresses must be confirmed."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


def sign_up(client, **changes):
    return client.post("/account/signup/", FORM | changes)


def test_the_page_asks_four_things(client):
    answer = client.get("/account/signup/")
    assert (answer.status_code, heading(answer), title(answer)) == (200, "Sign up", "Sign up · Landfall")
    assert [*answer.context["form"].fields] == ["email", "name", "organisation", "password1"]


def test_signing_up_makes_person_and_organisation_and_signs_in(client):
    answer = sign_up(client)
    assert (answer.status_code, answer.url) == (302, "/products/")
    anna = User.objects.get()
    assert (anna.email, anna.name, anna.language) == ("anna@example.com", "Anna Li", "en")
    assert [*anna.memberships.values_list("organisation__name", "role")] == [("Nuanyu", "owner")]
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_who_signs_up_in_chinese_is_spoken_to_in_chinese(client):
    client.post("/language/", {"language": "zh-hans"})
    sign_up(client)
    assert User.objects.get().language == "zh-hans"


def test_the_address_is_kept_in_small_letters(client):
    sign_up(client, email="Anna@Example.com")
    assert User.objects.get().email == "anna@example.com"


def test_an_empty_form_names_each_field(client):
    answer = client.post("/account/signup/", {})
    assert title(answer) == "Error: Sign up · Landfall"
    assert problems(answer) == [
        "Please fill in “Email address”.",
        "Please fill in “Your name”.",
        "Please fill in “Your organisation”.",
        "Please fill in “Password”.",
    ]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"email": "anna"}, "Enter a valid email address."),
        (
            {"password1": "sea-chart"},
            "This password is too short. It must contain at least 12 characters.",
        ),
        ({"password1": "password1234"}, "This password is too common."),
        ({"password1": "anna@example.com"}, "The password is too similar to the email address."),
        ({"name": "A" * 151}, "Ensure this value has at most 150 characters (it has 151)."),
        ({"organisation": "N" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_a_wrong_field_is_said_and_nothing_is_made(client, changes, told):
    assert problems(sign_up(client, **changes)) == [told]
    assert (User.objects.count(), Organisation.objects.count()) == (0, 0)


def test_what_was_typed_stays_but_the_password(client):
    html = sign_up(client, email="anna").content.decode()
    assert 'value="Anna Li"' in html
    assert PASSWORD not in html


def test_without_mail_a_taken_address_is_refused(client):
    UserFactory(email="anna@example.com")
    assert problems(sign_up(client)) == ["A user is already registered with this email address."]
    assert User.objects.count() == 1


def test_with_mail_the_address_is_confirmed_before_anything_else(client, with_mail, mailoutbox):
    answer = sign_up(client)
    assert (answer.status_code, answer.url) == (302, "/account/confirm-email/")
    assert heading(client.get(answer.url)) == "Confirm your email address"
    assert "_auth_user_id" not in client.session
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        (["anna@example.com"], "Landfall: confirm your email address")
    ]


def test_the_link_of_the_mail_confirms_the_address(client, with_mail, mailoutbox):
    sign_up(client)
    page = client.get(link_in(mailoutbox[0]))
    assert (page.status_code, heading(page)) == (200, "Confirm your email address")
    assert "Is anna@example.com your address?" in text(page)
    answer = client.post(link_in(mailoutbox[0]))
    assert answer.status_code == 302
    client.post("/account/login/", {"login": "anna@example.com", "password": PASSWORD})
    assert client.get("/account/").status_code == 200


def test_a_broken_link_says_what_to_do(client):
    page = client.get("/account/confirm-email/nonsense/")
    assert (page.status_code, heading(page)) == (200, "Confirm your email address")
    assert "This link has expired or was used already. Sign in to get another email." in text(page)


def test_an_unconfirmed_person_gets_another_mail_at_signing_in(client, with_mail, mailoutbox, settings):
    settings.ACCOUNT_EMAIL_CONFIRMATION_COOLDOWN = 0
    sign_up(client)
    client.cookies.clear()
    answer = client.post("/account/login/", {"login": "anna@example.com", "password": PASSWORD})
    assert answer.url == "/account/confirm-email/"
    assert len(mailoutbox) == 2


def test_with_mail_a_taken_address_gets_the_same_answer(client, with_mail, mailoutbox):
    free = sign_up(client, email="new@example.com")
    client.cookies.clear()
    UserFactory(email="anna@example.com")
    taken = sign_up(client)
    assert (free.status_code, free.url) == (taken.status_code, taken.url)
    assert client.get(taken.url).status_code == 200
    assert [mail.subject for mail in mailoutbox] == [
        "Landfall: confirm your email address",
        "Landfall: you have an account already",
    ]
    assert link_in(mailoutbox[1]) == "/account/password/reset/"
    assert (User.objects.count(), Organisation.objects.count()) == (2, 1)


def test_who_is_signed_in_is_led_on(client, owner):
    client.force_login(owner)
    assert client.get("/account/signup/").url == "/products/"


def test_signing_up_too_often_is_stopped_for_a_while(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    answers = [client.post("/account/signup/", {}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "<h1>Too many attempts</h1>" in answers[2].content.decode()
