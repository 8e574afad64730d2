"""What time does to a market: accepted risks that end, and the next change of its verdict."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.compliance.assessments.domain.judging import assessed, law_of_saudi_arabia, saudi
from tests.compliance.builders import (
    TODAY,
    catalogue,
    profile,
    prohibition,
    region,
    requirement,
)


class TestAcceptedRisks:
    """A risk accepted until 15 January 2027."""

    LAW = law_of_saudi_arabia(
        requirement("major"),
        requirement("minor", severity="minor"),
        requirement("blocker", severity="blocker"),
        prohibition("ban", when="role has provider"),
    )
    ACCEPTED = {("SA", key): date(2027, 1, 15) for key in ("major", "minor", "blocker", "ban")}

    def statuses(self, launch_on: str, control_status: str = "planned") -> dict[str, str | None]:
        found = saudi(
            self.LAW,
            {"notice": control_status},
            launch_on=launch_on,
            acceptances=self.ACCEPTED,
            role=frozenset({"provider"}),
        )
        return {key: one.status for key, one in found.requirements.items()}

    @pytest.mark.parametrize(
        ("launch_on", "expected"),
        [
            pytest.param("2027-01-14", "accepted", id="the day before the end"),
            pytest.param("2027-01-15", "accepted", id="the last day"),
            pytest.param("2027-01-16", "not-met", id="the day after"),
        ],
    )
    def test_it_holds_through_its_last_day_for_major_and_minor_requirements_only(
        self, launch_on: str, expected: str
    ) -> None:
        assert self.statuses(launch_on) == {
            "major": expected,
            "minor": expected,
            "blocker": "not-met",
            "ban": "not-met",
        }

    @pytest.mark.parametrize(
        ("control_status", "blocker"),
        [("partial", "partly-met"), ("not-implemented", "not-met"), ("not-applicable", "open")],
    )
    def test_it_covers_what_is_partly_met_not_met_and_open(self, control_status: str, blocker: str) -> None:
        assert self.statuses("2027-01-15", control_status) == {
            "major": "accepted",
            "minor": "accepted",
            "blocker": blocker,
            "ban": "not-met",
        }

    def test_it_leaves_what_is_met_as_it_is(self) -> None:
        assert self.statuses("2027-01-15", "implemented") == {
            "major": "met",
            "minor": "met",
            "blocker": "met",
            "ban": "not-met",
        }

    def test_it_does_not_lift_a_blocked_verdict(self) -> None:
        found = saudi(self.LAW, {"notice": "planned"}, acceptances=self.ACCEPTED, role=frozenset())

        assert found.verdict == "blocked"
        assert found.blockers == ("blocker",)

    def test_an_accepted_risk_alone_leaves_the_market_conditional(self) -> None:
        law = law_of_saudi_arabia(requirement("major"))

        assert saudi(law, {"notice": "planned"}, acceptances=self.ACCEPTED).verdict == "conditional"

    def test_it_holds_in_the_region_it_was_accepted_for(self) -> None:
        law = catalogue(region("SA", requirement("sa.notice")), region("EU", requirement("eu.notice")))
        accepted = {("SA", "sa.notice"): TODAY, ("SA", "eu.notice"): TODAY}

        found = assessed(law, profile("SA", "EU"), acceptances=accepted).markets

        assert found["SA"].requirements["sa.notice"].status == "accepted"
        assert found["EU"].requirements["eu.notice"].status == "open"


class TestNextChange:
    def change(self, *requirements: dict[str, Any], **more: Any) -> tuple[str, str, str] | None:
        """The verdict today, the day of the next one, and that one."""
        found = saudi(law_of_saudi_arabia(*requirements), **more)
        then = found.next_change
        return None if then is None else (str(found.verdict), then.on.isoformat(), str(then.verdict))

    def test_a_start_brings_the_first_duty(self) -> None:
        assert self.change(requirement("one", start="2027-06-01")) == (
            "no-duty-found",
            "2027-06-01",
            "conditional",
        )

    def test_a_start_brings_a_prohibition(self) -> None:
        assert self.change(requirement("one"), prohibition("ban", start="2026-12-02")) == (
            "conditional",
            "2026-12-02",
            "prohibited",
        )

    def test_an_end_lifts_a_blocker_the_day_after_its_last_day(self) -> None:
        assert self.change(requirement("one", severity="blocker", until="2027-03-31")) == (
            "undetermined",
            "2027-04-01",
            "no-duty-found",
        )

    def test_a_transition_makes_what_was_undetermined_apply(self) -> None:
        steps = [{"when": "serves_government", "from": "2028-01-01"}]
        later_for_some = requirement("one", severity="blocker", transitions=steps)

        assert self.change(later_for_some, controls={"notice": "implemented"}) == (
            "undetermined",
            "2028-01-01",
            "ready",
        )

    def test_an_undetermined_blocker_counts_once_its_earliest_day_has_come(self) -> None:
        assert self.change(
            requirement("one", severity="blocker", when="serves_government", start="2027-02-01")
        ) == ("no-duty-found", "2027-02-01", "undetermined")

    def test_an_undetermined_blocker_that_ends_counts_no_longer(self) -> None:
        assert self.change(
            requirement("one", severity="blocker", when="serves_government", until="2027-02-01")
        ) == ("undetermined", "2027-02-02", "no-duty-found")

    def test_a_day_that_changes_duties_but_not_the_verdict_is_passed_over(self) -> None:
        assert self.change(
            requirement("one"),
            requirement("two", start="2026-12-01"),
            requirement("three", severity="blocker", start="2027-05-01"),
            controls={"notice": "planned"},
        ) == ("conditional", "2027-05-01", "blocked")

    def test_it_is_sought_after_the_day_of_the_market(self) -> None:
        found = [
            requirement("one", start="2026-12-01"),
            requirement("two", severity="blocker", start="2027-05-01"),
        ]

        assert self.change(*found, launch_on="2027-01-15") == ("conditional", "2027-05-01", "undetermined")

    def test_there_is_none_when_all_has_begun_and_nothing_ends(self) -> None:
        assert self.change(requirement("one"), requirement("two", when="serves_government")) is None

    @pytest.mark.parametrize(
        "one",
        [
            pytest.param(
                prohibition("one", start="2027-01-01", when="NOT personal_data"), id="does not apply"
            ),
            pytest.param(prohibition("one", start="2027-01-01", instrument="expected"), id="expected"),
            pytest.param(prohibition("one", start="2027-01-01", instrument="voluntary"), id="voluntary"),
            pytest.param(prohibition("one", start="2027-01-01", instrument="bill"), id="a bill"),
        ],
    )
    def test_there_is_none_for_what_will_not_bind(self, one: dict[str, Any]) -> None:
        assert self.change(one) is None

    def test_an_acceptance_that_ends_leaves_the_market_conditional(self) -> None:
        accepted = {("SA", "one"): date(2026, 12, 24)}

        assert self.change(requirement("one"), acceptances=accepted) is None
        assert saudi(law_of_saudi_arabia(requirement("one")), acceptances=accepted).verdict == "conditional"

    def test_an_acceptance_may_hold_until_the_end_of_the_calendar(self) -> None:
        assert self.change(requirement("one"), acceptances={("SA", "one"): date.max}) is None
