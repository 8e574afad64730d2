from __future__ import annotations

from regions.domain.quality.circles import along, circles


def test_a_graph_without_circles():
    assert circles({"a": ["b", "c"], "b": ["c"], "c": []}) == []


def test_a_circle_is_found_once_and_led_by_what_comes_first():
    assert circles({"a": ["b"], "b": ["c"], "c": ["b"]}) == [["b", "c"]]


def test_something_that_leads_to_itself():
    assert circles({"a": ["a"]}) == [["a"]]


def test_two_circles():
    assert circles({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c", "x"]}) == [["a", "b"], ["c", "d"]]


def test_what_leads_out_of_the_graph_is_passed_over():
    assert circles({"a": ["nowhere"]}) == []


def test_many_ways_to_one_thing_take_no_time():
    ladder = {f"{n}": [f"{n + 1}", f"{n + 1}"] for n in range(60)}
    assert circles(ladder) == []


def test_a_circle_in_words():
    assert along(["a", "b"]) == "a → b → a"
