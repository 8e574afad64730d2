from __future__ import annotations

import pytest

from regions.domain.files import LIBRARY, LawFilesError, read_law, write_law
from tests.regions.documents import law_folder, replace_in, small_document


@pytest.fixture
def folder(tmp_path):
    return law_folder(tmp_path / "law")


def faults(folder):
    with pytest.raises(LawFilesError) as caught:
        read_law(folder)
    return [str(problem) for problem in caught.value.problems]


def spoiled(folder, file, old, new):
    replace_in(folder / file, old, new)
    return faults(folder)


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- there and back ----------------------------------------------------------------------------------


def test_what_is_written_is_read_back(folder):
    assert read_law(folder).document == small_document()


def test_what_is_read_is_written_back_byte_by_byte(folder):
    before = contents(folder)
    assert write_law(read_law(folder).document, folder) == []
    assert contents(folder) == before


def test_the_shipped_library_is_exactly_what_is_written():
    assert write_law(read_law(LIBRARY).document, LIBRARY) == []


def test_a_law_without_translations_has_none(folder):
    document = small_document()
    del document["translations"]
    write_law(document, folder)
    assert read_law(folder).document == document


def test_region_files_come_by_code_and_the_standards_last(folder):
    document = small_document()
    standards = {"region": document["regions"][1]["region"] | {"code": "INTL", "name": "Standards"}}
    standards |= {"instruments": [], "definitions": [], "requirements": [], "upcoming": []}
    document["regions"].append(standards)
    write_law(document, folder)
    codes = [part["region"]["code"] for part in read_law(folder).document["regions"]]
    assert codes == ["EU", "NO", "INTL"]


def test_a_flag_that_is_no_is_the_same_as_none(folder):
    replace_in(folder / "regions/no.yaml", "languages: [en]\n", "languages: [en]\n  binds_makers: false\n")
    assert read_law(folder).document == small_document()


# --- writing -----------------------------------------------------------------------------------------


def test_writing_tells_which_files_changed(folder):
    document = small_document()
    document["places"][0]["name"] = "Federal Republic of Germany"
    document["conflicts"][0]["confidence"] = "low"
    assert write_law(document, folder) == ["conflicts.yaml", "places.yaml"]


def test_files_that_did_not_change_are_not_touched(folder):
    before = (folder / "controls.yaml").stat()
    document = small_document()
    document["places"][0]["name"] = "Federal Republic of Germany"
    write_law(document, folder)
    after = (folder / "controls.yaml").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_files_of_what_is_gone_are_removed(folder):
    document = small_document()
    del document["regions"][1], document["translations"]
    assert write_law(document, folder) == [
        "regions/no.yaml",
        "translations/zh-hans/place.yaml",
        "translations/zh-hans/requirement.yaml",
    ]
    assert not (folder / "regions/no.yaml").exists()


def test_other_files_are_left_alone(folder):
    (folder / "README.md").write_text("Ours")
    write_law(small_document(), folder)
    assert (folder / "README.md").read_text() == "Ours"


def test_a_failure_while_writing_leaves_the_folder_as_it_was(folder):
    before = contents(folder)
    document = small_document()
    document["places"][0]["name"] = "Federal Republic of Germany"
    document["regions"][1]["region"]["name"] = "\ud800"  # no UTF-8: fails after places.yaml was prepared
    with pytest.raises(UnicodeEncodeError):
        write_law(document, folder)
    assert contents(folder) == before


def test_nothing_is_left_beside_the_files(folder):
    document = small_document()
    document["places"][0]["name"] = "Federal Republic of Germany"
    write_law(document, folder)
    assert [path.name for path in folder.parent.iterdir()] == ["law"]
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


# --- where things are --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("vocabulary", "opening", 1), ("vocabulary.yaml", 30)),
        (("places", 1, "name"), ("places.yaml", 10)),
        (("regions", 1, "requirements", 0, "title"), ("regions/no.yaml", 26)),
        (("regions", 1, "requirements", 0, "penalty"), ("regions/no.yaml", 23)),
        (("regions", 1, "requirements", 0, "evidence", 0), ("regions/no.yaml", 35)),
        (
            ("translations", "zh-hans", "requirement:no-act.s-1", "duty"),
            ("translations/zh-hans/requirement.yaml", 4),
        ),
        (("translations", "zh-hans", "requirement:"), ("translations/zh-hans/requirement.yaml", 3)),
        (("translations", "zh-hans", "fact:role", "label"), ("translations/zh-hans/fact.yaml", 1)),
        (("format",), ("vocabulary.yaml", 1)),
    ],
)
def test_a_path_into_the_document_has_a_file_and_a_line(folder, path, place):
    file, line = read_law(folder).locate(path)
    assert (file, line) == place


# --- malformed ---------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there(tmp_path):
    assert faults(tmp_path / "lwa") == [
        f"{tmp_path}/lwa:1: is no folder; give the one that holds vocabulary.yaml"
    ]


def test_an_empty_folder_lacks_every_file(tmp_path):
    assert faults(tmp_path) == [
        f"{name}.yaml:1: cannot be read: No such file or directory"
        for name in ("conflicts", "controls", "places", "vocabulary")
    ]


def test_a_folder_in_place_of_a_file(folder):
    (folder / "places.yaml").unlink()
    (folder / "places.yaml").mkdir()
    assert faults(folder) == ["places.yaml:1: cannot be read: Is a directory"]


def test_an_empty_file(folder):
    (folder / "controls.yaml").write_text("")
    assert faults(folder) == ["controls.yaml:1: is empty"]


def test_a_file_that_is_a_list(folder):
    (folder / "conflicts.yaml").write_text("- a\n")
    assert faults(folder) == ["conflicts.yaml:1: expected keys with values, found a list"]


def test_a_file_that_is_one_word(folder):
    (folder / "regions/no.yaml").write_text("Norway\n")
    assert faults(folder) == [
        'regions/no.yaml:1: expected keys with values, found "Norway"',
        *(
            f'regions/no.yaml:1: {name}: "{name}" is missing'
            for name in ("region", "instruments", "definitions", "requirements", "upcoming")
        ),
    ]


def test_broken_yaml(folder):
    [fault] = spoiled(folder, "regions/no.yaml", "title: The no-act Act", "title: The no-act: Act")
    assert fault == (
        "regions/no.yaml:11: is not YAML: mapping values are not allowed in this context; "
        'put text that holds ": " in quotes'
    )


def test_text_in_another_encoding(folder):
    (folder / "places.yaml").write_bytes("places:\n- {code: DE, name: Österreich}\n".encode("latin-1"))
    assert faults(folder) == ["places.yaml:2: is not UTF-8 text; save the file as UTF-8"]


def test_a_binary_file(folder):
    (folder / "places.yaml").write_bytes(b"\x00\x01\x02")
    assert faults(folder) == ["places.yaml:1: is not YAML: control characters are not allowed"]


def test_an_unknown_key(folder):
    assert spoiled(folder, "regions/no.yaml", "  theme:", "  tehme:") == [
        'regions/no.yaml:23: requirements.0.theme: "theme" is missing',
        'regions/no.yaml:31: requirements.0.tehme: unknown key "tehme"; did you mean "theme"?',
    ]


def test_a_key_that_stands_twice(folder):
    spoilt = spoiled(folder, "regions/no.yaml", "  kind: law\n", "  kind: law\n  title: Again\n")
    assert spoilt == ["regions/no.yaml:13: instruments.0.title: stands here a second time, first in line 11"]


def test_a_missing_key(folder):
    assert spoiled(folder, "regions/no.yaml", "  citation: Art. 1\n", "") == [
        'regions/no.yaml:23: requirements.0.citation: "citation" is missing'
    ]


def test_a_key_without_a_value(folder):
    assert spoiled(folder, "regions/no.yaml", "citation: Art. 1", "citation:") == [
        "regions/no.yaml:25: requirements.0.citation: expected text, found nothing"
    ]


def test_a_list_in_place_of_text(folder):
    assert spoiled(folder, "regions/no.yaml", "citation: Art. 1", "citation: [Art. 1]") == [
        "regions/no.yaml:25: requirements.0.citation: expected text, found a list"
    ]


def test_text_in_place_of_a_list(folder):
    assert spoiled(folder, "regions/no.yaml", "controls: [dpia]", "controls: dpia") == [
        'regions/no.yaml:33: requirements.0.controls: expected a list, found "dpia"'
    ]


def test_a_text_in_place_of_an_object(folder):
    (folder / "places.yaml").write_text("places:\n- DE\n")
    assert faults(folder) == [
        'places.yaml:2: places.0: expected keys with values, found "DE"',
        'places.yaml:2: places.0.code: "code" is missing',
        'places.yaml:2: places.0.name: "name" is missing',
    ]


def test_a_word_that_is_not_allowed(folder):
    [fault] = spoiled(folder, "regions/no.yaml", "severity: major", "severity: mayor")
    assert fault == (
        'regions/no.yaml:32: requirements.0.severity: "mayor" is not one of: blocker, major, minor; '
        'did you mean "major"?'
    )


def test_a_day_that_is_none(folder):
    assert spoiled(folder, "regions/no.yaml", "from: 2025-01-01", "from: 2025-02-30") == [
        'regions/no.yaml:30: requirements.0.from: expected a day such as 2027-01-15, found "2025-02-30"'
    ]


def test_a_number_that_is_none(folder):
    assert spoiled(folder, "controls.yaml", "effort_days: 5", "effort_days: five") == [
        'controls.yaml:27: controls.0.effort_days: expected a whole number such as 5, found "five"'
    ]


def test_a_flag_that_is_none(folder):
    assert spoiled(folder, "controls.yaml", "per_region: false", "per_region: sometimes") == [
        'controls.yaml:26: controls.0.per_region: expected yes or no, found "sometimes"'
    ]


def test_a_source_that_is_no_link(folder):
    assert spoiled(
        folder, "regions/no.yaml", "source: https://law.example/no-act\n", "source: the gazette\n"
    ) == ["regions/no.yaml:17: instruments.0.source: expected a link that starts with https://"]


def test_a_key_that_is_written_otherwise(folder):
    [fault] = spoiled(folder, "places.yaml", "code: DE", "code: Germany")
    assert fault.startswith('places.yaml:6: places.0.code: "Germany" is not written like a code here')


def test_a_title_that_is_too_long(folder):
    assert spoiled(folder, "conflicts.yaml", "Two laws on one record", "x" * 91) == [
        "conflicts.yaml:7: conflicts.0.title: has 91 characters; at most 90 fit"
    ]


def test_an_alias(folder):
    assert spoiled(folder, "regions/no.yaml", "citation: Art. 1", "citation: *art") == [
        "regions/no.yaml:25: requirements.0.citation: the alias *art is not allowed; write the value out"
    ]


def test_a_region_in_the_wrong_file(folder):
    (folder / "regions/no.yaml").rename(folder / "regions/se.yaml")
    assert faults(folder) == ['regions/se.yaml:2: region.code: "NO" belongs in no.yaml; this file is se.yaml']


def test_translations_of_an_unknown_kind(folder):
    (folder / "translations/zh-hans/places.yaml").write_text("DE: {}\n")
    [fault] = faults(folder)
    assert fault.startswith(
        'translations/zh-hans/places.yaml:1: "places" is no kind of object; expected one of:'
    )


def test_a_translation_that_is_only_a_text(folder):
    (folder / "translations/zh-hans/place.yaml").write_text("DE: {name: 德国}\n")
    assert faults(folder)[0] == (
        'translations/zh-hans/place.yaml:1: DE.name: expected keys with values, found "德国"'
    )


def test_a_translation_without_its_state(folder):
    assert spoiled(folder, "translations/zh-hans/place.yaml", "    state: reviewed\n", "") == [
        'translations/zh-hans/place.yaml:4: NO.name.state: "state" is missing'
    ]


def test_faults_of_all_files_are_told_together(folder):
    replace_in(folder / "regions/no.yaml", "severity: major", "severity: mayor")
    replace_in(folder / "regions/eu.yaml", "status: in-force", "status: in-farce")
    replace_in(folder / "controls.yaml", "effort_days: 5", "effort_days: five")
    assert [fault.partition(":")[0] for fault in faults(folder)] == [
        "controls.yaml",
        "regions/eu.yaml",
        "regions/no.yaml",
    ]


def test_a_file_that_cannot_be_read_does_not_bring_faults_about_what_it_would_hold(folder):
    (folder / "vocabulary.yaml").write_text("")
    assert faults(folder) == ["vocabulary.yaml:1: is empty"]
