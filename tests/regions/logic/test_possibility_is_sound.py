"""Whatever the search calls impossible, no answers make true: tried on every answer to a few questions."""

from __future__ import annotations

from itertools import chain, combinations, product

from hypothesis import example, given
from hypothesis import strategies as st

from regions.logic.expressions import And, Expression, Not, Or, parse, print_expression
from regions.logic.facts import Band
from regions.logic.possibility import Search
from regions.logic.program import PRODUCT, Compiler
from regions.logic.vocabulary import Vocabulary
from tests.regions.documents import small_document

VOCABULARY = Vocabulary.from_document(small_document())
MARKET = "EU"


def subsets(values):
    return chain.from_iterable(combinations(values, size) for size in range(len(values) + 1))


EVERY_ANSWER = [
    {
        "personal_data": personal_data,
        "size": frozenset({size}),
        "role": frozenset(role),
        "established_in": frozenset(places),
        "users": Band.exactly(users),
    }
    for personal_data, size, role, places, users in product(
        (True, False),
        ("small", "large"),
        subsets(("provider", "deployer", "none")),
        subsets(("DE", "FR", "NO")),
        (0, 1, 2, 3),
    )
]


def texts_of(fact, operator, values):
    return st.sampled_from(values).map(lambda value: f"{fact} {operator} {value}")


def texts_of_lists(fact, operators, values):
    lists = st.lists(st.sampled_from(values), min_size=1, unique=True)
    return st.tuples(st.sampled_from(operators), lists).map(
        lambda pair: f"{fact} {pair[0]} [{', '.join(pair[1])}]"
    )


ROLES = ["provider", "deployer", "none"]
PLACES = ["DE", "FR", "NO", "EU", "EEA"]
LIST_OPERATORS = ["has_any", "has_all", "has_none", "has_outside"]
ATOMS = st.one_of(
    st.just("personal_data"),
    texts_of("size", "is", ["small", "large"]),
    texts_of("size", "is_not", ["small", "large"]),
    texts_of_lists("size", ["in", "not_in"], ["small", "large"]),
    texts_of("role", "has", ROLES),
    texts_of_lists("role", LIST_OPERATORS, ROLES),
    texts_of("established_in", "has", PLACES),
    texts_of_lists("established_in", LIST_OPERATORS, PLACES),
    *(texts_of("users", operator, ["0", "1", "2", "3"]) for operator in ("<", "<=", ">", ">=", "=")),
).map(parse)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=4).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=8,
)


def is_true_of_somebody(condition: Expression) -> bool:
    compiler = Compiler(VOCABULARY, share_product_facts=False)
    compiler.add("it", condition, market=MARKET, definitions={})
    program = compiler.finish()
    values = program.run_many([{PRODUCT: answers, MARKET: answers} for answers in EVERY_ANSWER])
    return values[program.outputs["it"]] != 0


@given(CONDITIONS)
@example(parse("role has deployer AND NOT personal_data"))
@example(parse("established_in has EU AND established_in has_none [DE, FR]"))
@example(parse("users > 2 AND users < 3"))
def test_what_is_called_impossible_is_true_of_nobody(condition):
    if is_true_of_somebody(condition):
        assert Search(VOCABULARY).is_possible((condition, True)), print_expression(condition)


@given(CONDITIONS)
def test_a_condition_and_its_opposite_are_not_both_impossible(condition):
    search = Search(VOCABULARY)
    assert search.is_possible((condition, True)) or search.is_possible((condition, False))


@given(CONDITIONS, CONDITIONS)
def test_the_order_of_conditions_does_not_matter(first, second):
    search = Search(VOCABULARY)
    assert search.is_possible((first, True), (second, True)) == search.is_possible(
        (second, True), (first, True)
    )
