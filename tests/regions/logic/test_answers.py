from __future__ import annotations

from datetime import date
from math import inf

import pytest

from regions.logic.answers import Written, number_text, read_answer, write_answer
from regions.logic.errors import AnswerError
from regions.logic.facts import Band, Value
from tests.regions.logic.builders import vocabulary


def read(key: str, written: Written) -> Value | None:
    """The typed value of an answer."""
    return read_answer(vocabulary(), vocabulary().facts[key], written)


def write(key: str, value: Value) -> Written:
    """An answer as it is written down."""
    return write_answer(vocabulary(), vocabulary().facts[key], value)


# Reading


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        pytest.param("minors", "yes", True, id="yes"),
        pytest.param("minors", "no", False, id="no"),
        pytest.param("minors", "true", True, id="true"),
        pytest.param("minors", "False", False, id="False, as Python writes it"),
        pytest.param("minors", " YES ", True, id="loud yes with blanks"),
        pytest.param("company_size", "micro", frozenset({"micro"}), id="choice"),
        pytest.param("company_size", " micro ", frozenset({"micro"}), id="choice with blanks"),
        pytest.param("role", "provider", frozenset({"provider"}), id="choices, one alone"),
        pytest.param("role", ["provider", " deployer"], frozenset({"provider", "deployer"}), id="choices"),
        pytest.param("role", ["provider", "provider"], frozenset({"provider"}), id="choices, one twice"),
        pytest.param("role", ["none"], frozenset({"none"}), id="choices, the choice none"),
        pytest.param("role", ["none", "none"], frozenset({"none"}), id="choices, none twice"),
        pytest.param("role", [], frozenset(), id="choices, none at all"),
        pytest.param("people", "240", Band(240, 240), id="number"),
        pytest.param("people", "0", Band(0, 0), id="zero"),
        pytest.param("people", " 2.5 ", Band(2.5, 2.5), id="fraction with blanks"),
        pytest.param("compute", "1e25", Band(1e25, 1e25), id="huge number"),
        pytest.param("people", {"from": "50", "to": "249"}, Band(50, 249), id="band"),
        pytest.param("people", {"from": "50"}, Band(50, inf), id="band without high end"),
        pytest.param("people", {"to": "249"}, Band(0, 249), id="band without low end"),
        pytest.param("people", {"from": "50", "to": "50"}, Band(50, 50), id="band of one number"),
        pytest.param("designed_on", "2026-08-02", date(2026, 8, 2), id="date"),
        pytest.param("designed_on", " 2028-02-29 ", date(2028, 2, 29), id="leap day with blanks"),
        pytest.param("established_in", ["CN", "NO"], frozenset({"CN", "NO"}), id="places"),
        pytest.param("established_in", "CN", frozenset({"CN"}), id="places, one alone"),
        pytest.param("established_in", [], frozenset(), id="places, none at all"),
        pytest.param(
            "established_in", ["EU", "US-CA"], frozenset({"DE", "FR", "US-CA"}), id="whole and part"
        ),
        pytest.param("established_in", ["EU", "DE"], frozenset({"DE", "FR"}), id="whole beside its part"),
        pytest.param("hq_region", "CN", frozenset({"CN"}), id="single place"),
        pytest.param("hq_region", ["CN"], frozenset({"CN"}), id="single place in a list"),
        pytest.param("hq_region", ["CN", "CN"], frozenset({"CN"}), id="single place twice"),
        pytest.param("hq_region", "US", frozenset({"US-CA", "US-NY"}), id="single place with parts"),
        pytest.param("hq_region", [], frozenset(), id="single place, none"),
    ],
)
def test_an_answer_is_read_by_the_type_of_its_fact(key: str, written: Written, value: Value) -> None:
    assert read(key, written) == value


KEYS = ["minors", "company_size", "role", "people", "designed_on", "established_in", "hq_region"]


@pytest.mark.parametrize("written", ["unknown", "Unknown", " UNKNOWN ", "", "   "])
@pytest.mark.parametrize("key", KEYS)
def test_unknown_and_nothing_are_no_answer_whatever_the_type(key: str, written: str) -> None:
    assert read(key, written) is None


@pytest.mark.parametrize(
    ("key", "written", "message"),
    [
        pytest.param(
            "minors", "maybe", '"maybe" is neither yes nor no; write yes, no or unknown', id="yes-no: word"
        ),
        pytest.param(
            "minors", "1", '"1" is neither yes nor no; write yes, no or unknown', id="yes-no: number"
        ),
        pytest.param("minors", [], "takes one yes-no value, not a list", id="yes-no: list"),
        pytest.param("minors", {"a": "b"}, "takes one yes-no value, not a mapping", id="yes-no: mapping"),
        pytest.param(
            "company_size", "mikro", 'no choice "mikro"; did you mean "micro"?', id="choice: misspelt"
        ),
        pytest.param(
            "company_size",
            "gigantic",
            'no choice "gigantic"; choose from: micro, small, large',
            id="choice: unlike any",
        ),
        pytest.param("company_size", ["micro"], "takes one choice value, not a list", id="choice: list"),
        pytest.param("company_size", [], "takes one choice value, not a list", id="choice: empty list"),
        pytest.param(
            "company_size", {"from": "1"}, "takes one choice value, not a mapping", id="choice: mapping"
        ),
        pytest.param(
            "role", ["provider", "deploier"], 'no choice "deploier"; did you mean "deployer"?', id="choices"
        ),
        pytest.param(
            "domains",
            "opera",
            'no choice "opera"; choose from: health, law, games, none',
            id="choices: one",
        ),
        pytest.param(
            "domains", [""], 'no choice ""; choose from: health, law, games, none', id="choices: empty word"
        ),
        pytest.param(
            "role",
            ["none", "provider"],
            '"none" stands beside other choices; leave one or the other',
            id="choices: none beside others",
        ),
        pytest.param("role", {"a": "b"}, "takes a list of choices, not a mapping", id="choices: mapping"),
        pytest.param(
            "people",
            "many",
            '"many" is no number; write 240, 1e25 or a band {from: 50, to: 249}',
            id="number: word",
        ),
        pytest.param(
            "people",
            "1,000",
            '"1,000" is no number; write 240, 1e25 or a band {from: 50, to: 249}',
            id="number: comma",
        ),
        pytest.param(
            "people",
            "1_000",
            '"1_000" is no number; write 240, 1e25 or a band {from: 50, to: 249}',
            id="number: underscore",
        ),
        pytest.param("people", "-1", '"-1" must be zero or more', id="number: negative"),
        pytest.param(
            "people",
            "nan",
            '"nan" is no number; write 240, 1e25 or a band {from: 50, to: 249}',
            id="number: not a number",
        ),
        pytest.param(
            "people",
            "inf",
            '"inf" is no number; write 240, 1e25 or a band {from: 50, to: 249}',
            id="number: without end",
        ),
        pytest.param(
            "people", ["1"], "takes a number or a band {from: 50, to: 249}, not a list", id="number: list"
        ),
        pytest.param("people", {}, "a band needs from, to or both", id="band: empty"),
        pytest.param(
            "people",
            {"from": "1", "till": "2"},
            'a band has "from" and "to", not "till"',
            id="band: wrong end",
        ),
        pytest.param(
            "people",
            {"from": "x"},
            '"x" is no number; write 240, 1e25 or a band {from: 50, to: 249}',
            id="band: word",
        ),
        pytest.param("people", {"to": "-1"}, '"-1" must be zero or more', id="band: negative"),
        pytest.param(
            "people",
            {"from": "250", "to": "50"},
            "the band of people starts at 250, above its end",
            id="band: ends swapped",
        ),
        pytest.param("designed_on", "2026", '"2026" is no date; write YYYY-MM-DD', id="date: year"),
        pytest.param(
            "designed_on", "2026-02-30", '"2026-02-30" is no date; write YYYY-MM-DD', id="date: no such day"
        ),
        pytest.param(
            "designed_on", "20260802", '"20260802" is no date; write YYYY-MM-DD', id="date: no dashes"
        ),
        pytest.param(
            "designed_on",
            "2026-08-02T10:00",
            '"2026-08-02T10:00" is no date; write YYYY-MM-DD',
            id="date: with time",
        ),
        pytest.param("designed_on", ["2026-08-02"], "takes one date value, not a list", id="date: list"),
        pytest.param(
            "established_in", "cn", '"cn" is no place; did you mean "CN"?', id="place: small letters"
        ),
        pytest.param("established_in", ["US-CAL"], '"US-CAL" is no place; did you mean "US-CA"?', id="place"),
        pytest.param(
            "established_in",
            ["CN", "Utopia"],
            '"Utopia" is no place; write ISO codes such as CN, DE or US-CA',
            id="place: unlike any",
        ),
        pytest.param(
            "established_in",
            ["EEA"],
            '"EEA" is a group of the law; name the places: EU, NO',
            id="place: group",
        ),
        pytest.param(
            "established_in",
            "ADEQUATE",
            '"ADEQUATE" is a group of the law; name the places: EEA, CH',
            id="place: group of groups",
        ),
        pytest.param(
            "established_in", {"a": "b"}, "takes a list of regions, not a mapping", id="place: mapping"
        ),
        pytest.param("hq_region", ["CN", "NO"], "takes one place, not 2", id="single place: two"),
    ],
)
def test_a_wrong_answer_says_what_would_be_right(key: str, written: Written, message: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read(key, written)
    assert str(caught.value) == message


def test_a_week_is_no_date() -> None:
    with pytest.raises(AnswerError, match='"2026-W47-1" is no date'):
        read("designed_on", "2026-W47-1")


# Writing


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        pytest.param("minors", True, "yes", id="yes"),
        pytest.param("minors", False, "no", id="no"),
        pytest.param("company_size", frozenset({"micro"}), "micro", id="choice"),
        pytest.param("role", frozenset({"provider"}), ["provider"], id="choices, one"),
        pytest.param("role", frozenset({"provider", "deployer"}), ["deployer", "provider"], id="choices"),
        pytest.param("role", frozenset(), [], id="choices, none at all"),
        pytest.param("people", Band(240, 240), "240", id="number"),
        pytest.param("people", Band(0, 0), "0", id="zero"),
        pytest.param("people", Band(2.5, 2.5), "2.5", id="fraction"),
        pytest.param("compute", Band(1e25, 1e25), "1e+25", id="huge number"),
        pytest.param("people", Band(50, 249), {"from": "50", "to": "249"}, id="band"),
        pytest.param("people", Band(50, inf), {"from": "50"}, id="band without high end"),
        pytest.param("people", Band(0, 249), {"from": "0", "to": "249"}, id="band from zero"),
        pytest.param("designed_on", date(2026, 8, 2), "2026-08-02", id="date"),
        pytest.param("established_in", frozenset({"NO", "CN"}), ["CN", "NO"], id="places"),
        pytest.param("established_in", frozenset(), [], id="places, none at all"),
        pytest.param("established_in", frozenset({"DE", "FR", "CN"}), ["CN", "EU"], id="places, one whole"),
        pytest.param("established_in", frozenset({"US-NY", "FR"}), ["FR", "US-NY"], id="places, parts"),
        pytest.param("hq_region", frozenset({"CN"}), ["CN"], id="single place"),
        pytest.param("hq_region", frozenset({"US-CA", "US-NY"}), ["US"], id="single place with parts"),
    ],
)
def test_an_answer_is_written_such_that_it_is_read_back(key: str, value: Value, written: Written) -> None:
    assert write(key, value) == written
    assert read(key, written) == value


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (240, "240"),
        (2.5, "2.5"),
        (0.1, "0.1"),
        (999_999_999_999_999, "999999999999999"),
        (1e15, "1000000000000000"),
        (1e16, "1e+16"),
        (1e25, "1e+25"),
        (2.5e25, "2.5e+25"),
    ],
)
def test_a_number_is_written_without_a_point_or_with_an_exponent(number: float, text: str) -> None:
    assert number_text(number) == text
    assert float(text) == number
