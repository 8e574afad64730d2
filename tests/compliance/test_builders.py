"""What the tests build is law like the shipped one."""

from __future__ import annotations

from regions.logic.expressions import parse
from regions.logic.form import form_faults
from regions.logic.typing_rules import check
from tests.compliance.builders import (
    catalogue,
    conflict,
    control,
    definition,
    document,
    prohibition,
    region,
    requirement,
)

LAW = (
    region(
        "SA",
        requirement(
            "sa.notice",
            controls=["notice", "agent"],
            transitions=[{"when": "role has provider", "from": "2027-01-01"}],
        ),
        prohibition("sa.ban", when="sa-reach"),
        definitions=[definition("sa-reach", "market_links has offered-here", silent="Only offers count.")],
        binds_makers=True,
    ),
    region("EU", requirement("eu.notice", until="2027-01-01")),
)


def test_a_built_document_has_the_form_of_law() -> None:
    whole = document(
        *LAW,
        controls=[control("agent", per_region=True)],
        conflicts=[conflict("clash", "sa.notice", "eu.notice")],
    )

    assert form_faults(whole) == []


def test_the_conditions_of_a_built_document_fit_its_vocabulary() -> None:
    built = catalogue(*LAW)
    sa = built.regions["SA"]
    texts = [*sa.conditions.values(), *(item.applies_when for item in built.requirements.values())]

    assert [fault for text in texts for fault in check(text, built.vocabulary, sa.definitions)] == []
    assert check(parse("personel_data"), built.vocabulary) != []


def test_a_control_that_is_only_named_is_asked_once() -> None:
    assert list(catalogue(*LAW, controls=[control("agent", per_region=True)]).controls) == ["agent", "notice"]
