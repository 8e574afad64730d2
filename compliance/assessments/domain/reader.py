"""What the pages of a product say about the law, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from regions.domain.pageparts import PageParts
from regions.domain.pagetexts import Text
from regions.logic.catalogue import Catalogue, Requirement
from regions.logic.wording import Wording

_COMMA = {"en": ", ", "zh-hans": "、"}
_BLANK = {"en": " ", "zh-hans": ""}


@dataclass(frozen=True)
class Reader:
    """The texts of one catalogue with their sentences. Only right while its language is the active one."""

    parts: PageParts
    wording: Wording
    language: str

    @classmethod
    def of(cls, catalogue: Catalogue, *, language: str, on: date) -> Reader:
        """For a language of the interface; texts that are not translated stay English."""
        parts = PageParts.of(catalogue, language=language, on=on)
        return cls(parts, Wording.of(catalogue, language), language)

    @property
    def catalogue(self) -> Catalogue:
        """The law that is read."""
        return self.parts.catalogue

    def region(self, code: str) -> Text:
        """The name of a region."""
        return self.parts.region_name(self.catalogue.regions[code])

    def theme(self, key: str) -> Text:
        """The label of a theme."""
        return self.parts.theme(key)

    def title(self, requirement: Requirement) -> Text:
        """The title of a requirement."""
        return self.parts.texts.text("requirement", requirement.key, "title", requirement.title)

    def cited(self, requirement: Requirement) -> Text:
        """The title of the law, and the place in it."""
        law = self.parts.instrument_title(requirement.instrument)
        place = self.parts.texts.text("requirement", requirement.key, "citation", requirement.citation)
        return Text(f"{law.text} {place.text}", law.language)

    def control(self, key: str) -> Text:
        """The title of a practice."""
        return self.parts.texts.text("control", key, "title", self.catalogue.controls[key].title)

    def owner(self, key: str) -> Text:
        """The function that usually looks after a practice."""
        labels = {owner["key"]: owner["label"] for owner in self.catalogue.document["vocabulary"]["owners"]}
        return self.parts.texts.text("owner", key, "label", labels[key])

    def fact(self, key: str) -> str:
        """The noun phrase for a fact."""
        return self.wording.fact_label(key)

    def day(self, day: date) -> str:
        """A day as the language writes it."""
        return self.wording.phrases.date_text(day)

    def listed(self, names: Iterable[str]) -> str:
        """Names with commas, and the word "and" before the last."""
        found = list(names)
        if len(found) < 2:
            return "".join(found)
        return _("{names} and {last}").format(names=_COMMA[self.language].join(found[:-1]), last=found[-1])

    def paragraph(self, sentences: Iterable[str]) -> str:
        """Sentences one after the other."""
        return _BLANK[self.language].join(sentences)
