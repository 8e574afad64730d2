"""May the product launch: each rung of the ladder, and the next day with another verdict."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from compliance.assessments.domain.verdicts import NextChange, Weighed, is_binding, next_change, verdict
from compliance.assessments.enums import RequirementStatus, Verdict
from regions.logic.determining import Applicability
from regions.logic.periods import Determination
from tests.compliance.builders import TODAY, catalogue, prohibition, region, requirement

DAY = TODAY
BEFORE = date(2026, 11, 22)
AFTER = date(2026, 11, 24)


def weighed(
    determination: str, status: str | None, *, is_ban: bool = False, start: date = DAY, **law: Any
) -> Weighed:
    """A requirement of this kind as it stands on the day."""
    entry = prohibition("one", **law) if is_ban else requirement("one", **law)
    found = Applicability(
        requirement=catalogue(region("SA", entry)).requirements["one"],
        condition=None if determination == "undetermined" else True,
        starts=(start,),
        open_transitions=(),
    )
    status_now = None if status is None else RequirementStatus(status)
    return Weighed(found, Determination(determination), status_now)


def applies(status: str, severity: str = "major", **more: Any) -> Weighed:
    return weighed("applies", status, severity=severity, **more)


def undetermined(severity: str, *, start: date = DAY, **more: Any) -> Weighed:
    return weighed("undetermined", "open", severity=severity, start=start, **more)


BAN = weighed("applies", "not-met", is_ban=True)

# What each rung says, from the worst to the best: every line alone gives the verdict of its rung.
RUNGS: dict[Verdict, dict[str, Weighed]] = {
    Verdict.PROHIBITED: {"a prohibition applies": BAN},
    Verdict.BLOCKED: {
        "a blocker is not met": applies("not-met", "blocker"),
        "a blocker is only partly met": applies("partly-met", "blocker"),
    },
    Verdict.UNDETERMINED: {
        "a blocker is open": applies("open", "blocker"),
        "a blocker in force is undetermined": undetermined("blocker", start=BEFORE),
        "a blocker that starts on the day is undetermined": undetermined("blocker", start=DAY),
        "a prohibition is undetermined": weighed("undetermined", "open", is_ban=True),
    },
    Verdict.CONDITIONAL: {
        "a major one is not met": applies("not-met", "major"),
        "a major one is partly met": applies("partly-met", "major"),
        "a major one is open": applies("open", "major"),
        "a major one is accepted": applies("accepted", "major"),
        "a minor one is not met": applies("not-met", "minor"),
        "a minor one is partly met": applies("partly-met", "minor"),
        "a minor one is open": applies("open", "minor"),
        "a minor one is accepted": applies("accepted", "minor"),
        "a major one in force is undetermined": undetermined("major", start=BEFORE),
        "a major one that starts on the day is undetermined": undetermined("major", start=DAY),
        "a minor one in force is undetermined": undetermined("minor"),
    },
    Verdict.READY: {
        "a blocker is met": applies("met", "blocker"),
        "a major one is met": applies("met", "major"),
        "a minor one is met": applies("met", "minor"),
    },
}
LINES = [
    pytest.param(one, rung, id=f"{rung}: {line}")
    for rung, lines in RUNGS.items()
    for line, one in lines.items()
]

# None of these is in force and binding, so that none changes a verdict.
WITHOUT_EFFECT = {
    "an expected blocker is not met": applies("not-met", "blocker", instrument="expected"),
    "an expected prohibition applies": weighed("applies", "not-met", is_ban=True, instrument="expected"),
    "an expected blocker is undetermined": undetermined("blocker", instrument="expected"),
    "an expected major one is open": applies("open", instrument="expected"),
    "an expected one is met": applies("met", instrument="expected"),
    "a voluntary blocker is not met": applies("not-met", "blocker", instrument="voluntary"),
    "a voluntary major one is undetermined": undetermined("major", instrument="voluntary"),
    "a voluntary one is met": applies("met", instrument="voluntary"),
    "a blocker is upcoming": weighed("upcoming", "not-met", severity="blocker", start=AFTER),
    "a prohibition is upcoming": weighed("upcoming", "not-met", is_ban=True, start=AFTER),
    "a met one is upcoming": weighed("upcoming", "met", start=AFTER),
    "a blocker is undetermined and starts after the day": undetermined("blocker", start=AFTER),
    "a prohibition is undetermined and starts after the day": weighed(
        "undetermined", "open", is_ban=True, start=AFTER
    ),
    "a major one is undetermined and starts after the day": undetermined("major", start=AFTER),
    "a blocker has ended": weighed("ended", None, severity="blocker", start=BEFORE),
    "a blocker does not apply": weighed("does-not-apply", None, severity="blocker"),
    "a prohibition does not apply": weighed("does-not-apply", None, is_ban=True),
}


def judged(*lines: Weighed) -> Verdict:
    return verdict(lines, on=DAY)


@pytest.mark.parametrize(("one", "expected"), LINES)
def test_each_line_of_the_ladder_gives_its_verdict(one: Weighed, expected: Verdict) -> None:
    assert judged(one) == expected


def test_without_any_duty_none_is_found() -> None:
    assert judged() == "no-duty-found"


@pytest.mark.parametrize("one", WITHOUT_EFFECT.values(), ids=WITHOUT_EFFECT)
def test_what_is_no_law_in_force_leaves_no_duty_found(one: Weighed) -> None:
    assert judged(one) == "no-duty-found"


@pytest.mark.parametrize("rung", RUNGS, ids=str)
def test_what_is_no_law_in_force_leaves_any_verdict_as_it_is(rung: Verdict) -> None:
    first, *_ = RUNGS[rung].values()

    assert judged(*WITHOUT_EFFECT.values(), first) == rung


@pytest.mark.parametrize(("worse", "better"), list(combinations(RUNGS, 2)), ids=str)
def test_of_two_rungs_the_worse_one_decides(worse: Verdict, better: Verdict) -> None:
    pairs = [(bad, good) for bad in RUNGS[worse].values() for good in RUNGS[better].values()]

    assert [judged(bad, good) for bad, good in pairs] == [worse] * len(pairs)
    assert [judged(good, bad) for bad, good in pairs] == [worse] * len(pairs)


def test_one_gap_among_met_duties_makes_the_market_conditional() -> None:
    assert judged(applies("met"), applies("partly-met", "minor"), applies("met", "blocker")) == "conditional"


def test_an_open_blocker_does_not_hide_an_unmet_one() -> None:
    assert judged(applies("open", "blocker"), applies("partly-met", "blocker")) == "blocked"


@pytest.mark.parametrize(
    ("instrument", "expected"), [("law", True), ("expected", False), ("voluntary", False)]
)
def test_only_law_binds(instrument: str, expected: bool) -> None:
    assert is_binding(applies("met", instrument=instrument).found) is expected


class TestLaunchBlockers:
    @pytest.mark.parametrize(
        ("one", "expected"),
        [
            pytest.param(applies("not-met", "blocker"), True, id="not met"),
            pytest.param(applies("partly-met", "blocker"), True, id="partly met"),
            pytest.param(applies("open", "blocker"), True, id="open"),
            pytest.param(BAN, True, id="a prohibition"),
            pytest.param(applies("met", "blocker"), False, id="met"),
            pytest.param(applies("not-met", "major"), False, id="no blocker"),
            pytest.param(applies("not-met", "blocker", instrument="expected"), False, id="no law"),
            pytest.param(undetermined("blocker"), False, id="undetermined"),
            pytest.param(weighed("upcoming", "not-met", severity="blocker"), False, id="upcoming"),
            pytest.param(weighed("ended", None, severity="blocker"), False, id="ended"),
        ],
    )
    def test_there_is_no_lawful_launch_with_a_blocker_that_applies_and_is_not_met(
        self, one: Weighed, expected: bool
    ) -> None:
        assert one.is_launch_blocker is expected


class TestMayApply:
    @pytest.mark.parametrize(
        ("one", "expected"),
        [
            pytest.param(undetermined("major", start=BEFORE), True, id="started before"),
            pytest.param(undetermined("major", start=DAY), True, id="starts on the day"),
            pytest.param(undetermined("major", start=AFTER), False, id="starts after"),
            pytest.param(applies("open"), False, id="applies"),
            pytest.param(weighed("upcoming", "open"), False, id="upcoming"),
        ],
    )
    def test_what_is_undetermined_may_apply_once_its_earliest_day_has_come(
        self, one: Weighed, expected: bool
    ) -> None:
        assert one.may_apply(DAY) is expected


class TestNextChange:
    """The verdict is "ready" until 1 December, "blocked" from then on, and "ready" again from 1 January."""

    TURNS = (date(2026, 12, 1), date(2027, 1, 1))

    def weigh(self, day: date) -> Sequence[Weighed]:
        is_blocked = self.TURNS[0] <= day < self.TURNS[1]
        return [applies("not-met" if is_blocked else "met", "blocker")]

    def test_it_is_the_first_day_with_another_verdict(self) -> None:
        assert next_change(self.weigh, self.TURNS, on=DAY) == NextChange(date(2026, 12, 1), Verdict.BLOCKED)

    def test_the_days_may_stand_in_any_order_and_twice(self) -> None:
        days = [self.TURNS[1], self.TURNS[0], self.TURNS[1]]

        assert next_change(self.weigh, days, on=DAY) == NextChange(date(2026, 12, 1), Verdict.BLOCKED)

    def test_a_day_that_changes_nothing_is_passed_over(self) -> None:
        days = [date(2026, 11, 30), *self.TURNS]

        assert next_change(self.weigh, days, on=DAY) == NextChange(date(2026, 12, 1), Verdict.BLOCKED)

    def test_the_day_of_the_verdict_itself_is_no_change(self) -> None:
        assert next_change(self.weigh, self.TURNS, on=self.TURNS[0]) == NextChange(
            date(2027, 1, 1), Verdict.READY
        )

    def test_days_gone_by_do_not_count(self) -> None:
        assert next_change(self.weigh, self.TURNS, on=self.TURNS[1]) is None

    def test_there_is_none_while_nothing_turns(self) -> None:
        assert next_change(self.weigh, [], on=DAY) is None
