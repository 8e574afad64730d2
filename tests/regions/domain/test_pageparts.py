"""The parts of the law's pages: lines, entries and written conditions."""

from __future__ import annotations

from datetime import date

import pytest

from regions.domain.pageparts import (
    ConditionPart,
    ControlEntry,
    DefinitionEntry,
    HorizonLine,
    InstrumentEntry,
    PageParts,
    PhaseLine,
    RequirementLine,
    condition_parts,
    definitions_named,
    facts_behind,
)
from regions.domain.pagetexts import Text
from regions.enums import (
    Binding,
    Confidence,
    HorizonState,
    InstrumentKind,
    InstrumentStatus,
    Nature,
    Severity,
)
from regions.logic.catalogue import Catalogue
from regions.logic.expressions import parse
from tests.regions.documents import TODAY, small_document


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.from_document(small_document())


@pytest.fixture
def law(catalogue):
    return catalogue.regions["EU"]


@pytest.fixture
def english(catalogue):
    return PageParts.of(catalogue, language="en", on=TODAY)


def test_a_requirement_is_one_line(english, law):
    requirement = law.requirements["eu-dpa.art-35"]
    assert english.requirement(requirement) == RequirementLine(
        requirement=requirement,
        title=Text("Title of eu-dpa.art-35"),
        instrument=Text("The eu-dpa Act"),
        severity=Severity.MAJOR,
        nature=Nature.DUTY,
        confidence=Confidence.HIGH,
        later=(date(2027, 6, 1),),
    )


def test_a_later_start_that_has_come_is_not_later(catalogue, law):
    parts = PageParts.of(catalogue, language="en", on=date(2027, 6, 1))
    assert parts.requirement(law.requirements["eu-dpa.art-35"]).later == ()


def test_an_instrument_says_all_and_marks_phases_to_come(catalogue, law):
    parts = PageParts.of(catalogue, language="en", on=date(2024, 12, 31))
    instrument = law.instruments["eu-dpa"]
    assert parts.instrument(instrument) == InstrumentEntry(
        instrument=instrument,
        title=Text("The eu-dpa Act"),
        kind=InstrumentKind.LAW,
        status=InstrumentStatus.IN_FORCE,
        binding=Binding.LAW,
        phases=(
            PhaseLine(date(2024, 5, 1), Text("Entry into force"), is_upcoming=False),
            PhaseLine(date(2025, 1, 1), Text("General application: all of it"), is_upcoming=True),
        ),
        regulator=Text("The regulator"),
        reach=Text("Everybody who offers it here."),
        max_penalty=Text("EUR 20 million or 4 %"),
        source_note=Text("The link leads to the official text."),
    )


def test_a_legal_class_comes_with_its_condition(english, law):
    assert english.definition(law, "eu-dpa-scope") == DefinitionEntry(
        definition=law.definitions["eu-dpa-scope"],
        title=Text("The Data Protection Act reaches you"),
        note=Text("An office anywhere in the Union counts."),
        condition=(ConditionPart("established_in has EU OR sold_in has EU"),),
    )


def test_a_practice_says_when_it_is_done(english, catalogue):
    assert english.control("policy") == ControlEntry(
        control=catalogue.controls["policy"],
        title=Text("Title of policy"),
        question=Text("Is there a policy?"),
        done_means=(Text("It is written"), Text("It is signed")),
    )


def test_a_pending_change_says_how_far_it_is(english, law):
    assert english.horizon(law.upcoming[0]) == HorizonLine(
        item=law.upcoming[0],
        title=Text("Second Data Protection Act"),
        state=HorizonState.PROPOSED,
        expected=Text("2027"),
        note=Text("Would raise the fines."),
    )


def test_names_questions_and_themes_come_in_the_language_of_the_reader():
    document = small_document()
    draft = {"state": "machine-drafted", "of": "000000000000"}
    document["translations"]["zh-hans"] |= {
        "region:EU": {"name": {"text": "欧盟", **draft}},
        "theme:privacy": {"label": {"text": "隐私", **draft}},
        "fact:role": {"question": {"text": "角色是什么？", **draft}},
    }
    catalogue = Catalogue.from_document(document)
    chinese = PageParts.of(catalogue, language="zh-hans", on=TODAY)
    assert [
        text.text
        for text in (
            chinese.region_name(catalogue.regions["EU"]),
            chinese.theme("privacy"),
            chinese.question("role"),
        )
    ] == ["欧盟", "隐私", "角色是什么？"]


@pytest.mark.parametrize(
    ("condition", "parts"),
    [
        ("personal_data", ["personal_data"]),
        ("eu-dpa-scope", [("eu-dpa-scope",)]),
        ("NOT eu-dpa-scope AND profiling", ["NOT ", ("eu-dpa-scope",), " AND profiling"]),
        (
            "(profiling OR eu-dpa-scope) AND eu-dpa-scope",
            ["(profiling OR ", ("eu-dpa-scope",), ") AND ", ("eu-dpa-scope",)],
        ),
        # a value that happens to be called like a legal class is no link
        ("role has eu-dpa-scope", ["role has eu-dpa-scope"]),
    ],
)
def test_a_condition_is_cut_where_it_names_a_legal_class(law, condition, parts):
    assert condition_parts(parse(condition), law) == tuple(
        ConditionPart(part) if isinstance(part, str) else ConditionPart(part[0], part[0]) for part in parts
    )


def test_a_condition_names_each_legal_class_once(law):
    condition = parse("eu-dpa-scope AND (personal_data OR eu-dpa-scope)")
    assert definitions_named(condition, law) == ("eu-dpa-scope",)


def test_the_facts_behind_a_condition_include_those_of_its_legal_classes(law):
    condition = parse("personal_data AND eu-dpa-scope AND users >= 10 AND sold_in has NO")
    assert facts_behind(condition, law) == ("personal_data", "established_in", "sold_in", "users")
