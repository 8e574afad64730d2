"""Random rules in the shape of the library's, for engines with two truths only, and their translations.

As in the shipped library, a rule is one of a few definitions of reach, which ten rules share, AND a little of
its own; written out it has about six atoms.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from regions.logic.expressions import And, Atom, Expression, Name, Not, Or, Test
from regions.logic.facts import Answers, Band, Value
from regions.logic.vocabulary import Vocabulary

YES_NO = tuple(f"flag_{number}" for number in range(21))
CHOICES = tuple(f"kinds_{number}" for number in range(26))
NUMBERS = tuple(f"count_{number}" for number in range(13))
VALUES = tuple(f"value-{number}" for number in range(8))
LIMITS = tuple(10**exponent for exponent in range(2, 8))
REACHES = 60
REACH_CONDITIONS = 2
OWN_CONDITIONS = (1, 2)

Json = dict[str, Any]


@dataclass(frozen=True)
class RuleSet:
    """Rules, and complete answers to everything they ask."""

    vocabulary: Vocabulary
    rules: Sequence[Expression]
    products: Sequence[Answers]


def random_rules(*, rules: int, products: int, seed: int) -> RuleSet:
    """A set of rules over 60 facts."""
    random = Random(seed)
    reaches = [And(tuple(_condition(random) for _ in range(REACH_CONDITIONS))) for _ in range(REACHES)]
    return RuleSet(
        vocabulary=_vocabulary(),
        rules=[And((random.choice(reaches), *_own(random))) for _ in range(rules)],
        products=[_answers(random) for _ in range(products)],
    )


def json_logic(expression: Expression) -> Json:
    """The expression as a JsonLogic rule."""
    match expression:
        case And(operands):
            return {"and": [json_logic(operand) for operand in operands]}
        case Or(operands):
            return {"or": [json_logic(operand) for operand in operands]}
        case Not(operand):
            return {"!": [json_logic(operand)]}
        case Name(word):
            return {"var": word}
        case Test(fact, "has", (value,)):
            return {"in": [value, {"var": fact}]}
        case Test(fact, operator, (limit,)):
            return {operator: [{"var": fact}, int(limit)]}
    raise ValueError(f"no translation of {expression}")


def zen(expression: Expression) -> str:
    """The expression in the language of zen-engine."""
    match expression:
        case And(operands):
            return f"({' and '.join(map(zen, operands))})"
        case Or(operands):
            return f"({' or '.join(map(zen, operands))})"
        case Not(operand):
            return f"not({zen(operand)})"
        case Name(word):
            return word
        case Test(fact, "has", (value,)):
            return f"{json.dumps(value)} in {fact}"
        case Test(fact, operator, (limit,)):
            return f"({fact} {operator} {limit})"
    raise ValueError(f"no translation of {expression}")


def plain(answers: Answers) -> Json:
    """Complete answers as the JSON that other engines read."""
    return {fact: _plain(value) for fact, value in answers.items()}


def _plain(value: Value) -> Any:
    match value:
        case bool():
            return value
        case Band(low, _):
            return int(low)
        case frozenset():
            return sorted(value)
    raise ValueError(f"no translation of {value}")


def _own(random: Random) -> list[Expression]:
    return [_condition(random) for _ in range(random.choice(OWN_CONDITIONS))]


def _condition(random: Random) -> Expression:
    """An atom, one denied, or a choice of two or three."""
    match random.randrange(4):
        case 0:
            return _atom(random)
        case 1:
            return Not(_atom(random))
        case few:
            return Or(tuple(_atom(random) for _ in range(few)))


def _atom(random: Random) -> Atom:
    fact = random.choice([*YES_NO, *CHOICES, *NUMBERS])
    if fact in YES_NO:
        return Name(fact)
    if fact in NUMBERS:
        return Test(fact, random.choice([">=", "<"]), (str(random.choice(LIMITS)),))
    return Test(fact, "has", (random.choice(VALUES),))


def _answers(random: Random) -> Answers:
    return {
        **{fact: random.random() < 0.5 for fact in YES_NO},
        **{fact: frozenset(random.sample(VALUES, random.randint(1, 3))) for fact in CHOICES},
        **{fact: Band.exactly(int(10 ** random.uniform(1, 8))) for fact in NUMBERS},
    }


def _vocabulary() -> Vocabulary:
    choices = [{"value": value, "label": value} for value in VALUES]
    facts = [
        *(_fact(key, "yes-no") for key in YES_NO),
        *(_fact(key, "choices") | {"choices": choices} for key in CHOICES),
        *(_fact(key, "number") for key in NUMBERS),
    ]
    return Vocabulary.from_document(
        {"vocabulary": {"facts": facts, "groups": [], "opening": []}, "places": []}
    )


def _fact(key: str, type_: str) -> Json:
    texts = {"label": key, "section": "all", "question": key, "help": ""}
    return {"key": key, "scope": "product", "type": type_, **texts}
