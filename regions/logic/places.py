"""Places, their parts, and the groups that the law uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Places:
    """`parents` maps every place to the one it is part of, or None; `groups` maps group names to members.

    `names` are the English names of places and the labels of groups.
    """

    parents: Mapping[str, str | None]
    groups: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The direct parts of every place that has some."""
        children: dict[str, list[str]] = {}
        for code, parent in self.parents.items():
            if parent is not None:
                children.setdefault(parent, []).append(code)
        return {parent: tuple(codes) for parent, codes in children.items()}

    def __contains__(self, code: str) -> bool:
        return code in self.parents

    def expand(self, code: str) -> frozenset[str]:
        """The places without parts that a place or a group stands for.

        Raises KeyError for a code that is neither.
        """
        return self._expanded[code]

    def expand_all(self, codes: tuple[str, ...] | frozenset[str]) -> frozenset[str]:
        """The places without parts that all the codes stand for together."""
        return frozenset[str]().union(*(self._expanded[code] for code in codes))

    def top(self, code: str) -> str:
        """The place at the root of the tree: US for US-CA."""
        parent = self.parents[code]
        return code if parent is None else self.top(parent)

    def collapse(self, leaves: frozenset[str]) -> tuple[str, ...]:
        """The fewest places that stand for the same parts, sorted: EU for all its member states."""
        named = [parent for parent in self.parts if self._expanded[parent] <= leaves]
        whole = [code for code in named if not any(self._is_part(code, other) for other in named)]
        covered = frozenset[str]().union(*(self._expanded[parent] for parent in whole))
        return tuple(sorted([*whole, *(leaves - covered)]))

    def _is_part(self, code: str, whole: str) -> bool:
        parent = self.parents[code]
        return parent is not None and (parent == whole or self._is_part(parent, whole))

    @cached_property
    def _expanded(self) -> dict[str, frozenset[str]]:
        expanded: dict[str, frozenset[str]] = {}

        def leaves(code: str) -> frozenset[str]:
            if code not in expanded:
                members = self.groups[code] if code in self.groups else self.parts.get(code, ())
                if not members and code not in self.parents and code not in self.groups:
                    raise KeyError(code)
                expanded[code] = (
                    frozenset[str]().union(*map(leaves, members)) if members else frozenset({code})
                )
            return expanded[code]

        for code in (*self.parents, *self.groups):
            leaves(code)
        return expanded
