"""What is not, or no longer, said in other languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from regions.domain.quality.problems import LawProblem, Severity
from regions.logic.document import Document, english_texts, source_hash, translations

# Languages in which every text of the library should exist.
WANTED_LANGUAGES = ("zh-hans",)


def translation_warnings(document: Document) -> Iterator[LawProblem]:
    """Missing, outdated and orphaned translations, counted by language and kind: there may be thousands."""
    english = english_texts(document)
    missing = Counter(
        (language, object_key.partition(":")[0])
        for language in WANTED_LANGUAGES
        for object_key, fields in english.items()
        for field in fields
        if field not in document.get("translations", {}).get(language, {}).get(object_key, {})
    )
    outdated: Counter[tuple[str, str]] = Counter()
    orphaned: Counter[tuple[str, str]] = Counter()
    for language, object_key, field, translation in translations(document):
        text = english.get(object_key, {}).get(field)
        group = language, object_key.partition(":")[0]
        if text is None:
            orphaned[group] += 1
        elif translation["of"] != source_hash(text):
            outdated[group] += 1
    yield from _counted(missing, "texts without a translation")
    yield from _counted(outdated, "outdated translations, whose English text was changed")
    yield from _counted(orphaned, "translations of no text of the law")


def _counted(numbers: Counter[tuple[str, str]], what: str) -> Iterator[LawProblem]:
    for (language, kind), number in numbers.items():
        path = ("translations", language, f"{kind}:")
        yield LawProblem(Severity.WARNING, path, "translation", f"{language} {kind}", "", f"{what}: {number}")
