"""Who speaks in a report: English, Chinese, or Chinese with the English below it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from regions.logic.catalogue import Catalogue, RegionLaw
from regions.logic.document import source_hash
from regions.logic.texts import ENGLISH
from regions.logic.wording import Wording

# What a report may be asked for, and the languages in which it then says everything, the main one first.
REPORT_LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": ("en",),
    "zh-hans": ("zh-hans",),
    "both": ("zh-hans", "en"),
}


@dataclass(frozen=True, slots=True)
class Punctuation:
    """What a language puts between sentences, between items of a list and between names, and its colon."""

    sentences: str
    items: str
    names: str
    colon: str


_PUNCTUATION = {"en": Punctuation(" ", "; ", ", ", ": "), "zh-hans": Punctuation("", "；", "、", "：")}

# Control characters, and marks that change the direction of the text around them.
_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn"}
_DIRECTION_MARKS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Part:
    """Something said in one language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Something said in every language of the report; no part stands twice.

    `is_pending` marks a text of the law whose translation nobody has reviewed. Where there is no translation
    at all, the English text stands in its place.
    """

    parts: tuple[Part, ...]
    is_pending: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts)

    def part(self, language: str) -> Part:
        """What is said in a language, or else what stands in its place."""
        found = (part for part in self.parts if part.language == language)
        return next(found, self.parts[0])

    def __str__(self) -> str:
        return " ".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class State:
    """The state of something: the family and name of its shape, and its word."""

    family: str
    name: str
    word: Text


NOTHING = Text(())


@dataclass(frozen=True)
class Speaker:
    """One language of a report. Its sentences are only right while that language is active."""

    language: str
    wording: Wording

    def region(self, law: RegionLaw) -> str:
        """The name of a region."""
        return self.wording.texts.get("region", law.code, "name", law.name)

    def day(self, day: date) -> str:
        """A day as the language writes it."""
        return self.wording.phrases.date_text(day)

    def listed(self, names: Sequence[str]) -> str:
        """The names with commas, and the word "and" before the last."""
        if len(names) < 2:
            return "".join(names)
        head = self.punctuation.names.join(names[:-1])
        return _("{names} and {last}").format(names=head, last=names[-1])

    def paragraph(self, sentences: Iterable[str]) -> str:
        """The sentences one after the other."""
        return self.punctuation.sentences.join(sentences)

    @property
    def punctuation(self) -> Punctuation:
        """The marks of the language."""
        return _PUNCTUATION[self.language]

    def law_text(self, kind: str, key: str, field: str, english: str) -> tuple[Part, bool]:
        """A text of the law, and whether its translation still waits for review."""
        if self.language == ENGLISH:
            return Part(ENGLISH, english), False
        entry = self.wording.texts.translations.get(f"{kind}:{key}", {}).get(field)
        if entry is None:
            return Part(ENGLISH, english), True
        is_reviewed = entry["state"] == "reviewed" and entry["of"] == source_hash(english)
        return Part(self.language, entry["text"]), not is_reviewed


@dataclass(frozen=True)
class Voice:
    """All languages of a report together."""

    speakers: tuple[Speaker, ...]

    @classmethod
    def of(cls, catalogue: Catalogue, language: str) -> Voice:
        """The voice for a language of REPORT_LANGUAGES. Raises KeyError for another."""
        languages = REPORT_LANGUAGES[language]
        return cls(tuple(Speaker(one, Wording.of(catalogue, one)) for one in languages))

    def say(self, sentence: Callable[[Speaker], str]) -> Text:
        """What the sentence is in each language, with that language active."""
        parts: list[Part] = []
        for speaker in self.speakers:
            with override(speaker.language):
                parts.append(Part(speaker.language, sentence(speaker)))
        return Text(_once(parts))

    def law(self, kind: str, key: str, field: str, english: str) -> Text:
        """A text of the law in each language; nothing where the law has none."""
        if not english:
            return NOTHING
        found = [speaker.law_text(kind, key, field, english) for speaker in self.speakers]
        return Text(_once([part for part, _ in found]), is_pending=any(waits for _, waits in found))

    def law_list(self, kind: str, key: str, field: str, english: Sequence[str]) -> Text:
        """The items of a list of the law ("evidence") in each language, as one text."""
        if not english:
            return NOTHING
        fields = [(f"{field}.{number}", text) for number, text in enumerate(english)]
        parts: list[Part] = []
        pending = False
        for speaker in self.speakers:
            found = [speaker.law_text(kind, key, *one) for one in fields]
            language = ENGLISH if all(part.language == ENGLISH for part, _ in found) else speaker.language
            parts.append(Part(language, _PUNCTUATION[language].items.join(part.text for part, _ in found)))
            pending = pending or any(waits for _, waits in found)
        return Text(_once(parts), is_pending=pending)

    def headed(self, head: Text, text: Text) -> Text:
        """The text behind a head and a colon. What stands in one language only is said once."""
        parts = [
            Part(
                text.part(speaker.language).language,
                f"{head.part(speaker.language).text}{speaker.punctuation.colon}{text.part(speaker.language).text}",
            )
            for speaker in self.speakers[: len(text.parts)]
        ]
        return Text(tuple(parts), is_pending=head.is_pending or text.is_pending)

    def label(self, label: object) -> Text:
        """A label of an enumeration, with a capital."""
        return self.say(lambda _speaker: capital(str(label)))


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """What a person wrote, without what cannot be printed or would turn the text around it."""
    kept = (" " if character in "\t\r\n" else character for character in text)
    return "".join(
        character
        for character in kept
        if character not in _DIRECTION_MARKS and unicodedata.category(character) not in _UNPRINTABLE
    )


def shortened(text: str, limit: int) -> str:
    """The text cut to `limit` characters with an ellipsis."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _once(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Without a part that says the same as an earlier one; that one may then be in any of the languages."""
    texts: dict[str, Part] = {}
    for part in parts:
        texts.setdefault(part.text, part)
    return tuple(texts.values())
