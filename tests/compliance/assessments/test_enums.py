"""The words for the outcome of an assessment."""

from __future__ import annotations

from compliance.assessments.enums import GAPS, RequirementStatus, Verdict


def test_verdicts_stand_from_the_worst_to_the_best() -> None:
    assert [str(verdict) for verdict in Verdict] == [
        "prohibited",
        "blocked",
        "undetermined",
        "conditional",
        "no-duty-found",
        "ready",
    ]


def test_everything_but_met_is_a_gap() -> None:
    assert [str(status) for status in RequirementStatus] == [
        "met",
        "partly-met",
        "not-met",
        "open",
        "accepted",
    ]
    assert set(RequirementStatus) - GAPS == {RequirementStatus.MET}
