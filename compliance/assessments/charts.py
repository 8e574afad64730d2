"""Our own small pictures as SVG; the same string serves the page and the report.

Presentation attributes carry the light (print) colours, classes let the screen put its theme over them. An
SVG inherits nothing from the page when it is printed, so every text names its own face.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from compliance.assessments.domain.readiness import Readiness
from compliance.assessments.domain.verdicts import Weighed
from compliance.assessments.enums import RequirementStatus
from regions.logic.catalogue import STANDARDS_REGION

FACE = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif"
INK, INK_2, LINE = "#12293b", "#45596a", "#dcd7c8"

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

# What a cell of the heat map is filled with, and the ink on it; the worst state first.
_CELLS = {
    "blocker": (_BAD, "#ffffff"),
    "not-met": ("#fae3df", "#9c1f18"),
    "open": ("#e7e8f6", "#41468a"),
    "partly-met": ("#fbedcd", "#744a00"),
    "accepted": ("#fbedcd", "#744a00"),
    "met": ("#dcefe4", "#17593f"),
}
_WORST_FIRST = tuple(_CELLS)
_ON_FILL = _stroke("g-on", "#fff", _SQUARE + _CROSS, 1.7)


def glyph(family: str, state: str, *, size: int = 14) -> str:
    """The shape of a state. Decoration: the word stands beside it. Raises KeyError for an unknown state."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lf-glyph is-{state}" width="{size}" height="{size}" '
        f'viewBox="0 0 16 16" aria-hidden="true">{GLYPHS[family][state]}</svg>'
    )


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One region and theme: how many of its duties are met, and the worst state among them."""

    met: int
    of: int
    state: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A row of the heat map; a cell without duties is None."""

    label: str
    cells: Sequence[HeatCell | None]


def duties_in_force(readiness: Readiness) -> list[Weighed]:
    """The requirements that count for a region's verdict and pictures: binding law that applies on its day.

    Of the standards, which nobody is bound by, those that buyers expect.
    """
    binding = "expected" if readiness.code == STANDARDS_REGION else "law"
    found = readiness.requirements.values()
    return [one for one in found if one.applies and one.found.requirement.instrument.binding == binding]


def heat_cells(readiness: Readiness, themes: Sequence[str]) -> list[HeatCell | None]:
    """The cell of each theme."""
    duties = duties_in_force(readiness)
    return [_cell([one for one in duties if one.found.requirement.theme == theme]) for theme in themes]


def _cell(duties: Sequence[Weighed]) -> HeatCell | None:
    if not duties:
        return None
    met = sum(one.status is RequirementStatus.MET for one in duties)
    return HeatCell(met, len(duties), min(map(_state, duties), key=_WORST_FIRST.index))


def _state(duty: Weighed) -> str:
    undone = duty.status in (RequirementStatus.NOT_MET, RequirementStatus.PARTLY_MET)
    return "blocker" if undone and duty.is_launch_blocker else str(duty.status)


_ROW, _GAP, _HEAD_LINE, _ROW_LINE = 24, 2, 11, 9.5


def heat_map(
    title: str,
    columns: Sequence[str],
    rows: Sequence[HeatRow],
    *,
    label_width: int = 170,
    cell_width: int = 62,
) -> str:
    """A grid of cells with "met/of"; rows and columns may be regions or themes, either way round.

    Labels wrap at blanks, or anywhere in Chinese; a line break in one is kept. A table with the same numbers
    belongs beside it.
    """
    heads = [_wrapped(column, cell_width * 10 // 44) for column in columns]
    top = 6 + _HEAD_LINE * max(map(len, heads), default=0)
    width = label_width + cell_width * len(columns)
    height = top + _ROW * len(rows)
    parts = [_opening("lf-chart", width, height), f"<title>{escape(title)}</title>"]
    for index, lines in enumerate(heads):
        middle = label_width + cell_width * index + (cell_width - _GAP) / 2
        bottom = top - 6 - _HEAD_LINE * (len(lines) - 1)
        for number, line in enumerate(lines):
            parts.append(_text(line, middle, bottom + _HEAD_LINE * number, size=8.5, anchor="middle"))
    for number, row in enumerate(rows):
        y = top + _ROW * number
        parts += _row_label(_wrapped(row.label, label_width * 10 // 46), y)
        for index, cell in enumerate(row.cells):
            parts.append(_drawn(cell, label_width + cell_width * index, y, cell_width - _GAP))
    return "".join([*parts, "</svg>"])


def _row_label(lines: Sequence[str], y: float) -> list[str]:
    """The label beside a row, its lines around the middle of the row."""
    first = y + 15 - _ROW_LINE * (len(lines) - 1) / 2
    return [
        _text(line, 0, first + _ROW_LINE * number, size=9 if len(lines) == 1 else 8, colour=INK, css="lf-ink")
        for number, line in enumerate(lines)
    ]


def _opening(css: str, width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{css}" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">'
    )


def _drawn(cell: HeatCell | None, x: float, y: float, width: float) -> str:
    if cell is None:
        return _text("–", x + width / 2, y + 15, size=9.5, anchor="middle")
    fill, ink = _CELLS[cell.state]
    middle = x + width / 2
    return (
        f'<g class="lf-cell is-{cell.state}"><rect class="lf-cell-fill" fill="{fill}" '
        f'x="{x:g}" y="{y:g}" width="{width:g}" height="{_ROW - _GAP}"/>'
        f'<g class="lf-glyph" transform="translate({middle - 20:g} {y + 5.5:g}) scale(.7)">'
        f"{_on_cell(cell.state)}</g>"
        + _text(f"{cell.met}/{cell.of}", middle - 4, y + 15, size=9.5, colour=ink, css="lf-cell-ink")
        + "</g>"
    )


def _on_cell(state: str) -> str:
    """The glyph as it stands on a cell; on a filled one the outline is white."""
    return _ON_FILL if state == "blocker" else GLYPHS["requirement"][state]


def _text(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    anchor: str = "start",
    colour: str = INK_2,
    css: str = "lf-ink-2",
) -> str:
    return (
        f'<text class="{css}" x="{x:g}" y="{y:g}" font-family="{FACE}" font-size="{size}" '
        f'text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'
    )


def _wrapped(text: str, limit: int) -> list[str]:
    """The text in lines of about `limit` Latin letters; a Han character counts as two."""
    return [line for paragraph in text.split("\n") for line in _filled(paragraph, limit)]


def _filled(paragraph: str, limit: int) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        joined = f"{lines[-1]} {word}".strip()
        if _length(joined) <= limit:
            lines[-1] = joined
        else:
            lines = [*(line for line in lines if line), *_pieces(word, limit)]
    return lines


def _pieces(word: str, limit: int) -> list[str]:
    """A word that is too long for a line, cut into even parts."""
    count = ceil(_length(word) / limit)
    size = ceil(len(word) / count)
    return [word[start : start + size] for start in range(0, len(word), size)]


def _length(text: str) -> int:
    return sum(2 if character >= "⺀" else 1 for character in text)
