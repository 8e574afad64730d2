"""The questions that decide most, and the conflicts to plan for."""

from __future__ import annotations

from typing import Any

import pytest

from compliance.assessments.domain.planner import (
    Collision,
    Question,
    collisions,
    questions,
)
from compliance.products.domain.profile import Profile
from regions.logic.catalogue import Catalogue
from regions.logic.facts import Band
from tests.compliance.assessments.domain.judging import assessed
from tests.compliance.builders import (
    FACTS,
    catalogue,
    conflict,
    fact,
    market,
    places,
    profile,
    region,
    requirement,
)

HOME = {"hq_region": places("CN")}


class TestQuestions:
    def asked(self, law: Catalogue, product: Profile) -> list[tuple[str, int]]:
        return [(question.fact, question.decides) for question in questions(assessed(law, product))]

    def test_the_opening_ones_come_first_in_their_order_then_the_most_decisive(self) -> None:
        law = catalogue(
            region(
                "SA",
                requirement("one", when="serves_government"),
                requirement("two", when="serves_government AND employee_count > 250"),
                requirement("three", when="serves_government AND company_size is small"),
                requirement("four", when="market_links has offered-here AND employee_count > 250"),
                requirement("five", when="role has provider"),
            )
        )

        assert questions(assessed(law, profile("SA"))) == [
            Question("role", 1),
            Question("market_links", 1),
            Question("serves_government", 3),
            Question("employee_count", 2),
            Question("company_size", 1),
        ]

    def test_equally_decisive_ones_stand_in_the_order_of_their_keys(self) -> None:
        law = catalogue(
            region(
                "SA",
                requirement("one", when="serves_government OR employee_count > 1 OR company_size is small"),
            )
        )

        assert self.asked(law, profile("SA")) == [
            ("company_size", 1),
            ("employee_count", 1),
            ("serves_government", 1),
        ]

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            pytest.param("personal_data OR serves_government", [], id="decided by a true branch"),
            pytest.param("NOT personal_data AND serves_government", [], id="decided by a false branch"),
            pytest.param(
                "(personal_data OR role has provider) AND serves_government",
                [("serves_government", 1)],
                id="one branch open",
            ),
            pytest.param(
                "(NOT personal_data AND role has provider) OR serves_government",
                [("serves_government", 1)],
                id="one branch closed",
            ),
        ],
    )
    def test_only_facts_of_undecided_branches_are_asked(
        self, condition: str, expected: list[tuple[str, int]]
    ) -> None:
        assert (
            self.asked(catalogue(region("SA", requirement("one", when=condition))), profile("SA")) == expected
        )

    def test_a_fact_decides_in_all_markets_home_law_and_standards(self) -> None:
        law = catalogue(
            *(region(code, requirement(code, when="serves_government")) for code in ("SA", "EU", "INTL")),
            region("CN", requirement("cn", when="serves_government"), binds_makers=True),
        )

        assert self.asked(law, profile("SA", "EU", facts=HOME)) == [("serves_government", 4)]

    def test_a_market_that_has_answered_does_not_ask(self) -> None:
        law = catalogue(*(region(code, requirement(code, when="serves_government")) for code in ("SA", "EU")))
        product = profile(markets={"SA": market(serves_government=False), "EU": market()})

        assert self.asked(law, product) == [("serves_government", 1)]

    def test_an_open_transition_asks_its_facts(self) -> None:
        steps = [
            {"when": "serves_government", "from": "2028-01-01"},
            {"when": "NOT personal_data", "from": "2029-01-01"},
        ]

        assert self.asked(catalogue(region("SA", requirement("one", transitions=steps))), profile("SA")) == [
            ("serves_government", 1)
        ]

    def test_a_transition_before_whose_days_all_lie_does_not_ask(self) -> None:
        steps = [{"when": "serves_government", "from": "2026-06-01"}]

        assert self.asked(catalogue(region("SA", requirement("one", transitions=steps))), profile("SA")) == []

    @pytest.mark.parametrize(
        "one",
        [
            pytest.param(requirement("one", when="serves_government", until="2026-01-31"), id="ended"),
            pytest.param(requirement("one", when="serves_government", instrument="bill"), id="a bill"),
            pytest.param(requirement("one"), id="decided"),
        ],
    )
    def test_nothing_is_asked_for(self, one: dict[str, Any]) -> None:
        assert self.asked(catalogue(region("SA", one)), profile("SA")) == []

    def test_the_answer_none_is_an_answer(self) -> None:
        law = catalogue(region("SA", requirement("one", when="role has provider")))

        assert self.asked(law, profile("SA", facts={"role": frozenset()})) == []

    def test_a_number_known_to_be_small_is_not_asked(self) -> None:
        law = catalogue(region("SA", requirement("one", when="daily_active_users >= 100000")))
        small, large = (market(monthly_active_users=Band.exactly(number)) for number in (99999, 100000))

        assert self.asked(law, profile(markets={"SA": small})) == []
        assert self.asked(law, profile(markets={"SA": large})) == [("daily_active_users", 1)]

    def test_a_band_across_the_line_is_asked_again(self) -> None:
        law = catalogue(region("SA", requirement("one", when="employee_count > 250")))

        assert self.asked(law, profile("SA", facts={"employee_count": Band(50, 249)})) == []
        assert self.asked(law, profile("SA", facts={"employee_count": Band(50, 500)})) == [
            ("employee_count", 1)
        ]


class TestAskWhen:
    """`sensitive_data` is asked when there are personal data, `ministry` when it serves governments."""

    LAW = catalogue(
        region("SA", requirement("sa", when="sensitive_data")),
        region("EU", requirement("eu", when="sensitive_data")),
        region("US", requirement("us", when="ministry")),
        facts=[*FACTS, fact("ministry", "yes-no", ask_when="serves_government")],
    )

    def asked(self, product: Profile) -> list[tuple[str, int]]:
        return [(question.fact, question.decides) for question in questions(assessed(self.LAW, product))]

    def test_a_question_whose_test_is_false_is_left_out(self) -> None:
        assert self.asked(profile("SA", "EU", facts={"personal_data": False})) == []

    def test_a_question_whose_test_is_true_is_asked(self) -> None:
        assert self.asked(profile("SA", "EU")) == [("sensitive_data", 2)]

    def test_a_question_whose_test_is_unknown_is_asked(self) -> None:
        assert self.asked(profile("US")) == [("ministry", 1)]

    def test_it_is_tested_with_the_answers_of_each_market(self) -> None:
        product = profile(markets={"SA": market(personal_data=False), "EU": market()})

        assert self.asked(product) == [("sensitive_data", 1)]


class TestCollisions:
    def law(self, **more: Any) -> Catalogue:
        return catalogue(
            region("SA", requirement("sa.keep"), requirement("sa.store")),
            region("EU", requirement("eu.delete"), requirement("eu.state", when="serves_government")),
            region(
                "US",
                requirement("us.hand-over", start="2027-01-01"),
                requirement("us.old", until="2026-01-31"),
            ),
            region("CN", requirement("cn.export"), binds_makers=True),
            region("INTL", requirement("intl.delete", instrument="expected")),
            **more,
        )

    def met(
        self, between: list[str], *codes: str, **product: Any
    ) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Regions and requirements of the conflicts that a product in these markets meets."""
        law = self.law(conflicts=[conflict("clash", *between)])
        found = collisions(assessed(law, profile(*codes, **product)))
        return [(one.markets, one.requirements) for one in found]

    def test_two_regions_that_apply_collide(self) -> None:
        law = self.law(conflicts=[conflict("clash", "eu.delete", "sa.keep"), conflict("none", "eu.delete")])

        assert collisions(assessed(law, profile("SA", "EU"))) == [
            Collision(law.conflicts[0], markets=("EU", "SA"), requirements=("eu.delete", "sa.keep"))
        ]

    @pytest.mark.parametrize(
        ("between", "codes"),
        [
            pytest.param(["eu.delete", "sa.keep"], ["SA"], id="the other market is not chosen"),
            pytest.param(["sa.keep", "sa.store"], ["SA", "EU"], id="both lie in one region"),
            pytest.param(["eu.state", "sa.keep"], ["SA", "EU"], id="one is undetermined"),
            pytest.param(["us.old", "sa.keep"], ["SA", "US"], id="one has ended"),
            pytest.param(["cn.export", "sa.keep"], ["SA"], id="home law that does not bind"),
        ],
    )
    def test_there_is_no_collision_where(self, between: list[str], codes: list[str]) -> None:
        assert self.met(between, *codes) == []

    def test_what_is_upcoming_counts(self) -> None:
        assert self.met(["us.hand-over", "eu.delete"], "EU", "US") == [
            (("US", "EU"), ("us.hand-over", "eu.delete"))
        ]

    def test_what_does_not_apply_does_not_count(self) -> None:
        ministries_apart = {"serves_government": False}

        assert self.met(["eu.state", "sa.keep"], "EU", "SA", facts=ministries_apart) == []

    def test_home_law_counts(self) -> None:
        assert self.met(["cn.export", "sa.keep"], "SA", facts=HOME) == [
            (("CN", "SA"), ("cn.export", "sa.keep"))
        ]

    def test_only_what_binds_the_product_is_named(self) -> None:
        between = ["sa.keep", "sa.store", "eu.state", "eu.delete", "us.hand-over"]

        assert self.met(between, "SA", "EU") == [(("SA", "EU"), ("sa.keep", "sa.store", "eu.delete"))]
