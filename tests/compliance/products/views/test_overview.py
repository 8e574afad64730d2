"""The task list, the sections, the answers to check, and the markets."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from compliance.accounts.models import Role
from compliance.products.domain.markets import choose_markets
from tests.compliance.products.factories import member
from tests.compliance.products.law import product, say, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(client):
    made = product("SA", "EU")
    client.force_login(member(made.organisation, Role.EDITOR))
    return made


def page(client, made, name: str, *arguments: str) -> str:
    answer = client.get(reverse(f"products:{name}", args=[made.pk, *arguments]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


class TestTaskList:
    def rows(self, html: str) -> list[tuple[str, str, str]]:
        return re.findall(
            r'<li><a href="[^"]*"><b>(.*?)</b> <span class="lf-meta">(.*?)</span></a> '
            r'<span class="[^"]*">(.*?)</span></li>',
            html.partition("lf-tasks")[2],
        )

    def test_every_section_says_how_far_it_is(self, client, made):
        say(made, role=["provider"], personal_data=None)
        say(made, region_="SA", market_links=["none"])
        assert self.rows(page(client, made, "profile")) == [
            ("Company", "0 of 4 answered", "Not started"),
            ("Product", "2 of 4 answered, 1 not known yet", "In progress"),
            ("In each market", "0 of 4 answered", "Needs another look"),
        ]

    def test_it_leads_to_the_first_open_question(self, client, made):
        assert ">Begin</a>" in page(client, made, "profile")
        say(made, hq_region=["SG"])
        html = page(client, made, "profile")
        url = reverse("products:question", args=[made.pk, "technology_developed_in"])
        assert f'href="{url}">Continue where you left off</a>' in html

    def test_without_a_market_it_leads_to_the_markets(self, client, made):
        choose_markets(made, {})
        html = page(client, made, "profile")
        assert "Choose a market first" in html
        assert f'href="{reverse("products:markets", args=[made.pk])}">Choose markets</a>' in html

    def test_when_all_is_answered_it_leads_to_the_check(self, client, made):
        choose_markets(made, {"SG": None})
        for key in ("hq_region", "technology_developed_in", "established_in"):
            say(made, **{key: ["SG"]})
        say(made, role=["none"], personal_data="no")
        say(made, region_="SG", market_links=["none"])
        assert ">Check your answers</a>" in page(client, made, "profile")


class TestSection:
    def test_it_lists_its_questions_answered_or_not(self, client, made):
        say(made, role=["provider", "deployer"])
        html = page(client, made, "section", "product")
        assert "<li>Provider</li><li>Deployer</li>" in html
        assert "Not answered" in html
        url = reverse("products:question", args=[made.pk, "personal_data"])
        assert f'href="{url}?next=product">Continue</a>' in html

    def test_a_section_without_questions_says_why(self, client, made):
        choose_markets(made, {})
        assert "No rule of your markets needs anything" in page(client, made, "section", "general")


class TestCheck:
    def test_every_answer_has_a_change_link_that_names_the_question(self, client, made):
        say(made, role=["provider"])
        html = page(client, made, "check")
        url = reverse("products:question", args=[made.pk, "role"])
        assert (
            f'<a href="{url}?next=check">Change<span class="visually-hidden">: What about role?</span></a>'
            in html
        )

    def test_each_type_is_said_in_words(self, client, made):
        choose_markets(made, {"SA": None, "EU": None, "SG": None, "CN": None})
        say(made, hq_region=["DE"], employee_count={"from": "50", "to": "249"}, company_size="small")
        say(made, role=["none"], personal_data="yes", sensitive_data=[], technology_developed_in=[])
        say(made, region_="SG", on_market_since="2025-03-01")
        html = page(client, made, "check")
        for words in (
            "Germany",
            "50 to 249 people",
            "Small",
            "None of these",
            "Yes",
            "Nowhere",
            "1 March 2025",
        ):
            assert words in html, words

    def test_not_known_yet_and_no_longer_taken_are_said(self, client, made):
        say(made, personal_data=None)
        made.answers.create(fact="company_size", value="gigantic")
        html = page(client, made, "check")
        assert "Not known yet" in html
        assert "The law no longer takes this answer. Answer again." in html

    def test_exceptions_stand_after_the_answer_for_the_product(self, client, made):
        say(made, personal_data="yes")
        say(made, region_="SA", personal_data="no")
        html = page(client, made, "check")
        assert 'id="personal_data"' in html
        assert 'id="personal_data-SA"' in html
        assert "?next=check&amp;market=SA" in html

    def test_answers_that_count_no_more_stand_apart(self, client, made):
        say(made, sensitive_data=["health"], personal_data="no")
        html = page(client, made, "check")
        assert "Not in use" in html
        assert html.index("Not in use") < html.index('id="sensitive_data"')
        say(made, personal_data="yes")
        assert "Not in use" not in page(client, made, "check")

    def test_notes_are_shown(self, client, made):
        say(made, personal_data="yes")
        made.answers.update(note="as <Chen> told")
        assert "Note: as &lt;Chen&gt; told" in page(client, made, "check")


class TestMarkets:
    def test_every_region_is_a_tile_with_its_law(self, client, made):
        html = page(client, made, "markets")
        assert re.findall(r'<b aria-hidden="true">(\w+)</b>', html) == ["SA", "EU", "SG", "CN"]
        assert re.findall(r'name="chosen" value="(\w+)"[^>]*checked', html) == ["SA", "EU"]
        assert "home law, judged in any case" in html

    def test_saving_leads_to_the_profile(self, client, made):
        answer = client.post(
            reverse("products:markets", args=[made.pk]), {"chosen": ["SG", "EU"], "launch_EU": "2027/1/15"}
        )
        assert answer.url == reverse("products:profile", args=[made.pk])
        assert state(made).chosen == {"EU": date(2027, 1, 15), "SG": None}

    def test_a_wrong_day_is_shown_and_nothing_changes(self, client, made):
        answer = client.post(
            reverse("products:markets", args=[made.pk]), {"chosen": ["SG"], "launch_SG": "soon"}
        )
        html = answer.content.decode()
        assert "<title>Error: Markets" in html
        assert '<a href="#id_launch_SG">Singapore: “soon” is no day.' in html.replace(
            "Name of SG", "Singapore"
        )
        assert list(state(made).chosen) == ["SA", "EU"]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("name", ["markets", "profile", "check"])
def test_the_queries_do_not_grow_with_markets_and_answers(
    client, made, count, name, django_assert_num_queries
):
    choose_markets(made, dict.fromkeys(("SA", "EU", "SG")[:count]))
    for key in ("hq_region", "established_in", "technology_developed_in")[:count]:
        say(made, **{key: ["SG"]})
    page(client, made, name)
    with django_assert_num_queries(6):
        page(client, made, name)
