from __future__ import annotations

import pytest

from regions.domain.yamltree import read_yaml
from regions.domain.yamlvalues import Reader, described


@pytest.fixture
def reader():
    return Reader()


def node(text):
    root, _ = read_yaml(f"it: {text}".encode(), file="p.yaml", max_bytes=10_000, max_depth=8)
    return root.entries["it"]


def told(reader):
    return [str(problem) for problem in reader.problems]


def test_a_text_is_taken_as_written(reader):
    assert [reader.text(node(text)) for text in ("NO", "8.2", "'null'", "挪威")] == [
        "NO",
        "8.2",
        "null",
        "挪威",
    ]
    assert told(reader) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "nothing"),
        ("~", "nothing"),
        ("'  '", "nothing"),
        ("[a]", "a list"),
        ("{a: 1}", "keys with values"),
    ],
)
def test_what_is_no_text_is_noted(reader, text, found):
    assert reader.text(node(text)) is None
    assert told(reader) == [f"p.yaml:1: it: expected text, found {found}"]


def test_yes_and_no_are_read_in_both_spellings(reader):
    words = ("yes", "true", "True", "YES", "no", "false", "False", "NO")
    assert [reader.flag(node(word)) for word in words] == [True] * 4 + [False] * 4


def test_other_words_are_no_flag(reader):
    assert reader.flag(node("maybe")) is None
    assert reader.flag(node("[yes]")) is None
    assert told(reader) == [
        'p.yaml:1: it: expected yes or no, found "maybe"',
        "p.yaml:1: it: expected yes or no, found a list",
    ]


def test_whole_numbers(reader):
    assert reader.whole_number(node("240")) == 240
    assert [reader.whole_number(node(text)) for text in ("-1", "1.5", "1e3", "９", "9" * 5_000)] == [None] * 5
    assert told(reader)[0] == 'p.yaml:1: it: expected a whole number such as 5, found "-1"'


def test_days_are_days_of_the_calendar(reader):
    assert reader.iso_day(node("2028-02-29")) == "2028-02-29"
    assert [
        reader.iso_day(node(text)) for text in ("2027-02-29", "20270115", "15.1.2027", "[2027-01-15]")
    ] == [None] * 4
    assert told(reader)[0] == 'p.yaml:1: it: expected a day such as 2027-01-15, found "2027-02-29"'


def test_lists(reader):
    assert [item.text for item in reader.items(node("[a, b]"))] == ["a", "b"]
    assert reader.items(node("a")) is None
    assert told(reader) == ['p.yaml:1: it: expected a list, found "a"']


def test_mappings_with_unknown_keys_get_suggestions(reader):
    reader.mapping(node("{nane: x, colour: y, text: z}"), known=("name", "text"))
    assert told(reader) == [
        'p.yaml:1: it.nane: unknown key "nane"; did you mean "name"?',
        'p.yaml:1: it.colour: unknown key "colour"; known here: name, text',
    ]


def test_mappings_of_any_keys(reader):
    assert list(reader.mapping(node("{a: 1, b: 2}")).entries) == ["a", "b"]
    assert told(reader) == []


def test_what_is_no_mapping_is_noted(reader):
    assert reader.mapping(node("[a]"), known=("a",)) is None
    assert told(reader) == ["p.yaml:1: it: expected keys with values, found a list"]


def test_a_complaint_may_name_a_key_and_its_line(reader):
    reader.complain(node("{a: 1}"), "is wrong", line=7, step="a")
    assert told(reader) == ["p.yaml:7: it.a: is wrong"]


def test_nodes_are_described_in_words():
    texts = ("{b: 1}", "[]", "", "text", "x" * 50)
    assert [described(node(text)) for text in texts] == [
        "keys with values",
        "a list",
        "nothing",
        '"text"',
        f'"{"x" * 39}…"',
    ]
