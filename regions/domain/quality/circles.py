"""Things that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def circles(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Each circle of a graph once, as the names along it; the one that comes first in the graph leads."""
    found: list[list[str]] = []
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        if name in trail:
            found.append(trail[trail.index(name) :])
        elif name not in done and name in graph:
            for follower in graph[name]:
                visit(follower, [*trail, name])
            done.add(name)

    for name in graph:
        visit(name, [])
    return found


def along(circle: list[str]) -> str:
    """A circle in words."""
    return " → ".join([*circle, circle[0]])
