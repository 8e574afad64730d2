"""From the nodes of a YAML tree to values: the expected type decides, and what does not fit is noted."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from regions.domain.yamltree import Map, Node, Problem, Scalar, Sequence, dotted
from regions.logic.days import is_day
from regions.logic.errors import did_you_mean

YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false"})
SMALL_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass
class Reader:
    """Converts nodes to the types that are expected and collects what does not fit.

    A method that finds a fault notes it and returns None.
    """

    problems: list[Problem] = field(default_factory=list)

    def complain(
        self, node: Node, message: str, *, line: int | None = None, step: str | int | None = None
    ) -> None:
        """Note a fault of a node, or of one key in it."""
        path = node.path if step is None else (*node.path, step)
        self.problems.append(Problem(node.file, line or node.line, dotted(path), message))

    def mapping(self, node: Node, *, known: Collection[str] | None = None) -> Map | None:
        """A mapping; keys other than the known ones are faults."""
        if not isinstance(node, Map):
            self.complain(node, f"expected keys with values, found {described(node)}")
            return None
        for key in node.entries if known is not None else ():
            if key not in (known or ()):
                hint = did_you_mean(key, known or ()) or f"; known here: {', '.join(known or ())}"
                self.complain(node, f'unknown key "{key}"{hint}', line=node.lines[key], step=key)
        return node

    def items(self, node: Node) -> tuple[Node, ...] | None:
        """The items of a list."""
        if not isinstance(node, Sequence):
            self.complain(node, f"expected a list, found {described(node)}")
            return None
        return node.items

    def text(self, node: Node) -> str | None:
        """A text that is not blank."""
        if not isinstance(node, Scalar) or node.is_null or not node.text.strip():
            self.complain(node, f"expected text, found {described(node)}")
            return None
        return node.text

    def flag(self, node: Node) -> bool | None:
        """Yes or no, true or false."""
        word = node.text.casefold() if isinstance(node, Scalar) else ""
        if word in YES or word in NO:
            return word in YES
        self.complain(node, f"expected yes or no, found {described(node)}")
        return None

    def whole_number(self, node: Node) -> int | None:
        """A whole number of zero or more."""
        if isinstance(node, Scalar) and SMALL_NUMBER.fullmatch(node.text):
            return int(node.text)
        self.complain(node, f"expected a whole number such as 5, found {described(node)}")
        return None

    def iso_day(self, node: Node) -> str | None:
        """A day, written YYYY-MM-DD."""
        if isinstance(node, Scalar) and is_day(node.text):
            return node.text
        self.complain(node, f"expected a day such as 2027-01-15, found {described(node)}")
        return None


def described(node: Node) -> str:
    """A node in the words of a message."""
    match node:
        case Map():
            return "keys with values"
        case Sequence():
            return "a list"
        case Scalar() if node.is_null or not node.text.strip():
            return "nothing"
        case Scalar():
            return f'"{node.text if len(node.text) <= 40 else node.text[:39] + "…"}"'
