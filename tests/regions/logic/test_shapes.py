from __future__ import annotations

import pytest

from regions.logic.shapes import FACT, LIBRARY, REQUIREMENT, SHAPES, Type


def test_every_shape_names_a_field_only_once():
    for shape in SHAPES.values():
        assert len(set(shape.names)) == len(shape.names), shape.kind


def test_a_shape_gives_a_field_by_its_name():
    assert REQUIREMENT.field("applies_when").type is Type.CONDITION


def test_a_shape_does_not_know_other_fields():
    with pytest.raises(KeyError):
        FACT.field("colour")


def test_every_kind_with_a_key_requires_it():
    for shape in SHAPES.values():
        if shape.key:
            assert shape.field(shape.key).required, shape.kind


def test_only_texts_are_translated():
    translated = {
        (shape.kind, field.name)
        for shape in SHAPES.values()
        for field in shape.fields
        if field.translated and field.type not in (Type.TEXT, Type.TEXTS)
    }
    assert translated == set()


def test_lists_of_objects_have_a_shape():
    for shape in (*SHAPES.values(), LIBRARY):
        for field in shape.fields:
            assert (field.shape is not None) == (field.type in (Type.OBJECT, Type.OBJECTS)), field.name
