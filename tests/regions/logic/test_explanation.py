from __future__ import annotations

import pytest

from regions.logic.answers import Written
from regions.logic.explanation import AnswerReason, ClassReason, Reason, reasons, smallest_change
from regions.logic.expressions import parse, print_expression
from tests.regions.logic.builders import situation

DEFINITIONS = {
    "reach": "market_links has offered OR established_in has EU",
    "high-risk": "reach AND domains has_any [health, law]",
}
KNOWN: dict[str, Written] = {
    "personal_data": "yes",
    "minors": "yes",
    "government": "no",
    "seated_here": "no",
    "compute": "100",
}


def told(condition: str, /, **written: Written) -> list[str]:
    """The reasons in short: the atom and its truth, what a definition leans on in brackets."""
    return [shown(reason) for reason in reasons(situation(DEFINITIONS, **written), parse(condition))]


def shown(reason: Reason) -> str:
    """One reason in short."""
    sign = "+" if reason.holds else "-"
    if isinstance(reason, AnswerReason):
        return sign + print_expression(reason.atom)
    return f"{sign}{reason.definition}({', '.join(map(shown, reason.reasons))})"


def changes(condition: str, wanted: bool = False, /, **written: Written) -> list[str]:
    """The atoms that must turn for the condition to become as wanted, as text."""
    found = smallest_change(situation(DEFINITIONS, **written), parse(condition), wanted=wanted)
    return [print_expression(atom) for atom in found]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param("minors", ["+minors"], id="an answer that holds"),
        pytest.param("government", ["-government"], id="an answer that does not"),
        pytest.param("NOT government", ["-government"], id="NOT names the answer as it is"),
        pytest.param("NOT NOT minors", ["+minors"], id="NOT twice as well"),
        pytest.param("minors AND personal_data", ["+minors", "+personal_data"], id="a true AND needs all"),
        pytest.param("government OR seated_here", ["-government", "-seated_here"], id="a false OR needs all"),
        pytest.param("minors OR personal_data", ["+minors"], id="a true OR needs one, the first of equals"),
        pytest.param("government AND seated_here", ["-government"], id="a false AND needs one"),
        pytest.param("minors AND NOT government", ["+minors", "-government"], id="both signs"),
        pytest.param(
            "(minors AND personal_data) OR compute >= 100", ["+compute >= 100"], id="the shorter part speaks"
        ),
        pytest.param(
            "(government OR seated_here) AND compute > 100",
            ["-compute > 100"],
            id="the shorter failure speaks",
        ),
        pytest.param("role has maker OR minors", ["+minors"], id="an unknown part is silent in a true OR"),
        pytest.param("role has maker AND government", ["-government"], id="and in a false AND"),
        pytest.param("minors AND (minors OR government)", ["+minors"], id="each answer is named once"),
        pytest.param("NOT (minors AND personal_data)", ["+minors", "+personal_data"], id="a false NOT AND"),
        pytest.param("NOT (government OR seated_here)", ["-government", "-seated_here"], id="a true NOT OR"),
        pytest.param("role has maker", [], id="nothing while it is unknown"),
        pytest.param("minors AND role has maker", [], id="nothing while a part leaves it open"),
    ],
)
def test_reasons_are_the_fewest_answers_that_settle_the_condition(
    condition: str, expected: list[str]
) -> None:
    assert told(condition, **KNOWN) == expected


def test_reasons_name_the_atom_and_whether_it_held() -> None:
    atom = parse("compute >= 100")
    assert reasons(situation(compute="100"), atom) == (AnswerReason(atom, holds=True),)


@pytest.mark.parametrize(
    ("condition", "written", "expected"),
    [
        pytest.param(
            "reach",
            {"established_in": ["DE"]},
            ["+reach(+established_in has EU)"],
            id="a definition that holds",
        ),
        pytest.param(
            "NOT reach",
            {"market_links": [], "established_in": ["CN"]},
            ["-reach(-market_links has offered, -established_in has EU)"],
            id="a definition that does not",
        ),
        pytest.param(
            "high-risk",
            {"market_links": ["offered"], "domains": ["law"]},
            ["+high-risk(+reach(+market_links has offered), +domains has_any [health, law])"],
            id="definitions in a definition",
        ),
        pytest.param(
            "high-risk",
            {"market_links": ["offered"], "domains": ["games"]},
            ["-high-risk(-domains has_any [health, law])"],
            id="only what decides in a definition",
        ),
        pytest.param(
            "reach AND high-risk",
            {"market_links": ["offered"], "domains": ["law"]},
            [
                "+reach(+market_links has offered)",
                "+high-risk(+reach(+market_links has offered), +domains has_any [health, law])",
            ],
            id="a definition on both levels",
        ),
        pytest.param(
            "reach OR domains has law",
            {"market_links": ["offered"], "domains": ["law"]},
            ["+domains has law"],
            id="an answer is shorter than a definition",
        ),
    ],
)
def test_a_definition_is_explained_by_its_own_reasons(
    condition: str, written: dict[str, Written], expected: list[str]
) -> None:
    assert told(condition, **written) == expected


def test_a_definition_reason_carries_its_reasons() -> None:
    atom = parse("established_in has EU")
    found = reasons(situation(DEFINITIONS, established_in=["DE"]), parse("reach"))
    assert found == (ClassReason("reach", True, (AnswerReason(atom, holds=True),)),)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param("minors", ["minors"], id="the only answer"),
        pytest.param("minors AND personal_data", ["minors"], id="one of an AND is enough"),
        pytest.param("minors OR personal_data", ["minors", "personal_data"], id="all of an OR must turn"),
        pytest.param("minors OR government", ["minors"], id="what does not hold need not turn"),
        pytest.param(
            "(minors OR personal_data) AND compute >= 100", ["compute >= 100"], id="the part with the fewest"
        ),
        pytest.param("NOT government", ["government"], id="NOT must come true"),
        pytest.param("NOT (government OR seated_here)", ["government"], id="one of a NOT OR is enough"),
        pytest.param(
            "NOT (government AND seated_here)", ["government", "seated_here"], id="all of a NOT AND must turn"
        ),
        pytest.param("NOT (minors AND government)", ["government"], id="what holds already need not turn"),
        pytest.param("minors OR (minors AND personal_data)", ["minors"], id="each answer is named once"),
        pytest.param("government", [], id="nothing when it does not hold"),
    ],
)
def test_the_smallest_change_lifts_a_condition_that_holds(condition: str, expected: list[str]) -> None:
    assert changes(condition, **KNOWN) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param("government", ["government"], id="the only answer"),
        pytest.param("government AND minors", ["government"], id="what holds already need not turn"),
        pytest.param(
            "government AND seated_here", ["government", "seated_here"], id="all of an AND must turn"
        ),
        pytest.param("government OR seated_here", ["government"], id="one of an OR is enough"),
        pytest.param("(government AND seated_here) OR compute > 100", ["compute > 100"], id="the fewest"),
        pytest.param("NOT minors", ["minors"], id="NOT must fail"),
        pytest.param("NOT (minors OR personal_data)", ["minors", "personal_data"], id="all of a NOT OR"),
        pytest.param(
            "role has maker AND government", ["role has maker", "government"], id="unknown ones too"
        ),
        pytest.param("minors", [], id="nothing when it holds"),
    ],
)
def test_the_smallest_change_brings_about_a_condition_that_does_not_hold(
    condition: str, expected: list[str]
) -> None:
    assert changes(condition, True, **KNOWN) == expected


@pytest.mark.parametrize(
    ("established_in", "expected"),
    [
        pytest.param(["CN"], ["market_links has offered"], id="one answer holds it"),
        pytest.param(["DE"], ["market_links has offered", "established_in has EU"], id="two answers hold it"),
    ],
)
def test_a_change_may_lie_inside_a_definition(established_in: Written, expected: list[str]) -> None:
    assert changes("reach", market_links=["offered"], established_in=established_in) == expected


def test_a_change_may_lie_beside_a_definition() -> None:
    given: dict[str, Written] = {"market_links": ["offered"], "established_in": ["DE"], "domains": ["law"]}
    assert changes("reach AND domains has law", **given) == ["domains has law"]
    assert changes("high-risk AND minors", True, **given) == ["minors"]
