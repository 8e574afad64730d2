"""Texts of the law for reading on a page: in one language, each with what is known about its translation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regions.enums import TranslationState
from regions.logic.document import source_hash
from regions.logic.texts import ENGLISH, Texts


@dataclass(frozen=True, slots=True)
class Text:
    """What is shown, in which language, and whether it is a translation that nobody has reviewed.

    A translation of a text that has changed since counts as not reviewed. An empty text is false.
    """

    text: str
    language: str = ENGLISH
    is_draft: bool = False

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The texts of one catalogue in the language of the reader; what is not translated stays English."""

    texts: Texts

    def text(self, kind: str, key: str, field: str, english: str) -> Text:
        """One text of one object."""
        translation = self.texts.translations.get(f"{kind}:{key}", {}).get(field)
        if translation is None:
            return Text(english)
        reviewed = translation["state"] == TranslationState.REVIEWED and translation["of"] == source_hash(
            english
        )
        return Text(translation["text"], self.texts.language, is_draft=not reviewed)

    def lines(self, kind: str, key: str, field: str, english: Iterable[str]) -> tuple[Text, ...]:
        """A list of texts of one object."""
        return tuple(self.text(kind, key, f"{field}.{index}", text) for index, text in enumerate(english))
