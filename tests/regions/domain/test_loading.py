from __future__ import annotations

import pytest
from django.db import IntegrityError, OperationalError, connection

from regions.domain.differences import Change, FieldChange
from regions.domain.dumping import working_document
from regions.domain.files import LIBRARY, LawFilesError
from regions.domain.loading import HandChangedError, load_law
from regions.logic.document import canonical_json, document_hash
from regions.models import (
    Control,
    Fact,
    FactChoice,
    Region,
    Requirement,
    RequirementControl,
    ShippedLibrary,
    Transition,
    Translation,
    Vocabulary,
)
from tests.regions.documents import (
    choice,
    control,
    fact,
    law_folder,
    norway,
    replace_in,
    requirement,
    small_document,
    translation,
)
from tests.regions.factories import ControlFactory

pytestmark = pytest.mark.django_db


def load(folder, document):
    """Load another version of the law over the one that is there."""
    return load_law(law_folder(folder, document))


# --- into an empty database --------------------------------------------------------------------------


def test_a_law_is_loaded_into_an_empty_database(folder):
    result = load_law(folder)
    assert result.written
    assert {change.what for change in result.changes} == {"added"}
    assert working_document() == small_document()


def test_every_row_has_the_values_of_the_file(loaded):
    row = Requirement.objects.get(key="eu-dpa.art-35")
    assert (row.instrument.key, row.theme.key, row.position) == ("eu-dpa", "privacy", 1)
    assert (str(row.effective_from), str(row.effective_until)) == ("2025-01-01", "2030-12-31")
    assert list(row.control_links.values_list("control__key", "position")) == [("dpia", 0), ("policy", 1)]
    assert [str(step.effective_from) for step in row.transitions.all()] == ["2027-06-01"]


def test_the_whole_library_is_loaded():
    load_law(LIBRARY)
    assert (Region.objects.count(), Requirement.objects.count()) == (30, 664)


def test_a_database_emptied_by_hand_is_an_empty_one(folder):
    ShippedLibrary.objects.create(content=canonical_json(small_document()), sha256="0" * 64)
    load_law(folder)
    assert working_document() == small_document()


# --- again -------------------------------------------------------------------------------------------


def test_loading_the_same_files_again_changes_nothing(loaded):
    before = {row.key: row.pk for row in Requirement.objects.all()}
    result = load_law(loaded)
    assert (result.changes, result.by_hand, result.written) == ([], [], False)
    assert {row.key: row.pk for row in Requirement.objects.all()} == before


def test_a_changed_file_changes_its_row_and_no_other(loaded):
    ids = {row.key: row.pk for row in Requirement.objects.all()}
    replace_in(loaded / "regions/no.yaml", "severity: major", "severity: minor")
    result = load_law(loaded)
    assert result.changes == [
        Change("changed", "requirement", "no-act.s-1", (FieldChange("severity", "major", "minor"),))
    ]
    assert Requirement.objects.get(key="no-act.s-1").severity == "minor"
    assert {row.key: row.pk for row in Requirement.objects.all()} == ids


def test_new_objects_are_added_in_their_place(loaded):
    document = small_document()
    document["controls"].insert(1, control("audit"))
    document["regions"][1]["requirements"].insert(0, requirement("no-act.s-0", controls=["audit"]))
    document["vocabulary"]["facts"][2]["choices"].insert(0, choice("importer"))
    result = load(loaded, document)
    assert [str(change) for change in result.changes] == [
        "choice role.importer added",
        "control audit added",
        "requirement no-act.s-0 added",
    ]
    assert working_document() == document


def test_objects_that_are_gone_are_removed_with_what_they_had(loaded):
    document = small_document()
    del document["regions"][0]["requirements"][1], document["controls"][1], document["conflicts"][0]
    del document["vocabulary"]["facts"][6:9], document["vocabulary"]["facts"][3]
    del document["vocabulary"]["facts"][2]["choices"][1]
    result = load(loaded, document)
    assert {change.what for change in result.changes} == {"removed"}
    assert working_document() == document
    assert not Transition.objects.exists()
    assert not RequirementControl.objects.filter(control__key="policy").exists()


def test_a_whole_region_can_go(loaded):
    document = small_document()
    del document["regions"][1], document["conflicts"][0], document["vocabulary"]["facts"][1]  # hq_region
    del document["translations"]["zh-hans"]["requirement:no-act.s-1"]
    load(loaded, document)
    assert working_document() == document


def test_a_place_can_go_together_with_the_place_it_is_part_of(loaded):
    document = small_document()
    document["places"] += [
        {"code": "US", "name": "United States"},
        {"code": "US-CA", "name": "x", "parent": "US"},
    ]
    load(loaded, document)
    load(loaded, small_document())
    assert working_document() == small_document()


def test_an_order_that_changed_is_kept(loaded):
    document = small_document()
    document["regions"][0]["requirements"].reverse()
    document["controls"].reverse()
    document["vocabulary"]["themes"].reverse()
    load(loaded, document)
    assert working_document() == document


def test_controls_of_a_requirement_keep_their_new_order(loaded):
    document = small_document()
    document["regions"][0]["requirements"][1]["controls"] = ["policy", "dpia"]
    load(loaded, document)
    assert working_document() == document


def test_natures_and_owners_change_inside_the_vocabulary(loaded):
    document = small_document()
    document["vocabulary"]["owners"].append({"key": "privacy", "label": "Privacy"})
    result = load(loaded, document)
    assert [str(change) for change in result.changes] == ["owner privacy added"]
    assert Vocabulary.objects.get().owners == document["vocabulary"]["owners"]


def test_translations_come_change_and_go(loaded):
    document = small_document()
    chinese = document["translations"]["zh-hans"]
    del chinese["requirement:no-act.s-1"]["duty"]
    chinese["place:NO"]["name"]["text"] = "挪威王国"
    chinese["place:DE"] = {"name": translation("Germany", "德国")}
    result = load(loaded, document)
    assert sorted(str(change) for change in result.changes) == [
        "translation zh-hans:place:DE:name added",
        "translation zh-hans:place:NO:name changed (text)",
        "translation zh-hans:requirement:no-act.s-1:duty removed",
    ]
    assert working_document() == document


def test_a_fact_may_get_another_limit(loaded):
    document = small_document()
    document["vocabulary"]["facts"].append(
        fact("visits", "number", scope="market", unit="visits", at_most="users")
    )
    document["vocabulary"]["facts"][8]["at_most"] = "visits"
    document["regions"][1]["requirements"][0]["applies_when"] += " AND visits > 5"
    load(loaded, document)
    assert Fact.objects.get(key="daily_users").at_most.key == "visits"


# --- refused -----------------------------------------------------------------------------------------


def test_files_that_cannot_be_read_change_nothing(loaded):
    replace_in(loaded / "regions/no.yaml", "severity: major", "severity: mayor")
    replace_in(loaded / "regions/eu.yaml", "Do it.", "Do it now.")
    with pytest.raises(LawFilesError, match=r"regions/no.yaml:32: requirements.0.severity"):
        load_law(loaded)
    assert working_document() == small_document()


def test_files_that_contradict_themselves_are_refused_with_file_and_line(loaded):
    replace_in(loaded / "regions/no.yaml", "controls: [dpia]", "controls: [dpai]")
    replace_in(loaded / "regions/eu.yaml", "personal_data AND profiling", "personal_dat AND profiling")
    with pytest.raises(LawFilesError) as caught:
        load_law(loaded)
    assert str(caught.value) == (
        'regions/no.yaml:33: no-act.s-1 controls.0: unknown control "dpai"; did you mean "dpia"?\n'
        'regions/eu.yaml:47: eu-dpa.art-5 applies_when: unknown fact or definition "personal_dat"; '
        'did you mean "personal_data"? (at character 18)'
    )
    assert working_document() == small_document()


def test_a_failure_of_the_database_in_the_middle_leaves_nothing_behind(loaded):
    replace_in(loaded / "vocabulary.yaml", "label: Privacy", "label: Data protection")
    replace_in(loaded / "conflicts.yaml", "confidence: medium", "confidence: low")

    def full_disk(execute, sql, params, many, context):
        if 'INTO "regions_conflict"' in sql:
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full_disk), pytest.raises(OperationalError):
        load_law(loaded)
    assert working_document() == small_document()
    assert ShippedLibrary.objects.get().sha256 == document_hash(small_document())


def test_a_dry_run_tells_what_would_change_and_writes_nothing(loaded):
    replace_in(loaded / "regions/no.yaml", "severity: major", "severity: minor")
    result = load_law(loaded, dry_run=True)
    assert [str(change) for change in result.changes] == ["requirement no-act.s-1 changed (severity)"]
    assert not result.written
    assert working_document() == small_document()
    assert ShippedLibrary.objects.get().sha256 == document_hash(small_document())


def test_a_dry_run_into_an_empty_database_leaves_it_empty(folder):
    assert load_law(folder, dry_run=True).changes
    assert not Vocabulary.objects.exists()
    assert not ShippedLibrary.objects.exists()


# --- changes made by hand ----------------------------------------------------------------------------


def test_a_row_changed_by_hand_stops_the_load_and_is_named(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(duty="Do it at once.")
    with pytest.raises(HandChangedError) as caught:
        load_law(loaded)
    assert caught.value.changes == [
        Change("changed", "requirement", "no-act.s-1", (FieldChange("duty", "Do it.", "Do it at once."),))
    ]
    assert "requirement no-act.s-1 changed (duty)" in str(caught.value)
    assert Requirement.objects.get(key="no-act.s-1").duty == "Do it at once."


def test_rows_added_and_deleted_by_hand_are_named_too(loaded):
    ControlFactory(key="audit", position=2)
    Translation.objects.filter(object_key="place:NO").delete()
    FactChoice.objects.filter(value="large").delete()
    with pytest.raises(HandChangedError) as caught:
        load_law(loaded)
    assert sorted(str(change) for change in caught.value.changes) == [
        "choice size.large removed",
        "control audit added",
        "translation zh-hans:place:NO:name removed",
    ]


def test_a_new_order_made_by_hand_is_named(loaded):
    Control.objects.filter(key="policy").update(position=0)
    Control.objects.filter(key="dpia").update(position=1)
    with pytest.raises(HandChangedError) as caught:
        load_law(loaded)
    assert [str(change) for change in caught.value.changes] == [
        "control policy changed (position)",
        "control dpia changed (position)",
    ]


def test_what_the_files_say_too_is_no_obstacle(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(severity="minor")
    replace_in(loaded / "regions/no.yaml", "severity: major", "severity: minor")
    result = load_law(loaded)
    assert (result.changes, result.by_hand) == ([], [])


def test_after_a_dump_the_rows_changed_by_hand_are_the_files(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(severity="minor")
    replace_in(loaded / "regions/no.yaml", "severity: major", "severity: minor")
    load_law(loaded)
    replace_in(loaded / "regions/no.yaml", "severity: minor", "severity: major")
    assert [str(change) for change in load_law(loaded).changes] == [
        "requirement no-act.s-1 changed (severity)"
    ]


def test_overwriting_gives_up_what_was_changed_by_hand(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(duty="Do it at once.")
    ControlFactory(key="audit", position=2)
    result = load_law(loaded, overwrite=True)
    assert [str(change) for change in result.by_hand] == [
        "control audit added",
        "requirement no-act.s-1 changed (duty)",
    ]
    assert working_document() == small_document()


def test_a_dry_run_tells_what_it_would_overwrite(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(duty="Do it at once.")
    result = load_law(loaded, dry_run=True)
    assert [str(change) for change in result.by_hand] == ["requirement no-act.s-1 changed (duty)"]


def test_rows_that_were_never_loaded_count_as_made_by_hand(folder):
    ControlFactory(key="dpia")
    with pytest.raises(HandChangedError, match="control dpia added"):
        load_law(folder)


# --- what was shipped --------------------------------------------------------------------------------


def test_the_law_that_was_loaded_last_is_remembered(loaded):
    document = small_document() | {"regions": [small_document()["regions"][0], norway()]}
    document["regions"][1]["region"]["name"] = "Kingdom of Norway"
    load(loaded, document)
    shipped = ShippedLibrary.objects.get()
    assert (shipped.content, shipped.sha256) == (canonical_json(document), document_hash(document))


def test_there_is_only_one_shipped_library(loaded):
    with pytest.raises(IntegrityError):
        ShippedLibrary.objects.create(id=2, content="{}", sha256="0" * 64)
