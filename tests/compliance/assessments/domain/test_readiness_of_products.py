"""Who is judged, on which day, with whose answers."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.assessments.domain.readiness import ProductReadiness
from compliance.products.domain.home import home_regions
from compliance.products.domain.profile import MarketProfile
from regions.logic.facts import Band
from tests.compliance.assessments.domain.judging import assessed
from tests.compliance.builders import (
    TODAY,
    by_market,
    catalogue,
    control,
    definition,
    market,
    places,
    profile,
    prohibition,
    region,
    requirement,
)

LAW = catalogue(
    region(
        "CN",
        requirement("cn.staff", when="market_links has staff-or-agent-here"),
        requirement("cn.offer", when="market_links has offered-here"),
        requirement("cn.licence", severity="blocker"),
        requirement("cn.filing", severity="blocker", controls=["filing"]),
        requirement("cn.export", severity="blocker", when="serves_government"),
        prohibition("cn.ban"),
        binds_makers=True,
    ),
    region("EU", requirement("eu.notice")),
    region("HK", requirement("hk.notice")),
    region("SA", requirement("sa.notice"), requirement("sa.state", when="serves_government")),
    region("INTL", requirement("intl.notice", instrument="expected")),
)
NOWHERE = places()


def days(found: ProductReadiness) -> dict[str, str]:
    return {code: one.on.isoformat() for code, one in found.everywhere.items()}


class TestWhoIsJudged:
    def test_the_chosen_markets_and_beside_them_the_standards(self) -> None:
        found = assessed(LAW, profile("SA", "EU"))

        assert (list(found.markets), list(found.also), list(found.home)) == (["SA", "EU"], ["INTL"], [])
        assert list(found.everywhere) == ["SA", "EU", "INTL"]

    def test_the_standards_alone_while_no_market_is_chosen(self) -> None:
        found = assessed(LAW, profile())

        assert (list(found.markets), list(found.also)) == ([], ["INTL"])
        assert days(found) == {"INTL": "2026-11-23"}

    def test_standards_with_controls_of_markets_while_no_market_is_chosen(self) -> None:
        law = catalogue(
            region("INTL", requirement("intl.agent", instrument="expected", controls=["agent"])),
            controls=[control("agent", per_region=True)],
        )
        found = assessed(law, profile()).also["INTL"]

        assert found.requirements["intl.agent"].status == "open"

    def test_only_chosen_markets_have_a_verdict(self) -> None:
        found = assessed(LAW, profile("SA", facts={"hq_region": places("CN")}))

        assert {code: one.verdict for code, one in found.everywhere.items()} == {
            "SA": "conditional",
            "CN": None,
            "INTL": None,
        }

    def test_only_chosen_markets_have_a_next_change(self) -> None:
        later = requirement("cn.later", start="2027-01-01", severity="blocker")
        law = catalogue(region("CN", later, binds_makers=True), region("SA"))
        found = assessed(law, profile("SA", facts={"hq_region": places("CN")}))

        assert [one.next_change for one in found.everywhere.values()] == [None, None, None]

    def test_a_market_that_the_library_lacks_is_a_mistake_of_the_caller(self) -> None:
        with pytest.raises(KeyError):
            assessed(LAW, profile("FR"))

    def test_the_same_product_on_the_same_day_gives_the_same_readiness(self) -> None:
        product = profile("SA", "EU")
        first, second = (assessed(LAW, product) for _ in range(2))

        assert {code: one.requirements for code, one in first.everywhere.items()} == {
            code: one.requirements for code, one in second.everywhere.items()
        }


MAKER_FACTS = ("hq_region", "established_in", "technology_developed_in")


class TestHomeRegions:
    def homes(self, **facts: frozenset[str] | None) -> list[str]:
        """The home regions of a product made elsewhere but for these answers; None is unanswered."""
        made = profile("SA")
        answers = {key: value for key, value in {**made.facts, **facts}.items() if value is not None}
        return home_regions(LAW, answers, made.markets)

    def test_a_product_made_elsewhere_has_none(self) -> None:
        assert self.homes() == []

    @pytest.mark.parametrize("key", MAKER_FACTS)
    def test_one_fact_that_lies_there_is_enough(self, key: str) -> None:
        assert self.homes(**{key: places("CN", "SG")}) == ["CN"]

    @pytest.mark.parametrize("key", MAKER_FACTS)
    def test_one_unanswered_fact_keeps_it(self, key: str) -> None:
        assert self.homes(**{key: None}) == ["CN"]

    def test_three_unanswered_facts_keep_it(self) -> None:
        assert self.homes(**dict.fromkeys(MAKER_FACTS)) == ["CN"]

    def test_the_answer_none_excludes_it(self) -> None:
        assert self.homes(established_in=NOWHERE, technology_developed_in=NOWHERE) == []

    def test_an_office_in_a_region_whose_law_does_not_follow_makers_adds_none(self) -> None:
        assert self.homes(established_in=places("HK", "SG")) == []

    def test_several_homes_stand_in_the_order_of_the_library(self) -> None:
        law = catalogue(
            region("CN", binds_makers=True), region("HK", binds_makers=True), region("SA"), region("SG")
        )
        product = profile("SA", facts={"hq_region": places("HK"), "established_in": places("CN", "SG")})

        assert home_regions(law, product.facts, product.markets) == ["CN", "HK"]
        assert list(assessed(law, product).home) == ["CN", "HK"]

    def test_a_chosen_market_is_no_home_region(self) -> None:
        found = assessed(LAW, profile("SA", "CN", facts={"hq_region": places("CN")}))

        assert (list(found.markets), list(found.home)) == (["SA", "CN"], [])
        assert found.markets["CN"].verdict == "prohibited"


class TestHomeLaw:
    HERE = {"hq_region": places("CN")}

    def determinations(self, found: ProductReadiness, *keys: str) -> dict[str, str]:
        law = found.everywhere["CN"].requirements
        return {key: str(law[key].determination) for key in keys}

    def test_staff_is_taken_to_be_there(self) -> None:
        found = assessed(LAW, profile("SA", facts=self.HERE))

        assert self.determinations(found, "cn.staff", "cn.offer") == {
            "cn.staff": "applies",
            "cn.offer": "does-not-apply",
        }

    def test_an_answer_given_for_it_counts_instead(self) -> None:
        links = {"CN": {"market_links": frozenset({"offered-here"})}}
        found = assessed(LAW, profile("SA", facts=self.HERE, home=links))

        assert self.determinations(found, "cn.staff", "cn.offer") == {
            "cn.staff": "does-not-apply",
            "cn.offer": "applies",
        }

    def test_other_answers_given_for_it_leave_the_staff_there(self) -> None:
        found = assessed(LAW, profile("SA", facts=self.HERE, home={"CN": {"serves_government": False}}))

        assert self.determinations(found, "cn.staff", "cn.export") == {
            "cn.staff": "applies",
            "cn.export": "does-not-apply",
        }

    def test_nothing_is_assumed_of_a_chosen_market(self) -> None:
        found = assessed(LAW, profile("CN", facts=self.HERE))

        assert self.determinations(found, "cn.staff", "cn.offer") == {
            "cn.staff": "undetermined",
            "cn.offer": "undetermined",
        }

    def test_its_unmet_open_and_undetermined_blockers_and_prohibitions_are_told(self) -> None:
        found = assessed(LAW, profile("SA", facts=self.HERE, controls={"notice": "planned"}))

        assert found.home["CN"].blockers == ("cn.ban", "cn.licence", "cn.filing")
        assert found.home["CN"].undecided_blockers == ("cn.export",)

    def test_it_changes_no_verdict_of_a_market(self) -> None:
        found = assessed(LAW, profile("EU", facts=self.HERE, controls={"notice": "implemented"}))

        assert found.home["CN"].blockers == ("cn.ban", "cn.filing")
        assert found.markets["EU"].verdict == "ready"

    def test_its_per_region_controls_are_answered_for_it(self) -> None:
        law = catalogue(
            region("CN", requirement("cn.agent", controls=["agent"]), binds_makers=True),
            region("SA", requirement("sa.agent", controls=["agent"])),
            controls=[control("agent", per_region=True)],
        )
        product = profile(
            "SA", facts=self.HERE, controls={"agent": by_market(CN="implemented", SA="partial")}
        )
        found = assessed(law, product).everywhere

        assert found["CN"].requirements["cn.agent"].status == "met"
        assert found["SA"].requirements["sa.agent"].status == "partly-met"

    def test_a_risk_may_be_accepted_in_it(self) -> None:
        accepted = {("CN", "cn.staff"): TODAY}
        found = assessed(LAW, profile("SA", facts=self.HERE), acceptances=accepted)

        assert found.home["CN"].requirements["cn.staff"].status == "accepted"


class TestJudgedDay:
    @pytest.mark.parametrize(
        ("launch_on", "expected"),
        [
            pytest.param("2027-01-15", "2027-01-15", id="the launch day while it lies ahead"),
            pytest.param("2026-11-23", "2026-11-23", id="today when it is the launch day"),
            pytest.param("2025-01-15", "2026-11-23", id="today when the launch lies back"),
            pytest.param(None, "2026-11-23", id="today without a launch day"),
        ],
    )
    def test_a_market_is_judged_on_the_later_of_launch_and_today(
        self, launch_on: str | None, expected: str
    ) -> None:
        found = assessed(LAW, profile(markets={"SA": market(launch_on)}))

        assert days(found) == {"SA": expected, "INTL": expected}

    def test_home_law_and_standards_are_judged_on_the_earliest_day_of_the_markets(self) -> None:
        markets = {"SA": market("2027-03-01"), "EU": market("2027-01-15"), "HK": market("2027-02-01")}
        found = assessed(LAW, profile(markets=markets, facts={"hq_region": places("CN")}))

        assert days(found) == {
            "SA": "2027-03-01",
            "EU": "2027-01-15",
            "HK": "2027-02-01",
            "CN": "2027-01-15",
            "INTL": "2027-01-15",
        }

    def test_the_earliest_day_is_never_before_today(self) -> None:
        markets = {"SA": market("2025-03-01"), "EU": market("2027-01-15")}
        found = assessed(LAW, profile(markets=markets, facts={"hq_region": places("CN")}))

        assert days(found) == {
            "SA": "2026-11-23",
            "EU": "2027-01-15",
            "CN": "2026-11-23",
            "INTL": "2026-11-23",
        }

    def test_home_law_is_judged_today_while_no_market_is_chosen(self) -> None:
        found = assessed(LAW, profile(facts={"hq_region": places("CN")}))

        assert days(found) == {"CN": "2026-11-23", "INTL": "2026-11-23"}

    def test_a_duty_applies_from_its_first_day_on(self) -> None:
        law = catalogue(region("SA", requirement("sa.later", start="2027-01-15")))
        found = {
            launch: assessed(law, profile(markets={"SA": market(launch)}))
            .markets["SA"]
            .requirements["sa.later"]
            .determination
            for launch in ("2027-01-14", "2027-01-15")
        }

        assert found == {"2027-01-14": "upcoming", "2027-01-15": "applies"}

    @pytest.mark.parametrize(
        ("chosen", "expected"),
        [
            pytest.param(market("2027-02-01"), "applies", id="the launch day while nobody answered"),
            pytest.param(market("2025-02-01"), "does-not-apply", id="a launch day in the past too"),
            pytest.param(
                market("2027-02-01", on_market_since=date(2025, 2, 1)),
                "does-not-apply",
                id="the answer if any",
            ),
            pytest.param(market(), "undetermined", id="nothing without either"),
        ],
    )
    def test_the_start_on_the_market_is(self, chosen: MarketProfile, expected: str) -> None:
        law = catalogue(region("SA", requirement("sa.new", when="on_market_since on_or_after 2026-08-02")))
        found = assessed(law, profile(markets={"SA": chosen})).markets["SA"]

        assert found.requirements["sa.new"].determination == expected


class TestAnswersOfOneMarket:
    def determinations(self, found: ProductReadiness) -> dict[str, str]:
        return {
            code: str(one.requirements[f"{code}.state"].determination)
            for code, one in found.everywhere.items()
        }

    LAW = catalogue(
        *(
            region(
                code,
                requirement(f"{code}.state", when=f"{code.lower()}-state", instrument="law"),
                definitions=[definition(f"{code.lower()}-state", "serves_government")],
                binds_makers=code == "CN",
            )
            for code in ("SA", "EU", "CN", "INTL")
        )
    )

    def test_a_product_fact_may_be_answered_otherwise_for_one_market(self) -> None:
        product = profile(
            markets={"SA": market(serves_government=True), "EU": market()}, facts={"serves_government": False}
        )
        found = assessed(self.LAW, product)

        assert self.determinations(found) == {
            "SA": "applies",
            "EU": "does-not-apply",
            "INTL": "does-not-apply",
        }
        assert found.markets["SA"].market.definitions == {"sa-state": True}
        assert found.markets["EU"].market.definitions == {"eu-state": False}

    def test_it_may_be_answered_for_one_market_alone(self) -> None:
        product = profile(markets={"SA": market(serves_government=False), "EU": market()})
        found = assessed(self.LAW, product)

        assert self.determinations(found) == {
            "SA": "does-not-apply",
            "EU": "undetermined",
            "INTL": "undetermined",
        }

    def test_a_home_region_may_answer_it_otherwise_too(self) -> None:
        product = profile(
            "EU",
            facts={"hq_region": places("CN"), "serves_government": False},
            home={"CN": {"serves_government": True}},
        )

        assert self.determinations(assessed(self.LAW, product)) == {
            "EU": "does-not-apply",
            "CN": "applies",
            "INTL": "does-not-apply",
        }

    def test_a_place_of_the_makers_answered_in_one_market_makes_no_home_region(self) -> None:
        product = profile(markets={"SA": market(hq_region=places("CN"))})

        assert list(assessed(self.LAW, product).home) == []

    def test_each_market_has_market_facts_of_its_own(self) -> None:
        law = catalogue(
            *(
                region(code, requirement(f"{code}.large", when="daily_active_users >= 100000"))
                for code in ("SA", "EU", "US")
            )
        )
        product = profile(
            markets={
                "SA": market(daily_active_users=Band.exactly(100000)),
                "EU": market(monthly_active_users=Band.exactly(99999)),
                "US": market(),
            }
        )
        found = assessed(law, product).markets

        assert {
            code: str(one.requirements[f"{code}.large"].determination) for code, one in found.items()
        } == {
            "SA": "applies",
            "EU": "does-not-apply",
            "US": "undetermined",
        }
