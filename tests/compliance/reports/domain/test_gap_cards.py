"""A card says all about one requirement that is not met, and every gap has exactly one."""

from __future__ import annotations

from datetime import date

from compliance.assessments.domain.readiness import ProductReadiness, assess
from compliance.products.domain.profile import ControlAnswer
from compliance.products.enums import ControlStatus
from compliance.reports.domain.gap_cards import Action, GapCard, Gaps, Practice, Proof, build_gaps
from compliance.reports.domain.voice import NOTHING, Voice
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import (
    LINK,
    TODAY,
    by_market,
    catalogue,
    control,
    document,
    market,
    once,
    profile,
    prohibition,
    proof,
    region,
    requirement,
    said,
)
from tests.compliance.reports.texts import drafted, en, readiness, state, translated

LAW = catalogue(
    region(
        "SA",
        requirement("sa.minor", severity="minor", controls=["notice"]),
        requirement("sa.major", controls=["notice"]),
        requirement("sa.agent", severity="blocker", controls=["agent", "notice"]),
        requirement("sa.size", severity="blocker", when="employee_count >= 50", controls=["notice"]),
        prohibition("sa.ban", when="serves_government"),
        requirement("sa.advice", instrument="voluntary", controls=["notice"]),
        requirement("sa.expected", instrument="expected", severity="minor", controls=["notice"]),
        requirement("sa.done", controls=["done"]),
        requirement("sa.bill", instrument="bill"),
    ),
    controls=[control("agent", per_region=True, effort_days=8)],
)


def gaps(law: Catalogue, product: ProductReadiness, code: str = "SA", language: str = "en") -> Gaps:
    return build_gaps(product.markets[code], Voice.of(law, language))


def keys(cards: tuple[GapCard, ...]) -> list[str]:
    return [card.key for card in cards]


def nova() -> ProductReadiness:
    controls = {"notice": "planned", "done": "implemented"}
    return readiness(LAW, profile("SA", controls=controls, facts={"serves_government": True}))


def test_the_cards_are_grouped_by_what_they_mean_for_the_launch():
    found = gaps(LAW, nova())

    assert keys(found.blockers) == ["sa.ban", "sa.agent"]
    assert keys(found.undecided) == ["sa.size"]
    assert keys(found.others) == ["sa.major", "sa.minor"]
    assert keys(found.advice) == ["sa.advice", "sa.expected"]


def test_every_gap_has_one_card():
    product = nova()
    found = gaps(LAW, product)
    cards = keys((*found.blockers, *found.undecided, *found.others, *found.advice))

    assert sorted(cards) == sorted({*product.markets["SA"].gaps, "sa.size"})


def test_a_product_without_gaps_has_no_cards():
    law = catalogue(region("SA", requirement("sa.major")))
    product = readiness(law, profile("SA", controls={"notice": "implemented"}))

    assert gaps(law, product) == Gaps((), (), (), ())


def test_a_card_says_everything_about_its_requirement():
    answers = {
        "agent": by_market(SA=said("planned")),
        "notice": once(
            ControlAnswer(ControlStatus.PARTIAL, "Only in \u202eEnglish.", (proof(expires="2026-11-30"),))
        ),
    }
    law = catalogue(
        region(
            "SA",
            requirement(
                "sa.agent",
                severity="blocker",
                controls=["agent", "notice"],
                evidence=["A mandate", "A notice"],
                penalty="SAR 5 million",
                note="Read it twice.",
            ),
        ),
        controls=[control("agent", per_region=True, effort_days=8)],
    )
    product = readiness(law, profile(markets={"SA": market("2027-01-15")}, controls=answers))

    assert gaps(law, product).blockers == (
        GapCard(
            key="sa.agent",
            title=en("Title of sa.agent"),
            law=en("The law of SA, Art. 1"),
            state=state("requirement", "blocker", "Not met, blocker"),
            grade=en("Blocker"),
            duty=en("Do it."),
            because=en("Personal_data is true."),
            practices=(
                Practice(en("Agent"), state("control", "planned", "Planned"), "", ()),
                Practice(
                    en("Notice"),
                    state("control", "partial", "Partial"),
                    "Only in English.",
                    (Proof(LINK, en("expires 30 November 2026"), is_valid=False),),
                ),
            ),
            typical_evidence=en("A mandate; A notice"),
            actions=(Action(en("Agent"), "M", en("Legal")), Action(en("Notice"), "S", en("Legal"))),
            way_out=NOTHING,
            penalty=en("SAR 5 million"),
            penalty_is_general=False,
            note=en("Read it twice."),
            source="https://law.example",
            checked=en("Verified 1 November 2026; confidence high; not reviewed by counsel."),
        ),
    )


def test_evidence_names_the_days_that_are_known():
    maker = catalogue(region("SA", requirement("sa.major")))
    proofs = (proof(), proof(issued="2026-05-01"), proof(issued="2026-05-01", expires="2027-05-01"))
    product = readiness(maker, profile("SA", controls={"notice": once(said("partial", *proofs))}))

    assert gaps(maker, product).others[0].practices[0].proofs == (
        Proof(LINK, NOTHING, is_valid=True),
        Proof(LINK, en("issued 1 May 2026"), is_valid=True),
        Proof(LINK, en("issued 1 May 2026, expires 1 May 2027"), is_valid=True),
    )


def test_where_a_requirement_names_no_penalty_the_highest_of_its_law_stands():
    saudi = region("SA", requirement("sa.major"))
    saudi["instruments"][0]["max_penalty"] = "SAR 5 million"
    law = catalogue(saudi)
    card = gaps(law, readiness(law, profile("SA"))).others[0]

    assert (card.penalty, card.penalty_is_general) == (en("SAR 5 million"), True)


def test_where_the_law_names_none_either_there_is_none():
    law = catalogue(region("SA", requirement("sa.major")))

    assert gaps(law, readiness(law, profile("SA"))).others[0].penalty == NOTHING


def test_a_prohibition_is_lifted_by_other_answers_alone():
    card = gaps(LAW, nova()).blockers[0]

    assert card.state == state("requirement", "blocker", "Prohibited as described")
    assert card.actions == ()
    assert card.way_out == en("It falls away only if this were different: Serves_government is true.")


def test_an_undecided_blocker_asks_for_the_answer_that_decides_it():
    card = gaps(LAW, nova()).undecided[0]

    assert card.state == state("determination", "undetermined", "Undetermined")
    assert card.because == en("Not known yet: the employee_count.")
    assert card.way_out == en("Answer this question: the employee_count.")


def test_what_is_no_law_says_what_it_is():
    advice = gaps(LAW, nova()).advice

    assert [card.grade for card in advice] == [en("Voluntary"), en("Expected by buyers")]


def test_a_practice_that_is_done_needs_no_action():
    law = catalogue(region("SA", requirement("sa.major", controls=["notice", "done"])))
    card = gaps(law, readiness(law, profile("SA", controls={"done": "implemented"}))).others[0]

    assert [practice.title for practice in card.practices] == [en("Notice"), en("Done")]
    assert [action.title for action in card.actions] == [en("Notice")]


def test_an_accepted_risk_stays_a_gap_with_its_own_state():
    law = catalogue(region("SA", requirement("sa.major")))
    product = assess(law, profile("SA"), as_of=TODAY, acceptances={("SA", "sa.major"): date(2027, 6, 30)})

    assert gaps(law, product).others[0].state == state("requirement", "accepted", "Accepted")


def test_a_card_is_pending_while_one_of_its_translations_is():
    whole = document(region("SA", requirement("sa.major", note="Read it twice.")))
    law = translated(whole, {"requirement:sa.major": {"title": drafted("标题", of="Title of sa.major")}})
    product = readiness(law, profile("SA"))

    assert gaps(law, product, language="zh-hans").others[0].is_pending
    assert not gaps(law, product).others[0].is_pending


def test_a_card_speaks_chinese():
    card = build_gaps(nova().markets["SA"], Voice.of(LAW, "zh-hans")).blockers[1]

    assert str(card.checked) == "核对日期：2026年11月1日；可信度：高；未经律师复核。"
    assert str(card.state.word) == "未满足（阻断项）"
    assert str(card.grade) == "阻断项"
