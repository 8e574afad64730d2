"""Which facts an unknown condition still needs."""

from __future__ import annotations

import pytest

from regions.logic.answers import Written
from regions.logic.expressions import parse
from tests.regions.logic.builders import missing, situation


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        pytest.param("minors AND government", {"minors", "government"}, id="AND needs all"),
        pytest.param("minors OR government", {"minors", "government"}, id="OR may need any"),
        pytest.param("NOT minors", {"minors"}, id="NOT needs its own"),
        pytest.param("minors OR NOT minors", {"minors"}, id="each fact once"),
        pytest.param("personal_data AND minors", {"minors"}, id="the part that holds is settled"),
        pytest.param("NOT personal_data OR minors", {"minors"}, id="the part that fails is settled"),
        pytest.param("personal_data OR minors", set(), id="nothing once it is true"),
        pytest.param("NOT personal_data AND minors", set(), id="nothing once it is false"),
        pytest.param(
            "minors AND (personal_data OR compute > 5)", {"minors"}, id="facts of a true branch do not count"
        ),
        pytest.param(
            "minors OR (NOT personal_data AND compute > 5)", {"minors"}, id="nor do those of a false branch"
        ),
        pytest.param(
            "minors AND (NOT personal_data OR compute > 5) AND role has provider",
            {"minors", "compute", "role"},
            id="all open branches count",
        ),
        pytest.param(
            "(minors AND government) OR (compute > 5 AND designed_on before 2026-01-01)",
            {"minors", "government", "compute", "designed_on"},
            id="all types",
        ),
        pytest.param("personal_data", set(), id="an answered fact is not missing"),
    ],
)
def test_only_facts_of_undecided_branches_are_missing(condition: str, expected: set[str]) -> None:
    assert missing(condition, personal_data="yes") == expected


@pytest.mark.parametrize(
    ("condition", "written", "expected"),
    [
        pytest.param("limits has assistive", {}, {"limits"}, id="unanswered: ask the choice, not its guard"),
        pytest.param(
            "limits has assistive", {"limits": ["assistive"]}, {"domains"}, id="ticked: ask the guard"
        ),
        pytest.param("limits has assistive", {"limits": ["training"]}, set(), id="not ticked: ask nothing"),
        pytest.param("limits has assistive", {"domains": ["games"]}, set(), id="hidden: ask nothing"),
        pytest.param("limits has assistive", {"domains": ["law"]}, {"limits"}, id="shown: ask the choice"),
        pytest.param(
            "limits has_any [training, assistive]",
            {"limits": ["assistive"]},
            {"domains"},
            id="of several: the guards of those ticked",
        ),
        pytest.param(
            "limits has_outside [training]",
            {"limits": ["training", "reviewed"]},
            {"minors"},
            id="outside: a guard that reads another choice of the same answer",
        ),
        pytest.param(
            "limits has_outside [training]",
            {"limits": ["assistive", "reviewed"]},
            {"domains", "minors"},
            id="outside: the guards of all others",
        ),
        pytest.param(
            "limits has_all [assistive, reviewed]",
            {"limits": ["assistive", "reviewed"], "domains": ["law"]},
            set(),
            id="all: nothing once the guards are settled",
        ),
        pytest.param(
            "limits has_none [assistive, reviewed]",
            {"limits": ["assistive", "reviewed"], "minors": "no"},
            {"domains"},
            id="none: a guard through another one",
        ),
        pytest.param("plan is paid", {"plan": "paid"}, {"role"}, id="single choice: ask the guard"),
        pytest.param("plan is_not paid", {}, {"plan"}, id="single choice: unanswered"),
    ],
)
def test_a_ticked_choice_that_may_be_hidden_asks_for_what_shows_it(
    condition: str, written: dict[str, Written], expected: set[str]
) -> None:
    assert missing(condition, **written) == expected


def test_definitions_are_looked_into() -> None:
    here = situation({"reach": "market_links has offered OR established_in has EU"}, established_in=["CN"])
    assert here.missing(parse("reach AND NOT (reach AND minors)")) == {"market_links", "minors"}


def test_a_settled_definition_is_not() -> None:
    here = situation({"reach": "market_links has offered OR established_in has EU"}, established_in=["DE"])
    assert here.missing(parse("reach AND minors")) == {"minors"}
