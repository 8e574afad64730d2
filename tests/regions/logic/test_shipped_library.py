"""The rule logic on the library that is shipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import given, settings

from regions.logic.determining import MarketLaw, examine
from regions.logic.expressions import parse, print_expression
from regions.logic.facts import Answers, Scope
from regions.logic.periods import Determination
from regions.logic.program import PRODUCT, truth
from regions.logic.typing_rules import check
from tests.law.cases import shipped_catalogue
from tests.regions.logic.strategies import Profile, profiles, scoped

LIBRARY = shipped_catalogue()
WORDS = LIBRARY.vocabulary
AS_OF = date.fromisoformat(LIBRARY.document["vocabulary"]["currency_date"])

# A profile of eighty facts and six hundred conditions walked as trees is slow; a few say enough.
sparingly = settings(max_examples=15, deadline=None)


def conditions() -> Iterator[tuple[str, str, str]]:
    """Every condition of the library: the region, what it stands in, and its text."""
    for fact in LIBRARY.document["vocabulary"]["facts"]:
        yield from _of("", fact["key"], fact, "ask_when")
        for choice in fact.get("choices", ()):
            yield from _of("", f"{fact['key']}.{choice['value']}", choice, "show_when")
        for proposal in fact.get("proposed", ()):
            yield from _of("", fact["key"], proposal, "when")
    for part in LIBRARY.document["regions"]:
        code = part["region"]["code"]
        for definition in part["definitions"]:
            yield from _of(code, definition["key"], definition, "when")
        for requirement in part["requirements"]:
            yield from _of(code, requirement["key"], requirement, "applies_when")
            for transition in requirement.get("transitions", ()):
                yield from _of(code, requirement["key"], transition, "when")


def _of(region: str, key: str, entry: dict[str, Any], field: str) -> Iterator[tuple[str, str, str]]:
    if field in entry:
        yield region, key, entry[field]


def test_every_condition_is_written_in_house_style() -> None:
    written = [(key, " ".join(text.split())) for _, key, text in conditions()]
    printed = [(key, print_expression(parse(text))) for key, text in written]
    assert [pair for pair in zip(written, printed, strict=True) if pair[0] != pair[1]] == []


def test_every_condition_fits_the_vocabulary() -> None:
    faults = [
        (key, check(parse(text), WORDS, LIBRARY.regions[region].definitions if region else ()))
        for region, key, text in conditions()
    ]
    assert [(key, found) for key, found in faults if found] == []


def unanswered() -> dict[str, MarketLaw]:
    """The law of every region as it looks at a product of which nothing is known."""
    nothing: Answers = {}
    return examine(LIBRARY, nothing, dict.fromkeys(LIBRARY.regions, nothing), launch_days={})


def test_with_nothing_answered_every_counted_requirement_is_undetermined_unless_it_ended() -> None:
    laws = unanswered()
    found = {key: one for law in laws.values() for key, one in law.applicability.items()}
    ended = {key for key, one in found.items() if one.requirement.until and one.requirement.until < AS_OF}
    assert {key: one.on(AS_OF) for key, one in found.items()} == {
        key: Determination.ENDED if key in ended else Determination.UNDETERMINED for key in found
    }
    assert {one.condition for one in found.values()} == {None}


def test_with_nothing_answered_every_undetermined_requirement_asks_for_something() -> None:
    laws = unanswered()
    silent = [
        key
        for law in laws.values()
        for key, one in law.applicability.items()
        if one.on(AS_OF) is Determination.UNDETERMINED and not law.missing(one, AS_OF)
    ]
    assert silent == []


def test_with_nothing_answered_every_definition_is_unknown() -> None:
    laws = unanswered()
    assert {value for law in laws.values() for value in law.definitions.values()} == {None}


@sparingly
@given(profiles(WORDS, WORDS.facts))
def test_the_compiled_library_says_what_its_trees_say(profile: Profile) -> None:
    for answers in (profile.known, profile.full):
        assert compiled(answers, together=True) == walked(answers)
        assert compiled(answers, together=False) == walked(answers)


def compiled(answers: Answers, *, together: bool) -> dict[str, bool | None]:
    """Every output by the one program of all regions, or by those of each region."""
    settled = WORDS.settle(answers)
    if together:
        sources = dict.fromkeys(LIBRARY.regions, settled) | {
            PRODUCT: WORDS.settle(scoped(WORDS, answers, Scope.PRODUCT))
        }
        runs = [(LIBRARY.program, LIBRARY.program.run(sources))]
    else:
        programs = [(code, LIBRARY.program_of(code)) for code in LIBRARY.regions]
        runs = [(program, program.run({code: settled})) for code, program in programs]
    return {
        str(name): truth(values, literal)
        for program, values in runs
        for name, literal in program.outputs.items()
    }


def walked(answers: Answers) -> dict[str, bool | None]:
    """Every output by walking the trees of each region."""
    laws = examine(LIBRARY, {}, dict.fromkeys(LIBRARY.regions, answers), launch_days={})
    found: dict[str, bool | None] = {}
    for law in laws.values():
        found |= {key: law.situation.evaluate(one.when) for key, one in law.law.definitions.items()}
        for one in law.law.counted:
            found[one.key] = law.situation.evaluate(one.applies_when)
            for index, transition in enumerate(one.transitions):
                found[str((one.key, index))] = law.situation.evaluate(transition.when)
    return found
