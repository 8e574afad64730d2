"""Short ways to write what a report says, and to make one for a built catalogue."""

from __future__ import annotations

from typing import Any

from compliance.assessments.domain.readiness import ProductReadiness, assess
from compliance.products.domain.profile import Profile
from compliance.reports.domain.content import EditionStamp, ReportContent, build_content
from compliance.reports.domain.voice import Part, State, Text
from regions.logic.catalogue import Catalogue
from regions.logic.document import source_hash
from tests.compliance.builders import TODAY, Entry

EDITION = EditionStamp("2026-11-23.1", "a" * 64, "b" * 64)


def en(text: str, *, is_pending: bool = False) -> Text:
    """Said in English alone."""
    return Text((Part("en", text),), is_pending)


def zh(text: str, *, is_pending: bool = False) -> Text:
    """Said in Chinese alone."""
    return Text((Part("zh-hans", text),), is_pending)


def zh_en(chinese: str, english: str, *, is_pending: bool = False) -> Text:
    """Said in Chinese, and in English below it."""
    return Text((Part("zh-hans", chinese), Part("en", english)), is_pending)


def state(family: str, name: str, word: str) -> State:
    """A state in English."""
    return State(family, name, en(word))


def drafted(text: str, *, of: str) -> Entry:
    """A translation that nobody reviewed."""
    return {"text": text, "state": "machine-drafted", "of": source_hash(of)}


def reviewed(text: str, *, of: str) -> Entry:
    """A translation that somebody reviewed."""
    return {"text": text, "state": "reviewed", "by": "Li Na", "of": source_hash(of)}


def translated(document: Entry, chinese: Entry) -> Catalogue:
    """The law of a document with Chinese texts, by object and field."""
    return Catalogue.from_document({**document, "translations": {"zh-hans": chinese}})


def readiness(law: Catalogue, product: Profile) -> ProductReadiness:
    """The product judged today."""
    return assess(law, product, as_of=TODAY)


def report(law: Catalogue, product: Profile, *, language: str = "en", **more: Any) -> ReportContent:
    """What the report of today says."""
    return build_content(assess(law, product, as_of=TODAY, **more), edition=EDITION, language=language)
