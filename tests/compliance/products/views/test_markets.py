"""The page where markets are chosen, dated and left."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from compliance.accounts.models import Role
from tests.compliance.products.factories import member
from tests.compliance.products.law import product, say, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client):
    made = product("SA")
    client.force_login(member(made.organisation, Role.EDITOR))
    return made


def url(made) -> str:
    return reverse("products:markets", args=[made.pk])


def rows(made) -> dict[str, tuple[bool, date | None]]:
    return {market.region: (market.is_chosen, market.launch_on) for market in made.markets.all()}


def test_choosing_and_dating_leads_to_the_profile(client, made):
    answer = client.post(url(made), {"chosen": ["SA", "EU"], "launch_EU": "2027/1/15"})
    assert (answer.status_code, answer.url) == (302, reverse("products:profile", args=[made.pk]))
    assert rows(made) == {"EU": (True, date(2027, 1, 15)), "SA": (True, None)}


@pytest.mark.parametrize("typed", ["soon", "2027-02-30", "15.01.2027"])
def test_a_wrong_launch_day_is_said_beside_its_field_and_nothing_is_kept(client, made, typed):
    answer = client.post(url(made), {"chosen": ["SA", "EU"], "launch_EU": typed})
    html = answer.content.decode()
    assert answer.status_code == 200
    message = "Write year-month-day, for example 2027-01-15."
    assert '<a href="#id_launch_EU">' in html
    assert f"“{typed}” is no day. {message}" in html
    assert f'value="{typed}"' in html
    assert rows(made) == {"SA": (True, None)}


def test_a_region_without_law_is_refused(client, made):
    html = client.post(url(made), {"chosen": ["SA", "XX"]}).content.decode()
    assert "We have no law for one of the regions. Load the page anew." in html
    assert rows(made) == {"SA": (True, None)}


def test_leaving_a_market_keeps_its_answers_and_coming_back_brings_them(client, made):
    say(made, region_="SA", market_links=["offered-here"])
    client.post(url(made), {"chosen": ["EU"]})
    assert list(state(made).chosen) == ["EU"]
    assert state(made).questionnaire.unused == (("market_links", "SA"),)
    client.post(url(made), {"chosen": ["EU", "SA"]})
    assert list(state(made).chosen) == ["SA", "EU"]
    assert state(made).questionnaire.unused == ()


def test_all_markets_can_be_left(client, made):
    assert client.post(url(made), {}).status_code == 302
    assert rows(made) == {"SA": (False, None)}
