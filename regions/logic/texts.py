"""The texts of the library in one language; what is not translated stays English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ENGLISH = "en"


@dataclass(frozen=True)
class Texts:
    """Translations by object ("requirement:eu-ai-act.art-4") and field."""

    language: str
    translations: Mapping[str, Mapping[str, Mapping[str, Any]]]

    def get(self, kind: str, key: str, field: str, english: str) -> str:
        """The text in this language, or the English one where there is none."""
        entry = self.translations.get(f"{kind}:{key}", {}).get(field)
        return english if entry is None else str(entry["text"])

    def is_translated(self, kind: str, key: str, field: str) -> bool:
        """Whether this language has the text; always true for English."""
        return self.language == ENGLISH or field in self.translations.get(f"{kind}:{key}", {})
