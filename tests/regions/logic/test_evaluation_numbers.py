"""Numbers are ranges: answered, a band, or limited by another number."""

from __future__ import annotations

import pytest

from regions.logic.answers import Written
from regions.logic.evaluation import Truth, compare
from regions.logic.facts import Band
from tests.regions.logic.builders import market, missing, region, requirement, truth


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        (">=", [True, None, None, False]),
        (">", [None, None, False, False]),
        ("<", [False, None, None, True]),
        ("<=", [None, None, True, True]),
        ("=", [None, None, None, False]),
    ],
    ids=str,
)
def test_a_band_settles_a_comparison_only_as_a_whole(operator: str, expected: list[Truth]) -> None:
    bands = [Band(100, 200), Band(50, 200), Band(50, 100), Band(50, 99)]
    assert [compare(band, operator, 100) for band in bands] == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("compute >= 50", True),
        ("compute > 50", None),
        ("compute >= 249", None),
        ("compute > 249", False),
        ("compute < 250", True),
        ("compute = 100", None),
        ("compute = 300", False),
    ],
    ids=str,
)
def test_an_answered_band_leaves_open_what_lies_within_it(condition: str, expected: Truth) -> None:
    band = {"from": "50", "to": "249"}
    assert truth(condition, compute=band) is expected
    assert missing(condition, compute=band) == ({"compute"} if expected is None else set())


@pytest.mark.parametrize(
    ("condition", "expected"),
    [("compute >= 50", True), ("compute > 1e30", None), ("compute < 50", False), ("compute <= 1e30", None)],
)
def test_a_band_without_an_end_is_open_upwards(condition: str, expected: Truth) -> None:
    assert truth(condition, compute={"from": "50"}) is expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [("people >= 0", True), ("people < 0", False), ("people > 0", None), ("people <= 0", None)],
    ids=str,
)
def test_nothing_answered_is_still_no_negative_number(condition: str, expected: Truth) -> None:
    assert truth(condition) is expected
    law = market(region("EU", [requirement("act.one", condition)]))
    assert law.applicability["act.one"].condition is expected


FACES_WITH_PEOPLE = [
    # limit u = 100 through the chain face_people, sensitive_people, people
    ("face_people >= 101", "100", False),
    ("face_people >= 100", "100", None),
    ("face_people = 101", "100", False),
    ("face_people = 100", "100", None),
    ("face_people > 100", "100", False),
    ("face_people > 99", "100", None),
    ("face_people < 101", "100", True),
    ("face_people < 100", "100", None),
    ("face_people <= 100", "100", True),
    ("face_people <= 99", "100", None),
    ("face_people = 0", "0", True),
    ("face_people > 0", "0", False),
    ("face_people >= 1", "0", False),
    ("face_people < 1", "0", True),
    ("face_people <= 0", "0", True),
]


@pytest.mark.parametrize(("condition", "people", "expected"), FACES_WITH_PEOPLE, ids=str)
def test_an_unanswered_number_has_the_next_answered_one_of_its_chain_as_limit(
    condition: str, people: str, expected: Truth
) -> None:
    assert truth(condition, people=people) is expected
    assert missing(condition, people=people) == ({"face_people"} if expected is None else set())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param({}, None, id="nothing answered"),
        pytest.param({"people": "99"}, False, id="the top is below the line"),
        pytest.param({"people": "100"}, None, id="the top reaches the line"),
        pytest.param({"sensitive_people": "99"}, False, id="the middle is below the line"),
        pytest.param({"sensitive_people": "100", "people": "99"}, False, id="the top cuts the middle"),
        pytest.param({"people": {"from": "10", "to": "99"}}, False, id="a band below the line"),
        pytest.param({"people": {"from": "10", "to": "500"}}, None, id="a band across the line"),
        pytest.param({"people": {"from": "500"}}, None, id="a band without end limits nothing"),
        pytest.param({"face_people": "100"}, True, id="answered"),
        pytest.param({"face_people": "100", "people": "1000"}, True, id="answered below its limit"),
        pytest.param({"face_people": {"from": "50", "to": "500"}, "people": "99"}, False, id="band cut"),
        pytest.param(
            {"face_people": {"from": "50", "to": "500"}, "people": "200"}, None, id="band cut, open"
        ),
    ],
)
def test_a_chain_of_limits_settles_what_it_can(written: dict[str, Written], expected: Truth) -> None:
    assert truth("face_people >= 100", **written) is expected
