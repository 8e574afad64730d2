from __future__ import annotations

from regions.domain.quality import errors, warnings
from regions.logic.document import entries
from regions.logic.shapes import REGION_FILE, SHAPES
from tests.regions.documents import TODAY, small_document


def test_the_small_law_has_no_errors():
    assert errors(small_document()) == []


def test_the_small_law_has_every_kind_of_object_with_every_field():
    document = small_document()
    used = {(entry.kind, name) for entry in entries(document) for name in entry.fields}
    kinds = set(SHAPES) - {"translation"}
    assert {(kind, name) for kind in kinds for name in SHAPES[kind].names} - used == set()
    assert {name for part in document["regions"] for name in part} == set(REGION_FILE.names)


def test_the_small_law_wants_only_translations():
    assert {problem.kind for problem in warnings(small_document(), on=TODAY)} == {"translation"}
