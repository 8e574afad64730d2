"""What a list of requirements is narrowed to; anything that makes no sense is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.assessments.domain import planner
from compliance.assessments.domain.decision import in_order
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import ProductReadiness
from compliance.assessments.domain.slices import Slice

EVERYWHERE = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A slice of the requirements of some regions, of one theme where named."""

    which: Slice
    regions: tuple[str, ...]
    theme: str
    fact: str


class RequirementFilter(forms.Form):
    """Which requirements are shown."""

    state = forms.ChoiceField(label=_("Show"), required=False, choices=Slice.choices)
    market = forms.ChoiceField(label=_("Region"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    fact = forms.ChoiceField(label=_("Waiting for the answer"), required=False)

    def __init__(self, *args: Any, product: ProductReadiness, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = (*(one.code for one in in_order(product)), *product.also)
        self.markets = tuple(product.markets)
        regions = [(code, reader.region(code).text) for code in self.codes]
        themes = [(key, reader.theme(key).text) for key in reader.catalogue.themes]
        facts = sorted(
            ((one.fact, reader.fact(one.fact)) for one in planner.questions(product)), key=lambda one: one[1]
        )
        beside = (EVERYWHERE, _("Markets, home law and standards"))
        self._choose("market", [("", _("All markets")), beside, *regions])
        self._choose("theme", [("", _("All themes")), *themes])
        self._choose("fact", [("", _("Any")), *facts])

    def wanted(self) -> Wanted:
        """The list asked for: by default all that is missing in the markets."""
        self.full_clean()
        chosen = self.cleaned_data
        code = chosen.get("market", "")
        if code == EVERYWHERE:
            regions = self.codes
        else:
            regions = (code,) if code else tuple(one for one in self.codes if one in self.markets)
        which = Slice(chosen.get("state") or Slice.MISSING)
        return Wanted(which, regions, chosen.get("theme", ""), chosen.get("fact", ""))

    def query(self) -> str:
        """The same list as part of an address."""
        return urlencode({key: value for key, value in self.cleaned_data.items() if value})

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
        field.choices = choices
