from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from compliance.accounts.domain.sample import add_guest, sample_company
from compliance.accounts.models import Organisation, Role, User
from tests.compliance.accounts.factories import PASSWORD, MembershipFactory, UserFactory
from tests.compliance.accounts.pages import heading, link_in, messages, problems, text, title

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    anna = UserFactory(username="anna", name="Anna Li")
    EmailAddress.objects.create(user=anna, email=anna.email, verified=True, primary=True)
    return anna


@pytest.fixture
def signed_in(client, anna):
    """Anna's browser, in which she has just proved once more who she is."""
    client.force_login(anna)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


# Name and language


def test_the_page_shows_the_person_and_the_organisations(signed_in, anna):
    MembershipFactory(user=anna, organisation__name="Nuanyu", role=Role.REVIEWER)
    page = signed_in.get("/account/")
    assert (heading(page), title(page)) == ("Your account", "Your account · Landfall")
    assert "Your organisations Nuanyu reviewer New organisation" in text(page)


def test_who_belongs_nowhere_is_told_how_to_begin(signed_in):
    assert "You belong to no organisation." in text(signed_in.get("/account/"))


def test_name_and_language_are_saved(signed_in, anna):
    answer = signed_in.post("/account/", {"name": "李安娜", "language": "zh-hans"}, follow=True)
    anna.refresh_from_db()
    assert (anna.name, anna.language) == ("李安娜", "zh-hans")
    assert '<html lang="zh-hans">' in answer.content.decode()


def test_the_language_may_be_left_to_the_browser(signed_in, anna):
    User.objects.update(language="zh-hans")
    signed_in.post("/account/", {"name": "Anna Li", "language": ""})
    anna.refresh_from_db()
    assert anna.language == ""


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"name": "", "language": ""}, "Please fill in “Your name”."),
        ({"name": "A" * 151}, "Ensure this value has at most 150 characters (it has 151)."),
        (
            {"name": "Anna", "language": "tlh"},
            "Select a valid choice. tlh is not one of the available choices.",
        ),
    ],
)
def test_a_wrong_profile_is_said_and_not_saved(signed_in, anna, form, told):
    answer = signed_in.post("/account/", form)
    assert (problems(answer), title(answer)) == ([told], "Error: Your account · Landfall")
    anna.refresh_from_db()
    assert (anna.name, anna.language) == ("Anna Li", "")


def test_nothing_but_name_and_language_can_be_changed_there(signed_in, anna):
    signed_in.post(
        "/account/", {"name": "Anna Li", "is_staff": "on", "is_superuser": "on", "email": "x@y.example"}
    )
    anna.refresh_from_db()
    assert (anna.is_staff, anna.is_superuser, anna.email) == (False, False, "anna@example.com")


# Email address


def test_a_new_address_counts_once_it_is_confirmed(signed_in, anna, mailoutbox):
    signed_in.post("/account/email/", {"action_add": "", "email": "li@example.com"})
    page = signed_in.get("/account/email/")
    assert "li@example.com is not confirmed yet." in text(page)
    anna.refresh_from_db()
    assert anna.email == "anna@example.com"
    [confirmation] = [mail for mail in mailoutbox if mail.to == ["li@example.com"]]
    signed_in.post(link_in(confirmation))
    anna.refresh_from_db()
    assert anna.email == "li@example.com"
    assert [*EmailAddress.objects.values_list("email", "verified", "primary")] == [
        ("li@example.com", True, True)
    ]
    assert ["anna@example.com"] in [mail.to for mail in mailoutbox]


def test_a_new_address_can_be_given_up(signed_in, anna):
    signed_in.post("/account/email/", {"action_add": "", "email": "li@example.com"})
    signed_in.post("/account/email/", {"action_remove": "", "email": "li@example.com"})
    assert [*EmailAddress.objects.values_list("email", flat=True)] == ["anna@example.com"]


def test_changing_the_address_asks_for_the_password(client, anna):
    client.force_login(anna)
    answer = client.post("/account/email/", {"action_add": "", "email": "li@example.com"})
    assert answer.url == "/account/reauthenticate/?next=%2Faccount%2Femail%2F"
    assert EmailAddress.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("", "Please fill in “Email address”."),
        ("li", "Enter a valid email address."),
        ("anna@example.com", "This email address is already associated with this account."),
    ],
)
def test_a_wrong_address_is_said(signed_in, address, told):
    assert problems(signed_in.post("/account/email/", {"action_add": "", "email": address})) == [told]


def test_the_address_of_another_gets_the_answer_of_a_free_one(signed_in, stranger):
    free = signed_in.post("/account/email/", {"action_add": "", "email": "free@example.com"})
    taken = signed_in.post("/account/email/", {"action_add": "", "email": stranger.email})
    assert (free.status_code, free.url) == (taken.status_code, taken.url) == (302, "/account/email/")


# Own data


def test_the_account_can_be_downloaded(signed_in):
    answer = signed_in.get("/account/export/")
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Disposition"].startswith('attachment; filename="landfall-account-20')
    assert json.loads(answer.content)["account"]["mail_address"] == "anna@example.com"


def test_deleting_asks_for_the_password(client, anna):
    client.force_login(anna)
    for method in (client.get, client.post):
        assert method("/account/delete/").url == "/account/reauthenticate/?next=%2Faccount%2Fdelete%2F"


def test_the_page_says_what_goes_along(signed_in, anna):
    MembershipFactory(user=anna, organisation__name="Anna alone")
    page = signed_in.get("/account/delete/")
    assert heading(page) == "Delete your account"
    assert "which nobody else belongs to, and their products: Anna alone" in text(page)


def test_the_typed_address_deletes_the_account(signed_in, anna):
    MembershipFactory(user=anna, organisation__name="Anna alone")
    answer = signed_in.post("/account/delete/", {"typed": " Anna@example.com "}, follow=True)
    assert messages(answer) == ["Your account is deleted."]
    assert (User.objects.count(), Organisation.objects.count()) == (0, 0)
    assert "_auth_user_id" not in signed_in.session


@pytest.mark.parametrize("typed", ["", "anna", "delete"])
def test_anything_else_deletes_nothing(signed_in, typed):
    answer = signed_in.post("/account/delete/", {"typed": typed})
    assert problems(answer) == ["Nothing was deleted: please type anna@example.com."]
    assert User.objects.count() == 1


def test_the_only_owner_of_others_work_is_told_what_to_do(signed_in, anna):
    organisation = MembershipFactory(user=anna, organisation__name="Nuanyu").organisation
    MembershipFactory(organisation=organisation, role=Role.VIEWER)
    for answer in (
        signed_in.get("/account/delete/"),
        signed_in.post("/account/delete/", {"typed": "anna@example.com"}),
    ):
        assert "First make another member owner of Nuanyu, or delete it." in text(answer)
    assert User.objects.count() == 2


def test_a_guest_sees_that_the_account_is_short_lived(now):
    browser = Client()
    browser.force_login(add_guest(sample_company(), now=now))
    shown = text(browser.get("/account/"))
    assert "You are a guest of the sample company." in shown
    assert "New organisation" not in shown
