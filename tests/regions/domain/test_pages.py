"""How the law's pages are arranged: regions by continent, requirements by theme and by day."""

from __future__ import annotations

from datetime import date

import pytest

from regions.domain.pageparts import ConditionPart, PageParts
from regions.domain.pages import (
    Continent,
    HomePage,
    LawState,
    Tile,
    TransitionLine,
    home_page,
    law_state,
    region_page,
    requirement_page,
)
from regions.domain.pagetexts import Text
from regions.enums import DataStance
from regions.logic.catalogue import Catalogue
from tests.regions.documents import TODAY, instrument, norway, region, requirement, small_document


def parts_of(document, on=TODAY, language="en"):
    return PageParts.of(Catalogue.from_document(document), language=language, on=on)


def with_region(code, name, *requirements, instruments=(), **head):
    """A region file with these requirements, in one instrument unless told otherwise."""
    return {
        "region": region(code, name, **head),
        "instruments": list(instruments) or [instrument("act")],
        "definitions": [],
        "requirements": list(requirements),
        "upcoming": [],
    }


def norway_with(*requirements, instruments=()):
    document = small_document()
    document["regions"] = [with_region("NO", "Norway", *requirements, instruments=instruments)]
    return document


def keys(lines):
    return [line.requirement.key for line in lines]


def in_force(page):
    return {group.title.text: keys(group.lines) for group in page.in_force}


# --- The state on a day -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2024-12-31", LawState.UPCOMING),
        ("2025-01-01", LawState.IN_FORCE),
        ("2030-12-31", LawState.IN_FORCE),
        ("2031-01-01", LawState.ENDED),
    ],
)
def test_a_requirement_holds_from_its_first_to_its_last_day(on, state):
    catalogue = Catalogue.from_document(small_document())
    assert law_state(catalogue.requirements["eu-dpa.art-35"], date.fromisoformat(on)) is state


def test_a_bill_has_no_day():
    document = norway_with(requirement("act.s-1"), instruments=[instrument("act", status="bill")])
    assert law_state(Catalogue.from_document(document).requirements["act.s-1"], TODAY) is LawState.BILL


# --- The start page -----------------------------------------------------------------------------------------


def test_regions_stand_by_continent_with_their_numbers():
    assert home_page(parts_of(small_document())) == HomePage(
        continents=(
            Continent(
                Text("Europe"),
                (
                    Tile("EU", Text("European Union"), in_force=2, upcoming=0),
                    Tile("NO", Text("Norway"), in_force=1, upcoming=0),
                ),
            ),
        ),
        standards=(),
    )


def test_all_names_are_at_hand_to_tell_whether_one_is_a_draft():
    page = home_page(parts_of(small_document()))
    assert page.names == (Text("Europe"), Text("European Union"), Text("Norway"))


def test_the_numbers_are_those_of_the_day():
    page = home_page(parts_of(small_document(), on=date(2024, 12, 31)))
    assert [(tile.code, tile.in_force, tile.upcoming) for tile in page.continents[0].tiles] == [
        ("EU", 0, 2),
        ("NO", 0, 1),
    ]


def test_continents_with_most_law_come_first():
    document = norway_with(requirement("act.s-1"))
    document["regions"] += [
        with_region(
            "SG", "Singapore", requirement("act.s-2"), requirement("act.s-3"), group="Southeast Asia"
        ),
        with_region("JP", "Japan", group="East Asia"),
    ]
    page = home_page(parts_of(document))
    assert [(continent.name.text, continent.in_force) for continent in page.continents] == [
        ("Southeast Asia", 2),
        ("Europe", 1),
        ("East Asia", 0),
    ]
    assert (page.regions, page.in_force) == (3, 3)


def test_what_buyers_expect_stands_apart_and_is_not_counted_as_law():
    document = norway_with(requirement("act.s-1"))
    document["regions"].append(with_region("INTL", "Standards", requirement("act.s-2"), group="World"))
    page = home_page(parts_of(document))
    assert page.standards == (Tile("INTL", Text("Standards"), in_force=1, upcoming=0),)
    assert (page.regions, page.in_force) == (1, 1)


# --- A region -----------------------------------------------------------------------------------------------


def test_a_region_shows_where_data_may_lie_and_what_it_is():
    page = region_page(parts_of(small_document()), "EU")
    assert (page.name, page.group, page.stance, page.stance_note, page.is_standards) == (
        Text("European Union"),
        Text("Europe"),
        DataStance.NONE,
        Text("Data may lie anywhere."),
        False,
    )
    assert [entry.instrument.key for entry in page.instruments] == ["eu-dpa"]
    assert [entry.definition.key for entry in page.definitions] == ["eu-dpa-scope"]
    assert [line.item.key for line in page.horizon] == ["eu-dpa-2"]


def test_what_is_in_force_stands_by_theme_in_the_order_of_the_vocabulary():
    document = norway_with(
        requirement("act.s-1", theme="safety"),
        requirement("act.s-2", theme="privacy"),
        requirement("act.s-3", theme="safety"),
    )
    page = region_page(parts_of(document), "NO")
    assert in_force(page) == {"Privacy": ["act.s-2"], "Content, and safety": ["act.s-1", "act.s-3"]}
    assert page.in_force_count == 3


def test_what_is_to_come_stands_soonest_first_and_what_has_ended_apart():
    document = norway_with(
        requirement("act.s-1", **{"from": "2028-01-01"}),
        requirement("act.s-2", **{"from": "2027-01-01"}),
        requirement("act.s-3", until="2026-01-31"),
    )
    page = region_page(parts_of(document), "NO")
    assert (in_force(page), keys(page.upcoming), keys(page.ended)) == (
        {},
        ["act.s-2", "act.s-1"],
        ["act.s-3"],
    )


def test_bills_stand_on_the_horizon_with_what_they_would_demand():
    document = norway_with(
        requirement("act.s-1"),
        requirement("bill.s-1"),
        instruments=[instrument("act"), instrument("bill", status="bill")],
    )
    page = region_page(parts_of(document), "NO")
    assert (in_force(page), keys(page.bills)) == ({"Privacy": ["act.s-1"]}, ["bill.s-1"])
    assert [entry.instrument.key for entry in page.instruments] == ["act"]
    assert [entry.instrument.key for entry in page.bill_instruments] == ["bill"]


def test_standards_stand_by_instrument():
    document = small_document()
    document["regions"] = [
        with_region(
            "INTL",
            "Standards",
            requirement("iso-2.a", theme="privacy"),
            requirement("iso-1.b", theme="safety"),
            requirement("iso-2.c", theme="safety"),
            instruments=[instrument("iso-1"), instrument("iso-2"), instrument("iso-3")],
        )
    ]
    page = region_page(parts_of(document), "INTL")
    assert page.is_standards
    assert in_force(page) == {"The iso-1 Act": ["iso-1.b"], "The iso-2 Act": ["iso-2.a", "iso-2.c"]}


def test_an_unknown_region_is_a_key_error():
    with pytest.raises(KeyError):
        region_page(parts_of(small_document()), "XX")


# --- A requirement ------------------------------------------------------------------------------------------


def test_a_requirement_shows_everything_it_says():
    document = small_document()
    document["regions"][0]["requirements"].append(
        requirement(
            "eu-dpa.art-40",
            applies_when="eu-dpa-scope AND personal_data AND daily_users >= 1000",
            transitions=[{"when": "started_on before 2025-01-01 AND size is small", "from": "2027-06-01"}],
            controls=["dpia", "policy"],
        )
    )
    page = requirement_page(parts_of(document), "eu-dpa.art-40")
    assert (page.region, page.state, page.theme, page.duty, page.penalty, page.note) == (
        Text("European Union"),
        LawState.IN_FORCE,
        Text("Privacy"),
        Text("Do it."),
        Text(""),
        Text(""),
    )
    assert page.condition == (
        ConditionPart("eu-dpa-scope", "eu-dpa-scope"),
        ConditionPart(" AND personal_data AND daily_users >= 1000"),
    )
    assert [entry.definition.key for entry in page.definitions] == ["eu-dpa-scope"]
    assert page.questions == tuple(
        Text(f"What about {fact}?") for fact in ("established_in", "sold_in", "personal_data", "daily_users")
    )
    assert page.transitions == (
        TransitionLine(date(2027, 6, 1), (ConditionPart("started_on before 2025-01-01 AND size is small"),)),
    )
    assert [entry.control.key for entry in page.controls] == ["dpia", "policy"]
    assert page.evidence == (Text("A record"),)
    assert page.instrument.instrument.key == "eu-dpa"
    assert page.line.requirement is page.requirement


def test_a_requirement_shows_its_penalty_and_its_note():
    page = requirement_page(parts_of(small_document()), "eu-dpa.art-5")
    assert (page.penalty, page.note) == (Text("The highest."), Text("No exception."))


def test_a_requirement_is_read_in_chinese_where_it_is_translated():
    page = requirement_page(parts_of(small_document(), language="zh-hans"), "no-act.s-1")
    assert (page.duty, page.evidence, page.line.title) == (
        Text("请照办。", "zh-hans", is_draft=True),
        (Text("一份记录", "zh-hans", is_draft=True),),
        Text("Title of no-act.s-1"),
    )


def test_pages_read_the_whole_of_a_region_that_has_only_what_it_must():
    document = small_document()
    document["regions"] = [norway()]
    page = region_page(parts_of(document), "NO")
    assert (page.definitions, page.horizon, page.upcoming, page.ended, page.bills) == ((), (), (), (), ())
