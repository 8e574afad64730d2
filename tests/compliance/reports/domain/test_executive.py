"""The executive's page: the decision first, and no number that the chapters do not bear out."""

from __future__ import annotations

import pytest

from compliance.products.domain.profile import Profile
from compliance.reports.domain.executive import (
    MOST_BLOCKERS,
    MOST_DEADLINES,
    BlockerLine,
    Executive,
    MarketLine,
    StatusCount,
)
from compliance.reports.domain.voice import NOTHING
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import (
    Entry,
    catalogue,
    market,
    places,
    profile,
    prohibition,
    region,
    requirement,
)
from tests.compliance.reports.texts import en, report, state

# One market for each verdict, with the answers of `judged`.
LAW = catalogue(
    region("AE", prohibition("ae.ban")),
    region("EU", requirement("eu.a", severity="blocker"), requirement("eu.b", severity="blocker")),
    region("SA", requirement("sa.a", severity="blocker"), requirement("sa.b")),
    region("NO", requirement("no.a", severity="blocker", controls=["unspoken"])),
    region("SG", requirement("sg.a"), requirement("sg.b", controls=["done"])),
    region("HK"),
    region("US", requirement("us.a", controls=["done"])),
)
CONTROLS = {"notice": "planned", "done": "implemented"}


def page(law: Catalogue, product: Profile, language: str = "en") -> Executive:
    return report(law, product, language=language).executive


def judged(*codes: str, language: str = "en") -> Executive:
    return page(LAW, profile(*codes, controls=CONTROLS), language)


@pytest.mark.parametrize(
    ("codes", "headline"),
    [
        (["AE"], "As described, the product is prohibited in 1 of 1 market: Name of AE."),
        (["EU"], "2 blockers stop the launch in 1 of 1 markets: Name of EU."),
        (["SA"], "1 blocker stops the launch in 1 of 1 markets: Name of SA."),
        (["SA", "EU"], "3 blockers stop the launch in 2 of 2 markets: Name of SA and Name of EU."),
        (["NO"], "1 of 1 markets waits for answers: Name of NO."),
        (["SG"], "1 of 1 markets can launch with gaps under a plan: Name of SG."),
        (["HK"], "No binding duty was found in 1 of 1 markets: Name of HK."),
        (["US"], "1 of 1 markets is ready: Name of US."),
        ([], "No market was chosen."),
    ],
)
def test_the_headline_is_the_decision(codes, headline):
    found = judged(*codes)

    assert (found.headline, found.lead) == (en(headline), NOTHING)


def test_the_worst_and_the_ready_make_the_headline_and_the_rest_the_lead():
    found = judged("US", "SG", "NO", "SA", "HK")

    assert found.headline == en(
        "1 blocker stops the launch in 1 of 5 markets: Name of SA. 1 of 5 markets is ready: Name of US."
    )
    assert found.lead == en(
        "1 of 5 markets waits for answers: Name of NO. "
        "1 of 5 markets can launch with gaps under a plan: Name of SG. "
        "No binding duty was found in 1 of 5 markets: Name of HK."
    )


def test_the_headline_speaks_chinese():
    found = judged("SA", "EU", "US", language="zh-hans")

    assert str(found.headline) == (
        "3 项阻断使 3 个市场中的 2 个无法上线：Name of SA和Name of EU。3 个市场中有 1 个已就绪：Name of US。"
    )


def test_markets_stand_from_the_worst_verdict_to_the_best():
    found = judged("US", "HK", "SG", "NO", "SA", "AE")

    assert [(str(line.name), line.verdict.name if line.verdict else "") for line in found.markets] == [
        ("Name of AE", "prohibited"),
        ("Name of SA", "blocked"),
        ("Name of NO", "undetermined"),
        ("Name of SG", "conditional"),
        ("Name of HK", "no-duty-found"),
        ("Name of US", "ready"),
    ]


def test_markets_with_the_same_verdict_stand_by_their_day():
    markets = {"EU": market("2027-06-01"), "SA": market("2027-01-15")}

    assert [line.name for line in page(LAW, profile(markets=markets, controls=CONTROLS)).markets] == [
        en("Name of SA"),
        en("Name of EU"),
    ]


def test_a_market_has_its_counts_and_scores_with_their_denominators():
    law = catalogue(
        region(
            "SA",
            requirement("sa.a", severity="blocker"),
            requirement("sa.b", severity="blocker", when="employee_count >= 50"),
            requirement("sa.c", controls=["half"]),
            requirement("sa.d", severity="minor", controls=["done"]),
            requirement("sa.e", instrument="voluntary"),
            prohibition("sa.f", start="2027-06-01"),
        )
    )
    controls = {"notice": "planned", "half": "partial", "done": "implemented"}
    found = page(law, profile(markets={"SA": market("2027-01-15")}, controls=controls))

    assert found.markets == (
        MarketLine(
            name=en("Name of SA"),
            launch=en("15 January 2027"),
            verdict=state("verdict", "blocked", "Blocked"),
            next_change=en("from 1 June 2027: prohibited"),
            blockers=1,
            undecided=1,
            gaps=1,
            declared="2.5 / 9",
            evidenced="0 / 9",
        ),
    )


def home_law(*requirements: Entry) -> Catalogue:
    return catalogue(region("SA"), region("CN", *requirements, binds_makers=True))


def test_blockers_of_home_law_stand_above_all_markets():
    law = home_law(
        requirement("cn.open", severity="blocker", controls=["unspoken"]),
        requirement("cn.size", severity="blocker", when="employee_count >= 50"),
        requirement("cn.minor", severity="minor"),
    )
    found = page(law, profile("SA", facts={"hq_region": places("CN")}))

    assert [str(home.sentence) for home in found.home] == [
        "Before you go out: 2 blockers under the law of Name of CN"
    ]
    assert [(line.region, line.card.key) for line in found.home[0].blockers] == [
        (en("Name of CN"), "cn.open"),
        (en("Name of CN"), "cn.size"),
    ]


def test_home_law_without_a_blocker_is_not_on_the_page():
    law = home_law(requirement("cn.minor", severity="minor"))

    assert page(law, profile("SA", facts={"hq_region": places("CN")})).home == ()


def test_the_blockers_of_all_markets_are_named_worst_market_first():
    found = judged("SA", "AE", "EU")

    assert [(str(line.region), line.card.key) for line in found.blockers] == [
        ("Name of AE", "ae.ban"),
        ("Name of SA", "sa.a"),
        ("Name of EU", "eu.a"),
        ("Name of EU", "eu.b"),
    ]
    assert found.more_blockers == NOTHING


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "And 1 more blocker, in the chapters of the markets."),
        (3, "And 3 more blockers, in the chapters of the markets."),
    ],
)
def test_what_does_not_fit_on_the_page_is_counted(count, sentence):
    keys = [f"sa.{number}" for number in range(MOST_BLOCKERS + count)]
    law = catalogue(region("SA", *(requirement(key, severity="blocker") for key in keys)))
    found = page(law, profile("SA", controls=CONTROLS))

    assert [line.card.key for line in found.blockers] == keys[:MOST_BLOCKERS]
    assert found.more_blockers == en(sentence)


def test_the_duties_in_force_are_counted_by_status_over_all_markets():
    found = judged("SA", "NO", "SG", "US")

    assert found.duties == en("All 6 binding duties in force")
    assert found.counts == (
        StatusCount(state("requirement", "met", "Met"), 2),
        StatusCount(state("requirement", "partly-met", "Partly met"), 0),
        StatusCount(state("requirement", "not-met", "Not met"), 3),
        StatusCount(state("requirement", "open", "Not answered"), 1),
    )


def test_one_duty_is_not_called_all():
    assert judged("US").duties == en("The one binding duty in force")


def test_the_next_days_are_the_first_of_the_calendar():
    days = ("2027-01-01", "2027-02-01", "2027-03-01", "2027-04-01")
    to_come = (requirement(f"sa.{day}", start=day) for day in days)
    law = catalogue(region("SA", requirement("sa.now"), *to_come))
    content = report(law, profile("SA"))

    assert content.executive.deadlines == content.calendar[:MOST_DEADLINES]
    assert [str(one.day) for one in content.executive.deadlines] == [
        "1 January 2027",
        "1 February 2027",
        "1 March 2027",
    ]


def test_the_penalty_of_the_first_blocker_of_each_market_is_named():
    law = catalogue(
        region("SA", requirement("sa.a", severity="blocker", penalty="SAR 5 million")),
        region(
            "EU",
            requirement("eu.a", severity="blocker"),
            requirement("eu.b", severity="blocker", penalty="EUR 1 million"),
            requirement("eu.c", severity="blocker", penalty="EUR 2 million"),
        ),
    )

    assert page(law, profile("SA", "EU", controls=CONTROLS)).penalties == (
        en("Name of SA: SAR 5 million"),
        en("Name of EU: EUR 1 million"),
    )


def test_a_line_leads_to_the_card_of_its_blocker():
    content = report(LAW, profile("SA", controls=CONTROLS))

    assert content.executive.blockers == tuple(
        BlockerLine(en("Name of SA"), card) for card in content.chapters[0].gaps.blockers
    )
