from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from regions.logic.vocabulary import Vocabulary
from regions.validators import (
    condition_faults,
    validate_conditions,
    validate_fact_key,
    validate_group_key,
    validate_link,
    validate_objects,
    validate_place_code,
    validate_region_code,
    validate_slug,
    validate_source_hash,
    validate_text_by_key,
    validate_texts,
    validate_words_by_key,
)
from tests.regions.documents import small_document


@pytest.fixture
def vocabulary():
    return Vocabulary.from_document(small_document())


@pytest.mark.parametrize(
    ("validate", "value"),
    [
        (validate_slug, "eu-ai-act.art-50-2"),
        (validate_fact_key, "personal_data"),
        (validate_group_key, "EU_ADEQUATE"),
        (validate_place_code, "US-CA"),
        (validate_region_code, "INTL"),
        (validate_source_hash, "0123456789ab"),
        (validate_link, "https://law.example/1?x=ä#5"),
        (validate_texts, ["One"]),
        (validate_text_by_key, {"iso-27001": "ISO/IEC 27001:2022"}),
        (validate_words_by_key, {"iso-27001": ["A.5"]}),
        (validate_objects, [{"key": "legal"}]),
    ],
)
def test_what_is_well_written_passes(validate, value):
    validate(value)


@pytest.mark.parametrize(
    ("validate", "value"),
    [
        (validate_slug, "EU AI Act"),
        (validate_slug, "eu-ai-act\n"),
        (validate_fact_key, "personal-data"),
        (validate_group_key, "eea"),
        (validate_place_code, "us-ca"),
        (validate_region_code, "EUROPE"),
        (validate_source_hash, "xyz"),
        (validate_link, "javascript:alert(1)"),
        (validate_link, "https://law.example/ 1"),
        (validate_texts, "One"),
        (validate_text_by_key, {"iso-27001": 27001}),
        (validate_words_by_key, {"iso-27001": "A.5"}),
        (validate_objects, "legal"),
    ],
)
def test_what_is_not_is_refused(validate, value):
    with pytest.raises(ValidationError):
        validate(value)


def test_a_sound_condition_has_no_faults(vocabulary):
    assert condition_faults("personal_data AND eu-scope", vocabulary, ["eu-scope"]) == []


def test_a_condition_that_cannot_be_read_has_one_fault(vocabulary):
    [fault] = condition_faults("personal_data AND", vocabulary)
    assert (fault.message, fault.offset) == ("expected a fact or a definition, found the end", 17)


def test_a_condition_tells_every_name_it_does_not_know(vocabulary):
    faults = condition_faults("colour AND personal_data AND (taste OR size is huge)", vocabulary)
    assert [(fault.message, fault.offset) for fault in faults] == [
        ('unknown fact or definition "colour"', 0),
        ('unknown fact or definition "taste"', 30),
        ('"size" has no choice "huge"', 39),
    ]


def test_faults_are_told_by_field(vocabulary):
    texts = {"when": "colour", "ask_when": "", "show_when": "personal_data"}
    with pytest.raises(ValidationError) as caught:
        validate_conditions(texts, vocabulary=lambda: vocabulary)
    assert caught.value.message_dict == {"when": ['unknown fact or definition "colour" (at character 1)']}


def test_empty_conditions_are_passed_over(vocabulary):
    validate_conditions({"when": "", "ask_when": "  "}, vocabulary=lambda: vocabulary)
