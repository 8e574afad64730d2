"""Ten thousand products in every market."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from time import perf_counter

from benchmarks.evaluation import settled
from benchmarks.library import DAY, shipped_catalogue
from benchmarks.measuring import Bar, Figure, Finding, Size, Unit, resident_mib, seconds
from benchmarks.profiles import RandomProducts
from compliance.assessments.domain.readiness import assess
from compliance.assessments.enums import Verdict
from compliance.products.domain.profile import Profile
from regions.logic.catalogue import Catalogue, Requirement
from regions.logic.facts import Answers
from regions.logic.periods import Determination
from regions.logic.program import Program

DETERMINATIONS_BAR = Bar(3)
VERDICTS_BAR = Bar(30)
# What an allocator may keep; results that pile up would take gigabytes.
GROWTH_BAR = Bar(8)
SEED = 6
ANSWERED = 0.8
# After so many products the memory is looked at first; so many run through the program together.
EARLY = 1_000
BLOCK = 500


def findings(size: Size) -> Iterator[Finding]:
    """Verdicts and scores first, so that their memory is not hidden under that of the determinations."""
    catalogue = shipped_catalogue()
    products = RandomProducts(catalogue, SEED, ANSWERED)
    yield from _verdicts(products, size.products)
    yield from _determinations(products, size.products)


def judge(catalogue: Catalogue, profile: Profile) -> list[tuple[Verdict | None, float, float]]:
    """Verdict and both scores of every market of one product."""
    product = assess(catalogue, profile, as_of=DAY)
    return [(one.verdict, one.declared.credit, one.evidenced.credit) for one in product.markets.values()]


def determinations(
    catalogue: Catalogue, products: Sequence[Mapping[str, Answers]], day: date
) -> Counter[Determination]:
    """How many requirements have which determination on one day, over all regions and products."""
    values = catalogue.program.run_many(products)
    count: Counter[Determination] = Counter()
    for law in catalogue.regions.values():
        for requirement in law.counted:
            read = _Reading(catalogue.program, values, requirement)
            for determination, bits in read.determinations(day, everyone=(1 << len(products)) - 1).items():
                count[determination] += bits.bit_count()
    return count


@dataclass(frozen=True)
class _Reading:
    """One requirement of a run over many products; sets of products are integers with a bit for each."""

    program: Program
    values: Sequence[int]
    requirement: Requirement

    def determinations(self, day: date, *, everyone: int) -> dict[Determination, int]:
        """The products of each determination, as `regions.logic.periods` defines it for one."""
        holds, fails = self._known(self.requirement.key)
        unknown = everyone & ~(holds | fails)
        until = self.requirement.until
        if until is not None and day > until:
            return {Determination.DOES_NOT_APPLY: fails, Determination.ENDED: everyone & ~fails}
        begun, to_come = self._starts(day, everyone)
        return {
            Determination.DOES_NOT_APPLY: fails,
            Determination.UNDETERMINED: unknown | (holds & begun & to_come),
            Determination.APPLIES: holds & ~to_come,
            Determination.UPCOMING: holds & ~begun,
        }

    def _starts(self, day: date, everyone: int) -> tuple[int, int]:
        """The products for which it may have begun by the day, and those for which it may begin later."""
        begun = to_come = 0
        for index, transition in enumerate(self.requirement.transitions):
            holds, fails = self._known((self.requirement.key, index))
            if transition.start <= day:
                begun |= everyone & ~fails
            else:
                to_come |= everyone & ~fails
            everyone &= ~holds
        if self.requirement.start <= day:
            return begun | everyone, to_come
        return begun, to_come | everyone

    def _known(self, name: Hashable) -> tuple[int, int]:
        literal = self.program.outputs[name]
        return self.values[literal], self.values[literal ^ 1]


def _verdicts(products: RandomProducts, count: int) -> Iterator[Finding]:
    catalogue = products.catalogue
    early = min(EARLY, count // 2)
    times: list[float] = []
    peaks: dict[int, float] = {}
    for profile in products.products(range(count)):
        times.append(seconds(partial(judge, catalogue, profile)))
        if len(times) in (early, count):
            peaks[len(times)] = resident_mib("VmHWM")
    whole = f"{count:,} products × {len(catalogue.markets)} markets"
    yield Figure(f"verdicts and scores, {whole}", (sum(times),), Unit.S, VERDICTS_BAR)
    yield Figure("one of these products", tuple(value * 1000 for value in times), Unit.MS)
    yield Figure(f"peak memory after {early:,} products", (peaks[early],), Unit.MIB)
    yield Figure(f"growth from there to {count:,}", (peaks[count] - peaks[early],), Unit.MIB, GROWTH_BAR)


def _determinations(products: RandomProducts, count: int) -> Iterator[Finding]:
    catalogue = products.catalogue
    settling, running = 0.0, 0.0
    for start in range(0, count, BLOCK):
        block = list(products.products(range(start, min(start + BLOCK, count))))
        begun = perf_counter()
        sources = [settled(catalogue, profile) for profile in block]
        is_settled = perf_counter()
        determinations(catalogue, sources, DAY)
        settling += is_settled - begun
        running += perf_counter() - is_settled
    whole = f"{count:,} products × {len(catalogue.regions)} regions"
    yield Figure(f"determinations, {whole}", (settling + running,), Unit.S, DETERMINATIONS_BAR)
    yield Figure("of it: settle the answers", (settling,), Unit.S)
    yield Figure(f"of it: run the program on {BLOCK:,} at a time and count", (running,), Unit.S)
