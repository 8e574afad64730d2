"""The form of every type of question: valid, empty, not known yet, wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from compliance.products.domain.answers import Said
from compliance.products.forms.amounts import DateForm, NumberForm
from compliance.products.forms.base import Problem
from compliance.products.forms.choices import ChoiceForm, ChoicesForm, YesNoForm
from compliance.products.forms.places import PlacesForm
from compliance.products.forms.questions import FORMS, question_form
from regions.logic.facts import FactType
from tests.compliance.products.law import asked, product, say

pytestmark = pytest.mark.django_db

CHOOSE = "Choose an answer. If nobody can say yet, choose “I don't know yet”."
TICK = "Tick all that fit, or “I don't know yet” if nobody can say yet."


def form(made, key: str, region: str = "", **data: Any):
    """The form of a question with these data sent; `value` and the like without their prefix."""
    prefix = f"{region}-" if region else ""
    sent = {f"{prefix}{name}": value for name, value in data.items()}
    return question_form(asked(made, key, region), _lists(sent))


def _lists(data: dict[str, Any]):
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


def errors(bound) -> dict[str, list[str]]:
    return {name: list(found) for name, found in bound.errors.items()}


def said(bound) -> Any:
    assert errors(bound) == {}
    return bound.said().value


def values(unbound) -> list[str]:
    return [value for value, _ in unbound.fields["value"].choices]


def test_every_type_of_fact_has_a_form_of_its_own():
    assert {
        FactType.YES_NO: YesNoForm,
        FactType.CHOICE: ChoiceForm,
        FactType.CHOICES: ChoicesForm,
        FactType.NUMBER: NumberForm,
        FactType.DATE: DateForm,
        FactType.REGIONS: PlacesForm,
    } == FORMS


class TestEveryForm:
    def test_it_says_fact_region_value_and_note(self):
        made = product("SA")
        bound = form(made, "personal_data", value="yes", note=" as the data team says ", version="3")
        assert bound.is_valid()
        assert bound.said() == Said("personal_data", "", "yes", "as the data team says")
        assert bound.seen == 3

    def test_it_starts_with_what_stands(self):
        made = product("SA")
        say(made, personal_data="no")
        unbound = question_form(asked(made, "personal_data"))
        assert {name: unbound[name].value() for name in unbound.fields} == {
            "value": "no",
            "note": "",
            "version": 1,
        }

    def test_a_market_question_carries_the_market_in_its_names(self):
        made = product("SA")
        bound = form(made, "seated_here", "SA", value="no")
        assert bound.is_valid()
        assert bound.said() == Said("seated_here", "SA", "no")

    def test_a_fault_names_the_control_that_mends_it_and_the_market(self):
        made = product("SA")
        assert form(made, "personal_data").problems == [Problem("id_value_0", CHOOSE)]
        name = asked(made, "seated_here", "SA").region_name
        assert form(made, "seated_here", "SA").problems == [Problem("id_SA-value_0", f"{name}: {CHOOSE}")]

    def test_a_missing_or_odd_version_counts_as_none(self):
        made = product("SA")
        assert form(made, "personal_data", value="yes").is_valid()
        assert not form(made, "personal_data", value="yes", version="-1").is_valid()

    def test_a_note_has_an_end(self):
        bound = form(product("SA"), "personal_data", value="yes", note="x" * 2001)
        assert errors(bound) == {"note": ["Ensure this value has at most 2000 characters (it has 2001)."]}


class TestYesNo:
    @pytest.mark.parametrize(("sent", "value"), [("yes", "yes"), ("no", "no"), ("unknown", None)])
    def test_valid(self, sent, value):
        assert said(form(product("SA"), "personal_data", value=sent)) == value

    @pytest.mark.parametrize("data", [{}, {"value": ""}, {"value": "perhaps"}])
    def test_empty_or_wrong(self, data):
        assert errors(form(product("SA"), "personal_data", **data)) == {"value": [CHOOSE]}


class TestChoice:
    def test_valid(self):
        assert said(form(product("SA"), "company_size", value="small")) == "small"

    def test_not_known_yet(self):
        assert said(form(product("SA"), "company_size", value="unknown")) is None

    @pytest.mark.parametrize("data", [{}, {"value": "huge"}])
    def test_empty_or_wrong(self, data):
        assert errors(form(product("SA"), "company_size", **data)) == {"value": [CHOOSE]}

    def test_a_proposal_is_ticked_but_not_said(self):
        made = product("SA")
        say(made, employee_count="300")
        unbound = question_form(asked(made, "company_size"))
        assert unbound["value"].value() == "large"
        assert unbound.prompt.because == "By the people"
        assert not made.answers.filter(fact="company_size").exists()


class TestChoices:
    def test_valid_in_one_order(self):
        assert said(form(product("SA"), "role", value=["provider", "deployer"])) == ["deployer", "provider"]

    def test_none_of_these_is_a_choice_where_the_law_has_it(self):
        made = product("SA")
        assert values(question_form(asked(made, "role")))[-2:] == ["none", "unknown"]
        assert said(form(made, "role", value=["none"])) == ["none"]

    def test_none_of_these_is_offered_everywhere_and_is_an_empty_list(self):
        made = product("SA")
        assert values(question_form(asked(made, "sensitive_data"))) == ["health", "faces", "none", "unknown"]
        assert said(form(made, "sensitive_data", value=["none"])) == []
        say(made, sensitive_data=[])
        assert question_form(asked(made, "sensitive_data"))["value"].value() == ["none"]

    def test_not_known_yet(self):
        made = product("SA")
        assert said(form(made, "role", value=["unknown"])) is None
        say(made, role=None)
        assert question_form(asked(made, "role"))["value"].value() == ["unknown"]

    @pytest.mark.parametrize("data", [{}, {"value": ["king"]}])
    def test_empty_or_wrong(self, data):
        assert errors(form(product("SA"), "role", **data)) == {"value": [TICK]}

    @pytest.mark.parametrize(("alone", "words"), [("none", "None"), ("unknown", "I don't know yet")])
    def test_none_and_not_known_yet_stand_alone(self, alone, words):
        assert errors(form(product("SA"), "role", value=["provider", alone])) == {
            "value": [f"“{words}” cannot stand beside other answers. Take one or the other away."]
        }

    def test_a_choice_is_hidden_while_its_guard_is_false(self):
        made = product("EU")
        assert "medical" in values(question_form(asked(made, "limits")))
        say(made, sensitive_data=["faces"])
        assert "medical" not in values(question_form(asked(made, "limits")))

    def test_a_hidden_choice_that_was_ticked_is_kept(self):
        made = product("EU")
        say(made, limits=["medical"])
        say(made, sensitive_data=["faces"])
        assert said(form(made, "limits", value=["small-scale"])) == ["medical", "small-scale"]
        assert said(form(made, "limits", value=["none"])) == ["none"]

    def test_choices_that_no_rule_reads_are_folded_unless_ticked(self):
        made = product("EU")
        folded = {option.value for option in asked(made, "role").options if option.folded}
        assert folded == {"deployer", "importer"}
        assert question_form(asked(made, "role")).folded == 2
        say(made, role=["importer"])
        assert question_form(asked(made, "role")).folded == 1

    def test_nothing_is_folded_where_no_rule_reads_any_choice(self):
        assert question_form(asked(product("SG"), "role")).folded == 0


class TestNumber:
    TYPED = "Write a number, choose a range, or choose “I don't know yet”."

    @pytest.mark.parametrize("typed", ["1,000", "１０００", "1 000", "1000"])
    def test_an_exact_number(self, typed):
        assert said(form(product("EU"), "monthly_active_users", "EU", exact=typed)) == "1000"

    def test_a_band_between_the_lines_that_matter(self):
        made = product("EU")
        unbound = question_form(asked(made, "monthly_active_users", "EU"))
        assert unbound.fields["value"].choices == [
            ("exact", "An exact number"),
            ("0..44999", "Under 45,000"),
            ("45000..", "45,000 or more"),
            ("unknown", "I don't know yet"),
        ]
        assert said(form(made, "monthly_active_users", "EU", value="0..44999")) == {
            "from": "0",
            "to": "44999",
        }
        assert said(form(made, "monthly_active_users", "EU", value="45000..")) == {"from": "45000"}

    def test_a_range_is_worded_by_the_rounder_side_of_its_line(self):
        unbound = question_form(asked(product("EU"), "daily_active_users", "EU"))
        assert [label for _, label in unbound.fields["value"].choices][1:3] == [
            "Up to 1,000",
            "More than 1,000",
        ]

    def test_an_order_of_magnitude_is_worded_by_its_power(self):
        unbound = question_form(asked(product("EU"), "compute"))
        assert [label for _, label in unbound.fields["value"].choices][1:3] == [
            "Under 10^25",
            "10^25 or more",
        ]
        assert said(form(product("EU"), "compute", exact="10^25")) == "1e+25"

    def test_not_known_yet(self):
        assert said(form(product("EU"), "monthly_active_users", "EU", value="unknown")) is None

    def test_an_exact_number_inside_the_chosen_range_is_taken(self):
        assert said(form(product("EU"), "monthly_active_users", "EU", value="0..44999", exact="500")) == "500"

    def test_empty(self):
        made = product("EU")
        assert errors(form(made, "monthly_active_users", "EU")) == {"value": [self.TYPED]}
        assert errors(form(made, "monthly_active_users", "EU", value="exact")) == {"exact": [self.TYPED]}

    @pytest.mark.parametrize("typed", ["many", "-5"])
    def test_no_number(self, typed):
        assert errors(form(product("EU"), "monthly_active_users", "EU", value="exact", exact=typed)) == {
            "exact": [f"“{typed}” is no number. Write figures, for example 240 or 1,000."]
        }

    @pytest.mark.parametrize(
        ("chosen", "words"), [("45000..", "45,000 or more"), ("unknown", "I don't know yet")]
    )
    def test_a_number_that_contradicts_the_choice(self, chosen, words):
        assert errors(form(product("EU"), "monthly_active_users", "EU", value=chosen, exact="500")) == {
            "exact": [f"You wrote 500 but chose “{words}”. Choose “An exact number”, or empty the field."]
        }

    def test_a_range_that_is_not_offered(self):
        assert errors(form(product("EU"), "monthly_active_users", "EU", value="1..2")) == {"value": [CHOOSE]}

    def test_a_number_cannot_exceed_the_one_that_limits_it(self):
        made = product("EU")
        say(made, region_="EU", monthly_active_users="1000")
        assert said(form(made, "daily_active_users", "EU", exact="1,000")) == "1000"
        assert errors(form(made, "daily_active_users", "EU", exact="1,001")) == {
            "exact": ["1,001 is more than 1,000 (the monthly_active_users). Correct one of the two."]
        }

    def test_what_stands_is_shown_again(self):
        made = product("EU")
        say(made, region_="EU", monthly_active_users="1000")
        exact = question_form(asked(made, "monthly_active_users", "EU"))
        assert (exact["value"].value(), exact["exact"].value()) == ("exact", "1,000")
        say(made, region_="EU", monthly_active_users={"from": "10", "to": "20"})
        band = question_form(asked(made, "monthly_active_users", "EU"))
        assert (band["value"].value(), band["exact"].value()) == ("10..20", None)
        assert ("10..20", "10 to 20") in band.fields["value"].choices
        say(made, region_="EU", monthly_active_users=None)
        assert question_form(asked(made, "monthly_active_users", "EU"))["value"].value() == "unknown"

    def test_without_lines_only_the_number_is_asked(self):
        unbound = question_form(asked(product("SA"), "compute"))
        assert unbound.fields["value"].choices == [("exact", "A number"), ("unknown", "I don't know yet")]


class TestDate:
    @pytest.mark.parametrize("typed", ["2025-03-01", "2025/3/1", "2025年3月1日"])
    def test_valid(self, typed):
        assert said(form(product("SG"), "on_market_since", "SG", value=typed)) == "2025-03-01"

    def test_not_known_yet(self):
        made = product("SG")
        assert said(form(made, "on_market_since", "SG", unknown="on")) is None
        say(made, region_="SG", on_market_since=None)
        assert question_form(asked(made, "on_market_since", "SG"))["unknown"].value() is True

    def test_empty(self):
        assert errors(form(product("SG"), "on_market_since", "SG")) == {
            "value": ["Write a day as 2027-01-15, or tick “I don't know yet”."]
        }

    def test_wrong(self):
        assert errors(form(product("SG"), "on_market_since", "SG", value="in spring")) == {
            "value": ["“in spring” is no day. Write year-month-day, for example 2027-01-15."]
        }

    def test_a_day_and_not_known_yet_contradict(self):
        assert errors(form(product("SG"), "on_market_since", "SG", value="2025-03-01", unknown="on")) == {
            "value": ["“I don't know yet” cannot stand beside other answers. Take one or the other away."]
        }


class TestPlaces:
    def test_ticked_and_typed_places_count_together(self):
        assert said(form(product("SA"), "established_in", value=["SA"], others="Germany, ae")) == [
            "AE",
            "DE",
            "SA",
        ]

    def test_the_parts_of_a_place_are_the_place(self):
        assert said(form(product("SA"), "established_in", others="DE, FR")) == ["EU"]

    def test_nowhere_is_an_answer(self):
        made = product("SA")
        assert said(form(made, "established_in", value=["none"])) == []
        say(made, established_in=[])
        assert question_form(asked(made, "established_in"))["value"].value() == ["none"]

    def test_not_known_yet(self):
        assert said(form(product("SA"), "established_in", value=["unknown"])) is None

    def test_the_likely_places_can_be_ticked(self):
        made = product("EU", "SA")
        say(made, hq_region=["CN"])
        say(made, established_in=["SG", "CN"])
        assert values(question_form(asked(made, "established_in"))) == [
            "CN",
            "SG",
            "SA",
            "EU",
            "DE",
            "none",
            "unknown",
        ]

    def test_empty(self):
        assert errors(form(product("SA"), "established_in", others=" , ")) == {"value": [TICK]}

    def test_an_unknown_place_comes_with_a_suggestion(self):
        made = product("SA")
        assert errors(form(made, "established_in", others="Germny")) == {
            "others": ["We know no place “Germny”. Did you mean “Germany”?"]
        }
        assert errors(form(made, "established_in", others="Atlantis")) == {
            "others": ["We know no place “Atlantis”. Write a name such as Germany, or a code such as DE."]
        }

    def test_a_single_place_is_one(self):
        made = product("SA")
        assert said(form(made, "hq_region", others="DE")) == ["DE"]
        assert errors(form(made, "hq_region", value=["CN"], others="DE")) == {
            "value": ["Name one place only."]
        }

    @pytest.mark.parametrize(("alone", "words"), [("none", "Nowhere"), ("unknown", "I don't know yet")])
    def test_nowhere_and_not_known_yet_stand_alone(self, alone, words):
        assert errors(form(product("SA"), "established_in", value=[alone], others="DE")) == {
            "value": [f"“{words}” cannot stand beside other answers. Take one or the other away."]
        }

    def test_the_answer_of_another_question_is_proposed(self):
        made = product("SA")
        say(made, hq_region=["CN"])
        unbound = question_form(asked(made, "technology_developed_in"))
        assert (unbound["value"].value(), unbound.prompt.is_proposed) == (["CN"], True)
        say(made, technology_developed_in=["SG"])
        assert not question_form(asked(made, "technology_developed_in")).prompt.is_proposed


class TestException:
    """A question about the product, answered otherwise in one market."""

    def test_the_last_choice_is_the_answer_of_everywhere(self):
        made = product("SA")
        say(made, role=["provider", "deployer"])
        options = dict(question_form(asked(made, "role", "SA")).fields["value"].choices)
        assert options["unknown"] == "The same as everywhere else: Provider, Deployer"
        assert said(form(made, "role", "SA", value=["unknown"])) is None
        assert said(form(made, "role", "SA", value=["importer"])) == ["importer"]

    def test_without_an_answer_for_everywhere_it_says_less(self):
        options = dict(question_form(asked(product("SA"), "personal_data", "SA")).fields["value"].choices)
        assert options["unknown"] == "The same as everywhere else"

    def test_a_yes_or_no_of_everywhere_is_said_in_words(self):
        made = product("SA")
        say(made, personal_data="no")
        options = dict(question_form(asked(made, "personal_data", "SA")).fields["value"].choices)
        assert options["unknown"] == "The same as everywhere else: No"


class TestAutosave:
    """What a person has touched, as an autosave may keep it."""

    def test_an_untouched_form_is_no_answer(self):
        made = product("SA")
        assert not form(made, "personal_data", version="0", note="").is_confirmed
        assert form(made, "personal_data", version="0", note="", value="yes").is_confirmed

    def test_a_note_does_not_confirm_a_proposal(self):
        made = product("SA")
        say(made, employee_count="300")
        assert not form(made, "company_size", value="large", note="as told").is_confirmed
        assert form(made, "company_size", value="small").is_confirmed
