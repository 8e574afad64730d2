"""The JSON of an assessment is a contract: every key, and nothing else."""

from __future__ import annotations

from typing import Any

from compliance.assessments.domain.readiness import assess
from compliance.reports.domain.payload import payload
from regions.domain.editions import Published
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import (
    TODAY,
    Entry,
    by_market,
    catalogue,
    conflict,
    control,
    definition,
    market,
    profile,
    region,
    requirement,
)


def law() -> Catalogue:
    reach = definition("sg-reach", "market_links has offered-here", silent="Nothing is offered here.")
    singapore = region(
        "SG",
        requirement("sg-law.licence", severity="blocker", controls=["licence"]),
        requirement("sg-law.report", start="2027-06-01", severity="blocker", controls=["notice"]),
        requirement("sg-law.size", when="employee_count >= 50", until="2030-12-31"),
        requirement("sg-law.offer", when="sg-reach"),
        requirement("sg-bill.later", instrument="bill"),
        definitions=[reach],
    )
    singapore["upcoming"] = [{"key": "sg-horizon.x", "title": "A new act", "state": "proposed"}]
    norway = region("NO", requirement("no-law.notice"))
    return catalogue(
        singapore,
        norway,
        controls=[control("licence", per_region=True, effort_days=8)],
        conflicts=[conflict("clash", "sg-law.licence", "no-law.notice")],
    )


def found() -> dict[str, Any]:
    one = law()
    nova = profile(
        markets={"SG": market("2027-01-15", market_links=frozenset({"none"}))},
        controls={"licence": by_market(SG="planned"), "notice": "not-implemented"},
    )
    edition = Published("2026-11-23.1", "abc", "def", one)
    return payload(assess(one, nova, as_of=TODAY), edition, language="en")


def entry(key: str, **more: Any) -> Entry:
    """A requirement of the payload as the builders make it."""
    return {
        "title": f"Title of {key}",
        "citation": "Art. 1",
        "determination": "applies",
        "from": "2026-01-01",
        "until": None,
        "status": "not-met",
        "severity": "major",
        "theme": "general",
        "nature": "duty",
        "binding": "law",
        "confidence": "high",
        "missing": [],
        "because": ["Personal_data is true."],
        "controls": ["notice"],
        **more,
    }


def test_a_market_says_verdict_blockers_definitions_silence_horizon_scores_and_every_requirement() -> None:
    assert found()["markets"] == {
        "SG": {
            "on": "2027-01-15",
            "verdict": "blocked",
            "next_change": None,
            "blockers": ["sg-law.licence"],
            "definitions": {"sg-reach": False},
            "silent": [
                {
                    "definition": "sg-reach",
                    "sentence": "Nothing is offered here.",
                    "facts": ["market_links"],
                }
            ],
            "horizon": [
                {"title": "The bill of SG", "state": "bill", "expected": None},
                {"title": "A new act", "state": "proposed", "expected": None},
            ],
            "scores": {"declared": [0, 5], "evidenced": [0, 5]},
            "requirements": {
                "sg-law.licence": entry("sg-law.licence", severity="blocker", controls=["licence"]),
                "sg-law.report": entry(
                    "sg-law.report",
                    determination="upcoming",
                    severity="blocker",
                    because=["Personal_data is true.", "Starts on 1 June 2027."],
                    **{"from": "2027-06-01"},
                ),
                "sg-law.size": entry(
                    "sg-law.size",
                    determination="undetermined",
                    until="2030-12-31",
                    missing=["employee_count"],
                    because=["Not known yet: the employee_count."],
                ),
                "sg-law.offer": entry(
                    "sg-law.offer",
                    determination="does-not-apply",
                    status=None,
                    because=[
                        "Does not count as “Title of sg-reach” (the market_links: not Offered-here).",
                    ],
                ),
            },
        }
    }


def test_home_and_standards_stand_apart_without_a_verdict() -> None:
    assert found()["also"] == {
        "INTL": {
            "on": "2027-01-15",
            "blockers": [],
            "definitions": {},
            "silent": [],
            "horizon": [{"title": "The bill of INTL", "state": "bill", "expected": None}],
            "scores": {"declared": [0, 0], "evidenced": [0, 0]},
            "requirements": {},
        }
    }


def test_actions_and_questions_follow_the_most_useful_first() -> None:
    whole = found()

    assert whole["actions"] == [
        {
            "control": "licence",
            "market": "SG",
            "status": "planned",
            "lifts": ["sg-law.licence"],
            "requirements": 1,
            "weight": 5,
            "effort_days": 8,
        }
    ]
    assert whole["questions"] == [{"fact": "employee_count", "decides": 1}]
    assert whole["conflicts"] == []


def test_the_head_names_the_edition_and_the_day() -> None:
    whole = found()

    assert list(whole) == [
        "edition", "as_of", "markets", "also", "actions", "conflicts", "questions",
    ]  # fmt: skip
    assert whole["edition"] == {"version": "2026-11-23.1", "sha256": "abc", "law": "def"}
    assert whole["as_of"] == "2026-11-23"


def test_requirements_of_two_markets_that_pull_against_each_other_are_named() -> None:
    one = law()
    product = assess(one, profile("SG", "NO"), as_of=TODAY)
    edition = Published("2026-11-23.1", "abc", "def", one)

    assert payload(product, edition, language="en")["conflicts"] == [
        {"key": "clash", "markets": ["SG", "NO"], "requirements": ["sg-law.licence", "no-law.notice"]}
    ]
