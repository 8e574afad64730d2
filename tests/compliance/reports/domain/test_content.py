"""The content of a report: pure, in order, the same in every language, and with numbers that agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from compliance.reports.domain.applicability import Ruling, RulingGroup
from compliance.reports.domain.chapters import Chapter, Kind
from compliance.reports.domain.content import ReportContent
from compliance.reports.domain.gap_cards import GapCard
from compliance.reports.domain.voice import REPORT_LANGUAGES, Text
from tests.compliance.builders import catalogue, places, profile, region, requirement
from tests.compliance.reports.samples import example, library
from tests.compliance.reports.texts import EDITION, en, report, zh_en
from tests.conftest import ROOT

EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))

LAW = catalogue(
    region("SA", requirement("sa.a", severity="blocker")),
    region("EU", requirement("eu.a", controls=["done"])),
    region("CN", requirement("cn.a"), binds_makers=True),
)
NOVA = profile(
    "EU",
    "SA",
    facts={"hq_region": places("CN")},
    controls={"done": "implemented", "notice": "planned"},
)


def texts(value: object) -> Iterator[Text]:
    """Every text in a tree of content."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)


def cards(chapter: Chapter) -> list[GapCard]:
    gaps = chapter.gaps
    return [*gaps.blockers, *gaps.undecided, *gaps.others, *gaps.advice]


def rulings(chapter: Chapter, *, only_law: bool = False) -> list[tuple[RulingGroup, Ruling]]:
    tables = [table for table in chapter.applicability if table.is_law or not only_law]
    return [(group, one) for table in tables for group in table.groups for one in group.rulings]


def test_home_stands_first_then_the_markets_worst_first_then_the_standards():
    assert [(chapter.code, chapter.kind) for chapter in report(LAW, NOVA).chapters] == [
        ("CN", Kind.HOME),
        ("SA", Kind.MARKET),
        ("EU", Kind.MARKET),
        ("INTL", Kind.STANDARDS),
    ]


def test_the_report_names_its_product_its_day_and_its_edition():
    content = report(LAW, NOVA)

    assert (content.product, content.description) == ("Nova", "Companion chatbot")
    assert content.title == en("Readiness report: Nova")
    assert (content.day, content.standing) == (en("23 November 2026"), en("Rules as of 23 November 2026"))
    assert content.markets == en("Name of SA and Name of EU")
    assert content.edition == EDITION
    assert content.languages == ("en",)


def test_a_bilingual_report_says_all_that_in_both_languages():
    content = report(LAW, NOVA, language="both")

    assert content.title == zh_en("合规就绪报告：Nova", "Readiness report: Nova")
    assert content.standing == zh_en("规则截至2026年11月23日", "Rules as of 23 November 2026")
    assert content.languages == ("zh-hans", "en")


def test_another_language_is_refused():
    with pytest.raises(KeyError):
        report(LAW, NOVA, language="fr")


def test_a_long_name_is_whole_on_the_cover_and_short_in_the_title():
    content = report(LAW, replace(NOVA, name="N" * 5000))

    assert content.product == "N" * 5000
    assert content.title == en(f"Readiness report: {'N' * 39}…")


def test_a_name_loses_what_would_turn_the_page_around():
    assert report(LAW, replace(NOVA, name="Nova\u202e\x07")).product == "Nova"


def test_the_same_input_gives_the_same_content():
    assert report(LAW, NOVA, language="both") == report(LAW, NOVA, language="both")


@pytest.mark.parametrize("language", list(REPORT_LANGUAGES))
def test_every_text_is_in_a_language_of_the_report_or_is_english_law(language):
    content = example("companion-chatbot", language)
    known = {*content.languages, "en"}

    assert {part.language for text in texts(content) for part in text.parts} <= known
    assert [text for text in texts(content) if any(not part.text for part in text.parts)] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_numbers_for_the_executive_are_those_of_the_chapters(name):
    content = example(name, "en")
    page = content.executive
    markets = [chapter for chapter in content.chapters if chapter.kind is Kind.MARKET]
    in_force = Counter(
        one.status.name
        for chapter in markets
        for group, one in rulings(chapter, only_law=True)
        if group.state.name == "applies" and one.status
    )

    assert [line.name for line in page.markets] == [chapter.name for chapter in markets]
    assert [(line.blockers, line.undecided, line.gaps) for line in page.markets] == [
        (len(chapter.gaps.blockers), len(chapter.gaps.undecided), len(chapter.gaps.others))
        for chapter in markets
    ]
    assert {count.state.name: count.count for count in page.counts if count.count} == dict(in_force)
    assert page.duties == en(f"All {sum(in_force.values())} binding duties in force")


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_heat_map_counts_the_same_duties(name):
    content = example(name, "en")
    markets = {chapter.name for chapter in content.chapters if chapter.kind is Kind.MARKET}
    cells = [
        cell
        for table in content.heat
        for row in table.rows
        for name_, cell in zip(table.regions, row.cells, strict=True)
        if cell and name_ in markets
    ]
    counts = {count.state.name: count.count for count in content.executive.counts}

    assert (sum(cell.met for cell in cells), sum(cell.of for cell in cells)) == (
        counts["met"],
        sum(counts.values()),
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_requirement_that_counts_is_ruled_on_once(name):
    content = example(name, "en")

    for chapter in content.chapters:
        found = [one.key for _, one in rulings(chapter)]
        counted = [item.key for item in library().regions[chapter.code].counted]
        assert Counter(found) == Counter(counted)
        assert sum(tally.count for tally in chapter.tallies) == len(counted)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_card_is_a_requirement_that_applies_or_may(name):
    for chapter in example(name, "en").chapters:
        ruled = {one.key: group.state.name for group, one in rulings(chapter)}
        assert {ruled[card.key] for card in cards(chapter)} <= {"applies", "undetermined"}
        assert len({card.key for card in cards(chapter)}) == len(cards(chapter))


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_bilingual_report_has_the_same_rules_cards_and_rows_as_an_english_one(name):
    def shape(content: ReportContent) -> list[object]:
        return [
            [
                (
                    chapter.code,
                    [card.key for card in cards(chapter)],
                    [one.key for _, one in rulings(chapter)],
                )
                for chapter in content.chapters
            ],
            [(one.on, len(one.beginnings)) for one in content.calendar],
            [len(chapter.horizon) for chapter in content.chapters],
            [one.decides for one in content.unknowns.questions],
            [one.serves for one in content.unknowns.practices],
        ]

    assert shape(example(name, "both")) == shape(example(name, "en")) == shape(example(name, "zh-hans"))
