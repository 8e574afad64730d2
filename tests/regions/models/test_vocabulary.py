from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from regions.models import Fact, FactChoice, Section, Vocabulary
from tests.regions.factories import (
    FactChoiceFactory,
    FactFactory,
    SectionFactory,
    ThemeFactory,
    VocabularyFactory,
)

pytestmark = pytest.mark.django_db


def refused(**fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        FactFactory(**fields)


# --- the vocabulary ----------------------------------------------------------------------------------


def test_there_is_one_vocabulary():
    VocabularyFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Vocabulary.objects.create(id=2, currency_date="2026-11-23")


def test_names():
    choice = FactChoiceFactory(fact__key="role", value="provider")
    assert str(VocabularyFactory()) == "Vocabulary of 2026-11-23"
    assert (str(choice), str(choice.fact)) == ("role.provider", "role")
    assert (str(ThemeFactory()), str(SectionFactory())) == ("Privacy", "General")


def test_a_section_that_has_facts_stays():
    FactFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.all().delete()


# --- what the database refuses -----------------------------------------------------------------------


def test_a_key_is_used_once():
    FactFactory(key="role")
    refused(key="role")


@pytest.mark.parametrize(
    "fields",
    [
        {"scope": "planet"},
        {"type": "colour"},
        {"type": "number"},
        {"type": "choice", "single": True},
        {"type": "yes-no", "yes": ""},
        {"type": "yes-no", "no": ""},
    ],
)
def test_facts_that_contradict_themselves_are_refused(fields):
    refused(**fields)


def test_only_a_number_has_a_limit_and_not_itself():
    users = FactFactory(key="users", type="number", unit="people")
    refused(type="choices", at_most=users)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fact.objects.update(at_most="users")
    assert FactFactory(type="number", unit="people", at_most=users).at_most == users


def test_a_choice_stands_once_in_its_question():
    choice = FactChoiceFactory(value="provider")
    with pytest.raises(IntegrityError), transaction.atomic():
        FactChoiceFactory(fact=choice.fact, value="provider")


def test_choices_go_with_their_question():
    FactChoiceFactory().fact.delete()
    assert not FactChoice.objects.exists()


# --- what a form refuses -----------------------------------------------------------------------------


def faults(row):
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


@pytest.fixture
def fact():
    FactFactory(key="personal_data")
    return FactFactory(key="profiling", ask_when="personal_data")


def test_a_sound_fact_passes(fact):
    fact.full_clean()


def test_a_question_waits_for_facts_that_exist(fact):
    fact.ask_when = "personal_dta"
    assert faults(fact) == {
        "ask_when": [
            'unknown fact or definition "personal_dta"; did you mean "personal_data"? (at character 1)'
        ]
    }


def test_a_question_does_not_wait_for_itself(fact):
    fact.ask_when = "personal_data OR profiling"
    assert faults(fact) == {"ask_when": ['"profiling" cannot depend on itself (at character 18)']}


def test_what_the_database_refuses_a_form_tells_in_words(fact):
    fact.type = "number"
    fact.ask_when = ""
    assert faults(fact) == {"__all__": ["A number needs a unit."]}


def test_keys_and_lists_have_a_form(fact):
    fact.key = "Profiling!"
    fact.proposed = "personal_data"
    assert faults(fact) == {
        "key": ["Use lower-case letters, figures and underscores: personal_data"],
        "proposed": ["expected a list of entries"],
    }


def test_a_choice_is_shown_by_other_questions_only(fact):
    choice = FactChoiceFactory(fact__key="role", value="deployer", show_when="personal_data")
    choice.full_clean()
    choice.show_when = "role has deployer"
    assert faults(choice) == {"show_when": ['"role" cannot depend on itself (at character 1)']}


def test_a_broken_vocabulary_is_told_rather_than_thrown(fact):
    Fact.objects.filter(key="personal_data").update(ask_when="AND AND")
    [message] = faults(fact)["__all__"]
    assert message.startswith("The vocabulary has a condition that cannot be read; mend it first:")


def test_the_vocabulary_is_read_only_where_there_is_a_condition(fact, django_assert_num_queries):
    fact.ask_when = ""
    with django_assert_num_queries(0):
        fact.clean()
    fact.ask_when = "personal_data"
    with django_assert_num_queries(4):
        fact.clean()
