"""The same rules for Landfall and for rules engines from outside, with complete answers that all can decide.

Answers are prepared in the form that each engine reads, rules in the form that it keeps; only evaluating and
handing out one truth for each rule is timed. Each engine is used in the fastest way that was found.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.measuring import Bar, Figure, Finding, Note, Size, Unit, seconds, timed_ms
from benchmarks.process import ROOT
from benchmarks.rules import Json, RuleSet, json_logic, plain, random_rules, zen
from regions.logic.expressions import Expression
from regions.logic.facts import Answers
from regions.logic.program import PRODUCT, Compiler, Program, truth

FOLDER = ROOT / "var" / "benchmarks" / "engines"
INSTALL = "pip install --target var/benchmarks/engines --requirement benchmarks/requirements.txt"
BAR = Bar(30, at_least=True)
RULES = 600
PRODUCTS = 10
TOGETHER = 1_000
SEED = 5

Truths = list[bool | None]


class DisagreementError(Exception):
    """Two engines found different truths, so that their times mean nothing."""


def findings(size: Size) -> Iterator[Finding]:
    """Landfall for one product, alone and among many; then how many times longer the others take for one."""
    rule_set = random_rules(rules=RULES, products=PRODUCTS, seed=SEED)
    program = compiled(rule_set)
    ours = Contender("Landfall", partial(landfall, program), rule_set.products)
    alone = [ours.milliseconds(size.calls) for _ in range(size.runs + 1)][1:]
    yield Figure(f"{RULES} rules for one product: Landfall", tuple(alone), Unit.MS)
    many = [{PRODUCT: answers} for answers in random_rules(rules=0, products=TOGETHER, seed=SEED).products]
    together = timed_ms(lambda: program.run_many(many), runs=size.runs)
    each = tuple(value / TOGETHER for value in together)
    yield Figure(f"the same, each of {TOGETHER:,} products together: Landfall", each, Unit.MS)
    try:
        engines = other_engines(rule_set.rules)
    except ModuleNotFoundError as missing:
        yield Note(f"Other engines: {missing}; install them with `.venv/bin/{INSTALL}`.")
        return
    products = [plain(answers) for answers in rule_set.products]
    for name, evaluate in engines.items():
        yield from _compared(Contender(name, evaluate, products), ours, size)


@dataclass(frozen=True)
class Contender:
    """One engine with its rules, and the products in the form that it reads."""

    name: str
    evaluate: Callable[[Any], Truths]
    products: Sequence[Mapping[str, Any]]

    @property
    def truths(self) -> list[Truths]:
        """What it finds for each product and rule."""
        return [self.evaluate(product) for product in self.products]

    def milliseconds(self, calls: int) -> float:
        """The time for one product, over about so many evaluations."""
        rounds = max(1, calls // len(self.products))
        return seconds(lambda: self.truths, rounds) * 1000 / (rounds * len(self.products))


def compiled(rule_set: RuleSet) -> Program:
    """All rules as one program; the outputs are their numbers."""
    compiler = Compiler(rule_set.vocabulary, share_product_facts=True)
    for number, rule in enumerate(rule_set.rules):
        compiler.add(number, rule, market=PRODUCT, definitions={})
    return compiler.finish()


def landfall(program: Program, answers: Answers) -> Truths:
    """The truth of every rule."""
    values = program.run({PRODUCT: answers})
    return [truth(values, literal) for literal in program.outputs.values()]


def other_engines(rules: Sequence[Expression]) -> dict[str, Callable[[Any], Truths]]:
    """Each way of using an engine, ready to evaluate. Raises ModuleNotFoundError for one not installed."""
    sys.path.append(str(FOLDER))
    return {"json-logic-qubit": _json_logic(rules), **_zen_engine(rules)}


def _json_logic(rules: Sequence[Expression]) -> Callable[[Any], Truths]:
    evaluate = importlib.import_module("json_logic").jsonLogic
    written = [json_logic(rule) for rule in rules]
    return lambda answers: evaluate(written, answers)


def _zen_engine(rules: Sequence[Expression]) -> dict[str, Callable[[Any], Truths]]:
    module = importlib.import_module("zen")
    written = [zen(rule) for rule in rules]
    alone = [module.compile_expression(text) for text in written]
    listed = module.compile_expression(f"[{', '.join(written)}]")
    loader = {"type": "static", "content": {"rules": _decision(written)}}
    engine = module.ZenEngine({"loader": loader})

    def decided(answers: Json) -> Truths:
        result = engine.evaluate("rules", answers)["result"]
        return [result[_output(number)] for number in range(len(written))]

    return {
        "zen-engine, one decision with an expression for each rule": decided,
        "zen-engine, a compiled expression for each rule": lambda answers: [
            rule.evaluate(answers) for rule in alone
        ],
        "zen-engine, one compiled expression: the list of all rules": listed.evaluate,
    }


def _decision(written: Sequence[str]) -> Json:
    expressions = [
        {"id": str(number), "key": _output(number), "value": text} for number, text in enumerate(written)
    ]
    return {
        "nodes": [
            _node("request", "inputNode"),
            _node("rules", "expressionNode") | {"content": {"expressions": expressions}},
            _node("response", "outputNode"),
        ],
        "edges": [_edge("request", "rules"), _edge("rules", "response")],
    }


def _node(name: str, type_: str) -> Json:
    return {"id": name, "name": name, "type": type_, "position": {"x": 0, "y": 0}}


def _edge(source: str, target: str) -> Json:
    return {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}


def _output(number: int) -> str:
    return f"rule_{number}"


def _compared(other: Contender, ours: Contender, size: Size) -> Iterator[Finding]:
    if other.truths != ours.truths:
        raise DisagreementError(
            f"{other.name} finds other truths than Landfall for the same rules and answers"
        )
    # In turns, so that a busy moment of the machine falls on both.
    turns = [(ours.milliseconds(size.calls), other.milliseconds(size.calls)) for _ in range(size.runs)]
    yield Figure(f"the same: {other.name}", tuple(theirs for _, theirs in turns), Unit.MS)
    times = tuple(theirs / mine for mine, theirs in turns)
    yield Figure(f"times longer than Landfall: {other.name}", times, Unit.TIMES, BAR)
