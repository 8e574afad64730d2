from __future__ import annotations

import pytest

from tests.compliance.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_list_of_people_shows_everybody(admin_client):
    people = UserFactory.create_batch(3)
    shown = admin_client.get("/admin/accounts/user/").context["cl"].result_list
    assert {person.username for person in shown} == {person.username for person in people} | {"admin"}


def test_a_short_password_is_refused(admin_client):
    form = {"username": "anna", "usable_password": "true", "password1": "sea-chart", "password2": "sea-chart"}
    refused = admin_client.post("/admin/accounts/user/add/", form)
    assert refused.context["adminform"].form.errors == {
        "password2": ["This password is too short. It must contain at least 12 characters."]
    }


def test_only_staff_may_open_the_admin(client):
    client.force_login(UserFactory())
    assert client.get("/admin/").url == "/admin/login/?next=/admin/"
