from __future__ import annotations

from datetime import date

import pytest

from regions.logic.catalogue import (
    Catalogue,
    Conflict,
    Control,
    Definition,
    HorizonItem,
    Instrument,
    Phase,
    Requirement,
    Transition,
)
from regions.logic.errors import ConditionError
from regions.logic.expressions import Name, parse
from regions.logic.texts import Texts
from tests.regions.logic.builders import (
    catalogue,
    definition,
    document,
    instrument,
    region,
    requirement,
    step,
)

ACT = Instrument(
    key="act",
    title="The act",
    official_title="",
    kind="law",
    status="in-force",
    binding="law",
    adopted=None,
    applies_from=None,
    phases=(),
    regulator="The authority",
    reach="Offers here",
    max_penalty="",
    source="https://example.org/act",
    source_note="",
    last_verified_on=date(2026, 11, 23),
)


def test_a_requirement_is_built_with_all_that_its_entry_says() -> None:
    entry = requirement(
        "act.one",
        "minors AND personal_data",
        "2026-08-02",
        until="2029-12-31",
        transitions=[step("minors", "2027-08-02"), step("NOT minors", "2028-08-02")],
        penalty="A fine",
        note="To be confirmed.",
        nature="prohibition",
        severity="blocker",
        controls=["labels", "notices"],
        evidence=["A screenshot", "A log"],
    )
    built = catalogue(region("EU", [entry])).requirements["act.one"]
    assert built == Requirement(
        key="act.one",
        region="EU",
        instrument=ACT,
        citation="Art. 2",
        title="Title of act.one",
        duty="Do it.",
        nature="prohibition",
        applies_when=parse("minors AND personal_data"),
        start=date(2026, 8, 2),
        until=date(2029, 12, 31),
        transitions=(
            Transition(Name("minors"), date(2027, 8, 2)),
            Transition(parse("NOT minors"), date(2028, 8, 2)),
        ),
        theme="transparency",
        severity="blocker",
        controls=("labels", "notices"),
        evidence=("A screenshot", "A log"),
        penalty="A fine",
        source="https://example.org/act#2",
        confidence="high",
        last_verified_on=date(2026, 11, 23),
        note="To be confirmed.",
    )


def test_what_a_requirement_may_leave_out_is_empty() -> None:
    built = catalogue(region("EU", [requirement("act.one", "minors")])).requirements["act.one"]
    assert (built.until, built.transitions, built.penalty, built.note) == (None, (), "", "")


@pytest.mark.parametrize(
    ("nature", "severity", "expected"),
    [
        ("prohibition", "blocker", (True, True)),
        ("prohibition", "major", (True, False)),
        ("duty", "blocker", (False, True)),
        ("filing", "minor", (False, False)),
    ],
)
def test_a_requirement_knows_whether_it_forbids_and_whether_it_blocks(
    nature: str, severity: str, expected: tuple[bool, bool]
) -> None:
    entry = requirement("act.one", "minors", nature=nature, severity=severity)
    built = catalogue(region("EU", [entry])).requirements["act.one"]
    assert (built.is_prohibition, built.is_blocker) == expected


def test_an_instrument_keeps_its_dates_and_phases() -> None:
    entry = instrument("later") | {
        "official_title": "Le règlement",
        "adopted": "2024-06-13",
        "applies_from": "2026-08-02",
        "phases": [{"from": "2025-02-02", "what": "Bans"}, {"from": "2026-08-02", "what": "The rest"}],
        "max_penalty": "A lot",
        "source_note": "From secondary sources",
    }
    built = catalogue(region("EU", instruments=[entry])).regions["EU"].instruments["later"]
    assert built == Instrument(
        key="later",
        title="The later",
        official_title="Le règlement",
        kind="law",
        status="in-force",
        binding="law",
        adopted=date(2024, 6, 13),
        applies_from=date(2026, 8, 2),
        phases=(Phase(date(2025, 2, 2), "Bans"), Phase(date(2026, 8, 2), "The rest")),
        regulator="The authority",
        reach="Offers here",
        max_penalty="A lot",
        source="https://example.org/act",
        source_note="From secondary sources",
        last_verified_on=date(2026, 11, 23),
    )


def test_requirements_of_a_bill_are_kept_but_not_counted() -> None:
    law = catalogue(
        region(
            "EU",
            [requirement("act.one", "minors"), requirement("plan.one", "minors", instrument="plan")],
            instruments=[instrument("plan", status="bill")],
        )
    ).regions["EU"]
    assert list(law.requirements) == ["act.one", "plan.one"]
    assert [counted.key for counted in law.counted] == ["act.one"]
    assert [one.is_bill for one in law.instruments.values()] == [False, True]


def test_definitions_are_kept_with_their_words_and_as_conditions() -> None:
    law = catalogue(
        region(
            "EU",
            definitions=[definition("reach", "minors", silent="Nothing here."), definition("x", "reach")],
        )
    ).regions["EU"]
    assert law.definitions["reach"] == Definition(
        "reach", "Reach", "Art. 1", Name("minors"), "", "Nothing here."
    )
    assert law.conditions == {"reach": Name("minors"), "x": Name("reach")}


def test_a_region_keeps_what_its_file_says() -> None:
    entry = region("EU")
    entry["region"] |= {"name_local": "Union", "binds_makers": True, "languages": ["de", "fr"]}
    entry["upcoming"] = [
        {"key": "bill", "title": "A bill", "state": "proposed", "expected": "2028", "note": "Maybe."},
        {"key": "guide", "title": "A guide", "state": "pending"},
    ]
    law = catalogue(entry).regions["EU"]
    assert (law.code, law.name, law.name_local, law.group) == ("EU", "European Union", "Union", "Somewhere")
    assert (law.languages, law.binds_makers) == (("de", "fr"), True)
    assert (law.data_localization, law.data_localization_note) == ("free", "")
    assert law.upcoming == (
        HorizonItem("bill", "A bill", "proposed", "2028", "Maybe."),
        HorizonItem("guide", "A guide", "pending", "", ""),
    )


def test_a_region_may_have_no_definitions_and_nothing_upcoming() -> None:
    entry = region("EU")
    del entry["definitions"], entry["upcoming"]
    law = catalogue(entry).regions["EU"]
    assert (law.definitions, law.upcoming, law.name_local, law.binds_makers) == ({}, (), "", False)


def test_controls_and_conflicts_are_built() -> None:
    entry = document()
    entry["controls"][0] |= {"frameworks": {"iso-42001": ["8.2"]}, "certified_by": ["iso-42001"]}
    entry["conflicts"] = [
        {
            "key": "keep-or-delete",
            "title": "Keep or delete",
            "between": ["a", "b"],
            "tension": "Both.",
            "way_out": "Neither.",
            "confidence": "high",
        }
    ]
    built = Catalogue.from_document(entry)
    assert built.controls == {
        "labels": Control(
            key="labels",
            title="Label the output",
            theme="transparency",
            question="Is the output labelled?",
            guidance="Label it.",
            done_means=("Every output has a label",),
            evidence=("A screenshot",),
            per_region=False,
            effort_days=5,
            owner="product",
            frameworks={"iso-42001": ("8.2",)},
            certified_by=("iso-42001",),
        )
    }
    assert built.conflicts == (
        Conflict("keep-or-delete", "Keep or delete", ("a", "b"), "Both.", "Neither.", "high"),
    )


def test_the_whole_library_is_reached_from_the_catalogue() -> None:
    built = catalogue(
        region("EU", [requirement("eu.one", "minors")]),
        region("US", [requirement("us.one", "minors")]),
        region("INTL", [requirement("intl.one", "minors")]),
    )
    assert list(built.requirements) == ["eu.one", "us.one", "intl.one"]
    assert built.markets == ("EU", "US")
    assert (built.themes, built.sections) == ({"transparency": "Transparency"}, {"all": "Everything"})


def test_the_programs_hold_definitions_requirements_and_transitions_under_their_names() -> None:
    built = catalogue(
        region(
            "EU",
            [
                requirement(
                    "eu.one", "reach", transitions=[step("minors", "2027-01-01"), step("a", "2028-01-01")]
                )
            ],
            [definition("reach", "minors"), definition("a", "reach")],
        ),
        region("US", [requirement("us.one", "minors")]),
    )
    in_europe = ["reach", "a", "eu.one", ("eu.one", 0), ("eu.one", 1)]
    assert list(built.program.outputs) == [*in_europe, "us.one"]
    assert list(built.program_of("EU").outputs) == in_europe
    assert list(built.program_of("US").outputs) == ["us.one"]


def test_programs_are_compiled_once() -> None:
    built = catalogue(region("EU", [requirement("eu.one", "minors")]))
    assert built.program is built.program
    assert built.program_of("EU") is built.program_of("EU")


def test_texts_come_in_the_language_asked_for() -> None:
    chinese = {"requirement:eu.one": {"title": {"text": "标题"}}}
    built = catalogue(region("EU", [requirement("eu.one", "minors")]), translations={"zh-hans": chinese})
    assert built.texts("zh-hans") == Texts("zh-hans", chinese)
    assert built.texts("en") == Texts("en", {})


def test_a_library_without_translations_is_english() -> None:
    assert catalogue().texts("zh-hans") == Texts("zh-hans", {})


def test_a_condition_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ConditionError, match="found the end"):
        catalogue(region("EU", [requirement("eu.one", "minors AND")]))


def test_an_instrument_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="other"):
        catalogue(region("EU", [requirement("eu.one", "minors", instrument="other")]))
