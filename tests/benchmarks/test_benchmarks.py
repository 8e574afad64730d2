"""The benchmarks run, and what they compare is the same; how fast it is, no test asks."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from benchmarks import compilation, evaluation, portfolio
from benchmarks.engines import compiled, landfall
from benchmarks.library import DAY, shipped_catalogue
from benchmarks.measuring import TABLE_HEAD, Bar, Figure, Note, Size, Unit, number_text, timed
from benchmarks.process import ProcessError, python
from benchmarks.profiles import RandomProducts
from benchmarks.rules import json_logic, plain, random_rules, zen
from benchmarks.run import BENCHMARKS, main, measure
from regions.logic.determining import examine
from regions.logic.evaluation import Situation
from regions.logic.expressions import parse
from regions.logic.facts import Band

SMALLEST = Size(runs=1, calls=1, products=2)
QUICK = ("evaluation", "compilation", "portfolio")
SLOW = ("loading", "command")


@pytest.mark.parametrize("name", QUICK)
def test_every_quick_benchmark_finds_figures(name):
    assert {type(finding) for finding in measure(name, SMALLEST)} == {Figure}


@pytest.mark.long
@pytest.mark.parametrize("name", SLOW)
def test_every_slow_benchmark_finds_figures(name):
    assert {type(finding) for finding in measure(name, SMALLEST)} == {Figure}


def test_every_benchmark_is_run_by_a_test_but_the_one_that_needs_engines_from_outside():
    assert set(BENCHMARKS) - {*QUICK, *SLOW} == {"engines"}


def test_the_command_prints_one_table(capsys):
    assert main(["--only", "compilation", "--brief"]) == 0
    machine, blank, *lines = capsys.readouterr().out.splitlines()
    assert "Python" in machine
    assert blank == ""
    assert "\n".join(lines[:2]) == TABLE_HEAD
    assert [line.split(" | ")[0] for line in lines[2:]] == [
        f"| {finding.what}" for finding in compilation.findings(SMALLEST)
    ]


@pytest.mark.parametrize("share", evaluation.SHARES.values(), ids=evaluation.SHARES.keys())
def test_the_program_and_the_walk_agree_on_the_whole_library(share):
    catalogue = shipped_catalogue()
    for number in range(3):
        sources = evaluation.settled(
            catalogue, RandomProducts(catalogue, seed=7, answered=share).product(number)
        )
        assert evaluation.compiled(catalogue, sources) == evaluation.walked(catalogue, sources)


def test_the_program_and_the_walk_agree_on_generated_rules():
    rule_set = random_rules(rules=60, products=5, seed=3)
    program = compiled(rule_set)
    for answers in rule_set.products:
        walk = Situation(rule_set.vocabulary, {}, answers)
        assert landfall(program, answers) == [walk.evaluate(rule) for rule in rule_set.rules]


def test_many_products_together_get_the_determinations_of_each():
    catalogue = shipped_catalogue()
    products = list(RandomProducts(catalogue, seed=8, answered=0.6).products(range(4)))
    for day in (DAY, date(2027, 8, 2), date(2031, 1, 1)):
        sources = [evaluation.settled(catalogue, product) for product in products]
        assert portfolio.determinations(catalogue, sources, day) == one_by_one(catalogue, products, day)


def one_by_one(catalogue, products, day):
    count = Counter()
    for product in products:
        answers = {code: product.markets[code].facts for code in catalogue.markets} | {"INTL": {}}
        launches = {code: market.launch_on for code, market in product.markets.items()}
        for market in examine(catalogue, product.facts, answers, launch_days=launches).values():
            count.update(found.on(day) for found in market.applicability.values())
    return count


def test_a_verdict_and_two_scores_are_found_for_each_market():
    catalogue = shipped_catalogue()
    judged = portfolio.judge(catalogue, RandomProducts(catalogue, seed=9).product(0))
    assert len(judged) == len(catalogue.markets)
    assert all(evidenced <= declared for _, declared, evidenced in judged)


def test_the_same_seed_and_number_give_the_same_product():
    catalogue = shipped_catalogue()
    first, again = (RandomProducts(catalogue, seed=4) for _ in range(2))
    assert first.product(5) == again.product(5)
    assert first.product(5) != first.product(6)


def test_a_random_product_answers_all_or_nothing_as_asked():
    catalogue = shipped_catalogue()
    nothing = RandomProducts(catalogue, seed=4, answered=0).product(0)
    everything = RandomProducts(catalogue, seed=4, answered=1).product(0)
    assert (nothing.facts, nothing.markets["EU"].facts, nothing.controls) == ({}, {}, {})
    assert (
        everything.facts.keys() | everything.markets["EU"].facts.keys() == catalogue.vocabulary.facts.keys()
    )
    assert everything.controls.keys() == catalogue.controls.keys()


def test_random_answers_keep_to_the_vocabulary():
    catalogue = shipped_catalogue()
    for product in RandomProducts(catalogue, seed=4).products(range(20)):
        for market in product.markets.values():
            answers = {**product.facts, **market.facts}
            for fact in catalogue.vocabulary.limited:
                assert answers[fact.key].high <= answers[fact.at_most].high
            assert [
                key
                for key, value in answers.items()
                if isinstance(value, frozenset) and "none" in value and len(value) > 1
            ] == []


def test_a_rule_reads_the_same_in_every_engine():
    rule = parse("flag_1 AND NOT (kinds_2 has value-3) AND (count_4 >= 1000 OR count_5 < 100)")
    assert json_logic(rule) == {
        "and": [
            {"var": "flag_1"},
            {"!": [{"in": ["value-3", {"var": "kinds_2"}]}]},
            {"or": [{">=": [{"var": "count_4"}, 1000]}, {"<": [{"var": "count_5"}, 100]}]},
        ]
    }
    assert zen(rule) == '(flag_1 and not("value-3" in kinds_2) and ((count_4 >= 1000) or (count_5 < 100)))'
    assert plain({"flag_1": True, "kinds_2": frozenset({"b", "a"}), "count_4": Band.exactly(7)}) == {
        "flag_1": True,
        "kinds_2": ["a", "b"],
        "count_4": 7,
    }


def test_a_rule_that_other_engines_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="no translation"):
        json_logic(parse("kinds_2 has_all [value-1, value-2]"))
    with pytest.raises(ValueError, match="no translation"):
        zen(parse("kinds_2 has_all [value-1, value-2]"))
    with pytest.raises(ValueError, match="no translation"):
        plain({"since": date(2026, 11, 23)})


def test_a_figure_says_whether_its_median_keeps_the_bar():
    assert Figure("load", (2.0, 4.5, 2.5), Unit.S, Bar(3)).row == (
        "| load | 2.50 s | 2.00 … 4.50 | 3 | ≤ 3.00 s | met |"
    )
    assert Figure("ratio", (12.0,), Unit.TIMES, Bar(30, at_least=True)).row == (
        "| ratio | 12.0 × |  | 1 | ≥ 30.0 × | **missed** |"
    )
    assert Figure("memory", (57.25,), Unit.MIB).row == "| memory | 57.2 MiB |  | 1 |  |  |"
    assert Note("not measured").row == "| not measured | | | | | |"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.0912, "0.0912"),
        (0.9999, "1.00"),
        (1.5, "1.50"),
        (99.94, "99.9"),
        (148.3, "148"),
        (12345, "12,345"),
    ],
)
def test_a_number_has_three_digits_that_matter(value, text):
    assert number_text(value) == text


def test_the_first_run_warms_up_and_does_not_count():
    calls = []
    assert len(timed(lambda: calls.append(1), runs=2, calls=3)) == 2
    assert len(calls) == 9


def test_a_process_is_measured_with_what_it_printed():
    finished = python("-c", "print('done')")
    assert finished.output == "done\n"
    assert finished.seconds > 0
    assert finished.peak_mib > 1


def test_a_process_that_fails_says_why():
    with pytest.raises(ProcessError, match="ended with 2:\nno such profile"):
        python("-c", "import sys; print('no such profile', file=sys.stderr); sys.exit(2)")
