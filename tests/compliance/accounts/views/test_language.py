from __future__ import annotations

import re

import pytest

from compliance.accounts.models import User
from tests.compliance.accounts.factories import UserFactory

pytestmark = pytest.mark.django_db


def language_of(answer):
    return re.search(r'<html lang="([\w-]+)">', answer.content.decode())[1]


def test_the_language_of_the_person_beats_that_of_the_browser(client):
    client.post("/language/", {"language": "en"})
    client.force_login(UserFactory(language="zh-hans"))
    assert language_of(client.get("/account/", headers={"accept-language": "en"})) == "zh-hans"


def test_who_chose_none_gets_the_language_of_the_browser(client):
    client.force_login(UserFactory())
    assert language_of(client.get("/account/", headers={"accept-language": "zh-CN"})) == "zh-hans"


def test_choosing_in_the_header_is_remembered_with_the_account(client):
    anna = UserFactory(language="en")
    client.force_login(anna)
    answer = client.post("/language/", {"language": "zh-hans", "next": "/account/"})
    assert (answer.status_code, answer.url) == (302, "/account/")
    assert User.objects.get().language == "zh-hans"
    assert language_of(client.get("/account/")) == "zh-hans"


@pytest.mark.parametrize("language", ["", "fr", "klingon"])
def test_a_language_that_there_is_not_changes_nothing(client, language):
    client.force_login(UserFactory(language="zh-hans"))
    client.post("/language/", {"language": language})
    assert User.objects.get().language == "zh-hans"


def test_the_next_visitor_is_not_spoken_to_in_the_language_of_the_last(client):
    client.force_login(UserFactory(language="zh-hans"))
    client.get("/account/")
    client.logout()
    assert language_of(client.get("/account/login/", headers={"accept-language": "en"})) == "en"
