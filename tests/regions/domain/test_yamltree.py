from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.domain.yamltree import (
    Map,
    Problem,
    Scalar,
    Sequence,
    UnreadableError,
    dotted,
    read_yaml,
)

BRACKET = "close the bracket, and put text that holds ': ' or ', ' in quotes"
COLON = "mapping values are not allowed in this context"


def read(text, *, max_bytes=10_000, max_depth=8):
    data = text if isinstance(text, bytes) else text.encode()
    return read_yaml(data, file="law.yaml", max_bytes=max_bytes, max_depth=max_depth)


def tree(text):
    root, problems = read(text)
    assert problems == []
    return root


def faults(text, **limits):
    with pytest.raises(UnreadableError) as caught:
        read(text, **limits)
    return [str(problem) for problem in caught.value.problems]


def plain(node):
    """The tree as Python lists and dicts of texts."""
    if isinstance(node, Map):
        return {key: plain(value) for key, value in node.entries.items()}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.text


# --- what is read ------------------------------------------------------------------------------------


def test_norway_stays_norway_and_numbers_stay_as_written():
    root = tree("places: [NO, yes, 8.2, 1e25, 2026-11-23, null]")
    assert plain(root) == {"places": ["NO", "yes", "8.2", "1e25", "2026-11-23", "null"]}


def test_every_node_knows_its_line_and_path():
    root = tree("name: Nova\nmarkets:\n  EU:\n    - first\n    - second\n")
    second = root.entries["markets"].entries["EU"].items[1]
    assert second == Scalar("law.yaml", 5, ("markets", "EU", 1), "second", plain=True)
    assert dict(root.lines) == {"name": 1, "markets": 2}


def test_nothing_written_is_null_unless_it_is_quoted():
    root = tree("a:\nb: ~\nc: null\nd: ''\ne: 'null'\n")
    assert {key: node.is_null for key, node in root.entries.items()} == {
        "a": True,
        "b": True,
        "c": True,
        "d": False,
        "e": False,
    }


def test_a_text_may_run_over_lines():
    assert plain(tree("a: one\n  two\nb: >-\n  three\n  four\n")) == {"a": "one two", "b": "three four"}


def test_tags_are_ignored():
    assert plain(tree("a: !!int 5\nb: !!python/object/apply:os.system [ls]\n")) == {"a": "5", "b": ["ls"]}


def test_a_merge_key_is_a_key_like_others():
    assert plain(tree("'<<': {a: 1}")) == {"<<": {"a": "1"}}


def test_a_byte_order_mark_is_no_text():
    assert plain(tree(b"\xef\xbb\xbfa: 1")) == {"a": "1"}


def test_chinese_is_read():
    assert plain(tree("名称: 挪威")) == {"名称": "挪威"}


# --- what is refused ---------------------------------------------------------------------------------


def test_a_key_that_stands_twice_is_a_fault_and_the_first_counts():
    root, problems = read("a: 1\nb: 2\na: 3\n")
    assert problems == [Problem("law.yaml", 3, "a", "stands here a second time, first in line 1")]
    assert plain(root) == {"a": "1", "b": "2"}


def test_every_key_that_stands_twice_is_told():
    _, problems = read("x:\n  a: 1\n  a: {b: 1, b: 2}\ny: 1\ny: 2\n")
    assert [(problem.line, problem.path) for problem in problems] == [(3, "x.a"), (3, "x.a.b"), (5, "y")]


def test_an_alias_is_refused():
    assert faults("a: *other") == ["law.yaml:1: a: the alias *other is not allowed; write the value out"]


def test_an_anchor_is_refused():
    assert faults("a: 1\nb: &x [1]\n") == [
        "law.yaml:2: b: the anchor &x is not allowed; write each value where it is used"
    ]


def test_a_second_document_is_refused():
    assert faults("a: 1\n---\nb: 2\n") == [
        'law.yaml:2: holds a second document; keep one and remove the "---" line'
    ]


def test_a_list_as_key_is_refused():
    assert faults("? [a, b]\n: 1\n") == [
        "law.yaml:1: a key must be one word or text, not a list or a mapping"
    ]


def test_too_deep_is_refused_where_it_becomes_too_deep():
    assert faults("a:\n  b:\n    c: 1\n", max_depth=2) == [
        "law.yaml:3: a.b: is nested more than 2 levels deep"
    ]


def test_very_deep_is_refused_without_harm():
    assert faults("[" * 5_000, max_depth=20) == [
        f"law.yaml:1: {'.'.join(['0'] * 20)}: is nested more than 20 levels deep"
    ]


def test_too_large_is_refused_before_it_is_read():
    assert faults(b"\xff" * 11, max_bytes=10) == ["law.yaml:1: has 11 bytes; at most 10 are read"]


def test_an_empty_file_is_refused():
    assert faults("") == ["law.yaml:1: is empty"]
    assert faults("# only a remark\n") == ["law.yaml:1: is empty"]


def test_what_is_not_utf_8_is_refused_with_its_line():
    assert faults(b"a: 1\nb: \xe9t\xe9\n") == ["law.yaml:2: is not UTF-8 text; save the file as UTF-8"]


def test_a_binary_file_is_refused():
    assert faults(b"a: 1\nb: \x00\x01") == ["law.yaml:2: is not YAML: control characters are not allowed"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a: b: c\n",
            f'1: is not YAML: {COLON}; put text that holds ": " in quotes',
        ),
        (
            "a: 1\n  b: 2\n",
            f'2: is not YAML: {COLON}; put text that holds ": " in quotes',
        ),
        (
            "a: 1\n\tb: 2\n",
            "2: is not YAML: found a tab character that violates indentation; indent with blanks",
        ),
        (
            "a: [1, 2\nb: 3\n",
            f"2: is not YAML: did not find expected ',' or ']'; {BRACKET}",
        ),
        ("a: 'open\n", "2: is not YAML: found unexpected end of stream; a quote or bracket is not closed"),
        ("a: 1\nb 2\nc: 3\n", "3: is not YAML: could not find expected ':'; a key needs \": \" after it"),
    ],
)
def test_broken_yaml_is_refused_with_line_and_remedy(text, message):
    assert faults(text) == [f"law.yaml:{message}"]


def test_what_was_found_before_the_break_is_told_too():
    assert faults("a: 1\na: 2\nb: 'open\n") == [
        "law.yaml:2: a: stands here a second time, first in line 1",
        "law.yaml:4: is not YAML: found unexpected end of stream; a quote or bracket is not closed",
    ]


@given(st.binary(max_size=200))
def test_no_bytes_give_anything_but_a_tree_or_problems(data):
    with suppress(UnreadableError):
        read(data)


# --- words -------------------------------------------------------------------------------------------


def test_a_path_is_written_with_dots():
    assert dotted(("markets", "EU", 0)) == "markets.EU.0"


def test_a_problem_without_a_path_is_about_the_file():
    assert str(Problem("a.yaml", 3, "", "is empty")) == "a.yaml:3: is empty"
