from __future__ import annotations

import pytest
from django.db import models

from regions.enums import (
    Binding,
    Confidence,
    DataStance,
    FactKind,
    FactScope,
    HorizonState,
    InstrumentKind,
    InstrumentStatus,
    Nature,
    Severity,
    TranslationState,
)
from regions.logic import shapes
from regions.models.mapping import PHASES, TABLES, TRANSITIONS, TRANSLATIONS, VOCABULARY, words

ALL_TABLES = (*TABLES.values(), VOCABULARY, PHASES, TRANSITIONS, TRANSLATIONS)


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (FactScope, shapes.SCOPES),
        (FactKind, shapes.FACT_TYPES),
        (DataStance, shapes.STANCES),
        (InstrumentKind, shapes.INSTRUMENT_KINDS),
        (InstrumentStatus, shapes.STATUSES),
        (Binding, shapes.BINDINGS),
        (Nature, shapes.NATURES),
        (Severity, shapes.SEVERITIES),
        (Confidence, shapes.CONFIDENCES),
        (HorizonState, shapes.HORIZON_STATES),
        (TranslationState, shapes.TRANSLATION_STATES),
    ],
)
def test_rows_know_exactly_the_words_of_the_files(choices, words):
    assert set(choices.values) == set(words)


def test_every_kind_has_a_table():
    in_the_vocabulary = {"vocabulary", "nature", "owner"}
    assert set(TABLES) == set(shapes.SHAPES) - in_the_vocabulary - {"translation"}


every_table = pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.model_name)


def kept(table):
    """The fields of the model by column."""
    return {field.attname: field for field in table.model._meta.concrete_fields}  # noqa: SLF001


@every_table
def test_every_field_has_its_column(table):
    assert {*table.columns, *table.identity} - kept(table).keys() == set()


@every_table
def test_every_column_has_its_field(table):
    elsewhere = {"id", "position", *table.owner, *table.identity, "instrument_id", "region_id"}
    assert kept(table).keys() - table.columns.keys() - elsewhere == set()


@every_table
def test_what_the_files_allow_fits_into_its_column(table):
    for column, field in table.columns.items():
        row_field = kept(table)[column]
        if not isinstance(row_field, models.CharField):
            continue
        if field.allowed:
            assert row_field.max_length >= max(map(len, field.allowed)), column
        elif field.type is shapes.Type.KEY and field.pattern not in (shapes.SLUG, None):
            continue  # codes and hashes: their pattern says how long they are
        else:
            assert row_field.max_length >= field.max_length, column


def test_an_absent_field_is_an_empty_column():
    table = TABLES["fact"]
    values = table.values({"key": "role", "scope": "product", "type": "choices"})
    assert {name: values[name] for name in ("unit", "single", "at_most_id", "proposed", "yes")} == {
        "unit": "",
        "single": False,
        "at_most_id": None,
        "proposed": [],
        "yes": "",
    }


@pytest.mark.django_db
def test_the_words_of_the_rows_are_those_of_the_document(loaded):
    vocabulary = words()
    assert list(vocabulary.facts) == [
        "established_in",
        "hq_region",
        "role",
        "size",
        "personal_data",
        "profiling",
        "started_on",
        "users",
        "daily_users",
        "sold_in",
        "certifications",
    ]
    assert [choice.value for choice in vocabulary.facts["role"].choices] == ["provider", "deployer", "none"]
    assert vocabulary.places.expand("EEA") == {"DE", "FR", "NO"}
