from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError

from regions.models import Requirement, RequirementControl, Transition
from tests.regions.factories import (
    ConflictFactory,
    ControlFactory,
    DefinitionFactory,
    FactFactory,
    RequirementControlFactory,
    RequirementFactory,
    TransitionFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def requirement():
    FactFactory(key="personal_data")
    return RequirementFactory(key="eu-dpa.art-1", instrument__key="eu-dpa")


def refused(make, **fields):
    with pytest.raises(DatabaseError), transaction.atomic():
        make(**fields)


def faults(row):
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


def test_names(requirement):
    control = ControlFactory(key="dpia", title="Impact assessment")
    assert str(requirement) == "A duty (eu-dpa.art-1)"
    assert str(control) == "Impact assessment (dpia)"
    assert str(RequirementControlFactory(requirement=requirement, control=control)) == "eu-dpa.art-1: dpia"
    assert str(TransitionFactory(requirement=requirement)) == "eu-dpa.art-1 from 2027-01-01"
    assert str(DefinitionFactory(key="eu-class", title="A class")) == "A class (eu-class)"
    assert str(ConflictFactory(key="two")) == "Two laws on one record (two)"
    assert str(TranslationFactory()) == "place:EU name (zh-hans)"


# --- what the database refuses -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"nature": "wish"},
        {"severity": "mild"},
        {"confidence": "blind"},
        {"title": "x" * 91},
        {"nature": "prohibition", "severity": "major"},
        {"effective_until": date(2024, 12, 31)},
    ],
)
def test_requirements_that_contradict_themselves_are_refused(fields):
    refused(RequirementFactory, **fields)


def test_a_requirement_may_end_on_its_first_day():
    assert RequirementFactory(effective_until=date(2025, 1, 1)).pk


def test_keys_of_requirements_are_used_once(requirement):
    refused(RequirementFactory, key="eu-dpa.art-1", instrument=requirement.instrument)


def test_a_requirement_names_a_control_once(requirement):
    link = RequirementControlFactory(requirement=requirement)
    refused(RequirementControlFactory, requirement=requirement, control=link.control)


def test_a_requirement_has_one_later_start_a_day(requirement):
    TransitionFactory(requirement=requirement)
    refused(TransitionFactory, requirement=requirement)


def test_what_a_requirement_stands_on_stays(requirement):
    link = RequirementControlFactory(requirement=requirement)
    for needed in (requirement.instrument, requirement.theme, link.control):
        with pytest.raises(ProtectedError):
            needed.delete()


def test_the_parts_of_a_requirement_go_with_it(requirement):
    RequirementControlFactory(requirement=requirement)
    TransitionFactory(requirement=requirement)
    requirement.delete()
    assert not RequirementControl.objects.exists()
    assert not Transition.objects.exists()


def test_controls_and_conflicts_have_their_limits():
    refused(ControlFactory, title="x" * 91)
    refused(ControlFactory, effort_days=0)
    refused(ConflictFactory, title="x" * 91)
    refused(ConflictFactory, confidence="blind")


def test_translations_have_their_limits():
    TranslationFactory()
    refused(TranslationFactory)
    refused(TranslationFactory, field="label", state="perfect")
    refused(TranslationFactory, field="label", state="reviewed")
    assert TranslationFactory(field="label", state="reviewed", reviewed_by="Li Wen").pk


# --- what a form refuses -----------------------------------------------------------------------------


def test_a_sound_requirement_passes(requirement):
    requirement.full_clean()


def test_a_condition_fits_the_vocabulary(requirement):
    requirement.applies_when = "personal_data AND personal_dta AND"
    assert faults(requirement) == {
        "applies_when": ["expected a fact or a definition, found the end (at character 35)"]
    }
    requirement.applies_when = "personal_dta OR personl_data"
    assert faults(requirement) == {
        "applies_when": [
            'unknown fact or definition "personal_dta"; did you mean "personal_data"? (at character 1)',
            'unknown fact or definition "personl_data"; did you mean "personal_data"? (at character 17)',
        ]
    }


def test_each_fault_carries_its_position(requirement):
    requirement.applies_when = "personal_data AND personal_dta"
    with pytest.raises(ValidationError) as caught:
        requirement.clean()
    [fault] = caught.value.error_dict["applies_when"]
    assert (fault.code, fault.params) == ("condition", {"offset": 18})


def test_a_condition_may_name_definitions_of_its_own_region(requirement):
    DefinitionFactory(key="eu-scope", region=requirement.instrument.region)
    DefinitionFactory(key="no-scope", region__code="NO")
    requirement.applies_when = "eu-scope"
    requirement.full_clean()
    requirement.applies_when = "no-scope"
    assert list(faults(requirement)) == ["applies_when"]


def test_a_requirement_begins_with_its_instrument(requirement):
    requirement.key = "eu-dsa.art-1"
    assert faults(requirement) == {"key": ["Begin with the instrument: eu-dpa."]}


def test_only_binding_law_blocks_a_launch():
    requirement = RequirementFactory(instrument__binding="expected", severity="blocker")
    assert faults(requirement) == {"severity": ["Only binding law can block a launch."]}


def test_a_prohibition_that_does_not_block_is_told_in_words(requirement):
    requirement.nature = "prohibition"
    assert faults(requirement) == {"__all__": ["A prohibition is always a blocker."]}


def test_a_requirement_of_no_instrument_is_told_by_the_field(requirement):
    requirement.instrument_id = "eu-gone"
    assert list(faults(requirement)) == ["instrument"]


def test_a_definition_fits_the_vocabulary_and_does_not_name_itself(requirement):
    definition = DefinitionFactory(key="eu-class", when="personal_data")
    definition.full_clean()
    definition.when = "personal_data AND eu-class"
    assert faults(definition) == {"when": ['"eu-class" cannot depend on itself (at character 19)']}


def test_a_later_start_is_later(requirement):
    transition = TransitionFactory(requirement=requirement)
    transition.full_clean()
    transition.effective_from = requirement.effective_from
    assert faults(transition) == {"effective_from": ["Must be later than the start of the requirement."]}


def test_a_later_start_without_a_day_is_told_by_the_field(requirement):
    transition = TransitionFactory(requirement=requirement)
    transition.effective_from = None
    assert list(faults(transition)) == ["effective_from"]


def test_the_condition_of_a_later_start_fits_the_vocabulary(requirement):
    transition = TransitionFactory(requirement=requirement)
    transition.when = "size is small"
    assert faults(transition) == {"when": ['unknown fact or definition "size" (at character 1)']}


def test_a_later_start_of_nothing_is_told_by_the_field(requirement):
    transition = TransitionFactory.build(requirement=None, requirement_id="eu-gone")
    assert "requirement" in faults(transition)


def test_a_form_keeps_titles_short(requirement):
    requirement.title = "x" * 91
    assert faults(requirement)["title"] == ["Ensure this value has at most 90 characters (it has 91)."]


def test_requirements_come_by_region_and_position(requirement):
    second = RequirementFactory(instrument=requirement.instrument, position=2)
    first = RequirementFactory(instrument=requirement.instrument, position=1)
    assert list(Requirement.objects.all()) == [requirement, first, second]
