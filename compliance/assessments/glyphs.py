"""The shape of each state as SVG; the same string serves the page and the report.

Presentation attributes carry the light (print) colours; by the classes the screen puts its theme over them:
`g-f` is filled and `g-l` drawn in the colour of the state, `g-on` is drawn on it.
"""

from __future__ import annotations

_PROHIBITED, _BAD, _PART, _GOOD = "#56101d", "#b3261e", "#8f5b00", "#1d6b4c"
_OPEN, _GREY, _SEA, _NOTE = "#4a4f96", "#64717c", "#0a5c7d", "#8f1d66"

_TICK = "M4.6 8.4 7 10.8 11.5 5.6"
_CROSS = "M5.3 5.3 10.7 10.7M10.7 5.3 5.3 10.7"
_BAR = "M5 8h6"
_SLASH = "M4.5 11.5l7-7"
_ARROW = "M5 8h5.6M8.4 5.6 10.9 8 8.4 10.4"
_QUESTION = "M6.2 6.3a1.9 1.9 0 1 1 2.6 1.9c-.6.25-.8.6-.8 1.2M8 11.6v.05"
_BANG = "M8 6v4M8 12.5v.05"
_HANDS = "M8 4.6V8l2.4 1.6"
_WAVES = "M4.7 6.4c1.2-1.3 2.2-1.3 3.3-.4s2.1.9 3.3-.4M4.7 10c1.2-1.3 2.2-1.3 3.3-.4s2.1.9 3.3-.4"
_LETTER_A = "M5 11.5 8 4.6l3 6.9M6.1 9.3h3.8"

_OCTAGON = "M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z"
_HEXAGON = "M8 .2 14.9 4.1v7.8L8 15.8 1.1 11.9V4.1z"
_DIAMOND = "M8 .2 15.8 8 8 15.8.2 8z"
_TRIANGLE = "M8 .9 15.8 14.8H.2z"
_DISC = "M.6 8a7.4 7.4 0 1 0 14.8 0a7.4 7.4 0 1 0-14.8 0z"
_CIRCLE = "M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0z"
_SQUARE = "M1.75 1.75h12.5v12.5h-12.5z"
_BLOCK = "M1 1h14v14h-14z"
_HALF = "M2 2v12h12z"


def _solid(outline: str, colour: str, mark: str = "") -> str:
    """A filled shape with its mark in white."""
    body = f'<path class="g-f" fill="{colour}" d="{outline}"/>'
    return body + (_stroke("g-on", "#fff", mark, 1.8) if mark else "")


def _hollow(outline: str, colour: str, mark: str = "", *, dashed: bool = False) -> str:
    """An outline with its mark in the same colour."""
    dashes = ' stroke-dasharray="2.4 1.6"' if dashed else ""
    body = f'<path class="g-l" fill="none" stroke="{colour}" stroke-width="1.5"{dashes} d="{outline}"/>'
    return body + (_stroke("g-l", colour, mark, 1.7) if mark else "")


def _stroke(css: str, colour: str, mark: str, width: float) -> str:
    return (
        f'<path class="{css}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" '
        f'stroke-linejoin="round" d="{mark}"/>'
    )


_PARTLY = _hollow(_SQUARE, _PART) + f'<path class="g-f" fill="{_PART}" d="{_HALF}"/>'
_NOT_ANSWERED = _hollow(_SQUARE, _OPEN, _QUESTION, dashed=True)

# Three questions, three families of shapes: the verdict is a solid shape of its own, "does it apply" a
# circle, "is it done" a square that fills.
GLYPHS: dict[str, dict[str, str]] = {
    "verdict": {
        "prohibited": _solid(_OCTAGON, _PROHIBITED, "M4.5 8h7"),
        "blocked": _solid(_HEXAGON, _BAD, _CROSS),
        "undetermined": _solid(_DIAMOND, _OPEN, _QUESTION),
        "conditional": _solid(_TRIANGLE, _PART, _BANG),
        "no-duty-found": _hollow(_DISC, _GREY, _BAR),
        "ready": _solid(_DISC, _GOOD, _TICK),
    },
    "determination": {
        "applies": _solid(_DISC, _SEA),
        "does-not-apply": _hollow(_CIRCLE, _GREY, "M4.2 11.8l7.6-7.6"),
        "undetermined": _hollow(_CIRCLE, _OPEN, _QUESTION, dashed=True),
        "upcoming": _hollow(_CIRCLE, _NOTE, _HANDS),
        "ended": _hollow(_CIRCLE, _GREY, _BAR),
        "bill": _hollow(_CIRCLE, _NOTE, dashed=True),
    },
    "requirement": {
        "blocker": _solid(_BLOCK, _BAD, _CROSS),
        "not-met": _hollow(_SQUARE, _BAD, _CROSS),
        "open": _NOT_ANSWERED,
        "partly-met": _PARTLY,
        "accepted": _hollow(_SQUARE, _PART, _LETTER_A),
        "met": _solid(_SQUARE, _GOOD, _TICK),
    },
    "control": {
        "implemented": _solid(_SQUARE, _GOOD, _TICK),
        "alternative": _solid(_SQUARE, _GOOD, _WAVES),
        "partial": _PARTLY,
        "planned": _hollow(_SQUARE, _BAD, _ARROW),
        "not-implemented": _hollow(_SQUARE, _BAD, _CROSS),
        "not-applicable": _hollow(_SQUARE, _GREY, _SLASH),
        "unanswered": _NOT_ANSWERED,
    },
}


# The same on a cell that is filled with the colour of a blocker.
BLOCKER_ON_FILL = _stroke("g-on", "#fff", _SQUARE + _CROSS, 1.7)


def glyph(family: str, state: str, *, size: int = 14) -> str:
    """The shape of a state. Decoration: the word stands beside it. Raises KeyError for an unknown state."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lf-glyph is-{state}" width="{size}" height="{size}" '
        f'viewBox="0 0 16 16" aria-hidden="true">{GLYPHS[family][state]}</svg>'
    )
