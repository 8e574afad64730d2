"""The form of the markets."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.products.forms.base import Problem
from compliance.products.forms.markets import MarketsForm, Tile

TILES = (
    Tile("SA", "Saudi Arabia", "Middle East", 23, is_home=False),
    Tile("CN", "China", "East Asia", 50, is_home=True),
    Tile("JP", "Japan", "East Asia", 18, is_home=False),
)
DAY = date(2027, 1, 15)


def form(**data):
    return MarketsForm(TILES, {}, {"chosen": list(data.pop("chosen", ())), **data})


def test_it_wants_the_ticked_regions_with_their_days():
    bound = form(chosen=["SA", "JP"], launch_SA="2027-01-15", launch_JP="")
    assert bound.is_valid()
    assert bound.wanted == {"SA": DAY, "JP": None}


def test_a_day_may_be_written_in_the_ways_of_the_reader():
    for typed in ("2027/1/15", "2027年1月15日", "２０２７-０１-１５"):
        bound = form(chosen=["SA"], launch_SA=typed)
        assert bound.is_valid()
        assert bound.wanted == {"SA": DAY}


def test_no_market_at_all_is_allowed():
    bound = form()
    assert bound.is_valid()
    assert bound.wanted == {}


def test_a_day_that_is_none_names_its_region():
    assert form(chosen=["SA"], launch_SA="in spring").problems == [
        Problem(
            "id_launch_SA",
            "Saudi Arabia: “in spring” is no day. Write year-month-day, for example 2027-01-15.",
        )
    ]


def test_a_region_without_law_is_refused():
    assert form(chosen=["XX"]).problems == [
        Problem("id_chosen_0", "We have no law for one of the regions. Load the page anew.")
    ]


def test_it_starts_with_what_is_chosen_and_keeps_the_days_of_what_was_left():
    unbound = MarketsForm(TILES, {"SA": (True, DAY), "JP": (False, DAY)})
    assert unbound["chosen"].value() == ["SA"]
    assert [unbound[f"launch_{code}"].value() for code in ("SA", "JP", "CN")] == [DAY, DAY, None]


def test_tiles_stand_by_continent_in_the_order_given():
    assert [(name, [tile.code for tile, _, _ in tiles]) for name, tiles in form().continents] == [
        ("Middle East", ["SA"]),
        ("East Asia", ["CN", "JP"]),
    ]


@pytest.mark.parametrize("code", ["SA", "CN"])
def test_every_box_has_the_name_of_its_region(code):
    boxes = {box.data["value"]: box.choice_label for box in form()["chosen"]}
    assert boxes[code] == {"SA": "Saudi Arabia", "CN": "China"}[code]
