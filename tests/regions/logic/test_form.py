from __future__ import annotations

import pytest

from regions.logic.form import FormFault, form_faults, type_fault
from regions.logic.shapes import Type
from tests.regions.documents import small_document


@pytest.fixture
def document():
    return small_document()


def test_a_sound_document_has_no_faults(document):
    assert form_faults(document) == []


def test_a_required_field_must_be_there(document):
    del document["regions"][0]["requirements"][1]["title"]
    assert form_faults(document) == [
        FormFault(("regions", 0, "requirements", 1, "title"), '"title" is missing')
    ]


def test_a_blank_text_is_as_good_as_none(document):
    document["controls"][0]["question"] = ""
    document["controls"][1]["question"] = "  "
    assert form_faults(document) == [
        FormFault(("controls", 0, "question"), '"question" is missing'),
        FormFault(("controls", 1, "question"), "expected text"),
    ]


def test_an_optional_field_may_be_left_out(document):
    del document["regions"][0]["requirements"][0]["penalty"]
    assert form_faults(document) == []


def test_a_word_outside_the_list_gets_a_suggestion(document):
    document["regions"][0]["requirements"][1]["severity"] = "majer"
    assert form_faults(document) == [
        FormFault(
            ("regions", 0, "requirements", 1, "severity"),
            '"majer" is not one of: blocker, major, minor; did you mean "major"?',
        )
    ]


def test_an_unknown_field_gets_a_suggestion(document):
    document["places"][0]["nane"] = "Germany"
    assert form_faults(document) == [
        FormFault(("places", 0, "nane"), 'unknown field "nane"; did you mean "name"?')
    ]


def test_a_key_must_be_written_like_a_key(document):
    document["controls"][0]["key"] = "Data Protection"
    [fault] = form_faults(document)
    assert fault.path == ("controls", 0, "key")
    assert fault.message.startswith('"Data Protection" is not written like a key here')


def test_a_title_must_fit(document):
    document["conflicts"][0]["title"] = "x" * 91
    assert form_faults(document) == [
        FormFault(("conflicts", 0, "title"), "has 91 characters; at most 90 fit")
    ]


def test_a_title_of_90_characters_fits(document):
    document["conflicts"][0]["title"] = "x" * 90
    assert form_faults(document) == []


def test_a_list_that_must_not_be_empty(document):
    document["controls"][0]["evidence"] = []
    document["regions"][0]["requirements"][0]["controls"] = []
    assert form_faults(document) == [FormFault(("controls", 0, "evidence"), "is empty")]


def test_an_optional_list_is_left_out_rather_than_empty(document):
    document["controls"][0]["certified_by"] = []
    assert form_faults(document) == [
        FormFault(("controls", 0, "certified_by"), "is empty; give at least one entry or leave it out")
    ]


def test_a_reviewed_translation_names_its_reviewer(document):
    del document["translations"]["zh-hans"]["place:NO"]["name"]["by"]
    assert form_faults(document) == [
        FormFault(
            ("translations", "zh-hans", "place:NO", "name", "by"),
            '"by" is missing: who reviewed the translation?',
        )
    ]


def test_a_language_must_look_like_one(document):
    document["translations"]["Chinese"] = {}
    assert form_faults(document) == [
        FormFault(("translations", "Chinese"), '"Chinese" is no language code such as zh-hans')
    ]


def test_an_entry_must_have_fields(document):
    document["places"] = ["DE"]
    assert form_faults(document) == [FormFault(("places", 0), "expected fields with values")]


@pytest.mark.parametrize(
    ("expected", "value", "message"),
    [
        (Type.TEXT, "Do it.", ""),
        (Type.TEXT, 5, "expected text"),
        (Type.LINK, "https://law.example/1", ""),
        (Type.LINK, "law.example", "expected a link that starts with https://"),
        (Type.LINK, "https://law.example/a b", "expected a link that starts with https://"),
        (Type.DATE, "2024-02-29", ""),
        (Type.DATE, "2025-02-29", "expected a day such as 2027-01-15"),
        (Type.DATE, "20250228", "expected a day such as 2027-01-15"),
        (Type.NUMBER, 5, ""),
        (Type.NUMBER, -1, "expected a whole number such as 5"),
        (Type.NUMBER, True, "expected a whole number such as 5"),
        (Type.FLAG, False, ""),
        (Type.FLAG, "no", "expected true or false"),
        (Type.TEXTS, ["One", "Two"], ""),
        (Type.TEXTS, "One", "expected a list of texts"),
        (Type.WORDS, ["a", ""], "expected a list of texts"),
        (Type.TEXT_BY_KEY, {"a": "A"}, ""),
        (Type.TEXT_BY_KEY, {"a": 1}, "expected keys with texts"),
        (Type.WORDS_BY_KEY, {"a": ["A"]}, ""),
        (Type.WORDS_BY_KEY, {"a": "A"}, "expected keys with lists of texts"),
        (Type.OBJECT, {}, ""),
        (Type.OBJECT, [], "expected fields with values"),
        (Type.OBJECTS, [], ""),
        (Type.OBJECTS, {}, "expected a list of entries"),
    ],
)
def test_the_type_of_a_value(expected, value, message):
    assert type_fault(expected, value) == message


@pytest.mark.parametrize(
    ("field", "longest"),
    [("source", "https://law.example/" + "x" * 480), ("citation", "x" * 300)],
)
def test_links_and_lines_have_a_longest(document, field, longest):
    requirement = document["regions"][1]["requirements"][0]
    requirement[field] = longest
    assert form_faults(document) == []
    requirement[field] += "x"
    assert form_faults(document) == [
        FormFault(
            ("regions", 1, "requirements", 0, field),
            f"has {len(longest) + 1} characters; at most {len(longest)} fit",
        )
    ]


def test_a_key_has_a_longest(document):
    document["controls"][1]["key"] = "x" * 101
    assert form_faults(document) == [FormFault(("controls", 1, "key"), "has 101 characters; at most 100 fit")]


def test_a_number_has_a_largest(document):
    document["controls"][1]["effort_days"] = 32_767
    assert form_faults(document) == []
    document["controls"][1]["effort_days"] = 32_768
    assert form_faults(document) == [
        FormFault(("controls", 1, "effort_days"), "expected a whole number such as 5")
    ]
