"""The one safe reader of YAML: law files and product profiles.

It turns a file into a small tree that knows its lines. Nothing is guessed from the look of a word: a scalar
keeps its text, and whoever reads the tree converts it to the type expected there (see yamlvalues), so that NO
is Norway. Refused with file and line: aliases and anchors, more than one document, duplicate keys, lists as
keys, files that are too large, too deep, empty, or not UTF-8. Tags are ignored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NoReturn

import yaml

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

NodePath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a file; `path` is written like markets.EU.launch_on and empty for the file as a whole."""

    file: str
    line: int
    path: str
    message: str

    @property
    def place(self) -> str:
        """File and line, as editors open them."""
        return f"{self.file}:{self.line}"

    @property
    def text(self) -> str:
        """What is wrong with what, without the place."""
        return f"{self.path}: {self.message}" if self.path else self.message

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class UnreadableError(Exception):
    """The file gives no tree; carries every problem found up to there."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Scalar:
    """One written value. `plain` tells that it stood without quotes."""

    file: str
    line: int
    path: NodePath
    text: str
    plain: bool

    @property
    def is_null(self) -> bool:
        """Nothing was written, or one of YAML's words for nothing."""
        return self.plain and self.text in NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    file: str
    line: int
    path: NodePath
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Keys with their nodes, in the order of the file; `lines` tells where each key stands."""

    file: str
    line: int
    path: NodePath
    entries: Mapping[str, Node]
    lines: Mapping[str, int]


Node = Scalar | Sequence | Map


def read_yaml(data: bytes, *, file: str, max_bytes: int, max_depth: int) -> tuple[Node, list[Problem]]:
    """The tree of a file with the faults that leave it readable: duplicate keys, of which the first counts.

    Raises UnreadableError for all others.
    """
    if len(data) > max_bytes:
        raise UnreadableError(
            [Problem(file, 1, "", f"has {len(data):,} bytes; at most {max_bytes:,} are read")]
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            [Problem(file, line, "", "is not UTF-8 text; save the file as UTF-8")]
        ) from None
    builder = _Builder(file, max_depth)
    try:
        root = builder.build(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.YAMLError as error:
        raise UnreadableError([*builder.problems, _syntax_problem(file, text, error)]) from None
    if builder.fatal or root is None:
        raise UnreadableError(builder.problems or [Problem(file, 1, "", "is empty")])
    return root, builder.problems


def dotted(path: NodePath) -> str:
    """A path as people read it: markets.EU.launch_on."""
    return ".".join(str(step) for step in path)


_HINTS = (
    ("mapping values are not allowed", 'put text that holds ": " in quotes'),
    ("cannot start any token", "put text that starts with this character in quotes"),
    ("found a tab character", "indent with blanks"),
    ("did not find expected ','", "close the bracket, and put text that holds ': ' or ', ' in quotes"),
    ("could not find expected ':'", 'a key needs ": " after it'),
    ("did not find expected key", "check the indentation of this line and the quotes before it"),
    ("did not find expected '-' indicator", "check the indentation of this list"),
    ("found unexpected end of stream", "a quote or bracket is not closed"),
)


def _syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        what = str(error.problem)
        if "cannot start any token" in what and mark is not None and "\t" in text.split("\n")[mark.line]:
            what = "found a tab character"
        line = mark.line + 1 if mark is not None else 1
    else:
        what = str(getattr(error, "reason", error))
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
    hint = next((f"; {advice}" for start, advice in _HINTS if start in what), "")
    return Problem(file, line, "", f"is not YAML: {what}{hint}")


@dataclass
class _Open:
    """A list or mapping whose end has not been read yet."""

    line: int
    path: NodePath
    items: list[Node] | None = None
    entries: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    key: str | None = None


class _StopError(Exception):
    """Reading on makes no sense."""


class _Builder:
    """Builds the tree from the events of the parser, one pass, without recursion."""

    def __init__(self, file: str, max_depth: int) -> None:
        self.file = file
        self.max_depth = max_depth
        self.problems: list[Problem] = []
        self.fatal = False
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0

    def build(self, events: Iterator[yaml.Event]) -> Node | None:
        try:
            for event in events:
                self.handle(event)
        except _StopError:
            self.fatal = True
        return self.root

    def handle(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent):
                self.stop(line, f"the alias *{event.anchor} is not allowed; write the value out")
            if event.anchor is not None:
                self.stop(
                    line, f"the anchor &{event.anchor} is not allowed; write each value where it is used"
                )
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.stop(line, 'holds a second document; keep one and remove the "---" line')

    def scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.items is None and parent.key is None:
            parent.key = event.value
            if event.value in parent.lines:
                first = parent.lines[event.value]
                self.complain(
                    line, (*parent.path, event.value), f"stands here a second time, first in line {first}"
                )
            else:
                parent.lines[event.value] = line
        else:
            self.place(Scalar(self.file, line, self.next_path(), event.value, not event.style))

    def open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.items is None and parent.key is None:
            self.stop(line, "a key must be one word or text, not a list or a mapping")
        if len(self.stack) >= self.max_depth:
            self.stop(line, f"is nested more than {self.max_depth} levels deep")
        items: list[Node] | None = [] if isinstance(event, yaml.SequenceStartEvent) else None
        self.stack.append(_Open(line, self.next_path(), items))

    def close(self) -> None:
        done = self.stack.pop()
        if done.items is not None:
            self.place(Sequence(self.file, done.line, done.path, tuple(done.items)))
        else:
            entries, lines = MappingProxyType(done.entries), MappingProxyType(done.lines)
            self.place(Map(self.file, done.line, done.path, entries, lines))

    def next_path(self) -> NodePath:
        parent = self.stack[-1] if self.stack else None
        if parent is None:
            return ()
        if parent.items is not None:
            return (*parent.path, len(parent.items))
        return parent.path if parent.key is None else (*parent.path, parent.key)

    def place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif parent.key is not None:
            parent.entries.setdefault(parent.key, node)
            parent.key = None

    def complain(self, line: int, path: NodePath, message: str) -> None:
        self.problems.append(Problem(self.file, line, dotted(path), message))

    def stop(self, line: int, message: str) -> NoReturn:
        self.complain(line, self.next_path(), message)
        raise _StopError
