"""The statement names every requirement that counts once, with its reasons, whether it applies or not."""

from __future__ import annotations

from compliance.assessments.domain.readiness import Readiness
from compliance.reports.domain.applicability import (
    LawTable,
    Ruling,
    RulingGroup,
    Tally,
    build_applicability,
    build_tallies,
)
from compliance.reports.domain.voice import Text, Voice
from tests.compliance.builders import catalogue, profile, region, requirement
from tests.compliance.reports.texts import en, readiness, state

LAW = catalogue(
    region(
        "SA",
        requirement("sa.a", citation="Art. 1"),
        requirement("sa.b", citation="Art. 2", severity="blocker", controls=["done"]),
        requirement("sa.c", citation="Art. 3", when="serves_government"),
        requirement("sa.d", citation="Art. 4"),
        requirement("sa.e", citation="Art. 5", when="employee_count >= 50"),
        requirement("sa.f", citation="Art. 6", start="2027-06-01", severity="minor"),
        requirement("sa.g", citation="Art. 7", until="2026-06-30"),
        requirement("sa.bill", instrument="bill"),
        requirement("sa.h", instrument="voluntary", citation="Clause 1"),
    )
)
APPLIES = state("determination", "applies", "Applies")
NOT_MET = state("requirement", "not-met", "Not met")
PERSONAL = en("Personal_data is true.")


def saudi() -> Readiness:
    facts = {"serves_government": False}
    return readiness(
        LAW, profile("SA", facts=facts, controls={"notice": "planned", "done": "implemented"})
    ).markets["SA"]


def ruling(key: str, citation: str, severity: str = "Major", status: str | None = "not-met") -> Ruling:
    shown = {"not-met": NOT_MET, "met": state("requirement", "met", "Met"), None: None}[status]
    return Ruling(f"sa.{key}", en(citation), en(f"Title of sa.{key}"), en(severity), shown)


def test_neighbours_with_the_same_reasons_share_them_and_the_order_of_the_law_stays():
    government = en("Serves_government is false.")
    open_question = en("Not known yet: the employee_count.")
    to_come = en("Personal_data is true. Starts on 1 June 2027.")
    over = en("Personal_data is true. Ended on 30 June 2026.")

    assert build_applicability(saudi(), Voice.of(LAW, "en")) == (
        LawTable(
            title=en("The law of SA"),
            binding=en("Law"),
            is_law=True,
            groups=(
                RulingGroup(
                    APPLIES, PERSONAL, (ruling("a", "Art. 1"), ruling("b", "Art. 2", "Blocker", "met"))
                ),
                RulingGroup(
                    state("determination", "does-not-apply", "Does not apply"),
                    government,
                    (ruling("c", "Art. 3", status=None),),
                ),
                RulingGroup(APPLIES, PERSONAL, (ruling("d", "Art. 4"),)),
                RulingGroup(
                    state("determination", "undetermined", "Undetermined"),
                    open_question,
                    (ruling("e", "Art. 5"),),
                ),
                RulingGroup(
                    state("determination", "upcoming", "Upcoming"), to_come, (ruling("f", "Art. 6", "Minor"),)
                ),
                RulingGroup(
                    state("determination", "ended", "Ended"), over, (ruling("g", "Art. 7", status=None),)
                ),
            ),
        ),
        LawTable(
            title=en("The voluntary of SA"),
            binding=en("Voluntary"),
            is_law=False,
            groups=(RulingGroup(APPLIES, PERSONAL, (ruling("h", "Clause 1"),)),),
        ),
    )


def test_every_requirement_that_counts_stands_once_and_no_bill_does():
    found = [
        one.key
        for table in build_applicability(saudi(), Voice.of(LAW, "en"))
        for group in table.groups
        for one in group.rulings
    ]

    assert found == ["sa.a", "sa.b", "sa.c", "sa.d", "sa.e", "sa.f", "sa.g", "sa.h"]


def test_no_requirement_stands_without_a_reason():
    tables = build_applicability(saudi(), Voice.of(LAW, "both"))
    reasons: list[Text] = [group.because for table in tables for group in table.groups]

    assert [[bool(part.text) for part in reason.parts] for reason in reasons] == [[True, True]] * len(reasons)


def test_the_tallies_add_up_to_all_requirements():
    found = build_tallies(saudi(), Voice.of(LAW, "en"))

    assert found == (
        Tally(APPLIES, 4),
        Tally(state("determination", "does-not-apply", "Does not apply"), 1),
        Tally(state("determination", "undetermined", "Undetermined"), 1),
        Tally(state("determination", "upcoming", "Upcoming"), 1),
        Tally(state("determination", "ended", "Ended"), 1),
    )


def test_a_determination_that_does_not_occur_has_no_tally():
    law = catalogue(region("SA", requirement("sa.a")))

    assert build_tallies(readiness(law, profile("SA")).markets["SA"], Voice.of(law, "en")) == (
        Tally(APPLIES, 1),
    )
