"""How far the controls are in one market, and what that makes of a requirement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import product as every_combination

import pytest

from compliance.assessments.domain.statuses import (
    ControlState,
    ControlStates,
    Standing,
    not_done,
    requirement_status,
)
from compliance.products.domain.profile import ControlAnswer, ControlAnswers
from regions.logic.catalogue import Requirement
from regions.logic.periods import Determination
from tests.compliance.builders import (
    TODAY,
    by_market,
    catalogue,
    control,
    once,
    prohibition,
    proof,
    region,
    requirement,
    said,
)

ANSWERS: dict[str, ControlAnswer | None] = {
    "implemented": said("implemented"),
    "alternative": said("alternative"),
    "partial": said("partial"),
    "planned": said("planned"),
    "not-implemented": said("not-implemented"),
    "not-applicable": said("not-applicable"),
    "dropped": said("not-applicable", agreed=True),
    "unanswered": None,
}

KEYS = ("a", "b", "c")
LAW = catalogue(
    region(
        "SA",
        requirement("none", controls=()),
        requirement("one", controls=KEYS[:1]),
        requirement("two", controls=KEYS[:2]),
        requirement("three", controls=KEYS),
        requirement("blocker", controls=["a"], severity="blocker"),
        requirement("minor", controls=["a"], severity="minor"),
        requirement("agent", controls=["agent"]),
        prohibition("ban"),
        prohibition("watched-ban", controls=["a"]),
    ),
    region("EU"),
    controls=[control("agent", per_region=True)],
)


def states(
    answers: Mapping[str, ControlAnswers],
    *,
    region: str = "SA",
    chosen: tuple[str, ...] = ("SA", "EU"),
    on: date = TODAY,
) -> ControlStates:
    return ControlStates(LAW, answers, region, chosen, on)


def with_controls(*names: str) -> ControlStates:
    """The controls a, b, c in the states named."""
    return states({key: ControlAnswers(ANSWERS[name]) for key, name in zip(KEYS, names, strict=False)})


def law_of(key: str) -> Requirement:
    return LAW.requirements[key]


# The status of a requirement with two controls, one in the state of the row and one in that of the column.
# M met, P partly met, N not met, O open.
TWO_CONTROLS = """
                   implemented alternative partial planned not-implemented not-applicable dropped unanswered
   implemented          M           M         P       N           N              O           M        O
   alternative          M           M         P       N           N              O           M        O
   partial              P           P         P       N           N              O           P        O
   planned              N           N         N       N           N              N           N        N
   not-implemented      N           N         N       N           N              N           N        N
   not-applicable       O           O         O       N           N              O           O        O
   dropped              M           M         P       N           N              O           M        O
   unanswered           O           O         O       N           N              O           O        O
"""
LETTERS = {"M": "met", "P": "partly-met", "N": "not-met", "O": "open"}


def two_controls() -> list[tuple[str, str, str]]:
    head, *rows = [line.split() for line in TWO_CONTROLS.strip().splitlines()]
    return [
        (row[0], column, LETTERS[letter])
        for row in rows
        for column, letter in zip(head, row[1:], strict=True)
    ]


def test_the_table_of_two_controls_is_complete() -> None:
    assert [case[:2] for case in two_controls()] == list(every_combination(ANSWERS, ANSWERS))


@pytest.mark.parametrize(("first", "second", "expected"), two_controls())
def test_two_controls_make_the_status_of_their_requirement(first: str, second: str, expected: str) -> None:
    assert with_controls(first, second).status(law_of("two")) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("implemented", "met"),
        ("alternative", "met"),
        ("partial", "partly-met"),
        ("planned", "not-met"),
        ("not-implemented", "not-met"),
        ("not-applicable", "open"),
        ("dropped", "met"),
        ("unanswered", "open"),
    ],
)
def test_one_control_makes_the_status_of_its_requirement(state: str, expected: str) -> None:
    assert with_controls(state).status(law_of("one")) == expected


def by_the_sentence(names: tuple[str, ...]) -> str:
    """Section 5 of the design, word by word."""
    if {"planned", "not-implemented"} & set(names):
        return "not-met"
    if {"unanswered", "not-applicable"} & set(names):
        return "open"
    return "partly-met" if "partial" in names else "met"


def test_any_three_controls_follow_the_sentence_of_the_design() -> None:
    combinations = list(every_combination(ANSWERS, repeat=3))

    found = {names: str(with_controls(*names).status(law_of("three"))) for names in combinations}

    assert found == {names: by_the_sentence(names) for names in combinations}


def test_a_requirement_without_controls_is_met() -> None:
    assert with_controls().status(law_of("none")) == "met"


def test_an_alternative_counts_as_implemented_and_stays_named_an_alternative() -> None:
    assert with_controls("alternative").state("a") == ControlState(
        said("alternative"), Standing.DONE, is_evidenced=False
    )


def test_a_control_that_the_catalogue_lacks_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        states({}).state("no-such-control")


class TestPerRegionControls:
    def status(self, answers: ControlAnswers, *, region: str, chosen: tuple[str, ...] = ("SA", "EU")) -> str:
        return str(states({"agent": answers}, region=region, chosen=chosen).status(law_of("agent")))

    def test_each_market_has_its_own_answer(self) -> None:
        answers = by_market(SA="planned", EU="implemented")

        assert {code: self.status(answers, region=code) for code in ("SA", "EU", "CN")} == {
            "SA": "not-met",
            "EU": "met",
            "CN": "open",
        }

    def test_a_home_region_that_is_no_market_has_its_own_answer(self) -> None:
        assert self.status(by_market(CN="implemented"), region="CN") == "met"

    def test_an_answer_for_the_product_is_none_for_a_market(self) -> None:
        assert self.status(once("implemented"), region="SA") == "open"

    @pytest.mark.parametrize(
        ("answers", "expected"),
        [
            pytest.param(by_market(SA="implemented", EU="implemented"), "met", id="done in both"),
            pytest.param(by_market(SA="implemented", EU="alternative"), "met", id="alternative in one"),
            pytest.param(by_market(SA="implemented", EU="partial"), "partly-met", id="partial in one"),
            pytest.param(by_market(SA="implemented"), "open", id="unanswered in one"),
            pytest.param(by_market(SA="partial"), "open", id="partial and unanswered"),
            pytest.param(by_market(SA="planned"), "not-met", id="planned and unanswered"),
            pytest.param(by_market(SA="partial", EU="planned"), "not-met", id="partial and planned"),
            pytest.param(by_market(SA="implemented", EU="not-applicable"), "open", id="not agreed in one"),
            pytest.param(
                by_market(SA="partial", EU=said("not-applicable", agreed=True)),
                "partly-met",
                id="dropped in one",
            ),
            pytest.param(
                by_market(SA=said("not-applicable", agreed=True), EU=said("not-applicable", agreed=True)),
                "met",
                id="dropped in both",
            ),
            pytest.param(
                by_market(SA="implemented", EU="implemented", US="planned"),
                "met",
                id="a market that is not chosen does not count",
            ),
            pytest.param(
                by_market(SA="implemented", EU="implemented", CN="planned"),
                "met",
                id="a home region does not count",
            ),
        ],
    )
    def test_in_the_standards_region_the_weakest_of_the_chosen_markets_counts(
        self, answers: ControlAnswers, expected: str
    ) -> None:
        assert self.status(answers, region="INTL") == expected

    def test_the_standards_region_is_open_while_no_market_is_chosen(self) -> None:
        assert self.status(by_market(), region="INTL", chosen=()) == "open"

    def test_among_equally_weak_markets_the_one_without_evidence_counts(self) -> None:
        answers = by_market(SA=said("implemented", proof()), EU="implemented")

        assert states({"agent": answers}, region="INTL").state("agent") == ControlState(
            said("implemented"), Standing.DONE, is_evidenced=False
        )


class TestExceptions:
    ANSWERS = once("implemented", SA="planned")

    @pytest.mark.parametrize(
        ("region", "expected"), [("SA", "not-met"), ("EU", "met"), ("CN", "met"), ("INTL", "met")]
    )
    def test_an_exception_holds_in_its_market_alone(self, region: str, expected: str) -> None:
        assert states({"a": self.ANSWERS}, region=region).status(law_of("one")) == expected

    def test_an_exception_may_stand_without_an_answer_for_the_product(self) -> None:
        answers = {"a": once(None, SA="implemented")}

        assert states(answers).status(law_of("one")) == "met"
        assert states(answers, region="EU").status(law_of("one")) == "open"

    def test_another_market_sees_its_own_exceptions(self) -> None:
        seen = states({"a": self.ANSWERS}, region="EU")
        assert seen.state("a").standing is Standing.DONE

        assert seen.seen_from("SA").state("a") == ControlState(said("planned"), Standing.UNDONE, False)
        assert seen.state("a").standing is Standing.DONE


class TestEvidence:
    def is_evidenced(self, *answers: ControlAnswer | None, on: date = TODAY) -> bool:
        given = {key: ControlAnswers(answer) for key, answer in zip(KEYS, answers, strict=False)}
        return states(given, on=on).is_evidenced(law_of("two"))

    PROVEN = said("implemented", proof(expires="2026-11-23"))

    def test_every_control_needs_its_own(self) -> None:
        assert self.is_evidenced(self.PROVEN, self.PROVEN) is True
        assert self.is_evidenced(self.PROVEN, said("implemented")) is False
        assert self.is_evidenced(self.PROVEN, None) is False

    def test_it_holds_through_the_day_of_its_expiry(self) -> None:
        assert self.is_evidenced(self.PROVEN, self.PROVEN, on=date(2026, 11, 23)) is True
        assert self.is_evidenced(self.PROVEN, self.PROVEN, on=date(2026, 11, 24)) is False

    def test_one_valid_proof_of_several_is_enough(self) -> None:
        answer = said("implemented", proof(expires="2026-01-01"), proof())

        assert self.is_evidenced(answer, answer) is True

    def test_a_control_agreed_to_be_not_applicable_needs_none(self) -> None:
        assert self.is_evidenced(self.PROVEN, said("not-applicable", agreed=True)) is True
        assert self.is_evidenced(self.PROVEN, said("not-applicable")) is False

    def test_an_exception_needs_evidence_of_its_own(self) -> None:
        given = {"a": once(self.PROVEN, SA="implemented")}

        assert states(given).is_evidenced(law_of("one")) is False
        assert states(given, region="EU").is_evidenced(law_of("one")) is True


BINDS = (Determination.APPLIES, Determination.UNDETERMINED, Determination.UPCOMING)


class TestRequirementStatus:
    def status(
        self,
        key: str,
        control_state: str = "unanswered",
        *,
        determination: Determination = Determination.APPLIES,
        is_accepted: bool = False,
    ) -> str | None:
        found = with_controls(control_state)
        return requirement_status(law_of(key), determination, found, is_accepted=is_accepted)

    @pytest.mark.parametrize("determination", BINDS)
    def test_it_is_given_where_the_requirement_binds_or_may(self, determination: Determination) -> None:
        assert self.status("one", "partial", determination=determination) == "partly-met"

    @pytest.mark.parametrize("determination", sorted(set(Determination) - set(BINDS)))
    @pytest.mark.parametrize("key", ["one", "blocker", "ban"])
    def test_it_is_none_for_the_rest(self, key: str, determination: Determination) -> None:
        assert self.status(key, "partial", determination=determination, is_accepted=True) is None

    @pytest.mark.parametrize("key", ["one", "minor"])
    @pytest.mark.parametrize("state", ["planned", "partial", "unanswered", "not-applicable"])
    def test_an_accepted_risk_covers_what_is_not_met_in_major_and_minor_requirements(
        self, key: str, state: str
    ) -> None:
        assert self.status(key, state, is_accepted=True) == "accepted"

    @pytest.mark.parametrize("state", ["implemented", "alternative", "dropped"])
    def test_an_accepted_risk_leaves_a_met_requirement_met(self, state: str) -> None:
        assert self.status("one", state, is_accepted=True) == "met"

    @pytest.mark.parametrize(
        ("state", "expected"), [("planned", "not-met"), ("partial", "partly-met"), ("unanswered", "open")]
    )
    def test_the_risk_of_a_blocker_is_never_accepted(self, state: str, expected: str) -> None:
        assert self.status("blocker", state, is_accepted=True) == expected

    @pytest.mark.parametrize("state", sorted(ANSWERS))
    @pytest.mark.parametrize("key", ["ban", "watched-ban"])
    @pytest.mark.parametrize("is_accepted", [True, False], ids=["accepted", "not accepted"])
    def test_a_prohibition_that_applies_is_not_met_whatever_its_controls_say(
        self, key: str, state: str, is_accepted: bool
    ) -> None:
        assert self.status(key, state, is_accepted=is_accepted) == "not-met"

    @pytest.mark.parametrize(
        ("determination", "expected"),
        [(Determination.UNDETERMINED, "open"), (Determination.UPCOMING, "not-met")],
    )
    def test_a_prohibition_that_may_apply_is_open_and_one_that_will_is_not_met(
        self, determination: Determination, expected: str
    ) -> None:
        assert self.status("watched-ban", "implemented", determination=determination) == expected


def test_what_is_not_done_are_the_controls_that_still_need_work_in_their_order() -> None:
    found = with_controls("partial", "implemented", "unanswered")

    assert not_done(found, ["c", "b", "a"]) == ["c", "a"]


@pytest.mark.parametrize(
    ("state", "still_needs_work"),
    [
        ("implemented", False),
        ("alternative", False),
        ("partial", True),
        ("planned", True),
        ("not-implemented", True),
        ("not-applicable", True),
        ("dropped", False),
        ("unanswered", True),
    ],
)
def test_a_control_needs_work_until_it_is_done_or_agreed_to_be_not_applicable(
    state: str, still_needs_work: bool
) -> None:
    assert (not_done(with_controls(state), ["a"]) == ["a"]) is still_needs_work
