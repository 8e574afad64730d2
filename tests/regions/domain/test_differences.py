from __future__ import annotations

import pytest

from regions.domain.differences import Change, FieldChange, differences
from regions.logic.document import objects
from tests.regions.documents import control, requirement, small_document


@pytest.fixture
def document():
    return small_document()


def changes_to(document):
    return differences(objects(small_document()), objects(document))


def test_the_same_law_differs_in_nothing(document):
    assert changes_to(document) == []


def test_a_changed_field_is_told_before_and_after(document):
    document["regions"][1]["requirements"][0]["severity"] = "minor"
    assert changes_to(document) == [
        Change("changed", "requirement", "no-act.s-1", (FieldChange("severity", "major", "minor"),))
    ]


def test_fields_come_and_go(document):
    fields = document["regions"][0]["requirements"][0]
    del fields["penalty"]
    fields["until"] = "2031-01-01"
    assert changes_to(document) == [
        Change(
            "changed",
            "requirement",
            "eu-dpa.art-5",
            (FieldChange("penalty", "The highest.", None), FieldChange("until", None, "2031-01-01")),
        )
    ]


def test_a_new_object_is_added_without_moving_those_behind_it(document):
    document["regions"][0]["requirements"].insert(0, requirement("eu-dpa.art-1"))
    assert changes_to(document) == [Change("added", "requirement", "eu-dpa.art-1")]


def test_a_removed_object_does_not_move_those_behind_it(document):
    del document["controls"][0]
    assert changes_to(document) == [Change("removed", "control", "dpia")]


def test_objects_that_change_places_are_changed(document):
    document["controls"].reverse()
    assert changes_to(document) == [
        Change("changed", "control", "policy", (FieldChange("position", 1, 0),)),
        Change("changed", "control", "dpia", (FieldChange("position", 0, 1),)),
    ]


def test_order_is_looked_at_inside_each_list_only(document):
    document["regions"].reverse()
    assert {(change.kind, change.key) for change in changes_to(document)} == {
        ("region", "NO"),
        ("region", "EU"),
    }


def test_changed_translations_are_told_one_by_one(document):
    document["translations"]["zh-hans"]["place:NO"]["name"]["text"] = "挪威王国"
    assert changes_to(document) == [
        Change("changed", "translation", "zh-hans:place:NO:name", (FieldChange("text", "挪威", "挪威王国"),))
    ]


def test_from_nothing_everything_is_added(document):
    changes = differences({}, objects(document))
    assert {change.what for change in changes} == {"added"}
    assert len(changes) == len(objects(document))


def test_to_nothing_everything_is_removed(document):
    assert {change.what for change in differences(objects(document), {})} == {"removed"}


def test_changes_are_told_in_the_order_of_the_new_law_and_removals_last(document):
    del document["places"][0]
    document["controls"].append(control("audit"))
    document["regions"][1]["region"]["name"] = "Kingdom of Norway"
    assert [str(change) for change in changes_to(document)] == [
        "control audit added",
        "region NO changed (name)",
        "place DE removed",
    ]
