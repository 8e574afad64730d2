from __future__ import annotations

import pytest

from regions.logic.expressions import parse
from regions.logic.typing_rules import check
from tests.regions.logic.builders import vocabulary

DEFINITIONS = ("high-risk", "reach")
SET_OPERATORS = "has, has_any, has_all, has_none, has_outside"


def faults(text: str) -> list[tuple[str, int]]:
    """Every fault of a condition with its offset."""
    return [(fault.message, fault.offset) for fault in check(parse(text), vocabulary(), DEFINITIONS)]


@pytest.mark.parametrize(
    "text",
    [
        "minors",
        "high-risk AND NOT reach",
        "company_size is micro",
        "company_size is_not micro",
        "company_size in [micro, small]",
        "company_size not_in [micro]",
        "role has provider",
        "role has_any [provider, none]",
        "role has_all [provider, deployer]",
        "role has_none [provider]",
        "role has_outside [provider]",
        "established_in has EU",
        "established_in has_any [EEA, US-CA]",
        "established_in has_all [DE, FR]",
        "established_in has_none [ADEQUATE]",
        "established_in has_outside [EU, CN]",
        "hq_region has CN",
        "compute < 1e25",
        "compute <= 0",
        "people > 1.5",
        "people >= 100",
        "people = 0",
        "designed_on before 2026-08-02",
        "designed_on on_or_after 2028-02-29",
    ],
)
def test_a_condition_that_fits_the_vocabulary_has_no_fault(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "minor",
            'unknown fact or definition "minor"; did you mean "minors"?',
            id="misspelt fact",
        ),
        pytest.param(
            "high_risk",
            'unknown fact or definition "high_risk"; did you mean "high-risk"?',
            id="misspelt definition",
        ),
        pytest.param("xyz has rain", 'unknown fact or definition "xyz"', id="nothing like it"),
        pytest.param(
            "reach is yes",
            '"reach" is a definition and stands alone, without an operator',
            id="definition with an operator",
        ),
        pytest.param(
            "company_size",
            '"company_size" is of type choice and needs one of: is, is_not, in, not_in',
            id="choice alone",
        ),
        pytest.param(
            "role",
            '"role" is of type choices and needs one of: ' + SET_OPERATORS,
            id="choices alone",
        ),
        pytest.param(
            "hq_region",
            '"hq_region" is of type regions and needs one of: ' + SET_OPERATORS,
            id="place alone",
        ),
        pytest.param(
            "people", '"people" is of type number and needs one of: <, <=, >, >=, =', id="number alone"
        ),
        pytest.param(
            "designed_on",
            '"designed_on" is of type date and needs one of: before, on_or_after',
            id="date alone",
        ),
        pytest.param(
            "minors is yes",
            '"is" does not fit "minors" of type yes-no; it takes: none, it stands alone',
            id="yes-no with an operator",
        ),
        pytest.param(
            "company_size has micro",
            '"has" does not fit "company_size" of type choice; it takes: is, is_not, in, not_in',
            id="choice as choices",
        ),
        pytest.param(
            "role is provider",
            '"is" does not fit "role" of type choices; it takes: ' + SET_OPERATORS,
            id="choices as choice",
        ),
        pytest.param(
            "hq_region is CN",
            '"is" does not fit "hq_region" of type regions; it takes: ' + SET_OPERATORS,
            id="single place as choice",
        ),
        pytest.param(
            "people before 2026-01-01",
            '"before" does not fit "people" of type number; it takes: <, <=, >, >=, =',
            id="number as date",
        ),
        pytest.param(
            "designed_on >= 2026",
            '">=" does not fit "designed_on" of type date; it takes: before, on_or_after',
            id="date as number",
        ),
        pytest.param(
            "role has provder",
            '"role" has no choice "provder"; did you mean "provider"?',
            id="misspelt choice",
        ),
        pytest.param(
            "company_size is gigantic", '"company_size" has no choice "gigantic"', id="choice unlike any"
        ),
        pytest.param(
            "established_in has ADEQUAT",
            '"ADEQUAT" is no place and no group; did you mean "ADEQUATE"?',
            id="misspelt group",
        ),
        pytest.param("established_in has QQ", '"QQ" is no place and no group', id="unknown place"),
        pytest.param("people >= many", '"many" is no number; write 240 or 1e25', id="word as number"),
        pytest.param("people >= -5", '"-5" is no number of zero or more', id="negative number"),
        pytest.param("people >= 1e999", '"1e999" is no number; write 240 or 1e25', id="number without end"),
        pytest.param("people >= nan", '"nan" is no number; write 240 or 1e25', id="not a number"),
        pytest.param("designed_on before 2026", '"2026" is no date; write YYYY-MM-DD', id="year alone"),
        pytest.param(
            "designed_on before 2026-02-30", '"2026-02-30" is no date; write YYYY-MM-DD', id="no such day"
        ),
        pytest.param(
            "designed_on before 20260202", '"20260202" is no date; write YYYY-MM-DD', id="date without dashes"
        ),
        pytest.param(
            "designed_on before 02-02-2026", '"02-02-2026" is no date; write YYYY-MM-DD', id="day first"
        ),
    ],
)
def test_an_atom_that_does_not_fit_says_what_would(text: str, message: str) -> None:
    assert faults(text) == [(message, 0)]


def test_a_week_is_no_date() -> None:
    assert faults("designed_on before 2026-W47-1") == [('"2026-W47-1" is no date; write YYYY-MM-DD', 0)]


def test_every_fault_is_reported_from_left_to_right_with_its_place() -> None:
    assert faults("minor OR NOT (role has provder OR minors)") == [
        ('unknown fact or definition "minor"; did you mean "minors"?', 0),
        ('"role" has no choice "provder"; did you mean "provider"?', 14),
    ]


def test_every_wrong_value_of_a_list_is_reported() -> None:
    assert faults("minors AND role has_any [provder, maker, importr]") == [
        ('"role" has no choice "provder"; did you mean "provider"?', 11),
        ('"role" has no choice "importr"; did you mean "importer"?', 11),
    ]


def test_a_definition_of_another_region_is_unknown() -> None:
    found = check(parse("reach"), vocabulary())
    assert [fault.message for fault in found] == ['unknown fact or definition "reach"']
