"""Choosing, dating and leaving markets."""

from __future__ import annotations

from datetime import date

import pytest

from compliance.products.domain.markets import choose_markets
from tests.compliance.products.law import product, say, state

pytestmark = pytest.mark.django_db

DAY, LATER = date(2027, 1, 15), date(2027, 2, 1)


def rows(made) -> dict[str, tuple[bool, date | None]]:
    return {market.region: (market.is_chosen, market.launch_on) for market in made.markets.all()}


def test_markets_are_chosen_with_their_days():
    made = product()
    choose_markets(made, {"EU": DAY, "SA": None})
    assert rows(made) == {"EU": (True, DAY), "SA": (True, None)}


def test_a_market_that_is_left_keeps_day_and_answers_and_brings_them_back():
    made = product()
    choose_markets(made, {"EU": DAY, "SA": LATER})
    say(made, region_="EU", seated_here="yes")
    choose_markets(made, {"SA": LATER})
    assert rows(made) == {"EU": (False, DAY), "SA": (True, LATER)}
    assert state(made).chosen == {"SA": LATER}
    choose_markets(made, {"SA": LATER, "EU": DAY})
    assert state(made).facts["EU"] == {"seated_here": True}


def test_a_day_can_be_changed_and_taken_away():
    made = product()
    choose_markets(made, {"EU": DAY})
    choose_markets(made, {"EU": LATER})
    choose_markets(made, {"EU": None})
    assert rows(made) == {"EU": (True, None)}


def test_each_change_counts_once_and_the_same_again_not_at_all():
    made = product()
    before = made.revision
    for wanted in ({"EU": DAY, "SA": None}, {"EU": DAY, "SA": None}, {"SA": LATER}, {"SA": LATER}, {}):
        choose_markets(made, wanted)
    assert made.revision == before + 3


@pytest.mark.parametrize("codes", [("EU",), ("EU", "SA", "SG")])
def test_the_queries_do_not_grow_with_the_markets(codes, django_assert_num_queries):
    made = product()
    with django_assert_num_queries(7):
        choose_markets(made, dict.fromkeys(codes, DAY))


def test_markets_stand_in_the_order_of_the_library():
    assert list(state(product("SG", "EU", "SA")).chosen) == ["SA", "EU", "SG"]
