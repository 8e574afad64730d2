"""The English texts of the rows: what translations translate."""

from __future__ import annotations

from regions.domain.dumping import rows_document
from regions.logic.document import english_texts
from regions.logic.errors import did_you_mean


class UnknownTextError(Exception):
    """The law has no such text; `part` says whether the object or its field is unknown."""

    def __init__(self, part: str, message: str) -> None:
        super().__init__(message)
        self.part = part


def english_text(object_key: str, field: str) -> str:
    """One text of the rows, by object ("fact:role") and field ("question"). Raises UnknownTextError."""
    texts = english_texts(rows_document())
    if object_key not in texts:
        hint = did_you_mean(object_key, texts)
        raise UnknownTextError("object_key", f'the law has no text of "{object_key}"{hint}')
    if field not in texts[object_key]:
        known = ", ".join(texts[object_key])
        raise UnknownTextError("field", f'"{object_key}" has no text "{field}"; it has: {known}')
    return texts[object_key][field]
