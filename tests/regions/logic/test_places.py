from __future__ import annotations

import pytest

from regions.logic.places import Places
from tests.regions.logic.builders import vocabulary

PLACES = vocabulary().places


def test_the_parts_of_a_place_are_those_that_name_it_as_parent() -> None:
    assert PLACES.parts == {"EU": ("DE", "FR"), "US": ("US-CA", "US-NY")}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("CN", {"CN"}, id="a place without parts"),
        pytest.param("DE", {"DE"}, id="a part"),
        pytest.param("EU", {"DE", "FR"}, id="a place with parts"),
        pytest.param("EEA", {"DE", "FR", "NO"}, id="a group"),
        pytest.param("ADEQUATE", {"DE", "FR", "NO", "CH"}, id="a group in a group, named before it"),
    ],
)
def test_a_code_stands_for_everything_below_it(code: str, expected: set[str]) -> None:
    assert PLACES.expand(code) == expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param((), set(), id="none"),
        pytest.param(("CN", "US"), {"CN", "US-CA", "US-NY"}, id="two"),
        pytest.param(("DE", "EU", "EEA"), {"DE", "FR", "NO"}, id="overlapping"),
    ],
)
def test_several_codes_stand_for_all_of_it_together(codes: tuple[str, ...], expected: set[str]) -> None:
    assert PLACES.expand_all(codes) == expected
    assert PLACES.expand_all(frozenset(codes)) == expected


def test_a_code_that_is_neither_place_nor_group_cannot_be_expanded() -> None:
    with pytest.raises(KeyError, match="XX"):
        PLACES.expand("XX")
    with pytest.raises(KeyError, match="XX"):
        PLACES.expand_all(("CN", "XX"))


def test_a_group_with_a_member_that_does_not_exist_cannot_be_expanded() -> None:
    with pytest.raises(KeyError, match="XX"):
        Places({"CN": None}, {"SOME": ("CN", "XX")}, {}).expand("CN")


def test_places_are_contained_and_groups_are_not() -> None:
    assert [code in PLACES for code in ("EU", "DE", "EEA", "de", "")] == [True, True, False, False, False]


@pytest.mark.parametrize(("code", "expected"), [("CN", "CN"), ("US", "US"), ("US-CA", "US")])
def test_the_top_of_a_place_is_the_root_of_its_tree(code: str, expected: str) -> None:
    assert PLACES.top(code) == expected


@pytest.mark.parametrize(
    ("leaves", "expected"),
    [
        pytest.param(frozenset(), (), id="nothing"),
        pytest.param(frozenset({"FR", "CN"}), ("CN", "FR"), id="a part stays a part"),
        pytest.param(frozenset({"DE", "FR"}), ("EU",), id="all parts are the whole"),
        pytest.param(frozenset({"US-NY", "NO", "DE", "US-CA", "FR"}), ("EU", "NO", "US"), id="two wholes"),
        pytest.param(frozenset({"DE", "FR", "NO"}), ("EU", "NO"), id="groups are not named"),
    ],
)
def test_places_are_named_by_the_fewest_codes(leaves: frozenset[str], expected: tuple[str, ...]) -> None:
    assert PLACES.collapse(leaves) == expected


def test_parts_of_parts_are_followed_to_the_bottom_and_the_top() -> None:
    deep = Places({"US": None, "US-CA": "US", "US-CA-SF": "US-CA", "US-NY": "US"}, {}, {})
    assert deep.expand("US") == {"US-CA-SF", "US-NY"}
    assert deep.top("US-CA-SF") == "US"
    assert deep.collapse(frozenset({"US-CA-SF"})) == ("US-CA",)


def test_a_whole_that_is_part_of_another_whole_is_not_named_beside_it() -> None:
    deep = Places({"US": None, "US-CA": "US", "US-CA-SF": "US-CA", "US-NY": "US"}, {}, {})
    assert deep.collapse(frozenset({"US-CA-SF", "US-NY"})) == ("US",)
