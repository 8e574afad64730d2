"""What nobody answered is listed: questions by what they decide, practices by what they would unlock."""

from __future__ import annotations

from compliance.reports.domain.unknowns import OpenPractice, OpenQuestion, Unknowns, build_unknowns
from compliance.reports.domain.voice import NOTHING, Voice
from tests.compliance.builders import catalogue, control, profile, region, requirement
from tests.compliance.reports.texts import en, readiness

LAW = catalogue(
    region(
        "SA",
        requirement("sa.size", when="employee_count >= 50", controls=["done"]),
        requirement("sa.large", when="employee_count >= 500", controls=["done"]),
        requirement("sa.agent", severity="blocker", controls=["agent"]),
        requirement("sa.notice", controls=["notice"]),
        requirement("sa.planned", controls=["planned"]),
    ),
    region(
        "EU",
        requirement("eu.agent", controls=["agent"]),
        requirement("eu.notice", controls=["notice"]),
        requirement("eu.small", when="employee_count < 50", controls=["done"]),
        requirement("eu.government", when="serves_government", controls=["done"]),
    ),
    controls=[control("agent", per_region=True)],
)


def test_open_questions_and_practices_are_listed_with_their_markets():
    product = readiness(LAW, profile("SA", "EU", controls={"planned": "planned", "done": "implemented"}))

    assert build_unknowns(product, Voice.of(LAW, "en")) == Unknowns(
        questions=(
            OpenQuestion(en("What about employee_count?"), en("Name of SA and Name of EU"), 3),
            OpenQuestion(en("What about serves_government?"), en("Name of EU"), 1),
        ),
        practices=(
            OpenPractice(en("Agent"), en("Name of SA and Name of EU"), 2),
            OpenPractice(en("Notice"), NOTHING, 2),
        ),
    )


def test_a_product_that_is_answered_throughout_has_no_unknowns():
    law = catalogue(region("SA", requirement("sa.notice")))
    product = readiness(law, profile("SA", controls={"notice": "not-implemented"}))

    assert build_unknowns(product, Voice.of(law, "en")) == Unknowns((), ())
