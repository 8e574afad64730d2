from __future__ import annotations

import pytest

from regions.logic.errors import ConditionError
from regions.logic.expressions import (
    MAX_DEPTH,
    MAX_LENGTH,
    And,
    Expression,
    Name,
    Not,
    Or,
    atoms,
    parse,
    print_expression,
)
from regions.logic.expressions import Test as FactTest

A, B, C, D = (Name(word) for word in "abcd")


def fault_of(text: str) -> tuple[str, int]:
    """What is wrong with a condition, and where."""
    with pytest.raises(ConditionError) as caught:
        parse(text)
    return caught.value.message, caught.value.offset


# Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("personal_data", Name("personal_data")),
        ("eu-ai-act.high-risk", Name("eu-ai-act.high-risk")),
        ("size is micro", FactTest("size", "is", ("micro",))),
        ("size is_not micro", FactTest("size", "is_not", ("micro",))),
        ("size in [micro, small]", FactTest("size", "in", ("micro", "small"))),
        ("size not_in [micro]", FactTest("size", "not_in", ("micro",))),
        ("role has provider", FactTest("role", "has", ("provider",))),
        ("role has_any [provider, deployer]", FactTest("role", "has_any", ("provider", "deployer"))),
        ("role has_all [provider, deployer]", FactTest("role", "has_all", ("provider", "deployer"))),
        ("role has_none [provider]", FactTest("role", "has_none", ("provider",))),
        ("offices has_outside [EU, US-CA]", FactTest("offices", "has_outside", ("EU", "US-CA"))),
        ("people < 100", FactTest("people", "<", ("100",))),
        ("people <= 100", FactTest("people", "<=", ("100",))),
        ("people > 1.5", FactTest("people", ">", ("1.5",))),
        ("compute >= 1e25", FactTest("compute", ">=", ("1e25",))),
        ("compute >= 1e+25", FactTest("compute", ">=", ("1e+25",))),
        ("people = 0", FactTest("people", "=", ("0",))),
        ("designed before 2026-08-02", FactTest("designed", "before", ("2026-08-02",))),
        ("designed on_or_after 2026-08-02", FactTest("designed", "on_or_after", ("2026-08-02",))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_kind_of_atom_is_read(text: str, expected: Expression) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a AND b AND c", And((A, B, C)), id="a chain of AND is one AND"),
        pytest.param("a OR b OR c", Or((A, B, C)), id="a chain of OR is one OR"),
        pytest.param("a OR b AND c", Or((A, And((B, C)))), id="AND binds tighter, on the right"),
        pytest.param("a AND b OR c", Or((And((A, B)), C)), id="AND binds tighter, on the left"),
        pytest.param("(a OR b) AND c", And((Or((A, B)), C)), id="brackets bind tightest"),
        pytest.param("NOT a AND b", And((Not(A), B)), id="NOT takes the next part only"),
        pytest.param("NOT (a AND b)", Not(And((A, B))), id="NOT takes a bracket"),
        pytest.param("NOT NOT a", Not(Not(A)), id="NOT twice stays twice"),
        pytest.param("NOT s is x", Not(FactTest("s", "is", ("x",))), id="NOT before a test"),
        pytest.param("((a))", A, id="superfluous brackets vanish"),
        pytest.param("a AND (b AND c)", And((A, And((B, C)))), id="brackets keep their grouping"),
        pytest.param("a OR b AND NOT (c OR d)", Or((A, And((B, Not(Or((C, D))))))), id="all together"),
    ],
)
def test_parts_are_joined_as_the_grammar_says(text: str, expected: Expression) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  a  ", A, id="around"),
        pytest.param("a\n  AND\tb", And((A, B)), id="line breaks and tabs"),
        pytest.param("people>=100", FactTest("people", ">=", ("100",)), id="none around a comparison"),
        pytest.param("s in[x,y]", FactTest("s", "in", ("x", "y")), id="none around brackets and commas"),
        pytest.param("NOT(a)AND(b)", And((Not(A), B)), id="none around round brackets"),
        pytest.param("s in [ x , y ]", FactTest("s", "in", ("x", "y")), id="inside square brackets"),
    ],
)
def test_blanks_mean_nothing_between_words(text: str, expected: Expression) -> None:
    assert parse(text) == expected


def test_every_atom_knows_where_it_stands() -> None:
    found = [(atom.offset, print_expression(atom)) for atom in atoms(parse("a AND\n (NOT b OR s is x)"))]
    assert found == [(0, "a"), (12, "b"), (17, "s is x")]


def test_where_an_atom_stands_does_not_make_it_another_atom() -> None:
    assert parse("a") == parse("   a")
    assert hash(parse("s is x")) == hash(parse("   s is x"))


def test_atoms_come_from_left_to_right_with_repetitions() -> None:
    found = [print_expression(atom) for atom in atoms(parse("b OR NOT (a AND s is x) OR b"))]
    assert found == ["b", "a", "s is x", "b"]


# Faults


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        pytest.param("", "expected a fact or a definition, found the end", 0, id="empty"),
        pytest.param("  \n ", "expected a fact or a definition, found the end", 4, id="only blanks"),
        pytest.param("a AND", "expected a fact or a definition, found the end", 5, id="nothing after AND"),
        pytest.param("a OR ", "expected a fact or a definition, found the end", 5, id="nothing after OR"),
        pytest.param("NOT", "expected a fact or a definition, found the end", 3, id="nothing after NOT"),
        pytest.param("AND a", 'expected a fact or a definition, found "AND"', 0, id="nothing before AND"),
        pytest.param("a AND OR b", 'expected a fact or a definition, found "OR"', 6, id="two joints"),
        pytest.param("a OR is x", 'expected a fact or a definition, found "is"', 5, id="operator as fact"),
        pytest.param(">= 5", 'expected a fact or a definition, found ">="', 0, id="comparison as fact"),
        pytest.param("Role has x", 'expected a fact or a definition, found "Role"', 0, id="capital letter"),
        pytest.param("5 < people", 'expected a fact or a definition, found "5"', 0, id="number first"),
        pytest.param("a AND ()", 'expected a fact or a definition, found ")"', 7, id="empty brackets"),
        pytest.param("(a AND b", "expected ), found the end", 8, id="bracket left open"),
        pytest.param("(a b)", 'expected ), found "b"', 3, id="no joint in brackets"),
        pytest.param("a)", 'expected AND, OR or the end, found ")"', 1, id="bracket closed twice"),
        pytest.param("a b", 'expected AND, OR or the end, found "b"', 2, id="trailing text"),
        pytest.param("a and b", 'expected AND, OR or the end, found "and"', 2, id="small letters"),
        pytest.param("a NOT b", 'expected AND, OR or the end, found "NOT"', 2, id="NOT in between"),
        pytest.param("s is x y", 'expected AND, OR or the end, found "y"', 7, id="blank inside a value"),
        pytest.param("s is", "expected a value, found the end", 4, id="no value"),
        pytest.param("n >=", "expected a value, found the end", 4, id="no number"),
        pytest.param("s is AND b", 'expected a value, found "AND"', 5, id="AND as value"),
        pytest.param("s has is", 'expected a value, found "is"', 6, id="operator as value"),
        pytest.param("n > = 5", 'expected a value, found "="', 4, id="operator torn apart"),
        pytest.param("s is (x)", 'expected a value, found "("', 5, id="value in round brackets"),
        pytest.param("s is [x]", 'expected a value, found "["', 5, id="list where one value belongs"),
        pytest.param("s in x", 'expected [, found "x"', 5, id="value where a list belongs"),
        pytest.param("s in", "expected [, found the end", 4, id="no list"),
        pytest.param("s in [", "expected a value, found the end", 6, id="list without end or values"),
        pytest.param("s in []", 'expected a value, found "]"', 6, id="empty list"),
        pytest.param("s in [x,]", 'expected a value, found "]"', 8, id="comma at the end of a list"),
        pytest.param("s in [,x]", 'expected a value, found ","', 6, id="comma at the start of a list"),
        pytest.param("s in [x", "expected ], found the end", 7, id="list left open"),
        pytest.param("s in [x y]", 'expected ], found "y"', 8, id="no comma in a list"),
        pytest.param("s in [x OR y]", 'expected ], found "OR"', 8, id="OR in a list"),
        pytest.param("a & b", '"&" has no meaning in a condition', 2, id="unknown character"),
        pytest.param('s is "x"', '""" has no meaning in a condition', 5, id="quotes"),
        pytest.param("n != 5", '"!" has no meaning in a condition', 2, id="unknown comparison"),
        pytest.param("角色 has x", '"角" has no meaning in a condition', 0, id="Chinese"),
        pytest.param("n >= 5 %", '"%" has no meaning in a condition', 7, id="unknown character at the end"),
    ],
)
def test_a_malformed_condition_says_what_is_wrong_and_where(text: str, message: str, offset: int) -> None:
    assert fault_of(text) == (message, offset)


def test_a_condition_of_the_greatest_length_is_read() -> None:
    text = "a OR ".ljust(MAX_LENGTH - 1) + "b"
    assert (len(text), parse(text)) == (5_000, Or((A, B)))


def test_a_condition_that_is_longer_is_refused() -> None:
    text = "a OR ".ljust(MAX_LENGTH) + "b"
    assert fault_of(text) == ("a condition has at most 5000 characters; use definitions", 5_000)


@pytest.mark.parametrize(
    ("opening", "closing"), [("(", ")"), ("NOT ", ""), ("NOT (", ")")], ids=["brackets", "NOT", "both"]
)
def test_a_condition_of_the_greatest_depth_is_read(opening: str, closing: str) -> None:
    times = MAX_DEPTH // (1 + (opening == "NOT ("))
    assert list(atoms(parse(opening * times + "a" + closing * times))) == [A]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        pytest.param("(" * 41 + "a" + ")" * 41, 40, id="brackets"),
        pytest.param("NOT " * 41 + "a", 160, id="NOT"),
        pytest.param("NOT (" * 20 + "(a)" + ")" * 20, 100, id="both"),
        pytest.param("(" * 4_000, 40, id="never closed"),
    ],
)
def test_a_condition_that_is_deeper_is_refused(text: str, offset: int) -> None:
    assert fault_of(text) == ("more than 40 levels deep; use definitions", offset)


def test_depth_counts_levels_and_not_brackets() -> None:
    assert parse(" AND ".join(["(a)"] * 50)) == And((A,) * 50)


# Writing


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        pytest.param("((a))", "a", id="superfluous brackets go"),
        pytest.param("(a AND b) OR c", "(a AND b) OR c", id="AND inside OR keeps its brackets"),
        pytest.param("a AND b OR c", "(a AND b) OR c", id="and gets them"),
        pytest.param("(a OR b) AND c", "(a OR b) AND c", id="OR inside AND needs them"),
        pytest.param("a AND (b AND c)", "a AND (b AND c)", id="AND inside AND keeps its own"),
        pytest.param("NOT (a)", "NOT a", id="NOT before a name has none"),
        pytest.param("NOT role has x", "NOT (role has x)", id="NOT before a test has some"),
        pytest.param("NOT (a OR b)", "NOT (a OR b)", id="NOT before OR has some"),
        pytest.param("NOT NOT a", "NOT NOT a", id="NOT before NOT has none"),
        pytest.param("NOT NOT s is x", "NOT NOT (s is x)", id="NOT before NOT before a test"),
        pytest.param("s in[x,y]", "s in [x, y]", id="lists have a blank after the comma"),
        pytest.param("n>=1e25", "n >= 1e25", id="numbers stay as written"),
        pytest.param("a\n  AND   b", "a AND b", id="one blank between words"),
    ],
)
def test_a_condition_is_printed_in_house_style(written: str, printed: str) -> None:
    assert print_expression(parse(written)) == printed


@pytest.mark.parametrize(
    "text",
    [
        "role has provider AND (output has_any [image, video] OR NOT minors)",
        "NOT (established_in has EU) OR NOT seated_here",
        "(a AND NOT (b OR (c AND d))) OR n < 10 OR d on_or_after 2026-08-02",
    ],
)
def test_a_condition_in_house_style_is_printed_as_it_is(text: str) -> None:
    assert print_expression(parse(text)) == text
