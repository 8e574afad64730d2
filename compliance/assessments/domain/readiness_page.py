"""What the readiness page shows: the decision, one card a market, what is missing, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice

from compliance.assessments.charts import duties_in_force
from compliance.assessments.domain import planner
from compliance.assessments.domain.decision import Decision, decide, in_order
from compliance.assessments.domain.heatmap import HeatMap, heat_of
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.assessments.domain.requirement_rows import FactLink, RequirementRow, requirement_row
from compliance.assessments.domain.scores import Score
from compliance.assessments.domain.slices import Member, Slice, select
from compliance.assessments.domain.timeline import Timeline, timeline_of
from compliance.assessments.domain.verdicts import NextChange, verdict
from compliance.assessments.domain.whatif_page import MarketRow, ranking
from compliance.assessments.domain.words import State, control_state, status_word
from compliance.assessments.enums import GAPS, RequirementStatus, Verdict
from compliance.products.domain.profile import ControlAnswer
from regions.domain.pagetexts import Text
from regions.enums import Confidence
from regions.logic.catalogue import STANDARDS_REGION
from regions.logic.periods import Determination

MOST_ACTIONS = 10
MOST_QUESTIONS = 6
# Rows of what is missing in each market, and in each of more than a few.
MOST_ROWS, FEWER_ROWS, FEW_MARKETS = 5, 3, 10
MOST_FURTHER = 5

# In the bar of a card, from the best to the worst.
BAR = (
    RequirementStatus.MET,
    RequirementStatus.PARTLY_MET,
    RequirementStatus.ACCEPTED,
    RequirementStatus.OPEN,
    RequirementStatus.NOT_MET,
)


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many binding duties in force have a status."""

    status: RequirementStatus
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class MarketCard:
    """One market at a glance. `today` is there where the market is judged on a later day than today."""

    code: str
    name: Text
    launch_on: date | None
    on: date
    days: int
    verdict: Verdict
    today: Verdict | None
    next_change: NextChange | None
    blockers: int
    undecided: int
    gaps: int
    undetermined: int
    upcoming: int
    duties: int
    counts: tuple[StatusCount, ...]
    declared: Score
    evidenced: Score
    rows: tuple[RequirementRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class HomeCard:
    """What the law of a home region holds against going out at all."""

    code: str
    name: Text
    blockers: int
    undecided: int
    rows: tuple[RequirementRow, ...]

    @property
    def against(self) -> int:
        """All that must be settled before the product goes out."""
        return self.blockers + self.undecided


@dataclass(frozen=True, slots=True)
class SilentLine:
    """Law that stays silent as answered, and the questions whose other answers would change that."""

    region: Text
    sentence: Text
    facts: tuple[FactLink, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """A practice to put in place; `market` is None where it is answered once."""

    key: str
    title: Text
    market: str | None
    region: Text | None
    state: State
    lifts: int
    requirements: int
    effort: str
    effort_days: int
    owner: Text


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """An open question and how many requirements wait for it."""

    fact: FactLink
    question: Text
    decides: int


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Duties of different regions that pull against each other."""

    title: Text
    tension: Text
    way_out: Text
    regions: str
    requirements: tuple[tuple[str, Text], ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class BesideLine:
    """A region that is judged beside the markets: home law or standards."""

    code: str
    name: Text
    is_home: bool
    applies: int
    gaps: int
    declared: Score
    evidenced: Score


@dataclass(frozen=True, slots=True)
class ReadinessPage:
    """The page. Markets stand in one order throughout, the worst verdict first."""

    decision: Decision
    home: tuple[HomeCard, ...]
    markets: tuple[MarketCard, ...]
    silent: tuple[SilentLine, ...]
    actions: tuple[ActionLine, ...]
    more_actions: int
    questions: tuple[QuestionLine, ...]
    more_questions: int
    conflicts: tuple[ConflictLine, ...]
    beside: tuple[BesideLine, ...]
    heat: HeatMap
    timeline: Timeline
    further: tuple[MarketRow, ...]


def readiness_page(product: ProductReadiness, reader: Reader) -> ReadinessPage:
    """The page of a product on a day."""
    actions = planner.actions(product)
    questions = planner.questions(product)
    return ReadinessPage(
        decision=decide(product, reader),
        home=tuple(
            card for one in product.home.values() if (card := _home_card(product, one, reader)).against
        ),
        markets=tuple(_market_card(product, one, reader) for one in in_order(product)),
        silent=tuple(
            line for one in [*in_order(product), *product.home.values()] for line in _silent(one, reader)
        ),
        actions=tuple(_action_line(product, action, reader) for action in actions[:MOST_ACTIONS]),
        more_actions=max(0, len(actions) - MOST_ACTIONS),
        questions=tuple(question_line(one, reader) for one in questions[:MOST_QUESTIONS]),
        more_questions=max(0, len(questions) - MOST_QUESTIONS),
        conflicts=tuple(_conflict_line(one, reader) for one in planner.collisions(product)),
        beside=tuple(_beside(one, reader) for one in product.also.values()),
        heat=heat_of(product, reader),
        timeline=timeline_of(product, reader),
        further=ranking(product, reader)[:MOST_FURTHER] if product.markets else (),
    )


def today_verdict(readiness: Readiness, as_of: date) -> Verdict | None:
    """The verdict if the product were launched today; None where the market is judged on today anyway."""
    return None if readiness.on == as_of else verdict(readiness.weigh(as_of), on=as_of)


def _market_card(product: ProductReadiness, readiness: Readiness, reader: Reader) -> MarketCard:
    duties = duties_in_force(readiness)
    statuses = [one.status for one in duties]
    missing = _first_missing(product, readiness)
    shown = MOST_ROWS if len(product.markets) <= FEW_MARKETS else FEWER_ROWS
    return MarketCard(
        code=readiness.code,
        name=reader.region(readiness.code),
        launch_on=product.profile.markets[readiness.code].launch_on,
        on=readiness.on,
        days=(readiness.on - product.as_of).days,
        verdict=readiness.verdict or Verdict.READY,
        today=today_verdict(readiness, product.as_of),
        next_change=readiness.next_change,
        blockers=len(readiness.blockers),
        undecided=len(readiness.undecided_blockers),
        gaps=sum(status in GAPS for status in statuses),
        undetermined=readiness.count(Determination.UNDETERMINED),
        upcoming=readiness.count(Determination.UPCOMING),
        duties=len(duties),
        counts=tuple(
            StatusCount(status, status_word(status), count)
            for status in BAR
            if (count := statuses.count(status))
        ),
        declared=readiness.declared,
        evidenced=readiness.evidenced,
        rows=tuple(requirement_row(readiness, one.one, reader) for one in islice(missing, shown)),
        more=max(0, len(missing) - shown),
    )


def _first_missing(product: ProductReadiness, readiness: Readiness) -> list[Member]:
    return select(product, Slice.MISSING, regions=[readiness.code])


def _home_card(product: ProductReadiness, readiness: Readiness, reader: Reader) -> HomeCard:
    """Unmet, open and undecided blockers of home law, each with what is missing."""
    blockers = select(product, Slice.BLOCKERS, regions=[readiness.code])
    undecided = select(product, Slice.UNDECIDED_BLOCKERS, regions=[readiness.code])
    return HomeCard(
        code=readiness.code,
        name=reader.region(readiness.code),
        blockers=len(blockers),
        undecided=len(undecided),
        rows=tuple(requirement_row(readiness, one.one, reader) for one in [*blockers, *undecided]),
    )


def _silent(readiness: Readiness, reader: Reader) -> list[SilentLine]:
    name = reader.region(readiness.code)
    lines = []
    for key in readiness.silent:
        definition = readiness.market.law.definitions[key]
        silence = reader.wording.silence(readiness.market, key)
        sentence = reader.parts.texts.text("definition", key, "silent", definition.silent)
        facts = tuple(FactLink(fact, reader.fact(fact)) for fact in silence.facts)
        lines.append(SilentLine(name, sentence, facts))
    return lines


def _action_line(product: ProductReadiness, action: planner.Action, reader: Reader) -> ActionLine:
    control = product.catalogue.controls[action.control]
    answer = None if action.status is None else ControlAnswer(action.status)
    return ActionLine(
        key=action.control,
        title=reader.control(action.control),
        market=action.market,
        region=reader.region(action.market) if action.market else None,
        state=control_state(answer),
        lifts=len(action.lifts),
        requirements=action.requirements,
        effort=action.effort,
        effort_days=action.effort_days,
        owner=reader.owner(control.owner),
    )


def question_line(question: planner.Question, reader: Reader) -> QuestionLine:
    """An open question as a line."""
    fact = FactLink(question.fact, reader.fact(question.fact))
    return QuestionLine(fact, reader.parts.question(question.fact), question.decides)


def _conflict_line(found: planner.Collision, reader: Reader) -> ConflictLine:
    conflict, requirements = found.conflict, reader.catalogue.requirements

    def text(field: str, english: str) -> Text:
        return reader.parts.texts.text("conflict", conflict.key, field, english)

    return ConflictLine(
        title=text("title", conflict.title),
        tension=text("tension", conflict.tension),
        way_out=text("way_out", conflict.way_out),
        regions=reader.listed(reader.region(code).text for code in found.markets),
        requirements=tuple((key, reader.title(requirements[key])) for key in found.requirements),
        confidence=Confidence(conflict.confidence),
    )


def _beside(readiness: Readiness, reader: Reader) -> BesideLine:
    return BesideLine(
        code=readiness.code,
        name=reader.region(readiness.code),
        is_home=readiness.code != STANDARDS_REGION,
        applies=readiness.count(Determination.APPLIES),
        gaps=sum(one.status in GAPS for one in duties_in_force(readiness)),
        declared=readiness.declared,
        evidenced=readiness.evidenced,
    )
