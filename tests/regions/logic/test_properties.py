"""What must hold for every rule and every product."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from regions.logic.answers import read_answer, write_answer
from regions.logic.determining import Applicability, MarketLaw, examine
from regions.logic.evaluation import Situation
from regions.logic.explanation import AnswerReason, Reason, reasons, smallest_change
from regions.logic.expressions import (
    KEYWORDS,
    LIST_OPERATORS,
    VALUE_OPERATORS,
    Atom,
    Expression,
    Name,
    parse,
    print_expression,
)
from regions.logic.expressions import Test as FactTest
from regions.logic.facts import Answers, Band, Scope, Value
from regions.logic.periods import Determination
from regions.logic.program import PRODUCT, Compiler, truth
from regions.logic.typing_rules import check
from tests.regions.logic.builders import Entry, catalogue, definition, region, requirement, step, vocabulary
from tests.regions.logic.strategies import (
    DAYS,
    Law,
    Profile,
    joined,
    laws,
    leaning_on,
    profiles,
    scoped,
    subject,
)

WORDS = vocabulary()
MARKET = "EU"

thoroughly = settings(max_examples=100, deadline=None)


def situation(law: Law, answers: Answers) -> Situation:
    """What a market's law looks at."""
    return Situation(WORDS, law.definitions, WORDS.settle(answers))


@st.composite
def cases(draw: st.DrawFn, *, exact: bool = False) -> tuple[Law, Profile]:
    """A law of one condition and a product that it looks at."""
    law = draw(laws())
    return law, draw(profiles(WORDS, law.facts(WORDS), exact=exact))


# 1. Printing and parsing are inverse

LETTERS = string.ascii_letters + string.digits + "_.+-"
NAMES = st.from_regex(r"[a-z][a-z0-9_.\-]{0,9}", fullmatch=True).filter(lambda word: word not in KEYWORDS)
VALUES = st.text(LETTERS, min_size=1, max_size=9).filter(lambda word: word not in KEYWORDS)
ATOMS: st.SearchStrategy[Atom] = st.one_of(
    st.builds(Name, NAMES),
    st.builds(FactTest, NAMES, st.sampled_from(sorted(VALUE_OPERATORS)), st.tuples(VALUES)),
    st.builds(
        FactTest,
        NAMES,
        st.sampled_from(sorted(LIST_OPERATORS)),
        st.lists(VALUES, min_size=1, max_size=4).map(tuple),
    ),
)


@thoroughly
@given(joined(ATOMS))
def test_what_is_printed_is_read_back_as_the_same_condition(expression: Expression) -> None:
    assert parse(print_expression(expression)) == expression


@thoroughly
@given(joined(ATOMS))
def test_the_printed_text_is_the_only_spelling(expression: Expression) -> None:
    text = print_expression(expression)
    assert print_expression(parse(text)) == text


@thoroughly
@given(laws())
def test_every_condition_over_the_vocabulary_passes_the_typing_rules(law: Law) -> None:
    assert [check(condition, WORDS, law.definitions) for condition in law.conditions] == [[]]


@thoroughly
@given(profiles(WORDS, WORDS.facts))
def test_every_answer_is_read_back_as_it_was_written(profile: Profile) -> None:
    written = {key: write_answer(WORDS, WORDS.facts[key], value) for key, value in profile.full.items()}
    read = {key: read_answer(WORDS, WORDS.facts[key], text) for key, text in written.items()}
    assert read == profile.full


# 2. The compiled program is the walk of the tree


@st.composite
def several(draw: st.DrawFn) -> tuple[Law, list[Answers]]:
    """A law of three conditions and some products, each known in part and in full."""
    law = draw(laws(conditions=3))
    found = draw(st.lists(profiles(WORDS, law.facts(WORDS)), min_size=1, max_size=4))
    return law, [product for profile in found for product in (profile.known, profile.full)]


def compiled(law: Law, products: list[Answers], *, shared: bool) -> Iterator[list[bool | None]]:
    """The conditions by the compiled program: each product by itself, then all at once."""
    compiler = Compiler(WORDS, share_product_facts=shared)
    for number, condition in enumerate(law.conditions):
        compiler.add(number, condition, market=MARKET, definitions=law.definitions)
    program = compiler.finish()
    sources = [
        {PRODUCT: WORDS.settle(scoped(WORDS, product, Scope.PRODUCT)), MARKET: WORDS.settle(product)}
        for product in products
    ]
    for source in sources:
        alone = program.run(source)
        yield [truth(alone, program.outputs[number]) for number in range(len(law.conditions))]
    together = program.run_many(sources)
    for product in range(len(products)):
        yield [truth(together, program.outputs[number], product) for number in range(len(law.conditions))]


@thoroughly
@given(several(), st.booleans())
def test_the_compiled_program_says_what_the_tree_says(case: tuple[Law, list[Answers]], shared: bool) -> None:
    law, products = case
    walked = [[situation(law, product).evaluate(one) for one in law.conditions] for product in products]
    assert list(compiled(law, products, shared=shared)) == walked * 2


@st.composite
def answered_twice(draw: st.DrawFn) -> tuple[Law, Answers, Answers]:
    """A law, what is answered for the product, and what is answered for the market."""
    law = draw(laws())
    for_all, here = draw(profiles(WORDS, law.facts(WORDS))), draw(profiles(WORDS, law.facts(WORDS)))
    return law, scoped(WORDS, for_all.known, Scope.PRODUCT), here.known


@thoroughly
@given(answered_twice())
def test_an_answer_for_the_market_replaces_that_for_the_product(case: tuple[Law, Answers, Answers]) -> None:
    law, product, here = case
    library = catalogue(region_of(law, requirement("act.one", print_expression(law.conditions[0]))))
    found = examine(library, product, {MARKET: here}, launch_days={})[MARKET]
    there = situation(law, {**product, **here})
    assert found.definitions == {key: there.evaluate(when) for key, when in law.definitions.items()}
    assert found.applicability["act.one"].condition is there.evaluate(law.conditions[0])


def region_of(law: Law, entry: Entry) -> Entry:
    """The law of the market: the definitions and one requirement."""
    named = [definition(key, print_expression(when)) for key, when in law.definitions.items()]
    return region(MARKET, [entry], named)


# 3. What is determined stays determined


@dataclass(frozen=True)
class Rule:
    """A requirement whose condition is the first of the law, its transitions the others."""

    law: Law
    starts: Sequence[date]
    until: date | None


@st.composite
def rules(draw: st.DrawFn) -> tuple[Rule, Profile]:
    """A rule with up to three transitions and a product that it looks at."""
    law = draw(laws(conditions=1 + draw(st.integers(0, 3))))
    days = st.sampled_from(DAYS)
    rule = Rule(law, [draw(days) for _ in law.conditions], draw(st.none() | days))
    return rule, draw(profiles(WORDS, {"on_market_since", *law.facts(WORDS)}))


def examined(
    rule: Rule, answers: Answers, own: Iterable[str] = (), launch_on: date | None = None
) -> MarketLaw:
    """The law of a market that has one requirement; product facts in `own` are answered for the market."""
    (condition, *later), (start, *starts) = map(print_expression, rule.law.conditions), rule.starts
    more = {"transitions": [step(when, day.isoformat()) for when, day in zip(later, starts, strict=True)]}
    law = region_of(rule.law, requirement("act.one", condition, start.isoformat(), **more, **_until(rule)))
    here = {key: answers[key] for key in {*scoped(WORDS, answers, Scope.MARKET), *own} & answers.keys()}
    product = {key: value for key, value in answers.items() if key not in here}
    return examine(catalogue(law), product, {MARKET: here}, launch_days={MARKET: launch_on})[MARKET]


def _until(rule: Rule) -> dict[str, str]:
    return {} if rule.until is None else {"until": rule.until.isoformat()}


def may_become(found: Applicability, on: date) -> set[Determination]:
    """What a determination may turn into as more is known."""
    match found.on(on):
        case Determination.UNDETERMINED:
            return set(Determination) - {Determination.ENDED}
        case Determination.ENDED if found.condition is None:
            # It is over whatever the condition says; once that is known to be false, it never applied.
            return {Determination.ENDED, Determination.DOES_NOT_APPLY}
        case settled:
            return {settled}


@thoroughly
@given(
    rules(),
    st.sets(st.sampled_from(list(WORDS.facts)), max_size=3),
    st.sampled_from(DAYS) | st.none(),
    st.sampled_from(DAYS),
)
def test_what_is_determined_stays_so_however_the_rest_is_answered(
    case: tuple[Rule, Profile], own: set[str], launch_on: date | None, on: date
) -> None:
    rule, profile = case
    full = dict(profile.full)
    if launch_on is not None and "on_market_since" not in profile.known:
        del full["on_market_since"]  # the launch day is the answer
    before = examined(rule, profile.known, own, launch_on).applicability["act.one"]
    after = examined(rule, full, own, launch_on).applicability["act.one"]
    assert after.on(on) in may_become(before, on)
    assert before.condition in (None, after.condition)
    assert {*after.starts} <= {*before.starts}


# 4. Missing facts


@thoroughly
@given(rules(), st.sampled_from(DAYS))
def test_facts_are_missing_exactly_where_something_is_undetermined(
    case: tuple[Rule, Profile], on: date
) -> None:
    rule, profile = case
    market = examined(rule, profile.known)
    found = market.applicability["act.one"]
    assert bool(market.missing(found, on)) == (found.on(on) is Determination.UNDETERMINED)


@thoroughly
@given(cases())
def test_a_condition_misses_facts_exactly_when_it_is_unknown(case: tuple[Law, Profile]) -> None:
    law, profile = case
    here = situation(law, profile.known)
    missing = here.missing(law.conditions[0])
    assert bool(missing) == (here.evaluate(law.conditions[0]) is None)
    assert all(is_open(here.answers.get(fact)) for fact in missing)


def is_open(value: Value | None) -> bool:
    """Unanswered, or a number known only as a band."""
    return value is None or (isinstance(value, Band) and value.low < value.high)


@thoroughly
@given(cases())
def test_answering_what_is_not_missing_settles_nothing(case: tuple[Law, Profile]) -> None:
    law, profile = case
    here = situation(law, profile.known)
    asked = leaning_on(WORDS, here.missing(law.conditions[0]))
    others = {key: value for key, value in profile.full.items() if key not in asked}
    there = situation(law, {**profile.known, **others})
    assert there.evaluate(law.conditions[0]) is here.evaluate(law.conditions[0])


@thoroughly
@given(cases(exact=True))
def test_asking_only_for_what_is_missing_leads_to_the_same_result(case: tuple[Law, Profile]) -> None:
    law, profile = case
    answers = dict(profile.known)
    while missing := situation(law, answers).missing(law.conditions[0]):
        assert all(answers.get(fact) != profile.full[fact] for fact in missing)
        answers |= {fact: profile.full[fact] for fact in missing}
    found = situation(law, answers).evaluate(law.conditions[0])
    assert found is not None
    assert found is situation(law, profile.full).evaluate(law.conditions[0])


# 5. Reasons


def answered(found: Iterable[Reason]) -> Iterator[AnswerReason]:
    """The answers that reasons name, those inside definitions included."""
    for reason in found:
        if isinstance(reason, AnswerReason):
            yield reason
        else:
            yield from answered(reason.reasons)


@thoroughly
@given(cases())
def test_the_reasons_alone_settle_the_condition(case: tuple[Law, Profile]) -> None:
    law, profile = case
    here = situation(law, profile.known)
    found = answered(reasons(here, law.conditions[0]))
    named = leaning_on(WORDS, [subject(reason.atom) for reason in found])
    only = {key: value for key, value in here.answers.items() if key in named}
    there = Situation(WORDS, law.definitions, only)
    assert there.evaluate(law.conditions[0]) is here.evaluate(law.conditions[0])


@thoroughly
@given(cases())
def test_every_reason_is_true_and_only_an_unknown_condition_has_none(case: tuple[Law, Profile]) -> None:
    law, profile = case
    here = situation(law, profile.known)
    found = list(answered(reasons(here, law.conditions[0])))
    assert bool(found) == (here.evaluate(law.conditions[0]) is not None)
    assert [here.evaluate(reason.atom) for reason in found] == [reason.holds for reason in found]


@thoroughly
@given(cases(), st.booleans())
def test_a_change_is_named_exactly_where_one_is_needed(case: tuple[Law, Profile], wanted: bool) -> None:
    law, profile = case
    here = situation(law, profile.known)
    change = smallest_change(here, law.conditions[0], wanted=wanted)
    assert bool(change) == (here.evaluate(law.conditions[0]) is not wanted)
    assert len(set(change)) == len(change)
