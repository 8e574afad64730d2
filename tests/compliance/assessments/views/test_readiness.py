"""The readiness page, and the lists behind its numbers."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from compliance.accounts.models import Role
from compliance.products.models import Market
from tests.compliance.assessments import factories
from tests.compliance.assessments.views.pages import address, links, main_of, queries_of, text_of, words
from tests.compliance.builders import document, region, requirement
from tests.regions.factories import EditionFactory

pytestmark = pytest.mark.django_db

EARLY = date(2027, 1, 15)


@pytest.fixture
def acme(client):
    factories.published()
    company = factories.company()
    client.force_login(factories.member(company, Role.VIEWER))
    return company


def readiness(client, made):
    return client.get(address("readiness", made.pk))


def card(answer, code):
    """What the card of a market says."""
    found = re.search(
        rf'<section class="lf-verdict[^>]*id="market-{code}".*?</section>', main_of(answer), re.DOTALL
    )
    assert found, f"no card for {code}"
    return words(found[0])


# The decision


def test_the_sentence_comes_first(client, acme):
    nova = factories.product(acme, "EU", "SG", controls={"notice": "planned"})
    found = readiness(client, nova)
    headline = re.search("<h1>(.*?)</h1>", main_of(found))[1]
    assert headline == ("1 blocker stops the launch in 1 of 2 markets: Name of EU. ").strip()


def test_without_a_market_the_page_leads_to_their_choice(client, acme):
    nova = factories.product(acme)
    found = readiness(client, nova)
    assert "No market is chosen yet." in text_of(found)
    assert links(found)[reverse("products:markets", args=[nova.pk])] == "Choose markets"


def test_a_card_names_verdict_blockers_gaps_and_scores_with_denominators(client, acme):
    nova = factories.product(acme, "EU", controls={"notice": "planned", "record": "implemented"})
    assert card(readiness(client, nova), "EU") == (
        "Name of EU No launch day: judged today Blocked Title of eu.notice The law of EU Art. 1 "
        "Met 1, Not met 1 Blockers not met 1 Gaps, of 2 binding duties 1 "
        "Score, declared 1 / 6 Score, evidenced 0 / 6 Undetermined 0 Upcoming 0"
    )


def test_today_stands_beside_the_launch_day_and_what_comes_next(client, acme):
    nova = factories.product(acme, "SA", launch_on=EARLY, controls={"agent/SA": "implemented"})
    factories.answer(nova, "market_links", ["offered-here"], "SA")
    text = card(readiness(client, nova), "SA")
    assert text.startswith(
        "Name of SA Launch 15 January 2027 in 53 days Ready "
        "If launched today: Ready From 1 June 2027: undetermined"
    )


def test_the_market_is_judged_today_once_its_launch_day_has_passed(client, acme):
    nova = factories.product(acme, "EU", launch_on=date(2026, 11, 1), controls={"notice": "planned"})
    assert "Launch 1 November 2026 judged today Blocked" in card(readiness(client, nova), "EU")


def test_blockers_of_home_law_stand_above_all_markets(client, acme):
    nova = factories.product(acme, "EU", facts={"hq_region": ["CN"]}, controls={"export": "planned"})
    html = main_of(readiness(client, nova))
    assert "Before you go out: 1 blocker under the law of Name of CN 1 not met" in words(html)
    assert html.index('id="home-CN"') < html.index('id="market-EU"')


def test_undecided_blockers_of_home_law_count_too(client, acme):
    nova = factories.product(acme, "EU", facts={"hq_region": ["CN"]})
    nova.answers.filter(fact="personal_data").delete()
    assert "Before you go out: 1 blocker under the law of Name of CN 1 undecided" in text_of(
        readiness(client, nova)
    )


def test_law_that_stays_silent_says_so_with_the_answer_that_would_change_it(client, acme):
    nova = factories.product(acme, "SA")
    factories.answer(nova, "market_links", ["none"], "SA")
    found = readiness(client, nova)
    assert "Name of SA Saudi law stays silent. It hangs on: the market_links" in text_of(found)
    assert reverse("products:question", args=[nova.pk, "market_links"]) in links(found)


def test_a_prohibition_names_the_answers_it_hangs_on(client, acme):
    nova = factories.product(acme, "EU", facts={"sensitive_data": "yes"})
    text = text_of(readiness(client, nova))
    assert "As described, the product is prohibited in 1 of 1 market: Name of EU." in text
    assert "It falls away only if this were different: sensitive_data is true." in text.replace(
        "Sensitive", "sensitive"
    )


def test_what_waits_for_an_answer_links_to_the_question(client, acme):
    nova = factories.product(acme, "EU")
    nova.answers.filter(fact="serves_government").delete()
    found = readiness(client, nova)
    assert "What about serves_government? 1 requirement waits for it" in text_of(found)
    assert reverse("products:question", args=[nova.pk, "serves_government"]) in links(found)


def test_actions_stand_in_order_with_what_they_unlock(client, acme):
    nova = factories.product(acme, "EU", "NO", controls={"notice": "planned"})
    text = text_of(readiness(client, nova))
    actions = text[text.index("What unlocks most") :]
    assert "Notice Planned 2 blockers, 2 duties everywhere S 3 days Legal" in actions
    assert "Agent Not answered 1 duty Name of NO M 10 days Legal" in actions
    assert actions.index("Notice") < actions.index("Agent")


def test_conflicts_name_both_duties_and_the_way_out(client, acme):
    nova = factories.product(acme, "EU", "NO")
    text = text_of(readiness(client, nova))
    assert (
        "Two-notices Name of EU and Name of NO Both. Way out: Choose. Title of eu.notice Title of no.notice"
        in text
    )


def test_standards_stand_beside_the_markets(client, acme):
    nova = factories.product(acme, "EU")
    text = text_of(readiness(client, nova))
    assert (
        "Name of INTL what buyers expect everywhere 1 applies, 1 gap 0 / 3 declared, 0 / 3 evidenced" in text
    )


def test_the_page_speaks_chinese(client, acme):
    nova = factories.product(acme, "EU", launch_on=EARLY)
    found = client.get(address("readiness", nova.pk), headers={"accept-language": "zh-hans"})
    assert '<html lang="zh-hans">' in found.content.decode()
    assert "2027年1月15日" in text_of(found)


# Numbers and the lists behind them


def numbers(answer):
    """Every link to a list with the number that stands on it."""
    found = links(answer).items()
    return {
        href: said
        for href, said in found
        if "/readiness/list/?market=" in href and re.match(r"\d+( \w+)*$", said)
    }


def count_of(client, href):
    return int(text_of(client.get(href)).split(" requirement")[0].split()[-1])


def test_every_number_leads_to_a_list_of_as_many(client, acme):
    facts = {"hq_region": ["CN"], "serves_government": "unknown"}
    nova = factories.product(
        acme, "EU", "SA", "NO", facts=facts, controls={"notice": "planned", "record": "implemented"}
    )
    nova.answers.filter(fact="serves_government").delete()
    found = numbers(readiness(client, nova))
    assert len(found) > 15
    assert {href: count_of(client, href) for href in found} == {
        href: int(said.split()[0]) for href, said in found.items()
    }


def test_the_list_without_a_wish_shows_all_that_is_missing(client, acme):
    nova = factories.product(acme, "EU", controls={"notice": "planned", "record": "implemented"})
    text = text_of(client.get(address("requirements", nova.pk)))
    assert text.count("Title of eu.notice") == 1
    assert "Title of eu.record" not in text
    assert (
        "Title of eu.notice Name of EU, The law of EU Art. 1 Notice Planned Not met, blocker Blocker" in text
    )


def test_the_list_narrows_by_state_region_and_theme(client, acme):
    nova = factories.product(acme, "EU", "NO", controls={"record": "implemented"})
    path = address("requirements", nova.pk)
    assert "Title of eu.record" in text_of(client.get(f"{path}?state=met&market=EU&theme=general"))
    assert "No requirement is in this list." in text_of(client.get(f"{path}?state=met&market=NO"))


@pytest.mark.parametrize("query", ["state=nonsense", "market=XX", "theme=nothing", "page=99", "page=x"])
def test_a_wish_that_makes_no_sense_is_left_out(client, acme, query):
    nova = factories.product(acme, "EU")
    found = client.get(f"{address('requirements', nova.pk)}?{query}")
    assert found.status_code == 200
    assert "Title of eu.notice" in text_of(found)


# The pictures and their tables


def test_the_heat_map_has_a_table_behind_it_that_links_to_what_it_counts(client, acme):
    nova = factories.product(acme, "EU", "NO", controls={"notice": "planned", "record": "implemented"})
    found = readiness(client, nova)
    themes = main_of(found).partition('id="themes"')[2].partition("</section>")[0]
    assert themes.count('<g class="lf-cell is-blocker">') == 2
    assert "Market General Name of EU 1/2 Not met Name of NO 0/2 Not met" in words(themes)
    href = f"{address('requirements', nova.pk)}?market=EU&theme=general&state=duties"
    assert count_of(client, href) == 2
    assert href in links(found)


def test_the_timeline_has_a_table_behind_it_with_every_day(client, acme):
    nova = factories.product(acme, "SA", launch_on=EARLY)
    factories.answer(nova, "market_links", ["offered-here"], "SA")
    found = readiness(client, nova)
    timeline = main_of(found).partition('id="timeline"')[2]
    assert "Launch 15 January 2027" in timeline.partition("</svg>")[0]
    assert (
        "15 January 2027 Name of SA Planned launch "
        "1 June 2027 Name of SA Begins: Title of sa.report "
        "1 June 2027 Name of SA The verdict becomes: undetermined"
    ) in words(timeline)


def test_pictures_and_pages_carry_no_style_or_script_of_their_own(client, acme):
    nova = factories.product(acme, "EU", "SA", launch_on=EARLY)
    for path in ("/products/", address("readiness", nova.pk), address("whatif", nova.pk)):
        html = client.get(path).content.decode()
        assert re.findall(r"<script|<style| style=| on\w+=|javascript:", html) == []


def test_names_are_escaped_in_pages_and_pictures(client, acme):
    nova = factories.product(acme, "EU", name="<b>Nova</b>")
    html = readiness(client, nova).content.decode()
    assert "<b>Nova</b>" not in html
    assert "&lt;b&gt;Nova&lt;/b&gt;" in html


# One requirement


def test_a_requirement_names_the_answers_that_made_it_so_with_links_to_change_them(client, acme):
    nova = factories.product(acme, "EU", controls={"notice": "planned"})
    found = client.get(address("requirement", nova.pk, "eu.notice"))
    text = text_of(found)
    assert "Applies on 23 November 2026 Personal_data is true." in text
    assert "What about personal_data? Change this answer : the personal_data" in text
    assert reverse("products:question", args=[nova.pk, "personal_data"]) in links(found)


def test_a_requirement_shows_practices_dates_source_and_confidence(client, acme):
    nova = factories.product(acme, "EU", controls={"notice": "planned"})
    text = text_of(client.get(address("requirement", nova.pk, "eu.notice")))
    assert (
        "Notice Planned No evidence yet. Done means all of these: It is done Usually looked after by: Legal"
        in text
    )
    assert (
        "How it stands Not met, blocker There is no lawful launch with it. When From 1 January 2026" in text
    )
    assert (
        "Source law.example Confidence High Last verified 1 November 2026 Counsel Not reviewed by counsel"
        in text
    )


def test_an_undetermined_requirement_asks_for_what_is_missing(client, acme):
    nova = factories.product(acme, "EU")
    nova.answers.filter(fact="serves_government").delete()
    found = client.get(address("requirement", nova.pk, "eu.state"))
    assert "Undetermined" in text_of(found)
    assert "Not known yet the serves_government Answer this question" in text_of(found)


def test_a_requirement_of_a_market_that_is_not_chosen_is_not_found(client, acme):
    nova = factories.product(acme, "EU")
    assert client.get(address("requirement", nova.pk, "no.notice")).status_code == 404
    assert client.get(address("requirement", nova.pk, "nothing")).status_code == 404


def test_an_exclusion_has_its_reasons_too(client, acme):
    nova = factories.product(acme, "EU")
    text = text_of(client.get(address("requirement", nova.pk, "eu.state")))
    assert "Does not apply on 23 November 2026 Serves_government is false." in text


# Speed


@pytest.mark.parametrize("name", ["product", "readiness", "requirements"])
def test_a_page_takes_as_many_queries_with_three_markets_as_with_one(client, acme, name):
    nova = factories.product(acme, "EU", controls={"notice": "planned"})
    path = address(name, nova.pk)
    client.get(path)
    one = queries_of(client, path)
    Market.objects.bulk_create(Market(product=nova, region=code) for code in ("SA", "NO"))
    factories.answer(nova, "market_links", ["offered-here"], "NO")
    assert queries_of(client, path) == one <= 12


def test_thirty_markets_take_no_more_queries(client):
    places = [f"R{number}" for number in range(30)]
    law = document(
        *(region(code, requirement(f"{code.lower()}.notice", severity="blocker")) for code in places)
    )
    law["places"] += [{"code": code, "name": code} for code in places]
    EditionFactory.create(document=law)
    acme = factories.company()
    client.force_login(factories.member(acme))
    nova = factories.product(acme, *places, controls={"notice": "planned"})
    client.get("/products/")
    for path in ("/products/", address("readiness", nova.pk), address("requirements", nova.pk)):
        assert queries_of(client, path) <= 12
    assert text_of(client.get(address("readiness", nova.pk))).count("Blocked") >= 30
