"""Launches and duties to come as SVG: one track a region, days from left to right.

As in `charts`: attributes carry the print colours, classes let the screen put its theme over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from compliance.assessments.charts import FACE, INK, INK_2

NOTE, LINE, PAPER = "#8f1d66", "#dcd7c8", "#ffffff"
WIDTH, LABELS = 1152, 150
_AXIS, _FIRST, _LINE, _PADDING = 40, 17, 17, 10
MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on a track: a launch, or what the law brings."""

    on: date
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Track:
    """One region."""

    label: str
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class _Axis:
    start: date
    end: date

    def x(self, day: date) -> float:
        share = (day - self.start).days / max(1, (self.end - self.start).days)
        return round(LABELS + share * (WIDTH - LABELS), 1)

    def months(self) -> Iterator[date]:
        """The first days of the months, the month of today included."""
        month = self.start
        while month < self.end:
            yield month
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def timeline(title: str, tracks: Sequence[Track], *, today: date, today_label: str, end: date) -> str:
    """The tracks over an axis of months from this month to `end`.

    At most MOST_MARKS marks a track; a table with all of them belongs beside it.
    """
    axis = _Axis(today.replace(day=1), end)
    heights = [
        _FIRST + _PADDING + _LINE * (max(1, min(len(track.marks), MOST_MARKS)) - 1) for track in tracks
    ]
    height = _AXIS + sum(heights) + 20
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lf-chart" role="img" width="{WIDTH}" '
        f'height="{height}" viewBox="0 0 {WIDTH} {height}"><title>{escape(title)}</title>'
    )
    parts = [
        opening,
        *_scale(axis),
        _line(axis.x(today), _AXIS, axis.x(today), height - 18, "lf-ink-line", INK, dashes="3 3"),
    ]
    y = float(_AXIS)
    for track, tall in zip(tracks, heights, strict=True):
        parts += _track(track, axis, y)
        y += tall
        parts.append(_line(0, y, WIDTH, y, "lf-rule", LINE))
    parts.append(_text(today_label, axis.x(today), height - 4, anchor="middle"))
    return "".join([*parts, "</svg>"])


def _scale(axis: _Axis) -> Iterator[str]:
    """The neatline: months striped in turn, each quarter or year named."""
    months = list(axis.months())
    every = 1 if len(months) <= 14 else 3
    for number, month in enumerate(months):
        begin = axis.x(month)
        following = months[number + 1] if number + 1 < len(months) else axis.end
        fill = INK if number % 2 == 0 else PAPER
        css = "lf-ink-fill" if number % 2 == 0 else "lf-paper-fill"
        yield (
            f'<rect class="{css}" x="{begin:g}" y="30" width="{axis.x(following) - begin:g}" height="5" '
            f'fill="{fill}" stroke="{INK}" stroke-width=".5"/>'
        )
        if number % every == 0 and axis.x(axis.end) - begin > 40:
            is_year = number == 0 or month.month == 1 or months[number - every].year != month.year
            if is_year:
                yield _text(str(month.year), begin, 12, css="lf-ink", colour=INK)
            yield _text(str(month.month), begin, 26)


def _track(track: Track, axis: _Axis, top: float) -> Iterator[str]:
    yield _text(track.label, 0, top + _FIRST, css="lf-ink lf-bold", colour=INK)
    for number, mark in enumerate(track.marks[:MOST_MARKS]):
        y = top + _FIRST + _LINE * number
        x = axis.x(mark.on)
        yield _flag(x, y) if mark.kind == "launch" else _dot(x, y, mark.kind)
        is_right = x < LABELS + (WIDTH - LABELS) * 0.55
        css, colour = ("lf-ink", INK) if mark.kind == "launch" else ("lf-ink-2", INK_2)
        yield _text(
            mark.label,
            x + (14 if is_right else -10),
            y,
            anchor="start" if is_right else "end",
            css=css,
            colour=colour,
        )


def _flag(x: float, y: float) -> str:
    return (
        f'<path class="lf-ink-line" d="M{x:g} {y + 2:g}v-13" fill="none" stroke="{INK}" stroke-width="1.6"/>'
        f'<path class="lf-ink-fill" d="M{x:g} {y - 11:g}l11 3.5-11 3.5z" fill="{INK}"/>'
    )


def _dot(x: float, y: float, kind: str) -> str:
    """Full for law that begins, a ring for what ends or turns the verdict."""
    if kind == "begins":
        return f'<circle class="lf-note-fill" cx="{x:g}" cy="{y - 4:g}" r="4.5" fill="{NOTE}"/>'
    return (
        f'<circle class="lf-note-line" cx="{x:g}" cy="{y - 4:g}" r="4" fill="none" stroke="{NOTE}" '
        f'stroke-width="1.5"/>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, css: str, colour: str, *, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path class="{css}" d="M{x1:g} {y1:g}L{x2:g} {y2:g}" fill="none" stroke="{colour}" '
        f'stroke-width="1"{dashed}/>'
    )


def _text(
    text: str, x: float, y: float, *, anchor: str = "start", css: str = "lf-ink-2", colour: str = INK_2
) -> str:
    return (
        f'<text class="{css}" x="{x:g}" y="{y:g}" font-family="{FACE}" font-size="12" '
        f'text-anchor="{anchor}" fill="{colour}">{escape(text)}</text>'
    )
