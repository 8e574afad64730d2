"""The readiness of one market: determinations, statuses, verdict, blockers, gaps and scores."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from compliance.assessments.domain.scores import Score
from compliance.products.domain.profile import ControlAnswers
from regions.logic.facts import Value
from regions.logic.periods import Determination
from tests.compliance.assessments.domain.judging import assessed, law_of_saudi_arabia, saudi
from tests.compliance.builders import (
    TODAY,
    by_market,
    catalogue,
    control,
    definition,
    market,
    once,
    profile,
    prohibition,
    proof,
    region,
    requirement,
    said,
)


class TestDeterminations:
    LAW = law_of_saudi_arabia(
        requirement("applies"),
        requirement("not", when="NOT personal_data"),
        requirement("undetermined", when="serves_government"),
        requirement("upcoming", start="2026-11-24"),
        requirement("ended", until="2026-11-22"),
        requirement("ends-today", until="2026-11-23"),
        requirement("billed", instrument="bill"),
    )

    def test_each_requirement_stands_there_with_determination_and_status(self) -> None:
        found = saudi(self.LAW, {"notice": "partial"})

        assert {key: (str(one.determination), one.status) for key, one in found.requirements.items()} == {
            "applies": ("applies", "partly-met"),
            "not": ("does-not-apply", None),
            "undetermined": ("undetermined", "partly-met"),
            "upcoming": ("upcoming", "partly-met"),
            "ended": ("ended", None),
            "ends-today": ("applies", "partly-met"),
        }

    def test_they_are_counted_by_determination(self) -> None:
        found = saudi(self.LAW)

        assert {str(word): found.count(word) for word in Determination} == {
            "applies": 2,
            "does-not-apply": 1,
            "undetermined": 1,
            "upcoming": 1,
            "ended": 1,
        }

    def test_a_bill_is_never_counted(self) -> None:
        law = law_of_saudi_arabia(prohibition("billed", instrument="bill"))

        assert saudi(law).requirements == {}
        assert saudi(law).verdict == "no-duty-found"


class TestLists:
    LAW = law_of_saudi_arabia(
        requirement("major", controls=["done"]),
        requirement("minor", severity="minor", controls=["half"]),
        requirement("licence", severity="blocker", controls=["half"]),
        requirement("agent", severity="blocker", controls=["unasked"]),
        requirement("held", severity="blocker", controls=["done"]),
        prohibition("ban"),
        requirement("scheme", severity="blocker", instrument="expected", controls=["half"]),
        requirement("for-ministries", severity="blocker", when="serves_government"),
        prohibition("ban-for-ministries", when="serves_government"),
        requirement("later-for-ministries", severity="blocker", when="serves_government", start="2027-01-01"),
        requirement(
            "scheme-for-ministries", severity="blocker", instrument="expected", when="serves_government"
        ),
        requirement("advice-for-ministries", when="serves_government"),
        requirement("later", severity="blocker", start="2027-01-01"),
    )
    CONTROLS: Mapping[str, str] = {"done": "implemented", "half": "partial"}

    def test_blockers_are_unmet_and_open_ones_of_law_in_force_with_prohibitions_first(self) -> None:
        assert saudi(self.LAW, self.CONTROLS).blockers == ("ban", "licence", "agent")

    def test_undecided_blockers_are_those_that_may_stand_in_the_way_on_the_day(self) -> None:
        assert saudi(self.LAW, self.CONTROLS).undecided_blockers == ("for-ministries", "ban-for-ministries")

    def test_a_blocker_that_may_bind_later_is_undecided_on_a_later_day(self) -> None:
        found = saudi(self.LAW, self.CONTROLS, launch_on="2027-01-01")

        assert found.undecided_blockers == ("for-ministries", "ban-for-ministries", "later-for-ministries")

    def test_gaps_are_all_that_applies_and_is_not_met(self) -> None:
        found = saudi(self.LAW, self.CONTROLS, acceptances={("SA", "minor"): TODAY})

        assert found.requirements["minor"].status == "accepted"
        assert found.gaps == ("minor", "licence", "agent", "ban", "scheme")


class TestSilence:
    LAW = catalogue(
        region(
            "SA",
            definitions=[
                definition("offer", "market_links has offered-here", silent="Only offers here count."),
                definition("staff", "market_links has staff-or-agent-here", silent="Only staff here counts."),
                definition("state", "serves_government", silent="Only ministries count."),
                definition("class", "NOT personal_data"),
            ],
        )
    )

    def test_the_definitions_of_reach_that_are_false_keep_their_law_silent(self) -> None:
        found = assessed(
            self.LAW,
            profile(markets={"SA": market(market_links=frozenset({"offered-here"}))}),
        ).markets["SA"]

        assert dict(found.market.definitions) == {
            "offer": True,
            "staff": False,
            "state": None,
            "class": False,
        }
        assert found.silent == ("staff",)

    def test_an_undecided_reach_is_not_silent(self) -> None:
        assert saudi(self.LAW).silent == ()


class TestVerdict:
    """The ladder itself is climbed in `test_verdicts`; here the whole way from answers to verdict."""

    LAW = law_of_saudi_arabia(
        requirement("licence", severity="blocker", controls=["licence"]),
        requirement("notice"),
        prohibition("ban", when="role has provider"),
        requirement(
            "state", severity="blocker", when="serves_government AND personal_data", start="2027-01-01"
        ),
        requirement("scheme", severity="blocker", instrument="expected", controls=["scheme"]),
        requirement("habit", instrument="voluntary", controls=["scheme"]),
    )
    DONE: Mapping[str, str] = {"licence": "implemented", "notice": "implemented"}
    FACTS: Mapping[str, Value] = {"role": frozenset({"deployer"}), "serves_government": False}

    @pytest.mark.parametrize(
        ("controls", "facts", "expected"),
        [
            pytest.param({}, {"role": frozenset({"provider"})}, "prohibited", id="a ban applies"),
            pytest.param({"licence": "planned"}, {}, "blocked", id="a blocker is planned"),
            pytest.param({"licence": "partial"}, {}, "blocked", id="a blocker is partly done"),
            pytest.param({"licence": "not-applicable"}, {}, "undetermined", id="nobody agreed"),
            pytest.param({"notice": "planned"}, {}, "conditional", id="a major one is planned"),
            pytest.param({}, {}, "ready", id="all is done"),
            pytest.param(
                {}, {"personal_data": False, "serves_government": True}, "no-duty-found", id="no duty applies"
            ),
        ],
    )
    def test_answers_make_the_verdict(
        self, controls: Mapping[str, str], facts: Mapping[str, Value], expected: str
    ) -> None:
        assert saudi(self.LAW, {**self.DONE, **controls}, **{**self.FACTS, **facts}).verdict == expected

    @pytest.mark.parametrize(
        ("launch_on", "expected"),
        [
            pytest.param("2026-12-31", "ready", id="the day before its earliest day"),
            pytest.param("2027-01-01", "undetermined", id="its earliest day"),
        ],
    )
    def test_an_undetermined_blocker_counts_from_its_earliest_day(
        self, launch_on: str, expected: str
    ) -> None:
        found = saudi(self.LAW, self.DONE, launch_on=launch_on, role=frozenset())

        assert found.requirements["state"].determination == "undetermined"
        assert found.verdict == expected

    def test_an_undetermined_transition_counts_from_the_earlier_of_its_days(self) -> None:
        steps = [{"when": "serves_government", "from": "2028-01-01"}]
        law = law_of_saudi_arabia(requirement("later-for-some", severity="blocker", transitions=steps))

        assert saudi(law, {"notice": "implemented"}).verdict == "undetermined"
        assert saudi(law, {"notice": "implemented"}, serves_government=True).verdict == "no-duty-found"
        assert saudi(law, {"notice": "implemented"}, serves_government=False).verdict == "ready"


class TestScores:
    LAW = law_of_saudi_arabia(
        requirement("blocker", severity="blocker", controls=["proven"]),
        requirement("major", controls=["half"]),
        requirement("minor", severity="minor", controls=["unproven"]),
        requirement("open", controls=["unasked"]),
        prohibition("ban"),
        requirement("undetermined", when="serves_government", controls=["proven"]),
        requirement("upcoming", start="2027-01-01", controls=["proven"]),
        requirement("scheme", instrument="expected", controls=["proven"]),
        requirement("habit", instrument="voluntary", controls=["proven"]),
    )
    CONTROLS: Mapping[str, str | ControlAnswers] = {
        "proven": once(said("implemented", proof(expires="2026-12-31"))),
        "half": once(said("partial", proof())),
        "unproven": "alternative",
    }

    def test_they_are_taken_over_the_law_that_applies_without_prohibitions(self) -> None:
        found = saudi(self.LAW, self.CONTROLS)

        assert found.declared == Score(5 + 1.5 + 1, 5 + 3 + 1 + 3)
        assert found.evidenced == Score(5 + 1.5, 5 + 3 + 1 + 3)

    @pytest.mark.parametrize(
        ("launch_on", "expected"),
        [
            pytest.param("2026-12-31", Score(6.5, 12), id="it expires on the day of the launch"),
            pytest.param("2027-01-01", Score(1.5, 15), id="it expires the day before the launch"),
        ],
    )
    def test_evidence_counts_while_it_is_valid_on_the_day_of_the_market(
        self, launch_on: str, expected: Score
    ) -> None:
        assert saudi(self.LAW, self.CONTROLS, launch_on=launch_on).evidenced == expected

    def test_an_accepted_risk_earns_nothing(self) -> None:
        found = saudi(law_of_saudi_arabia(requirement("major")), acceptances={("SA", "major"): TODAY})

        assert (found.declared, found.evidenced) == (Score(0, 3), Score(0, 3))

    def test_a_control_agreed_to_be_not_applicable_needs_no_evidence(self) -> None:
        law = law_of_saudi_arabia(requirement("major", controls=["proven", "waived"]))
        controls = {**self.CONTROLS, "waived": once(said("not-applicable", agreed=True))}

        assert saudi(law, controls).evidenced == Score(3, 3)

    def test_where_nothing_applies_they_are_nought_of_nought(self) -> None:
        found = saudi(self.LAW, self.CONTROLS, personal_data=False)

        assert (found.declared, found.evidenced) == (Score(0, 0), Score(0, 0))

    def test_the_standards_are_scored_over_what_is_expected_only(self) -> None:
        law = catalogue(
            region("SA"),
            region(
                "INTL",
                requirement("intl.expected", instrument="expected", controls=["proven"]),
                requirement("intl.agent", severity="minor", instrument="expected", controls=["agent"]),
                requirement("intl.voluntary", instrument="voluntary", controls=["proven"]),
                requirement("intl.law", controls=["proven"]),
            ),
            controls=[control("agent", per_region=True)],
        )
        answers = {**self.CONTROLS, "agent": by_market(SA="implemented")}

        found = assessed(law, profile("SA", controls=answers)).also["INTL"]

        assert (found.declared, found.evidenced) == (Score(4, 4), Score(3, 4))
