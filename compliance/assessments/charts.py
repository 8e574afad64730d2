"""Our own charts as SVG; the same string serves the page and the report.

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
from compliance.assessments.glyphs import BLOCKER_ON_FILL, GLYPHS
from regions.logic.catalogue import STANDARDS_REGION

FACE = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, Noto Sans SC, sans-serif"
INK, INK_2 = "#12293b", "#45596a"

# What a cell of the heat map is filled with, and the ink on it; the worst state first.
_CELLS = {
    "blocker": ("#b3261e", "#ffffff"),
    "not-met": ("#fae3df", "#9c1f18"),
    "open": ("#e7e8f6", "#41468a"),
    "partly-met": ("#fbedcd", "#744a00"),
    "accepted": ("#fbedcd", "#744a00"),
    "met": ("#dcefe4", "#17593f"),
}
_WORST_FIRST = tuple(_CELLS)


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
    return BLOCKER_ON_FILL if state == "blocker" else GLYPHS["requirement"][state]


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
