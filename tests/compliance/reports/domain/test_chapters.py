"""A chapter says what one region's law makes of the product, and what is silent, coming, and cited."""

from __future__ import annotations

from datetime import date

from compliance.assessments.domain.readiness import ProductReadiness
from compliance.reports.domain.chapters import (
    Chapter,
    HorizonEntry,
    Kind,
    LegalClass,
    Silent,
    Source,
    build_chapter,
)
from compliance.reports.domain.voice import NOTHING, Voice
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import (
    Entry,
    catalogue,
    definition,
    market,
    places,
    profile,
    prohibition,
    region,
    requirement,
)
from tests.compliance.reports.texts import en, readiness, state


def saudi_law(*requirements: Entry) -> Entry:
    saudi = region(
        "SA",
        *requirements,
        definitions=[
            definition("sa-reach", "market_links has offered-here", silent="Nothing is offered here."),
            definition("sa-controller", "personal_data AND role has provider"),
            definition("sa-large", "employee_count >= 50"),
        ],
    )
    saudi["upcoming"] = [
        {
            "key": "sa-h.act",
            "title": "AI Act",
            "state": "proposed",
            "expected": "2027",
            "note": "In committee.",
        },
        {"key": "sa-h.guide", "title": "Guide", "state": "guidance-pending"},
    ]
    return saudi


LAW = catalogue(saudi_law(requirement("sa.a")))


def nova(law: Catalogue = LAW) -> ProductReadiness:
    answers = market("2027-01-15", market_links=frozenset({"none"}))
    return readiness(law, profile(markets={"SA": answers}, facts={"role": frozenset({"provider"})}))


def chapter(law: Catalogue = LAW, language: str = "en") -> Chapter:
    return build_chapter(nova(law).markets["SA"], Voice.of(law, language), launch_on=date(2027, 1, 15))


def test_a_market_has_its_verdict_and_its_launch_day():
    found = chapter()

    assert (found.code, found.name, found.kind) == ("SA", en("Name of SA"), Kind.MARKET)
    assert found.verdict == state("verdict", "conditional", "Conditional")
    assert (found.launch, found.day) == (en("15 January 2027"), en("15 January 2027"))
    assert found.scope == en("Every requirement of the library that counts here, judged on 15 January 2027.")


def test_a_market_without_a_launch_day_is_judged_today():
    law = catalogue(region("SA", requirement("sa.a")))
    found = build_chapter(readiness(law, profile("SA")).markets["SA"], Voice.of(law, "en"), launch_on=None)

    assert (found.launch, found.day) == (en("no day set"), en("23 November 2026"))


def test_the_next_change_of_the_verdict_is_named_with_its_day():
    law = catalogue(saudi_law(requirement("sa.a"), prohibition("sa.ban", start="2027-06-01")))

    assert chapter(law).next_change == en("from 1 June 2027: prohibited")
    assert chapter().next_change == NOTHING


def test_home_law_has_no_verdict_and_no_launch_day():
    law = catalogue(region("SA"), region("CN", requirement("cn.a"), binds_makers=True))
    product = readiness(law, profile("SA", facts={"hq_region": places("CN")}))
    found = build_chapter(product.home["CN"], Voice.of(law, "en"), launch_on=None)

    assert (found.kind, found.verdict, found.launch, found.next_change) == (Kind.HOME, None, NOTHING, NOTHING)


def test_the_standards_have_a_chapter_of_their_kind():
    found = build_chapter(nova().also["INTL"], Voice.of(LAW, "en"), launch_on=None)

    assert (found.kind, found.verdict) == (Kind.STANDARDS, None)


def test_law_that_stays_silent_names_the_question_that_would_change_it():
    assert chapter().silent == (
        Silent(
            en("Nothing is offered here."),
            en("Another answer to this question would change it: the market_links."),
        ),
    )


def test_the_product_is_what_the_definitions_say_or_may_be_it():
    assert chapter().classes == (
        LegalClass(
            title=en("Title of sa-controller"),
            citation=en("Art. 2"),
            state=state("determination", "applies", "Counts as"),
            because=en("Personal_data is true. The role: Provider."),
        ),
        LegalClass(
            title=en("Title of sa-large"),
            citation=en("Art. 2"),
            state=state("determination", "undetermined", "May count as"),
            because=en("Not known yet: the employee_count."),
        ),
    )


def test_the_horizon_holds_bills_and_changes_to_come():
    def entry(title: str, word: str, expected: str = "", note: str = "") -> HorizonEntry:
        said = [en(text) if text else NOTHING for text in (expected, note)]
        return HorizonEntry(en(title), state("determination", "bill", word), *said)

    assert chapter().horizon == (
        entry("The bill of SA", "Bill", note="Everybody"),
        entry("AI Act", "Proposed", "2027", "In committee."),
        entry("Guide", "Guidance pending"),
    )


def test_every_law_is_a_source_with_its_link_and_the_day_of_its_check():
    saudi = region("SA", requirement("sa.a"))
    saudi["instruments"] = [
        saudi["instruments"][0] | {"official_title": "نظام", "source_note": "Confirm the text."},
        saudi["instruments"][1] | {"official_title": "The expected of SA"},
    ]
    law = catalogue(saudi)
    found = build_chapter(readiness(law, profile("SA")).markets["SA"], Voice.of(law, "en"), launch_on=None)

    assert found.sources == (
        Source(
            title=en("The law of SA"),
            official_title="نظام",
            regulator=en("The authority"),
            link="https://law.example",
            note=en("Confirm the text."),
            verified=en("1 November 2026"),
        ),
        Source(
            title=en("The expected of SA"),
            official_title="",
            regulator=en("The authority"),
            link="https://law.example",
            note=NOTHING,
            verified=en("1 November 2026"),
        ),
    )


def test_a_chapter_speaks_chinese():
    found = chapter(language="zh-hans")

    assert [str(found.launch), str(found.scope)] == [
        "2027年1月15日",
        "列出法律库中该地区的全部要求，评估基准日为2027年1月15日。",
    ]
    assert [str(one.state.word) for one in found.classes] == ["属于", "可能属于"]
