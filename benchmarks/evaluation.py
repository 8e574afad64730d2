"""The whole library for one product: all definitions, counted requirements and transitions of all regions."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from benchmarks.library import shipped_catalogue
from benchmarks.measuring import Bar, Figure, Finding, Size, Unit, timed_ms
from benchmarks.profiles import RandomProducts
from compliance.products.domain.profile import Profile
from regions.logic.catalogue import Catalogue
from regions.logic.determining import examine
from regions.logic.evaluation import Situation
from regions.logic.facts import Answers
from regions.logic.program import PRODUCT, truth

BAR = Bar(0.3)
SEED = 1
SHARES = {"nothing": 0.0, "half": 0.5, "everything": 1.0}

Outcomes = dict[Hashable, bool | None]


def findings(size: Size) -> Iterator[Finding]:
    """For products of which nothing, half and everything is answered."""
    catalogue = shipped_catalogue()
    for words, share in SHARES.items():
        profile = RandomProducts(catalogue, SEED, share).product(0)
        yield from _figures(catalogue, profile, size, f"{words} answered")


def settled(catalogue: Catalogue, profile: Profile) -> dict[str, Answers]:
    """The answers as the whole program reads them: what all regions share under PRODUCT, the rest by region.

    For products that no market answers otherwise, as the random ones are.
    """
    settle = catalogue.vocabulary.settle
    sources = dict.fromkeys(catalogue.regions, settle({})) | {PRODUCT: settle(profile.facts)}
    for code, market in profile.markets.items():
        sources[code] = settle(market.facts, launch_on=market.launch_on)
    return sources


def compiled(catalogue: Catalogue, sources: dict[str, Answers]) -> Outcomes:
    """Every condition of the library by the compiled program."""
    values = catalogue.program.run(sources)
    return {name: truth(values, literal) for name, literal in catalogue.program.outputs.items()}


def walked(catalogue: Catalogue, sources: dict[str, Answers]) -> Outcomes:
    """The same by walking the tree of each condition."""
    outcomes: Outcomes = {}
    for code, law in catalogue.regions.items():
        answers = {**sources[PRODUCT], **sources[code]}
        situation = Situation(catalogue.vocabulary, law.conditions, answers)
        for key, definition in law.definitions.items():
            outcomes[key] = situation.evaluate(definition.when)
        for requirement in law.counted:
            outcomes[requirement.key] = situation.evaluate(requirement.applies_when)
            for index, transition in enumerate(requirement.transitions):
                outcomes[requirement.key, index] = situation.evaluate(transition.when)
    return outcomes


def _figures(catalogue: Catalogue, profile: Profile, size: Size, words: str) -> Iterator[Finding]:
    sources = settled(catalogue, profile)
    program = catalogue.program
    markets = {code: market.facts for code, market in profile.markets.items()}
    launches = {code: market.launch_on for code, market in profile.markets.items()}
    run = timed_ms(lambda: program.run(sources), runs=size.runs, calls=size.calls)
    yield Figure(f"evaluate the whole library, {words}", run, Unit.MS, BAR)
    whole = timed_ms(
        lambda: examine(catalogue, profile.facts, markets, launch_days=launches),
        runs=size.runs,
        calls=max(1, size.calls // 10),
    )
    yield Figure(f"the same with limits settled and requirements handed out, {words}", whole, Unit.MS)
    walk = timed_ms(lambda: walked(catalogue, sources), runs=size.runs)
    yield Figure(f"the same conditions by walking their trees, {words}", walk, Unit.MS)
