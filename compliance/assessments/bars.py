"""A bar of states as SVG: how many duties are met, partly met and so on; the numbers stand beside it."""

from __future__ import annotations

from collections.abc import Iterable

_COLOURS = {
    "met": "#1d6b4c",
    "partly-met": "#8f5b00",
    "accepted": "#8f5b00",
    "open": "#4a4f96",
    "not-met": "#b3261e",
}
_WIDTH, _GAP = 200.0, 1.5


def status_bar(counts: Iterable[tuple[str, int]]) -> str:
    """States with their counts, side by side. Decoration. Raises KeyError for an unknown state."""
    parts = [(state, count) for state, count in counts if count]
    whole = sum(count for _, count in parts)
    drawn, x = [], 0.0
    for state, count in parts:
        width = _WIDTH * count / whole
        drawn.append(
            f'<rect class="is-{state}" x="{x:.1f}" y="0" width="{max(width - _GAP, 1):.1f}" height="10" '
            f'fill="{_COLOURS[state]}"/>'
        )
        if state in ("partly-met", "accepted"):
            drawn.append(_stripes(x, max(width - _GAP, 1)))
        x += width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="lf-bar" width="{_WIDTH:g}" height="10" '
        f'viewBox="0 0 {_WIDTH:g} 10" preserveAspectRatio="none" aria-hidden="true">{"".join(drawn)}</svg>'
    )


def _stripes(start: float, width: float) -> str:
    """Told apart without colour."""
    steps = range(int(width // 7))
    path = "".join(f"M{start + 1 + 7 * step:.1f} 10l6-10" for step in steps)
    return f'<path class="lf-on-bar" d="{path}" stroke="#fff" stroke-width="1.2"/>' if path else ""
