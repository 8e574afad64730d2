"""The law as a folder of YAML files: reading it into a document, and writing a document back.

    vocabulary.yaml  places.yaml  controls.yaml  conflicts.yaml
    regions/<code>.yaml                        one file for each market, and intl.yaml
    translations/<language>/<kind>.yaml        one file for each kind of object

`read_law` of what `write_law` wrote gives the same document, and `write_law` of what it reads the same bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from regions.domain.lawtext import TRANSLATION_FOLDER, law_texts
from regions.domain.yamltree import Map, Node, Problem, Sequence, UnreadableError, dotted, read_yaml
from regions.domain.yamlvalues import Reader
from regions.logic.document import Document, DocumentPath
from regions.logic.form import form_faults
from regions.logic.shapes import FORMAT, REGION_FILE, SHAPES, TRANSLATION, VOCABULARY, Field, Shape, Type
from regions.logic.shapes import LIBRARY as LIBRARY_SHAPE

LIBRARY = Path(__file__).resolve().parent.parent / "data"

MAX_BYTES = 4_000_000
MAX_DEPTH = 12

STANDARDS_FILE = "intl"
_LISTS = ("places", "controls", "conflicts")


class LawFilesError(Exception):
    """The folder holds no readable law; `problems` names every fault with file and line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass
class LawFiles:
    """A document and the place in the files of everything in it."""

    document: dict[str, Any] = field(default_factory=dict)
    roots: dict[DocumentPath, Node] = field(default_factory=dict)

    def locate(self, path: DocumentPath) -> tuple[str, int]:
        """File and line of a path into the document, or of the nearest thing around it."""
        if path[:1] == (TRANSLATION_FOLDER,) and len(path) > 2:
            return self._locate_translation(str(path[1]), *path[2:])
        for length in range(len(path), 0, -1):
            root = self.roots.get(path[:length])
            if root is not None:
                return root.file, _line(root, path[length:])
        return "vocabulary.yaml", 1

    def _locate_translation(self, language: str, *path: str | int) -> tuple[str, int]:
        kind, _, key = str(path[0]).partition(":")
        root = self.roots.get((TRANSLATION_FOLDER, language, kind))
        if root is None:
            return f"{TRANSLATION_FOLDER}/{language}/{kind}.yaml", 1
        return root.file, _line(root, (key, *path[1:]))


def read_law(folder: Path) -> LawFiles:
    """The document of a folder. Raises LawFilesError with every fault of form."""
    if not folder.is_dir():
        raise LawFilesError(
            [Problem(str(folder), 1, "", "is no folder; give the one that holds vocabulary.yaml")]
        )
    reading = _Reading(folder)
    law = LawFiles({"format": FORMAT}, reading.roots)
    law.document["vocabulary"] = reading.file("vocabulary.yaml", ("vocabulary",), VOCABULARY)
    for name in _LISTS:
        law.document[name] = reading.file(f"{name}.yaml", (), _file_shape(name)).get(name, [])
    law.document["regions"] = [
        reading.region(path, number) for number, path in enumerate(_sorted_regions(folder / "regions"))
    ]
    translations = {path.name: reading.language(path) for path in _subfolders(folder / TRANSLATION_FOLDER)}
    if any(translations.values()):
        law.document["translations"] = {name: texts for name, texts in translations.items() if texts}
    problems = reading.reader.problems
    if not reading.incomplete:
        known = {(problem.file, problem.path) for problem in problems}
        problems += [fault for fault in _form_problems(law) if (fault.file, fault.path) not in known]
    if problems:
        raise LawFilesError(sorted(problems, key=lambda problem: (problem.file, problem.line)))
    return law


def write_law(document: Document, folder: Path) -> list[str]:
    """Make the folder hold exactly this document; the names of the files changed, added or removed.

    All files are first written to a folder inside it and then put in place one by one, so that a failure
    before that (a full disk) leaves the law as it was. Other files in the folder are left alone.
    """
    texts = law_texts(document)
    folder.mkdir(parents=True, exist_ok=True)
    present = {str(path.relative_to(folder)) for path in _law_paths(folder)}
    changed = [name for name, text in texts.items() if not _holds(folder / name, text)]
    staging = Path(tempfile.mkdtemp(prefix=".law-", dir=folder))
    try:
        for name in changed:
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).write_text(texts[name], encoding="utf-8", newline="\n")
        for name in changed:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (staging / name).replace(folder / name)
    finally:
        shutil.rmtree(staging)
    stale = sorted(present - texts.keys())
    for name in stale:
        (folder / name).unlink()
    return sorted([*changed, *stale])


@dataclass
class _Reading:
    """Reads the files of one folder and collects what is wrong with them."""

    folder: Path
    reader: Reader = field(default_factory=Reader)
    roots: dict[DocumentPath, Node] = field(default_factory=dict)
    incomplete: bool = False

    def region(self, path: Path, number: int) -> dict[str, Any]:
        part = self.file(f"regions/{path.name}", ("regions", number), REGION_FILE)
        code = part.get("region", {}).get("code", "")
        if code and code.lower() != path.stem:
            file, line = LawFiles(roots=self.roots).locate(("regions", number, "region", "code"))
            message = f'"{code}" belongs in {code.lower()}.yaml; this file is {path.name}'
            self.reader.problems.append(Problem(file, line, "region.code", message))
        return part

    def file(self, name: str, root_path: DocumentPath, shape: Shape) -> dict[str, Any]:
        root = self.tree(name)
        if root is None:
            return {}
        self.roots[root_path] = root
        if not root_path and isinstance(root, Map):
            self.roots.update({(key,): node for key, node in root.entries.items()})
        return self.object(root, shape)

    def language(self, folder: Path) -> dict[str, Any]:
        by_object: dict[str, Any] = {}
        for path in sorted(folder.glob("*.yaml")):
            name = f"{TRANSLATION_FOLDER}/{folder.name}/{path.name}"
            root = self.tree(name)
            if root is None:
                continue
            self.roots[TRANSLATION_FOLDER, folder.name, path.stem] = root
            if path.stem not in SHAPES:
                self.reader.complain(
                    root, f'"{path.stem}" is no kind of object; expected one of: {", ".join(SHAPES)}'
                )
            for key, node in _entries(self.reader.mapping(root)):
                by_field = {
                    field_name: self.object(translation, TRANSLATION)
                    for field_name, translation in _entries(self.reader.mapping(node))
                }
                by_object[f"{path.stem}:{key}"] = by_field
        return by_object

    def tree(self, name: str) -> Node | None:
        try:
            data = (self.folder / name).read_bytes()
            root, problems = read_yaml(data, file=name, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
        except UnreadableError as error:
            self.incomplete = True
            self.reader.problems += error.problems
            return None
        except OSError as error:
            self.incomplete = True
            self.reader.problems.append(Problem(name, 1, "", f"cannot be read: {error.strerror}"))
            return None
        self.reader.problems += problems
        return root

    def object(self, node: Node, shape: Shape) -> dict[str, Any]:
        """The fields of a node that fit their types; the others are noted and left out."""
        mapping = self.reader.mapping(node, known=shape.names)
        values: dict[str, Any] = {}
        for shape_field in shape.fields if mapping is not None else ():
            child = mapping.entries.get(shape_field.name) if mapping is not None else None
            if child is not None:
                value = self.value(child, shape_field)
                if value is not None and (value is not False or shape_field.required):
                    values[shape_field.name] = value
        return values

    def value(self, node: Node, shape_field: Field) -> Any:
        match shape_field.type:
            case Type.DATE:
                return self.reader.iso_day(node)
            case Type.NUMBER:
                return self.reader.whole_number(node)
            case Type.FLAG:
                return self.reader.flag(node)
            case Type.TEXTS | Type.WORDS:
                return self.texts(node)
            case Type.TEXT_BY_KEY:
                return {key: self.reader.text(child) for key, child in _entries(self.reader.mapping(node))}
            case Type.WORDS_BY_KEY:
                return {key: self.texts(child) for key, child in _entries(self.reader.mapping(node))}
            case Type.OBJECT if shape_field.shape is not None:
                return self.object(node, shape_field.shape)
            case Type.OBJECTS if shape_field.shape is not None:
                items = self.reader.items(node)
                return None if items is None else [self.object(item, shape_field.shape) for item in items]
            case _:
                return self.reader.text(node)

    def texts(self, node: Node) -> list[str] | None:
        items = self.reader.items(node)
        return (
            None
            if items is None
            else [text for item in items if (text := self.reader.text(item)) is not None]
        )


def _form_problems(law: LawFiles) -> Iterator[Problem]:
    for fault in form_faults(law.document):
        file, line = law.locate(fault.path)
        yield Problem(file, line, dotted(_path_in_file(fault.path)), fault.message)


def _path_in_file(path: DocumentPath) -> DocumentPath:
    match path:
        case ("vocabulary", *rest):
            return tuple(rest)
        case ("regions", int(), *rest):
            return tuple(rest)
        case (str() as first, _, str() as object_key, *rest) if first == TRANSLATION_FOLDER:
            return (object_key.partition(":")[2], *rest)
    return path


def _line(node: Node, path: DocumentPath) -> int:
    line = node.line
    for step in path:
        if isinstance(node, Map) and step in node.entries:
            line, node = node.lines[str(step)], node.entries[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            break
    return line


def _file_shape(name: str) -> Shape:
    return Shape(name, (LIBRARY_SHAPE.field(name),), key="")


def _entries(mapping: Map | None) -> Iterator[tuple[str, Node]]:
    return iter(() if mapping is None else mapping.entries.items())


def _sorted_regions(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"), key=lambda path: (path.stem == STANDARDS_FILE, path.stem))


def _subfolders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _law_paths(folder: Path) -> Iterator[Path]:
    yield from folder.glob("*.yaml")
    yield from folder.glob("regions/*.yaml")
    yield from folder.glob(f"{TRANSLATION_FOLDER}/*/*.yaml")


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()
