from __future__ import annotations

import pytest

from regions.logic.expressions import Or, parse
from regions.logic.possibility import MAX_STEPS, Search
from regions.logic.vocabulary import Vocabulary
from tests.regions.documents import small_document

DEFINITIONS = {
    "big": parse("users >= 1000"),
    "small-office": parse("established_in has EU AND NOT big"),
}


@pytest.fixture
def search():
    return Search(Vocabulary.from_document(small_document()), DEFINITIONS)


@pytest.mark.parametrize(
    "condition",
    [
        "personal_data",
        "personal_data AND NOT profiling",
        "NOT (personal_data AND profiling)",
        "size is small OR size is large",
        "size in [small, large] AND size is_not small",
        "role has provider AND role has deployer",
        "role has_all [provider, deployer]",
        "NOT (role has_all [provider, deployer]) AND role has provider",
        "role has_outside [provider]",
        "users > 5 AND users < 6",
        "users >= 5 AND users <= 5",
        "NOT (users = 5) AND users >= 5",
        "started_on before 2026-01-02 AND started_on on_or_after 2026-01-01",
        "established_in has DE AND established_in has NO",
        "established_in has EU AND established_in has_none [DE]",
        "established_in has_outside [EU]",
        "hq_region has DE AND hq_region has EU",
        "big AND established_in has DE",
        "NOT small-office",
    ],
)
def test_what_some_answers_make_true_is_possible(search, condition):
    assert search.is_possible((parse(condition), True))


@pytest.mark.parametrize(
    "condition",
    [
        "personal_data AND NOT personal_data",
        "NOT (personal_data OR NOT personal_data)",
        "size is small AND size is large",
        "size is_not small AND size is_not large AND size in [small, large]",
        "role has provider AND role has_none [provider]",
        "role has_any [provider, deployer] AND NOT (role has provider) AND NOT (role has deployer)",
        "NOT (role has_outside [provider]) AND role has deployer",
        "role has_all [provider, deployer] AND NOT (role has provider)",
        "users > 5 AND users < 5",
        "users > 5 AND users <= 5",
        "users = 5 AND users > 5",
        "users < 0",
        "started_on before 2026-01-01 AND started_on on_or_after 2026-01-01",
        "established_in has DE AND established_in has_none [EU]",
        "established_in has_outside [EEA] AND NOT (established_in has_outside [EU, NO])",
        "NOT (established_in has_outside [DE]) AND established_in has FR",
        "hq_region has DE AND hq_region has NO",
        "small-office AND users > 2000",
        "big AND NOT big",
        "(personal_data OR profiling) AND NOT personal_data AND NOT profiling",
        "(users < 5 OR users > 9) AND users >= 5 AND users <= 9",
    ],
)
def test_what_no_answers_make_true_is_found(search, condition):
    assert not search.is_possible((parse(condition), True))


def test_several_conditions_are_looked_at_together(search):
    assert search.is_possible((parse("personal_data"), True), (parse("profiling"), False))
    assert not search.is_possible(
        (parse("personal_data"), True),
        (parse("personal_data AND users > 5"), True),
        (parse("users > 2"), False),
    )


def test_a_condition_can_be_wanted_false(search):
    assert not search.is_possible((parse("personal_data OR NOT personal_data"), False))


def test_an_open_fact_sets_no_limit(search):
    goals = (parse("personal_data AND NOT personal_data"), True)
    assert Search(search.vocabulary, open_facts=frozenset({"personal_data"})).is_possible(goals)


def test_a_search_that_takes_too_long_says_possible(search):
    never = Or((parse("users < 0"), parse("daily_users < 0"), parse("users > 5 AND users < 5")))
    ways = [(parse(f"users >= {n} OR daily_users >= {n}"), True) for n in range(1, 30)]
    assert not search.is_possible((never, True), *ways[:3])
    assert search.is_possible((never, True), *ways)
    assert search.steps > MAX_STEPS
