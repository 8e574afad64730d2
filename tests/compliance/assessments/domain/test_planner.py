"""What to do next: the actions that unlock most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from compliance.assessments.domain.planner import (
    Action,
    actions,
)
from compliance.products.domain.profile import ControlAnswers
from compliance.products.enums import ControlStatus
from regions.logic.catalogue import Catalogue
from tests.compliance.assessments.domain.judging import assessed
from tests.compliance.builders import (
    TODAY,
    by_market,
    catalogue,
    control,
    once,
    places,
    profile,
    prohibition,
    region,
    requirement,
    said,
)

HOME = {"hq_region": places("CN")}


class TestActions:
    def ranked(
        self, law: Catalogue, *codes: str, controls: Mapping[str, str | ControlAnswers] | None = None
    ) -> list[tuple[str, str | None]]:
        """Control and market of the actions, in their order."""
        found = actions(assessed(law, profile(*codes, controls=controls)))
        return [(action.control, action.market) for action in found]

    def test_an_action_tells_what_it_lifts_what_it_serves_and_what_it_costs(self) -> None:
        law = catalogue(
            region(
                "SA",
                requirement("sa.licence", severity="blocker", controls=["agent", "notice"]),
                requirement("sa.notice", controls=["notice"]),
                requirement("sa.minor", severity="minor", controls=["notice"]),
            ),
            controls=[control("agent", effort_days=20), control("notice", effort_days=10)],
        )
        product = profile("SA", controls={"agent": "partial"})

        assert actions(assessed(law, product)) == [
            Action(
                control="notice",
                market=None,
                status=None,
                lifts=("sa.licence",),
                requirements=3,
                weight=9,
                blockers_lifted=0.5,
                worth=5 / 2 + 3 + 1,
                effort_days=10,
            ),
            Action(
                control="agent",
                market=None,
                status=ControlStatus.PARTIAL,
                lifts=("sa.licence",),
                requirements=1,
                weight=5,
                blockers_lifted=0.5,
                worth=5 / 2,
                effort_days=20,
            ),
        ]

    def test_what_lifts_more_blockers_comes_first_however_great_its_effort(self) -> None:
        law = catalogue(
            region(
                "SA",
                requirement("one", controls=["cheap"]),
                requirement("two", controls=["cheap"]),
                requirement("three", severity="blocker", controls=["half", "other-half"]),
                requirement("four", severity="blocker", controls=["whole"]),
                requirement(
                    "five", severity="blocker", controls=["third", "third-too", "done", "third-of-all"]
                ),
            ),
            controls=[
                control("cheap", effort_days=1),
                control("half", effort_days=40),
                control("other-half", effort_days=60),
                control("whole", effort_days=80),
                *(control(key, effort_days=1) for key in ("third", "third-too", "third-of-all")),
            ],
        )

        assert self.ranked(law, "SA", controls={"done": "implemented"}) == [
            ("whole", None),
            ("half", None),
            ("other-half", None),
            ("third", None),
            ("third-of-all", None),
            ("third-too", None),
            ("cheap", None),
        ]

    def test_shares_of_several_blockers_add_up(self) -> None:
        law = catalogue(
            region("SA", requirement("sa", severity="blocker", controls=["both", "saudi"])),
            region("EU", requirement("eu", severity="blocker", controls=["both", "european"])),
            region("US", requirement("us", severity="blocker", controls=["american"])),
            controls=[control("both", effort_days=2)],
        )
        found = actions(assessed(law, profile("SA", "EU", "US")))

        assert [(action.control, action.blockers_lifted, action.lifts) for action in found] == [
            ("both", 1, ("sa", "eu")),
            ("american", 1, ("us",)),
            ("european", 0.5, ("eu",)),
            ("saudi", 0.5, ("sa",)),
        ]

    def test_without_blockers_the_weight_for_a_day_of_effort_decides(self) -> None:
        law = catalogue(
            region(
                "SA",
                requirement("one", controls=["heavy"]),
                requirement("two", controls=["heavy"]),
                requirement("three", severity="minor", controls=["light"]),
                requirement("four", controls=["shared", "light"]),
            ),
            controls=[
                control("heavy", effort_days=30),  # (3 + 3) / 30 = 0.2
                control("light", effort_days=5),  # (1 + 3/2) / 5 = 0.5
                control("shared", effort_days=5),  # 3/2 / 5 = 0.3
            ],
        )

        assert self.ranked(law, "SA") == [("light", None), ("shared", None), ("heavy", None)]

    def test_what_is_done_shares_no_weight(self) -> None:
        law = catalogue(
            region("SA", requirement("one", controls=["done", "waived", "todo"])),
        )
        waived = once(said("not-applicable", agreed=True))
        product = profile("SA", controls={"done": "alternative", "waived": waived, "todo": "planned"})

        (action,) = actions(assessed(law, product))

        assert (action.control, action.status, action.worth) == ("todo", ControlStatus.PLANNED, 3)

    def test_weights_add_up_over_all_markets_home_law_and_standards(self) -> None:
        law = catalogue(
            region("SA", requirement("sa")),
            region("EU", requirement("eu", severity="minor")),
            region("CN", requirement("cn", severity="blocker"), binds_makers=True),
            region(
                "INTL",
                requirement("intl", instrument="expected"),
                requirement("intl.habit", instrument="voluntary", severity="minor"),
            ),
        )
        (action,) = actions(assessed(law, profile("SA", "EU", facts=HOME)))

        assert (action.requirements, action.weight, action.lifts) == (5, 3 + 1 + 5 + 3 + 1, ("cn",))

    def test_an_expected_blocker_has_weight_and_lifts_nothing(self) -> None:
        law = catalogue(region("SA", requirement("scheme", severity="blocker", instrument="expected")))

        (action,) = actions(assessed(law, profile("SA")))

        assert (action.lifts, action.blockers_lifted, action.weight) == ((), 0, 5)

    @pytest.mark.parametrize(
        "one",
        [
            pytest.param(prohibition("one", controls=["notice"]), id="a prohibition"),
            pytest.param(requirement("one", when="serves_government"), id="undetermined"),
            pytest.param(requirement("one", when="NOT personal_data"), id="does not apply"),
            pytest.param(requirement("one", start="2027-01-01"), id="upcoming"),
            pytest.param(requirement("one", until="2026-01-31"), id="ended"),
            pytest.param(requirement("one", instrument="bill"), id="a bill"),
            pytest.param(requirement("one", controls=()), id="without controls"),
            pytest.param(requirement("one", controls=["done"]), id="met"),
        ],
    )
    def test_there_is_none_for(self, one: dict[str, Any]) -> None:
        law = catalogue(region("SA", one))

        assert self.ranked(law, "SA", controls={"done": "implemented"}) == []

    def test_an_accepted_risk_is_a_gap_that_can_still_be_closed(self) -> None:
        law = catalogue(region("SA", requirement("sa")))
        found = assessed(law, profile("SA"), acceptances={("SA", "sa"): TODAY})

        assert [action.control for action in actions(found)] == ["notice"]

    @pytest.mark.parametrize(
        ("effort_days", "effort"), [(1, "S"), (5, "S"), (6, "M"), (15, "M"), (16, "L"), (80, "L")]
    )
    def test_effort_is_shown_in_three_sizes(self, effort_days: int, effort: str) -> None:
        law = catalogue(
            region("SA", requirement("sa")), controls=[control("notice", effort_days=effort_days)]
        )
        (action,) = actions(assessed(law, profile("SA")))

        assert action.effort == effort

    def test_equal_actions_stand_in_the_order_of_their_keys(self) -> None:
        law = catalogue(region("SA", requirement("sa", controls=["c", "a", "b"])))

        assert self.ranked(law, "SA") == [("a", None), ("b", None), ("c", None)]


class TestActionsOfSingleMarkets:
    AGENT = (control("agent", per_region=True),)

    def found(
        self, law: Catalogue, *codes: str, **controls: str | ControlAnswers
    ) -> dict[tuple[str, str | None], tuple[str | None, int]]:
        """Status and number of requirements of each action, by control and market."""
        made = actions(assessed(law, profile(*codes, controls=controls, facts=HOME)))
        return {(one.control, one.market): (one.status, one.requirements) for one in made}

    def test_a_per_region_control_is_an_action_for_each_market(self) -> None:
        law = catalogue(
            region("SA", requirement("sa", controls=["agent"])),
            region("EU", requirement("eu", controls=["agent"]), requirement("eu.2", controls=["agent"])),
            region("CN", requirement("cn", controls=["agent"]), binds_makers=True),
            controls=self.AGENT,
        )

        assert self.found(law, "SA", "EU", agent=by_market(SA="planned")) == {
            ("agent", "SA"): ("planned", 1),
            ("agent", "EU"): (None, 2),
            ("agent", "CN"): (None, 1),
        }

    def test_equal_actions_of_one_control_stand_in_the_order_of_their_markets(self) -> None:
        law = catalogue(*(region(code, requirement(code)) for code in ("US", "SA", "EU")))
        made = actions(
            assessed(law, profile("US", "SA", "EU", controls={"notice": once("planned", SA="planned")}))
        )
        exceptions_alone = actions(
            assessed(law, profile("SA", "EU", controls={"notice": once(None, SA="planned", EU="planned")}))
        )

        assert [one.market for one in made] == [None, "SA"]
        assert [one.market for one in exceptions_alone] == ["EU", "SA"]

    def test_a_market_where_it_is_done_needs_none(self) -> None:
        law = catalogue(
            region("SA", requirement("sa", controls=["agent"])),
            region("EU", requirement("eu", controls=["agent"])),
            controls=self.AGENT,
        )

        assert self.found(law, "SA", "EU", agent=by_market(SA="implemented", EU="partial")) == {
            ("agent", "EU"): ("partial", 1)
        }

    def test_the_standards_ask_it_of_every_chosen_market_where_it_is_not_done(self) -> None:
        law = catalogue(
            *(region(code) for code in ("SA", "EU", "US", "HK")),
            region("CN", binds_makers=True),
            region("INTL", requirement("intl", instrument="expected", controls=["agent"])),
            controls=self.AGENT,
        )

        assert self.found(law, "SA", "EU", "US", agent=by_market(SA="planned", EU="implemented")) == {
            ("agent", "SA"): ("planned", 1),
            ("agent", "US"): (None, 1),
        }

    def test_standards_and_law_of_a_market_share_its_action(self) -> None:
        law = catalogue(
            region("SA", requirement("sa", controls=["agent"])),
            region("INTL", requirement("intl", instrument="expected", controls=["agent"])),
            controls=self.AGENT,
        )

        assert self.found(law, "SA") == {("agent", "SA"): (None, 2)}

    def test_an_exception_is_an_action_of_its_market_and_the_rest_one_of_the_product(self) -> None:
        law = catalogue(*(region(code, requirement(code)) for code in ("SA", "EU", "US", "INTL")))

        assert self.found(law, "SA", "EU", "US", notice=once("partial", SA="planned")) == {
            ("notice", "SA"): ("planned", 1),
            ("notice", None): ("partial", 3),
        }

    def test_an_exception_alone_is_the_only_action_where_the_product_is_done(self) -> None:
        law = catalogue(*(region(code, requirement(code)) for code in ("SA", "EU")))

        assert self.found(law, "SA", "EU", notice=once("implemented", SA="planned")) == {
            ("notice", "SA"): ("planned", 1)
        }

    def test_an_exception_that_is_done_leaves_the_action_of_the_product(self) -> None:
        law = catalogue(*(region(code, requirement(code)) for code in ("SA", "EU")))

        assert self.found(law, "SA", "EU", notice=once("planned", SA="implemented")) == {
            ("notice", None): ("planned", 1)
        }
