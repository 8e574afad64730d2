"""The table of an assessment, as a person reads it."""

from __future__ import annotations

from io import StringIO

from django.utils.translation import override

from compliance.assessments.domain.readiness import assess
from compliance.reports.domain.console import print_assessment
from regions.domain.editions import Published
from tests.compliance.builders import (
    TODAY,
    by_market,
    catalogue,
    control,
    definition,
    market,
    places,
    profile,
    prohibition,
    region,
    requirement,
)

LAW = catalogue(
    region("NO", requirement("no-law.done", controls=["done"])),
    region(
        "SG",
        requirement("sg-law.licence", severity="blocker", controls=["licence"]),
        requirement("sg-law.size", when="employee_count >= 50", severity="blocker"),
        definitions=[definition("sg-reach", "serves_government", silent="No state buys it.")],
    ),
    region("CN", prohibition("cn-law.ban"), binds_makers=True),
    controls=[control("licence", per_region=True, effort_days=20)],
)
NOVA = profile(
    markets={"NO": market(), "SG": market("2027-01-15")},
    facts={"hq_region": places("CN"), "serves_government": False},
    controls={"licence": by_market(SG="planned"), "done": "implemented"},
)
EDITION = Published("2026-11-23.1", "abcdef0123456789", "def", LAW)


def printed(language: str = "en") -> str:
    stream = StringIO()
    with override(language):
        print_assessment(assess(LAW, NOVA, as_of=TODAY), EDITION, language=language, stream=stream)
    return stream.getvalue()


def test_the_table_leads_with_home_law_then_the_worst_market_then_what_to_do() -> None:
    lines = [" ".join(line.split()) for line in printed().splitlines() if line.strip()]

    assert lines == [
        "Nova Companion chatbot",
        "Law: edition 2026-11-23.1 (SHA-256 abcdef012345…), as of 23 November 2026. Not legal advice.",
        "Before you go out: 1 open blocker of home law (CN Name of CN)",
        "✗ Title of cn-law.ban Art. 1 · cn-law.ban",
        "Falls away only if this changes: Personal_data is true.",
        "Market Day Verdict Blockers Apply Gaps Undecided Upcoming Declared Evidenced Next change",
        "SG Name of SG 2027-01-15 blocked 1 1 1 1 0 0/5 0/5",
        "NO Name of NO 2026-11-23 ready 0 1 0 0 0 3/3 0/3",
        "SG Name of SG",
        "✗ Title of sg-law.licence Art. 1 · sg-law.licence",
        "licence (planned)",
        "? Title of sg-law.size Art. 1 · sg-law.size",
        "Not known yet: the employee_count.",
        "Actions that unlock most",
        "Control Market State Lifts Serves Effort",
        "1 Licence SG Name of SG planned 1 1 L (20 days)",
        "Open questions",
        "1 What about employee_count? employee_count",
        "Law that stays silent",
        "SG No state buys it.",
    ]


def test_a_stream_that_is_no_terminal_gets_no_colours() -> None:
    assert "\x1b" not in printed()


def test_the_same_table_speaks_chinese() -> None:
    text = printed("zh-hans")

    assert "受阻" in text
    assert "2026年11月23日" in text
    assert "出海之前" in text
