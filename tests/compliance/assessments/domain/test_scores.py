"""How much of what applies is done."""

from __future__ import annotations

import pytest

from compliance.assessments.domain.scores import WEIGHTS, Score, Scored, score
from compliance.assessments.enums import RequirementStatus


def scored(status: str, severity: str = "major", *, is_evidenced: bool = True) -> Scored:
    return Scored(severity, RequirementStatus(status), is_evidenced)


def test_a_blocker_weighs_five_a_major_requirement_three_and_a_minor_one_one() -> None:
    assert WEIGHTS == {"blocker": 5, "major": 3, "minor": 1}


@pytest.mark.parametrize(
    ("severity", "status", "expected"),
    [
        ("blocker", "met", Score(5, 5)),
        ("blocker", "partly-met", Score(2.5, 5)),
        ("blocker", "not-met", Score(0, 5)),
        ("blocker", "open", Score(0, 5)),
        ("major", "met", Score(3, 3)),
        ("major", "partly-met", Score(1.5, 3)),
        ("major", "not-met", Score(0, 3)),
        ("major", "open", Score(0, 3)),
        ("major", "accepted", Score(0, 3)),
        ("minor", "met", Score(1, 1)),
        ("minor", "partly-met", Score(0.5, 1)),
        ("minor", "not-met", Score(0, 1)),
        ("minor", "open", Score(0, 1)),
        ("minor", "accepted", Score(0, 1)),
    ],
)
def test_met_earns_all_of_the_weight_partly_met_half_and_the_rest_nothing(
    severity: str, status: str, expected: Score
) -> None:
    assert score([scored(status, severity)], evidenced=False) == expected


def test_credits_and_weights_add_up() -> None:
    whole = [scored("met", "blocker"), scored("partly-met"), scored("partly-met", "minor"), scored("open")]

    assert score(whole, evidenced=False) == Score(7, 12)


def test_without_evidence_the_weight_counts_and_the_credit_does_not() -> None:
    half_proven = [scored("met", "blocker"), scored("met", "major", is_evidenced=False)]

    assert score(half_proven, evidenced=True) == Score(5, 8)
    assert score(half_proven, evidenced=False) == Score(8, 8)


def test_evidence_earns_no_more_than_the_status() -> None:
    assert score([scored("partly-met"), scored("not-met")], evidenced=True) == Score(1.5, 6)


@pytest.mark.parametrize("evidenced", [True, False], ids=["evidenced", "declared"])
def test_nothing_of_nothing_is_nought_of_nought(evidenced: bool) -> None:
    assert score([], evidenced=evidenced) == Score(0, 0)
