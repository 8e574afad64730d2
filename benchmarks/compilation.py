"""An edition's document into a catalogue that is ready to evaluate."""

from __future__ import annotations

import json
from collections.abc import Iterator

from benchmarks.library import shipped_document
from benchmarks.measuring import Bar, Figure, Finding, Size, Unit, timed_ms
from regions.logic.catalogue import Catalogue
from regions.logic.document import Document, canonical_json
from regions.logic.program import Program

BAR = Bar(150)


def findings(size: Size) -> Iterator[Finding]:
    """Objects and program together, then reading the stored JSON, which comes before them."""
    document = shipped_document()
    content = canonical_json(document)
    compiled = timed_ms(lambda: compiled_program(document), runs=size.runs)
    yield Figure("compile an edition: its objects and its program", compiled, Unit.MS, BAR)
    read = timed_ms(lambda: json.loads(content), runs=size.runs)
    yield Figure("read the JSON of an edition", read, Unit.MS)


def compiled_program(document: Document) -> Program:
    """A new catalogue's program; nothing is kept from an earlier one."""
    return Catalogue.from_document(document).program
