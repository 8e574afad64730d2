from __future__ import annotations

import hashlib

import pytest

from regions.logic.document import (
    canonical_json,
    document_hash,
    english_texts,
    entries,
    law_hash,
    objects,
    source_hash,
    translations,
)
from tests.regions.documents import small_document


@pytest.fixture
def document():
    return small_document()


def paths_of(document, kind):
    return {entry.key: entry.path for entry in entries(document) if entry.kind == kind}


# --- objects -----------------------------------------------------------------------------------------


def test_every_object_has_one_kind_and_one_key(document):
    by_kind = {}
    for kind, key in objects(document):
        by_kind.setdefault(kind, []).append(key)
    assert {kind: keys for kind, keys in by_kind.items() if kind not in ("fact", "translation")} == {
        "vocabulary": ["vocabulary"],
        "theme": ["privacy", "safety"],
        "section": ["general", "standing"],
        "nature": ["duty", "prohibition", "filing", "right"],
        "owner": ["legal"],
        "group": ["EEA"],
        "choice": [
            "role.provider",
            "role.deployer",
            "role.none",
            "size.small",
            "size.large",
            "certifications.iso-27001",
            "certifications.none",
        ],
        "place": ["DE", "EU", "FR", "NO"],
        "region": ["EU", "NO"],
        "instrument": ["eu-dpa", "no-act"],
        "definition": ["eu-dpa-scope"],
        "requirement": ["eu-dpa.art-5", "eu-dpa.art-35", "no-act.s-1"],
        "horizon": ["eu-dpa-2"],
        "control": ["dpia", "policy"],
        "conflict": ["two-laws"],
    }


def test_an_object_has_its_own_fields_its_owner_and_its_position(document):
    assert objects(document)["choice", "role.deployer"] == {
        "value": "deployer",
        "label": "We are a deployer",
        "show_when": "personal_data",
        "fact": "role",
        "position": 1,
    }


def test_parts_that_are_no_objects_by_themselves_stay_with_their_whole(document):
    flat = objects(document)
    assert [phase["from"] for phase in flat["instrument", "eu-dpa"]["phases"]] == ["2024-05-01", "2025-01-01"]
    assert flat["requirement", "eu-dpa.art-35"]["transitions"][0]["from"] == "2027-06-01"


def test_objects_inside_others_are_no_fields_of_them(document):
    flat = objects(document)
    assert "choices" not in flat["fact", "role"]
    assert flat["vocabulary", "vocabulary"] == {
        "version": 1,
        "currency_date": "2026-11-23",
        "framework_editions": {"iso-27001": "ISO/IEC 27001:2022"},
        "opening": ["role", "personal_data"],
        "position": 0,
    }


def test_objects_of_a_region_file_know_their_region(document):
    flat = objects(document)
    owned = {key: fields["region"] for (_, key), fields in flat.items() if "region" in fields}
    assert owned == {
        "eu-dpa": "EU",
        "eu-dpa-scope": "EU",
        "eu-dpa.art-5": "EU",
        "eu-dpa.art-35": "EU",
        "eu-dpa-2": "EU",
        "no-act": "NO",
        "no-act.s-1": "NO",
    }


def test_a_translation_is_an_object_by_language_object_and_field(document):
    assert objects(document)["translation", "zh-hans:requirement:no-act.s-1:evidence.0"] == {
        "text": "一份记录",
        "state": "machine-drafted",
        "of": source_hash("A record"),
    }


def test_an_entry_tells_its_path_into_the_document(document):
    assert paths_of(document, "requirement") == {
        "eu-dpa.art-5": ("regions", 0, "requirements", 0),
        "eu-dpa.art-35": ("regions", 0, "requirements", 1),
        "no-act.s-1": ("regions", 1, "requirements", 0),
    }
    assert paths_of(document, "choice")["size.large"] == ("vocabulary", "facts", 3, "choices", 1)


def test_objects_of_a_law_do_not_change_with_the_document_they_came_from(document):
    flat = objects(document)
    flat["theme", "privacy"]["label"] = "Other"
    assert document["vocabulary"]["themes"][0]["label"] == "Privacy"


# --- texts -------------------------------------------------------------------------------------------


def test_the_english_texts_of_a_requirement_are_what_people_read(document):
    assert english_texts(document)["requirement:eu-dpa.art-5"] == {
        "citation": "Art. 1",
        "title": "Title of eu-dpa.art-5",
        "duty": "Do it.",
        "evidence.0": "A record",
        "penalty": "The highest.",
        "note": "No exception.",
    }


def test_texts_of_lists_and_parts_carry_their_number(document):
    texts = english_texts(document)
    assert texts["control:dpia"]["done_means.1"] == "It is signed"
    assert texts["instrument:eu-dpa"]["phases.1.what"] == "General application: all of it"
    assert texts["fact:sold_in"]["proposed.0.because"] == "Offices sell"


def test_names_in_their_own_language_are_not_translated(document):
    texts = english_texts(document)
    assert set(texts["region:EU"]) == {"name", "group", "data_localization_note"}
    assert "official_title" not in texts["instrument:eu-dpa"]


def test_what_has_no_words_for_people_has_no_texts(document):
    assert "vocabulary:vocabulary" not in english_texts(document)


def test_translations_are_listed_one_by_one(document):
    assert [(language, key, field) for language, key, field, _ in translations(document)] == [
        ("zh-hans", "place:NO", "name"),
        ("zh-hans", "requirement:no-act.s-1", "duty"),
        ("zh-hans", "requirement:no-act.s-1", "evidence.0"),
    ]


def test_a_document_without_translations_has_none(document):
    del document["translations"]
    assert list(translations(document)) == []


# --- hashes ------------------------------------------------------------------------------------------


def test_canonical_json_has_one_spelling():
    assert canonical_json({"b": "挪威", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"挪威"}'


def test_the_order_of_keys_does_not_change_the_hash(document):
    turned = dict(reversed(document.items()))
    assert document_hash(turned) == document_hash(document)


def test_the_hash_of_the_document_is_the_sha256_of_its_canonical_json(document):
    assert document_hash(document) == hashlib.sha256(canonical_json(document).encode()).hexdigest()


def test_a_changed_translation_changes_the_document_hash_only(document):
    other = small_document()
    other["translations"]["zh-hans"]["place:NO"]["name"]["text"] = "挪威王国"
    assert law_hash(other) == law_hash(document)
    assert document_hash(other) != document_hash(document)


def test_a_changed_rule_changes_both_hashes(document):
    other = small_document()
    other["regions"][0]["requirements"][0]["severity"] = "major"
    assert law_hash(other) != law_hash(document)
    assert document_hash(other) != document_hash(document)


def test_the_source_hash_is_the_start_of_a_sha256():
    assert source_hash("Norway") == hashlib.sha256(b"Norway").hexdigest()[:12]
