"""Numbers, days and places as people write them."""

from __future__ import annotations

import pytest

from compliance.products.domain.writing import UnknownPlaceError, place_codes, plain_day, plain_number
from regions.logic.catalogue import Catalogue
from regions.logic.errors import AnswerError
from regions.logic.wording import Wording
from tests.compliance.products.law import law
from tests.regions.documents import translation

CHINESE = {
    "place:DE": {"name": translation("Germany", "德国")},
    "place:SG": {"name": translation("Singapore", "新加坡")},
}
CATALOGUE = Catalogue.from_document(law() | {"translations": {"zh-hans": CHINESE}})


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("240", "240"),
        ("1,000", "1000"),
        ("1 000", "1000"),
        ("1 000 000", "1000000"),
        ("1'000", "1000"),
        ("１０００", "1000"),
        ("１，０００", "1000"),
        ("2.5", "2.5"),
        ("10万", "100000"),
        ("1.5亿", "150000000"),
        ("2 万亿", "2000000000000"),
        ("1e25", "1e+25"),
        ("1E25", "1e+25"),
        ("10^25", "1e+25"),
        ("3 × 10^23", "3e+23"),
        ("0", "0"),
    ],
)
def test_a_number_is_understood_however_it_is_written(typed, number):
    assert plain_number(typed) == number


@pytest.mark.parametrize("typed", ["", "many", "-5", "1.2.3", "12 people", "１２人", "1e9999", "10^", "万"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(AnswerError):
        plain_number(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2027-01-05",
        "2027-1-5",
        "2027/1/5",
        "2027.01.05",
        "2027年1月5日",
        " ２０２７-０１-０５ ",
        "2027 年 1 月 5 日",
    ],
)
def test_a_day_is_understood_however_it_is_written(typed):
    assert plain_day(typed) == "2027-01-05"


@pytest.mark.parametrize("typed", ["", "soon", "5.1.2027", "2027-13-01", "2027-02-30", "27-01-05", "2027-01"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(AnswerError):
        plain_day(typed)


def codes(text: str, language: str = "en") -> list[str]:
    return place_codes(text, CATALOGUE.vocabulary, Wording.of(CATALOGUE, language))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("DE", ["DE"]),
        ("de, us-ca", ["DE", "US-CA"]),
        ("Germany; saudi arabia", ["DE", "SA"]),
        ("Germany，France、SG", ["DE", "FR", "SG"]),
        ("Germany\nDE\n", ["DE"]),
        (" , ,", []),
    ],
)
def test_places_are_named_by_code_or_name(typed, found):
    assert codes(typed) == found


def test_names_of_the_readers_language_and_english_ones_are_understood():
    assert codes("德国、新加坡, France", "zh-hans") == ["DE", "SG", "FR"]


@pytest.mark.parametrize(
    ("typed", "near"), [("Germny", "Germany"), ("Atlantis", ""), ("SA, Frnace", "France")]
)
def test_an_unknown_place_comes_with_the_nearest_name(typed, near):
    with pytest.raises(UnknownPlaceError) as caught:
        codes(typed)
    assert (caught.value.word, caught.value.near) == (typed.split(", ")[-1], near)
