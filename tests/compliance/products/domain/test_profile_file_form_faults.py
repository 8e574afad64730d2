"""Faults in the form of a written profile: what gives no tree, and what stands where keys should."""

from __future__ import annotations

import pytest

from compliance.products.domain.profile_file import MAX_BYTES, read_profile
from tests.compliance.products.domain.profile_texts import LAW, faults, faults_with_product


class TestUnreadableFiles:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param("", "1: is empty", id="empty"),
            pytest.param("# nothing\n", "1: is empty", id="comments alone"),
            pytest.param("Nova", '1: expected keys with values, found "Nova"', id="a word"),
            pytest.param("- Nova", "1: expected keys with values, found a list", id="a list"),
            pytest.param(
                "product: &p {name: Nova}\nfacts: *p",
                "1: product: the anchor &p is not allowed; write each value where it is used",
                id="an anchor",
            ),
            pytest.param(
                "product: *p", "1: product: the alias *p is not allowed; write the value out", id="an alias"
            ),
            pytest.param(
                "product: {name: Nova}\n---\nproduct: {name: Vega}",
                '2: holds a second document; keep one and remove the "---" line',
                id="two documents",
            ),
            pytest.param(
                "product: {name: Nova}\n? [a, b]\n: c",
                "2: a key must be one word or text, not a list or a mapping",
                id="a list as key",
            ),
            pytest.param(
                "product:\n  ? {a: b}\n  : c",
                "2: product: a key must be one word or text, not a list or a mapping",
                id="a mapping as key",
            ),
            pytest.param(
                "product:\n  name: Nova: Two",
                "2: is not YAML: mapping values are not allowed in this context; "
                'put text that holds ": " in quotes',
                id="a colon in a text",
            ),
            pytest.param(
                "product:\n  name: @nova",
                "2: is not YAML: found character that cannot start any token; "
                "put text that starts with this character in quotes",
                id="an at sign",
            ),
            pytest.param(
                "product:\n  name: 'Nova",
                "2: is not YAML: found unexpected end of stream; a quote or bracket is not closed",
                id="an open quote",
            ),
            pytest.param(
                "product:\n  name: Nova\n description: App",
                "3: is not YAML: did not find expected key; check the indentation of this line "
                "and the quotes before it",
                id="a broken indentation",
            ),
            pytest.param(
                "product:\n  name: \x07Nova",
                "2: is not YAML: control characters are not allowed",
                id="a control character",
            ),
        ],
    )
    def test_what_gives_no_tree_is_told_with_its_line(self, text: str, expected: str) -> None:
        assert faults(text) == [expected]

    @pytest.mark.parametrize(
        ("text", "line", "remedy"),
        [
            pytest.param("product:\n\tname: Nova", 2, "blanks", id="a tab"),
            pytest.param("product: {name: Nova: Two}", 1, "quotes", id="a colon in a flow"),
            pytest.param(
                "product: {name: Nova}\nfacts: {role: [provider}", 2, "bracket", id="an open bracket"
            ),
        ],
    )
    def test_the_commonest_mistakes_come_with_their_remedy(self, text: str, line: int, remedy: str) -> None:
        (fault,) = faults(text)

        assert fault.startswith(f"{line}: is not YAML: ")
        assert remedy in fault

    @pytest.mark.parametrize(
        ("data", "line"),
        [
            pytest.param("product:\n  name: 出海助手".encode("gb18030"), 2, id="GB 18030"),
            pytest.param("product: {name: Nova}".encode("utf-16"), 1, id="UTF-16"),
            pytest.param(b"product: {name: Nova}\n\n# caf\xe9", 3, id="Latin 1 in a comment"),
        ],
    )
    def test_only_utf_8_is_read(self, data: bytes, line: int) -> None:
        assert faults(data) == [f"{line}: is not UTF-8 text; save the file as UTF-8"]

    def test_a_file_of_a_megabyte_is_read_and_not_a_byte_more(self) -> None:
        profile = b"product: {name: Nova}\n#"
        largest = profile + b"x" * (MAX_BYTES - len(profile))

        assert read_profile(LAW, largest, file="nova.yaml").name == "Nova"
        assert faults(largest + b"x") == ["1: has 1,000,001 bytes; at most 1,000,000 are read"]

    def test_twenty_levels_are_read_and_not_one_more(self) -> None:
        def nested(levels: int) -> str:
            return "product: {name: Nova}\nfacts: " + "{a: " * (levels - 1) + "b" + "}" * (levels - 1)

        path = ".".join(["facts", *["a"] * 19])

        assert faults(nested(20)) == ['2: facts.a: unknown fact "a"']
        assert faults(nested(21)) == [f"2: {path}: is nested more than 20 levels deep"]

    def test_a_file_that_is_all_brackets_is_refused_at_the_twenty_first(self) -> None:
        (fault,) = faults(b"[" * 500_000)

        assert fault.endswith("is nested more than 20 levels deep")

    def test_second_keys_found_before_the_end_of_reading_are_told_too(self) -> None:
        assert faults("product: {name: Nova}\nproduct: {name: Vega}\nfacts: *f") == [
            "2: product: stands here a second time, first in line 1",
            "3: facts: the alias *f is not allowed; write the value out",
        ]


class TestHeadings:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(
                "facts: {}",
                ["1: lacks the product; write product: {name: …, description: …}"],
                id="no product",
            ),
            pytest.param("product:", ["1: product: expected keys with values, found nothing"], id="nothing"),
            pytest.param(
                "product: Nova", ['1: product: expected keys with values, found "Nova"'], id="a word"
            ),
            pytest.param("product: {}", ["1: product.name: lacks the name of the product"], id="no name"),
            pytest.param(
                "product: {name: }", ["1: product.name: expected text, found nothing"], id="an empty name"
            ),
            pytest.param(
                "product: {name: ' '}", ["1: product.name: expected text, found nothing"], id="a blank name"
            ),
            pytest.param(
                "product: {name: [Nova]}", ["1: product.name: expected text, found a list"], id="names"
            ),
            pytest.param(
                "product:\n  name: Nova\n  description: {a: b}",
                ["3: product.description: expected text, found keys with values"],
                id="a description with keys",
            ),
            pytest.param(
                "product: {name: Nova}\nfact: {}",
                ['2: fact: unknown key "fact"; did you mean "facts"?'],
                id="a key nearly right",
            ),
            pytest.param(
                "product: {name: Nova}\nversion: 1",
                ['2: version: unknown key "version"; known here: product, facts, markets, home, controls'],
                id="a key from elsewhere",
            ),
        ],
    )
    def test_the_product_and_the_headings(self, text: str, expected: list[str]) -> None:
        assert faults(text) == expected

    @pytest.mark.parametrize("heading", ["facts", "markets", "home", "controls"])
    @pytest.mark.parametrize(
        ("written", "found"),
        [("[SA]", "a list"), ("SA", '"SA"'), ("''", "nothing")],
        ids=["a list", "a word", "''"],
    )
    def test_every_heading_holds_keys_with_values(self, heading: str, written: str, found: str) -> None:
        assert faults_with_product(f"{heading}: {written}") == [
            f"1: {heading}: expected keys with values, found {found}"
        ]

    def test_a_key_that_stands_twice_counts_once_and_is_a_fault(self) -> None:
        assert faults("product:\n  name: Nova\n  name: Vega") == [
            "3: product.name: stands here a second time, first in line 2"
        ]
