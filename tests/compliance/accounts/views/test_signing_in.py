from __future__ import annotations

import pytest

from tests.compliance.accounts.factories import PASSWORD, UserFactory
from tests.compliance.accounts.pages import heading, problems, title

pytestmark = pytest.mark.django_db

WRONG = ["The email address and/or password you specified are not correct."]


@pytest.fixture
def anna():
    return UserFactory(username="anna")


def sign_in(client, login="anna@example.com", password=PASSWORD, **more):
    return client.post("/account/login/", {"login": login, "password": password} | more)


def test_the_page_asks_for_address_and_password(client):
    answer = client.get("/account/login/")
    assert (answer.status_code, heading(answer)) == (200, "Sign in")
    assert [*answer.context["form"].fields] == ["login", "password"]


def test_the_right_password_signs_in(client, anna):
    answer = sign_in(client)
    assert (answer.status_code, answer.url) == (302, "/products/")
    assert client.get("/account/").status_code == 200


def test_the_address_may_be_typed_in_capitals(client, anna):
    assert sign_in(client, login="ANNA@example.com").status_code == 302


def test_a_session_lasts_seven_days(client, anna):
    sign_in(client)
    assert client.session.get_expiry_age() == 7 * 24 * 60 * 60


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client, anna):
    asked = client.get("/account/export/")
    assert asked.url == "/account/login/?next=/account/export/"
    assert (
        '<input type="hidden" name="next" value="/account/export/">' in client.get(asked.url).content.decode()
    )
    assert sign_in(client, next="/account/export/").url == "/account/export/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(client, anna, elsewhere):
    assert sign_in(client, next=elsewhere).url == "/products/"


def test_an_empty_form_names_each_field(client):
    answer = client.post("/account/login/", {})
    assert title(answer) == "Error: Sign in · Landfall"
    assert problems(answer) == ["Please fill in “Email address”.", "Please fill in “Password”."]


def test_an_unknown_address_gets_the_answer_of_a_wrong_password(client, anna):
    wrong, unknown = sign_in(client, password="not the words"), sign_in(client, login="nobody@example.com")
    assert problems(wrong) == problems(unknown) == WRONG
    assert wrong.status_code == unknown.status_code == 200


@pytest.mark.parametrize("login", ["anna", "anna@example", "' OR 1=1 --"])
def test_a_user_name_is_no_way_in(client, anna, login):
    assert problems(sign_in(client, login=login)) == ["Enter a valid email address."]


def test_a_closed_account_stays_out(client, anna):
    anna.is_active = False
    anna.save()
    answer = sign_in(client)
    assert (answer.status_code, answer.url) == (302, "/account/inactive/")
    assert heading(client.get(answer.url)) == "This account is closed"
    assert "_auth_user_id" not in client.session


def test_guessing_is_stopped_for_a_while_even_with_the_right_password(client, anna):
    for _ in range(5):
        assert problems(sign_in(client, password="a guess at it")) == WRONG
    assert problems(sign_in(client)) == ["Too many failed login attempts. Try again later."]


def test_who_is_signed_in_is_led_on(client, anna):
    client.force_login(anna)
    assert client.get("/account/login/").url == "/products/"


def test_the_sign_in_of_the_admin_is_the_same_door(client, anna):
    assert client.get("/admin/login/?next=/admin/").url == "/account/login/?next=%2Fadmin%2F"


def test_the_admin_refuses_who_is_not_staff(client, anna):
    client.force_login(anna)
    assert client.get("/admin/login/").status_code == 403


# Signing out


def test_signing_out_ends_the_session(client, anna):
    client.force_login(anna)
    answer = client.post("/account/logout/")
    assert (answer.status_code, answer.url) == (302, "/")
    assert "_auth_user_id" not in client.session


def test_opening_the_page_alone_signs_nobody_out(client, anna):
    client.force_login(anna)
    assert heading(client.get("/account/logout/")) == "Sign out"
    assert "_auth_user_id" in client.session


def test_a_stranger_who_signs_out_is_sent_to_the_start(client):
    assert client.get("/account/logout/").url == "/"
    assert client.post("/account/logout/").url == "/"
