"""Places and numbers as people of two languages type them, sent through the forms of their questions."""

from __future__ import annotations

import pytest

from compliance.products.forms.base import Problem
from compliance.products.forms.questions import question_form
from tests.compliance.products.law import asked, product, say

pytestmark = pytest.mark.django_db


def sent(key: str, region: str = "", *, market: str = "EU", **data: object):
    prefix = f"{region}-" if region else ""
    prompt = asked(product(market), key, region)
    return question_form(prompt, {f"{prefix}{name}": value for name, value in data.items()})


def said(form) -> object:
    assert form.problems == []
    return form.said().value


class TestPlaces:
    @pytest.mark.parametrize("typed", ["DE", "de", "ＤＥ", "Germany", "germany", "GERMANY", " Germany "])
    def test_a_place_is_known_by_name_and_code_in_any_case_and_width(self, typed):
        assert said(sent("established_in", others=typed)) == ["DE"]

    @pytest.mark.parametrize(
        "typed", ["DE,SG", "DE;SG", "DE，SG", "DE；SG", "DE、SG", "DE\nSG", "SG,, DE,DE"]
    )
    def test_places_are_parted_by_the_signs_of_both_languages(self, typed):
        assert said(sent("established_in", others=typed)) == ["DE", "SG"]

    def test_a_word_like_no_place_comes_with_examples(self):
        assert sent("established_in", others="Xqzw").problems == [
            Problem(
                "id_others",
                "We know no place “Xqzw”. Write a name such as Germany, or a code such as DE.",
            )
        ]

    @pytest.mark.parametrize("typed", ["DE, SG", "SG\nDE"])
    def test_where_one_place_is_asked_two_are_refused(self, typed):
        assert sent("hq_region", others=typed).problems == [Problem("id_value_0", "Name one place only.")]

    def test_nowhere_and_a_typed_place_contradict(self):
        form = sent("established_in", value=["none"], others="DE")
        assert form.problems == [
            Problem("id_value_0", "“Nowhere” cannot stand beside other answers. Take one or the other away.")
        ]


class TestNumbers:
    @pytest.mark.parametrize(
        ("typed", "value"),
        [
            ("0", "0"),
            ("007", "7"),
            ("１２，３４５", "12345"),
            ("1'000", "1000"),
            ("1’000", "1000"),
            ("1_000", "1000"),
            ("10万", "100000"),
            ("１０万", "100000"),
            ("2亿", "200000000"),
            ("1.5万", "15000"),
        ],
    )
    def test_figures_are_understood_as_people_write_them(self, typed, value):
        assert said(sent("monthly_active_users", "EU", value="exact", exact=typed)) == value

    @pytest.mark.parametrize("typed", ["ten", "1-2", "10^", "万", "1.2.3", "５人"])
    def test_what_is_no_number_is_named_beside_its_field_with_the_market(self, typed):
        assert sent("monthly_active_users", "EU", value="exact", exact=typed).problems == [
            Problem(
                "id_EU-exact",
                f"European Union: “{typed}” is no number. Write figures, for example 240 or 1,000.",
            )
        ]

    @pytest.mark.parametrize(("chosen", "typed"), [("0..44999", "44999"), ("45000..", "45000")])
    def test_the_ends_of_a_range_belong_to_it(self, chosen, typed):
        assert said(sent("monthly_active_users", "EU", value=chosen, exact=typed)) == typed

    @pytest.mark.parametrize(
        ("chosen", "typed", "label"),
        [("0..44999", "45000", "Under 45,000"), ("45000..", "44999", "45,000 or more")],
    )
    def test_one_beyond_the_end_of_a_range_contradicts_it(self, chosen, typed, label):
        assert sent("monthly_active_users", "EU", value=chosen, exact=typed).problems == [
            Problem(
                "id_EU-exact",
                f"European Union: You wrote {typed} but chose “{label}”. "
                "Choose “An exact number”, or empty the field.",
            )
        ]


class TestDays:
    @pytest.mark.parametrize("typed", ["２０２５－０３－０１", "2025.3.1", "2025 - 3 - 1", "2025年3月1"])
    def test_a_day_is_understood_in_both_languages_and_widths(self, typed):
        assert said(sent("on_market_since", "SG", market="SG", value=typed)) == "2025-03-01"

    @pytest.mark.parametrize("typed", ["2025-02-29", "2025-13-01", "01.03.2025", "0000-01-01", "2025-03"])
    def test_a_day_that_does_not_exist_is_named_beside_its_field(self, typed):
        name = asked(product("SG"), "on_market_since", "SG").region_name
        assert sent("on_market_since", "SG", market="SG", value=typed).problems == [
            Problem(
                "id_SG-value",
                f"{name}: “{typed}” is no day. Write year-month-day, for example 2027-01-15.",
            )
        ]


class TestExceptions:
    def test_a_market_may_take_back_its_exception_by_the_words_that_stand_everywhere(self):
        made = product("SA")
        say(made, personal_data="yes")
        form = question_form(asked(made, "personal_data", "SA"))
        assert form.fields["value"].choices == [
            ("yes", "Yes"),
            ("no", "No"),
            ("unknown", "The same as everywhere else: Yes"),
        ]

    def test_without_an_answer_everywhere_it_names_none(self):
        form = question_form(asked(product("SA"), "personal_data", "SA"))
        assert form.fields["value"].choices[-1] == ("unknown", "The same as everywhere else")
