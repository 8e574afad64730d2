"""One question a page: asking, saving, going on, and two people at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from compliance.accounts.models import Role, User
from compliance.products.models import Product
from tests.compliance.products.factories import member
from tests.compliance.products.law import product, say, state

pytestmark = pytest.mark.django_db


class Desk:
    """A person at the question pages of one product."""

    def __init__(self, client, made: Product, role: str = Role.EDITOR) -> None:
        self.client, self.made = client, made
        self.user: User = member(made.organisation, role)
        client.force_login(self.user)

    def url(self, fact: str, query: str = "") -> str:
        return reverse("products:question", args=[self.made.pk, fact]) + (f"?{query}" if query else "")

    def get(self, fact: str, query: str = "") -> str:
        answer = self.client.get(self.url(fact, query))
        assert answer.status_code == 200
        return answer.content.decode()

    def post(self, fact: str, query: str = "", *, autosave: bool = False, **data: Any):
        sent = {name.replace("__", "-"): value for name, value in data.items()}
        headers = {"HX-Request": "true"} if autosave else {}
        return self.client.post(self.url(fact, query), sent, headers=headers)

    def answers(self) -> dict[tuple[str, str], Any]:
        return {(one.fact, one.region): one.value for one in self.made.answers.all()}


@pytest.fixture
def desk(client):
    return Desk(client, product("SA", "EU"))


class TestAsking:
    def test_the_page_asks_one_question_and_says_how_far_one_is(self, desk):
        html = desk.get("role")
        assert re.findall(r"<title>(.*?)</title>", html) == ["What about role? · Nova · Landfall"]
        assert re.findall(r"<h1>(.*?)</h1>", html) == ["What about role?"]
        assert re.findall(r"Question \d+ of about \d+", html) == ["Question 1 of about 14"]

    def test_it_says_why_with_citation_and_a_link_to_the_rule(self, desk):
        html = desk.get("personal_data")
        assert "Why we ask: 2 rules of 2 markets" in html
        assert reverse("regions:requirement", args=["sa.notice"]) in html
        assert "Title of sa.notice" in html
        assert "The law of SA Art. 1" in html

    def test_a_question_that_decides_nothing_says_so(self, desk):
        assert "it decides no rule of your markets" in desk.get("hq_region")

    def test_beside_it_stands_what_the_answers_amount_to(self, desk):
        say(desk.made, region_="SA", market_links=["offered-here"])
        html = desk.get("personal_data")
        assert re.findall(r"<dt>(\w+)[^<]*</dt><dd>(\d+)</dd>", html) == [
            ("apply", "0"),
            ("undecided", "9"),
            ("do", "0"),
        ]
        assert "Title of sa-reach" in html

    def test_a_proposal_is_shown_with_its_reason(self, desk):
        say(desk.made, hq_region=["CN"])
        html = desk.get("technology_developed_in")
        assert "Proposed, please confirm: Mostly the same" in " ".join(html.split())
        assert ("technology_developed_in", "") not in desk.answers()

    def test_choices_that_no_rule_reads_are_folded(self, desk):
        html = desk.get("role")
        assert "2 more, which no rule of your markets reads" in html

    def test_chinese_pages_speak_chinese_where_the_law_does(self, desk):
        html = desk.client.get(desk.url("role"), headers={"accept-language": "zh-CN"}).content.decode()
        assert re.findall(r'<html lang="(.*?)">', html) == ["zh-hans"]


class TestSaving:
    def test_an_answer_is_kept_and_the_next_question_follows(self, desk):
        answer = desk.post("role", value=["provider"], version="0", note="as told")
        assert (answer.status_code, answer.url) == (302, desk.url("hq_region"))
        row = desk.made.answers.get()
        assert (row.value, row.note, row.answered_by) == (["provider"], "as told", desk.user)

    def test_i_dont_know_yet_is_kept_as_an_answer(self, desk):
        desk.post("personal_data", value="unknown")
        assert desk.answers() == {("personal_data", ""): None}

    def test_a_fault_is_shown_above_beside_and_in_the_title_and_nothing_is_kept(self, desk):
        answer = desk.post("personal_data")
        html = answer.content.decode()
        assert answer.status_code == 200
        assert "<title>Error: What about personal_data?" in html
        message = "Choose an answer. If nobody can say yet, choose “I don&#x27;t know yet”."
        assert f'<a href="#id_value_0">{message}</a>' in html
        assert f'id="id_value_error"><span class="visually-hidden">Error:</span> {message}' in html
        assert 'aria-describedby="id_value_helptext id_value_error"' in html
        assert desk.answers() == {}

    def test_what_was_typed_stays_when_something_is_wrong(self, desk):
        html = desk.post("employee_count", value="exact", exact="many", note="from HR").content.decode()
        assert 'value="many"' in html
        assert "from HR" in html

    def test_the_last_answer_leads_to_the_task_list(self, client):
        desk = Desk(client, product("SG"))
        for key in ("hq_region", "technology_developed_in", "established_in"):
            say(desk.made, **{key: ["SG"]})
        say(desk.made, region_="SG", market_links=["none"])
        say(desk.made, role=["none"])
        answer = desk.post("personal_data", value="no")
        assert answer.url == reverse("products:profile", args=[desk.made.pk])

    def test_an_answer_for_each_market_is_asked_in_one_table(self, desk):
        html = desk.get("market_links")
        assert re.findall(r'<th scope="col">(.*?)</th>', html)[:3] == [
            "Tick all that fit",
            "Saudi Arabia",
            "European Union",
        ]
        assert len(re.findall(r'type="checkbox" name="SA-value"', html)) == 4
        answer = desk.post(
            "market_links",
            SA__value=["offered-here"],
            SA__version="0",
            EU__value=["unknown"],
            EU__version="0",
        )
        assert answer.status_code == 302
        assert desk.answers() == {("market_links", "SA"): ["offered-here"], ("market_links", "EU"): None}

    def test_a_market_left_out_is_named_and_nothing_is_kept(self, desk):
        html = desk.post("market_links", SA__value=["offered-here"]).content.decode()
        assert '<a href="#id_EU-value_0">European Union: Tick all that fit' in html
        assert desk.answers() == {}

    def test_many_markets_and_other_types_stand_below_one_another(self, desk):
        html = desk.get("seated_here")
        assert re.findall(r'<th scope="row">([^<]*)</th>', html)[:1] == ["European Union"]


class TestGoingOn:
    @pytest.mark.parametrize(
        ("query", "page"),
        [
            ("next=check", "check"),
            ("next=list", "profile"),
            ("", "question"),
            ("next=https://evil.example", "question"),
        ],
    )
    def test_it_leads_back_to_where_the_question_was_opened(self, desk, query, page):
        answer = desk.post("role", query, value=["provider"])
        expected = {
            "check": reverse("products:check", args=[desk.made.pk]) + "#role",
            "profile": reverse("products:profile", args=[desk.made.pk]),
            "question": desk.url("hq_region"),
        }
        assert answer.url == expected[page]

    def test_inside_a_section_it_goes_on_with_the_section(self, desk):
        answer = desk.post("role", "next=product", value=["provider"])
        assert answer.url == desk.url("personal_data", "next=product")

    def test_saving_and_leaving_leads_to_the_list(self, desk):
        answer = desk.post("role", value=["provider"], leave="1")
        assert answer.url == reverse("products:profile", args=[desk.made.pk])


class TestExceptions:
    def test_a_market_may_answer_otherwise(self, desk):
        say(desk.made, personal_data="yes")
        html = desk.get("personal_data")
        assert 'href="?market=SA"' in html
        answer = desk.post("personal_data", "market=SA", SA__value="no")
        assert answer.url == desk.url("personal_data")
        assert state(desk.made).facts["SA"] == {"personal_data": False}

    def test_it_can_be_the_same_as_everywhere_again(self, desk):
        say(desk.made, personal_data="yes")
        say(desk.made, region_="SA", personal_data="no")
        desk.post("personal_data", "market=SA", SA__value="unknown", SA__version="1")
        assert "SA" not in state(desk.made).facts

    def test_the_page_says_for_which_market_it_is(self, desk):
        assert "Only for Saudi Arabia" in desk.get("personal_data", "market=SA")


class TestTwoPeople:
    def test_an_answer_given_meanwhile_is_not_overwritten(self, desk):
        say(desk.made, personal_data="yes")
        answer = desk.post("personal_data", value="no", version="0", note="mine")
        html = answer.content.decode()
        assert answer.status_code == 409
        assert desk.answers() == {("personal_data", ""): "yes"}
        assert "Somebody else answered meanwhile" in html
        assert re.findall(r"<p>(Yes|No)</p>", html) == ["No", "Yes"]

    def test_keeping_mine_sends_the_same_again_with_their_version(self, desk):
        say(desk.made, personal_data="yes")
        html = desk.post("personal_data", value="no", version="0", note="mine").content.decode()
        hidden = dict(
            re.findall(r'<input type="hidden" name="(\w+)" value="(.*?)"', html.split("Keep mine")[0])
        )
        del hidden["csrfmiddlewaretoken"], hidden["next"]  # the choice of language has a form of its own
        assert hidden == {"value": "no", "note": "mine", "version": "1"}
        assert desk.post("personal_data", **hidden).status_code == 302
        row = desk.made.answers.get()
        assert (row.value, row.note, row.version) == ("no", "mine", 2)

    def test_keeping_mine_works_for_ticks_of_several_markets(self, desk):
        say(desk.made, region_="SA", market_links=["none"])
        html = desk.post(
            "market_links", SA__value=["offered-here", "staff-or-agent-here"], EU__value=["none"]
        ).content.decode()
        hidden = re.findall(r'<input type="hidden" name="([\w-]+)" value="(.*?)"', html.split("Keep mine")[0])
        assert [pair for pair in hidden if pair[0] == "SA-value"] == [
            ("SA-value", "offered-here"),
            ("SA-value", "staff-or-agent-here"),
        ]
        assert ("SA-version", "1") in hidden
        assert ("market_links", "EU") not in desk.answers()

    def test_saving_with_the_button_replaces_ones_own_autosave(self, desk):
        desk.post("personal_data", value="yes", version="0", autosave=True)
        answer = desk.post("personal_data", value="no", version="0")
        assert answer.status_code == 302
        assert desk.answers() == {("personal_data", ""): "no"}

    def test_the_same_answer_twice_is_no_conflict(self, desk):
        say(desk.made, personal_data="yes")
        assert desk.post("personal_data", value="yes", version="0").status_code == 302
        assert desk.made.answers.get().version == 1


class TestAutosave:
    def version(self, answer) -> str:
        return re.findall(r'name="version" value="(\d+)"[^>]* hx-swap-oob="true"', answer.content.decode())[0]

    def test_it_keeps_the_answer_and_hands_out_the_new_version(self, desk):
        answer = desk.post("personal_data", value="yes", version="0", autosave=True)
        assert answer.status_code == 200
        assert re.search(r'hx-swap-oob="innerHTML:#saved">Saved \d\d:\d\d<', answer.content.decode())
        assert self.version(answer) == "1"
        assert desk.answers() == {("personal_data", ""): "yes"}

    def test_it_brings_the_counts_beside_the_question_up_to_date(self, desk):
        say(desk.made, region_="SA", market_links=["offered-here"])
        html = desk.post("personal_data", value="yes", version="0", autosave=True).content.decode()
        assert '<div id="summary" hx-swap-oob="true">' in html
        assert re.findall(r"<dt>apply</dt><dd>(\d+)</dd>", html) == ["1"]

    def test_five_times_the_same_is_one_change(self, desk):
        for _ in range(5):
            desk.post("personal_data", value="yes", version="0", autosave=True)
        assert desk.made.answers.get().version == 1
        desk.made.refresh_from_db()
        assert desk.made.revision == 2

    def test_a_late_older_request_is_refused(self, desk):
        desk.post("personal_data", value="yes", version="0", autosave=True)
        desk.post("personal_data", value="no", version="1", autosave=True)
        answer = desk.post("personal_data", value="yes", version="0", autosave=True)
        assert answer.status_code == 409
        assert "Press Save to compare" in answer.content.decode()
        assert desk.answers() == {("personal_data", ""): "no"}

    def test_what_cannot_be_kept_yet_is_said_and_not_kept(self, desk):
        html = desk.post("employee_count", value="exact", exact="many", autosave=True).content.decode()
        assert "Not saved yet: “many” is no number." in html
        assert desk.answers() == {}

    def test_only_the_markets_that_were_touched_are_kept(self, desk):
        html = desk.post(
            "market_links", SA__value=["offered-here"], SA__version="0", EU__version="0", autosave=True
        ).content.decode()
        assert desk.answers() == {("market_links", "SA"): ["offered-here"]}
        assert "Saved" in html

    def test_a_proposal_nobody_confirmed_is_not_kept(self, desk):
        say(desk.made, hq_region=["CN"])
        desk.post("technology_developed_in", value=["CN"], note="hm", version="0", autosave=True)
        assert ("technology_developed_in", "") not in desk.answers()


@pytest.mark.parametrize("count", [1, 3])
class TestQueries:
    """Session, person, product with role, edition, markets, answers; a saved answer takes five more."""

    def made(self, client, count: int) -> Desk:
        desk = Desk(client, product(*("SA", "EU", "SG")[:count]))
        for key in ("hq_region", "established_in", "technology_developed_in")[:count]:
            say(desk.made, **{key: ["SG"]})
        desk.get("role")
        return desk

    def test_asking(self, client, count, django_assert_num_queries):
        desk = self.made(client, count)
        with django_assert_num_queries(6):
            desk.get("role")

    def test_saving(self, client, count, django_assert_num_queries):
        desk = self.made(client, count)
        with django_assert_num_queries(14):
            desk.post("role", value=["provider"])
