"""Every state has a shape of its own, and no shape says two things."""

from __future__ import annotations

from itertools import product as every_combination
from xml.etree import ElementTree as ET

import pytest

from compliance.assessments.enums import RequirementStatus, Verdict
from compliance.assessments.glyphs import GLYPHS, glyph
from compliance.products.enums import ControlStatus
from regions.logic.periods import Determination

SVG = "{http://www.w3.org/2000/svg}"
STATES = [(family, state) for family, states in GLYPHS.items() for state in states]


@pytest.mark.parametrize(
    ("family", "states"),
    [
        ("verdict", list(Verdict)),
        ("determination", [*Determination, "bill"]),
        ("requirement", [*RequirementStatus, "blocker"]),
        ("control", [*ControlStatus, "unanswered"]),
    ],
)
def test_every_state_has_a_shape(family, states):
    assert set(GLYPHS[family]) == {str(state) for state in states}


def test_a_shape_belongs_to_one_family_and_says_one_thing():
    shared = [
        (one, other)
        for one, other in every_combination(STATES, STATES)
        if one < other and GLYPHS[one[0]][one[1]] == GLYPHS[other[0]][other[1]]
    ]

    # A practice and the requirement that rests on it alone look alike.
    assert sorted(shared) == [
        (("control", "implemented"), ("requirement", "met")),
        (("control", "not-implemented"), ("requirement", "not-met")),
        (("control", "partial"), ("requirement", "partly-met")),
        (("control", "unanswered"), ("requirement", "open")),
    ]


@pytest.mark.parametrize(("family", "state"), STATES)
def test_a_shape_is_a_picture_of_its_own_that_screen_readers_pass_over(family, state):
    drawn = ET.fromstring(glyph(family, state, size=20))

    assert drawn.tag == f"{SVG}svg"
    assert {name: drawn.get(name) for name in ("class", "width", "height", "viewBox", "aria-hidden")} == {
        "class": f"lf-glyph is-{state}",
        "width": "20",
        "height": "20",
        "viewBox": "0 0 16 16",
        "aria-hidden": "true",
    }
    assert {node.get("class") for node in drawn} <= {"g-f", "g-l", "g-on"}


def test_an_unknown_state_is_refused():
    with pytest.raises(KeyError):
        glyph("verdict", "splendid")
