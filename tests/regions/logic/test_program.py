from __future__ import annotations

from collections.abc import Hashable, Mapping

import pytest

from regions.logic.answers import Written
from regions.logic.expressions import parse
from regions.logic.facts import Answers
from regions.logic.program import PRODUCT, Compiler, Program, truth
from tests.regions.logic.builders import answers, vocabulary

EU, US = "EU", "US"


def compiled(*conditions: str, definitions: Mapping[str, str] | None = None) -> Program:
    """A program of one region whose outputs are named by their conditions."""
    compiler = Compiler(vocabulary(), share_product_facts=False)
    parsed = {key: parse(when) for key, when in (definitions or {}).items()}
    for condition in conditions:
        compiler.add(condition, parse(condition), market=EU, definitions=parsed)
    return compiler.finish()


def settled(**written: Written) -> Answers:
    """Answers as evaluation reads them."""
    return vocabulary().settle(answers(**written))


def outcome(program: Program, **written: Written) -> dict[Hashable, bool | None]:
    """The value of every output for one product."""
    values = program.run({EU: settled(**written)})
    return {name: truth(values, literal) for name, literal in program.outputs.items()}


def number_of_checks(program: Program) -> int:
    return sum(len(checks.probes) for checks in program.checks)


@pytest.mark.parametrize(
    "condition",
    [
        "minors",
        "NOT minors",
        "company_size is micro",
        "company_size is_not micro",
        "company_size in [micro, small]",
        "company_size not_in [large]",
        "role has provider",
        "role has_any [provider, maker]",
        "role has_all [provider, deployer]",
        "role has_none [importer, maker]",
        "role has_outside [maker]",
        "established_in has EU",
        "established_in has_any [EEA, JP]",
        "established_in has_all [DE, US]",
        "established_in has_none [JP, FR]",
        "established_in has_outside [EU]",
        "compute < 101",
        "compute <= 100",
        "compute > 99",
        "compute >= 100",
        "compute = 100",
        "designed_on before 2026-08-03",
        "designed_on on_or_after 2026-08-02",
        "limits has assistive",
        "plan is free",
    ],
)
def test_every_kind_of_condition_is_compiled(condition: str) -> None:
    program = compiled(condition, f"NOT ({condition})")
    given: dict[str, Written] = {
        "minors": "no" if condition.startswith("NOT") else "yes",
        "company_size": "micro" if "is micro" in condition else "small",
        "role": ["provider", "deployer"],
        "established_in": ["DE", "US-CA"],
        "compute": "100",
        "designed_on": "2026-08-02",
        "limits": ["assistive"],
        "domains": ["health"],
        "plan": "free",
    }
    assert outcome(program) == {condition: None, f"NOT ({condition})": None}
    assert outcome(program, **given) == {condition: True, f"NOT ({condition})": False}


def test_definitions_are_compiled_where_they_are_used() -> None:
    definitions = {"reach": "market_links has offered", "high-risk": "reach AND domains has health"}
    program = compiled("high-risk", "NOT reach OR minors", definitions=definitions)
    assert outcome(program, market_links=["offered"], domains=["health"], minors="no") == {
        "high-risk": True,
        "NOT reach OR minors": False,
    }


def test_equal_tests_are_made_once_however_they_are_spelt() -> None:
    program = compiled("company_size is micro", "company_size in [micro]", "company_size is_not micro")
    assert (number_of_checks(program), len(program.operations)) == (1, 0)
    assert outcome(program, company_size="micro") == {
        "company_size is micro": True,
        "company_size in [micro]": True,
        "company_size is_not micro": False,
    }


def test_equal_parts_are_computed_once() -> None:
    program = compiled("minors AND government", "government AND minors", "NOT (NOT minors OR NOT government)")
    assert len(program.operations) == 1
    assert len(set(program.outputs.values())) == 1


def test_a_part_that_repeats_itself_is_that_part() -> None:
    assert compiled("minors AND minors OR minors").operations == []


def test_a_contradiction_of_unknowns_stays_unknown() -> None:
    assert outcome(compiled("minors AND NOT minors", "minors OR NOT minors")) == {
        "minors AND NOT minors": None,
        "minors OR NOT minors": None,
    }


def test_a_test_that_no_answer_can_pass_is_false_without_an_answer() -> None:
    everything = "company_size in [micro, small, large]"
    nothing_else = "domains has_outside [health, law, games, none]"
    program = compiled(nothing_else, f"minors AND {nothing_else}", f"NOT ({nothing_else})", everything)
    assert outcome(program) == {
        nothing_else: False,
        f"minors AND {nothing_else}": False,
        f"NOT ({nothing_else})": True,
        everything: None,
    }


@pytest.mark.parametrize(
    ("domains", "expected"), [(["health"], True), (["games"], False), ("unknown", None)], ids=str
)
def test_hidden_choices_are_compiled_with_what_shows_them(domains: Written, expected: bool | None) -> None:
    program = compiled("limits has assistive")
    assert outcome(program, limits=["assistive"], domains=domains) == {"limits has assistive": expected}


@pytest.mark.parametrize("condition", ["weather", "weather has rain", "established_in has XX"])
def test_an_unknown_word_cannot_be_compiled(condition: str) -> None:
    with pytest.raises(KeyError):
        compiled(condition)


# Many products at once


def test_many_products_are_evaluated_as_one_by_one() -> None:
    program = compiled("minors AND people >= 100", "NOT (role has provider) OR people >= 100")
    products = [
        settled(),
        settled(minors="yes", people="100"),
        settled(minors="yes", people={"from": "50", "to": "200"}, role=["provider"]),
        settled(minors="no", role=[]),
        settled(minors="yes", people="100"),
        settled(people="10", role=["provider", "maker"]),
    ]
    values = program.run_many([{EU: product} for product in products])
    found = [
        {name: truth(values, literal, number) for name, literal in program.outputs.items()}
        for number in range(len(products))
    ]
    first, second = program.outputs
    assert found == [
        {first: None, second: None},
        {first: True, second: True},
        {first: None, second: None},
        {first: False, second: True},
        {first: True, second: True},
        {first: False, second: False},
    ]


def test_no_products_have_no_results() -> None:
    program = compiled("minors OR government")
    assert not any(program.run_many([]))


@pytest.mark.parametrize("count", [1, 7, 8, 9, 64, 1_000])
def test_the_number_of_products_does_not_matter(count: int) -> None:
    program = compiled("minors")
    values = program.run_many([{EU: settled(minors="yes" if n % 3 else "no")} for n in range(count)])
    found = [truth(values, program.outputs["minors"], n) for n in range(count)]
    assert found == [n % 3 != 0 for n in range(count)]


# Several markets


def several(*, share_product_facts: bool) -> Program:
    """The same two conditions in two markets."""
    compiler = Compiler(vocabulary(), share_product_facts=share_product_facts)
    for market in (EU, US):
        compiler.add((market, "product"), parse("government"), market=market, definitions={})
        compiler.add((market, "market"), parse("seated_here"), market=market, definitions={})
    return compiler.finish()


def test_product_facts_are_read_once_for_all_markets_and_market_facts_from_each() -> None:
    program = several(share_product_facts=True)
    values = program.run(
        {
            PRODUCT: answers(government="yes"),
            EU: answers(seated_here="yes"),
            US: answers(seated_here="no"),
        }
    )
    assert number_of_checks(program) == 3
    assert {name: truth(values, literal) for name, literal in program.outputs.items()} == {
        (EU, "product"): True,
        (EU, "market"): True,
        (US, "product"): True,
        (US, "market"): False,
    }


def test_without_sharing_every_answer_is_read_from_its_market() -> None:
    program = several(share_product_facts=False)
    values = program.run({EU: answers(government="yes", seated_here="yes"), US: answers(government="no")})
    assert number_of_checks(program) == 4
    assert {name: truth(values, literal) for name, literal in program.outputs.items()} == {
        (EU, "product"): True,
        (EU, "market"): True,
        (US, "product"): False,
        (US, "market"): None,
    }
