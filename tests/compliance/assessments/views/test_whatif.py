"""The what-if page."""

from __future__ import annotations

import re
from datetime import date

import pytest

from compliance.accounts.models import Role
from compliance.products.models import Answer, Market
from tests.compliance.assessments import factories
from tests.compliance.assessments.views.pages import address, main_of, queries_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme(client):
    factories.published()
    company = factories.company()
    client.force_login(factories.member(company))
    return company


@pytest.fixture
def nova(acme):
    return factories.product(acme, "EU", launch_on=date(2027, 1, 15), controls={"notice": "planned"})


def ranking(answer):
    """The markets of the ranking in their order."""
    return re.findall(r'<th scope="row"><a href="\?markets=(\w+)">', main_of(answer))


def test_all_other_markets_stand_by_extra_effort(client, nova):
    found = client.get(address("whatif", nova.pk))
    assert ranking(found) == ["SG", "CN", "SA", "NO"]
    assert (
        "Name of NO +15 to 20 days 3 to 4 duties, 0 covered 1 2 new, 1 needed anyway Blocked Add"
        in text_of(found)
    )


def test_an_order_of_entry_is_proposed(client, nova):
    text = text_of(client.get(address("whatif", nova.pk)))
    assert "A proposed order of entry" in text


def test_several_markets_are_tried_together(client, nova):
    text = text_of(client.get(f"{address('whatif', nova.pk)}?markets=NO&markets=SA"))
    assert "Name of NO and Name of SA +25 to 30 days 4 to 5 duties, 0 covered" in text
    assert "Agent Name of NO 10 days Agent Name of SA 10 days" in text


def test_what_is_assumed_stands_there_with_a_link_to_change_it(client, nova):
    text = text_of(client.get(f"{address('whatif', nova.pk)}?markets=NO"))
    assert "Question Name of NO The market_links Offered-here" in text
    assert "Still open: the monthly_active_users" in text


def test_one_click_adds_a_market_with_the_day_on_which_it_was_judged(client, nova):
    found = client.post(address("whatif-add", nova.pk), {"markets": "NO"})
    assert (found.status_code, found.url) == (302, address("readiness", nova.pk))
    days = dict(Market.objects.filter(is_chosen=True).values_list("region", "launch_on"))
    assert days == {"EU": date(2027, 1, 15), "NO": date(2027, 1, 15)}


def test_nothing_that_was_assumed_is_kept(client, nova):
    before = Answer.objects.count()
    client.post(address("whatif-add", nova.pk), {"markets": "NO"})
    assert Answer.objects.count() == before


@pytest.mark.parametrize("code", ["EU", "INTL", "XX", ""])
def test_what_cannot_be_added_changes_nothing(client, nova, code):
    found = client.post(address("whatif-add", nova.pk), {"markets": code}, follow=True)
    assert "No market was added" in text_of(found)
    assert Market.objects.count() == 1


@pytest.mark.parametrize("query", ["markets=EU", "markets=XX", "markets=INTL"])
def test_what_cannot_be_tried_is_left_out(client, nova, query):
    assert "Assumed" not in text_of(client.get(f"{address('whatif', nova.pk)}?{query}"))


def test_a_viewer_looks_but_does_not_add(client, acme, nova):
    client.force_login(factories.member(acme, Role.VIEWER))
    assert "Add" not in text_of(client.get(f"{address('whatif', nova.pk)}?markets=NO"))
    assert client.post(address("whatif-add", nova.pk), {"markets": "NO"}).status_code == 403


def test_a_foreign_product_is_not_found(client, acme):
    foreign = factories.product(factories.company("Other"), "EU")
    assert client.get(address("whatif", foreign.pk)).status_code == 404
    assert client.post(address("whatif-add", foreign.pk), {"markets": "NO"}).status_code == 404


def test_the_page_works_before_any_market_is_chosen(client, acme):
    found = client.get(address("whatif", factories.product(acme).pk))
    assert len(ranking(found)) == 5


def test_the_page_takes_as_many_queries_with_three_markets_as_with_one(client, nova):
    path = f"{address('whatif', nova.pk)}?markets=NO"
    client.get(path)
    one = queries_of(client, path)
    Market.objects.bulk_create(Market(product=nova, region=code) for code in ("SA", "SG"))
    assert queries_of(client, path) == one <= 12
