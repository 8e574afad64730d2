from __future__ import annotations

import pytest

from regions.domain.dumping import NoLawError, dump_law, rows_document, working_document
from regions.domain.files import LIBRARY, read_law
from regions.domain.loading import load_law
from regions.models import Definition, Requirement, Theme
from tests.regions.documents import small_document
from tests.regions.factories import RequirementFactory

pytestmark = pytest.mark.django_db

QUERIES = 19  # one for each kind of row


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_rows_give_the_document_they_were_loaded_from(loaded):
    assert working_document() == small_document()


def test_load_and_dump_gives_the_same_bytes(loaded, tmp_path):
    dump_law(tmp_path / "other")
    assert contents(tmp_path / "other") == contents(loaded)


def test_dumping_into_the_folder_it_came_from_changes_no_file(loaded):
    assert dump_law(loaded) == []


def test_the_shipped_library_comes_back_byte_by_byte(tmp_path):
    load_law(LIBRARY)
    dump_law(tmp_path / "law")
    assert contents(tmp_path / "law") == contents(LIBRARY)


def test_a_change_by_hand_shows_in_the_files(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(severity="minor")
    assert dump_law(loaded) == ["regions/no.yaml"]
    assert "  severity: minor\n" in (loaded / "regions/no.yaml").read_text()


def test_without_rows_there_is_nothing_to_dump(tmp_path):
    with pytest.raises(NoLawError, match=r"Run `python manage\.py load_law`"):
        dump_law(tmp_path / "law")
    assert not (tmp_path / "law").exists()


def test_a_half_empty_database_gives_a_half_empty_document():
    RequirementFactory(instrument__region__code="NO")
    document = rows_document()
    assert [part["region"]["code"] for part in document["regions"]] == ["NO"]
    assert document["vocabulary"]["facts"] == []
    assert "translations" not in document


def test_rows_with_the_same_position_keep_the_order_in_which_they_came(loaded):
    Theme.objects.update(position=0)
    assert [theme["key"] for theme in working_document()["vocabulary"]["themes"]] == ["privacy", "safety"]


def test_empty_optional_fields_are_left_out(loaded):
    Definition.objects.update(note="", silent="")
    [definition] = working_document()["regions"][0]["definitions"]
    assert definition.keys() == {"key", "title", "citation", "when"}


def test_the_number_of_queries_does_not_grow_with_the_rows(loaded, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        working_document()
    for _ in range(3):
        RequirementFactory(instrument__region__code="EU")
    with django_assert_num_queries(QUERIES):
        working_document()


def test_the_shipped_library_takes_as_many_queries_as_the_small_law(django_assert_num_queries):
    load_law(LIBRARY)
    with django_assert_num_queries(QUERIES):
        assert working_document() == read_law(LIBRARY).document
