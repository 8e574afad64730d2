"""The form of the markets: which regions, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.products.domain.prompts import Option
from compliance.products.domain.writing import plain_day
from compliance.products.forms.base import Problem
from compliance.products.forms.widgets import OptionBoxes
from regions.logic.errors import AnswerError


@dataclass(frozen=True, slots=True)
class Tile:
    """One region to choose: its code, name and group in the reader's language, and how much law it has."""

    code: str
    name: str
    group: str
    requirements: int
    is_home: bool


class MarketsForm(forms.Form):
    """A tick and a launch day for every region."""

    chosen = forms.MultipleChoiceField(
        label=_("Markets"),
        widget=OptionBoxes,
        required=False,
        error_messages={"invalid_choice": _("We have no law for one of the regions. Load the page anew.")},
    )

    def __init__(
        self, tiles: tuple[Tile, ...], stands: Mapping[str, tuple[bool, date | None]], data: Any = None
    ) -> None:
        chosen = [code for code, (is_chosen, _day) in stands.items() if is_chosen]
        days = {launch_name(code): day for code, (_chosen, day) in stands.items()}
        super().__init__(data, initial={"chosen": chosen, **days}, use_required_attribute=False)
        self.tiles = tiles
        widget = self.fields["chosen"].widget
        assert isinstance(widget, OptionBoxes)  # noqa: S101 -- for the type checker
        widget.take(Option(tile.code, tile.name) for tile in tiles)
        self.fields["chosen"].choices = widget.choices  # type: ignore[attr-defined]
        for tile in tiles:
            self.fields[launch_name(tile.code)] = LaunchDayField(tile.name)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(Field("chosen", template="products/fields/tiles.html"))

    @property
    def continents(self) -> list[tuple[str, list[tuple[Tile, Any, Any]]]]:
        """The groups in order, each with its tiles: what it says, the box, the launch day."""
        groups: dict[str, list[tuple[Tile, Any, Any]]] = {}
        for tile, box in zip(self.tiles, self["chosen"], strict=True):
            groups.setdefault(tile.group, []).append((tile, box, self[launch_name(tile.code)]))
        return list(groups.items())

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, each with the part of the page that it is about."""
        return [
            Problem(f"{field.auto_id}_0" if field.use_fieldset else field.auto_id, str(message))
            for field in self
            for message in field.errors
        ]

    @property
    def wanted(self) -> dict[str, date | None]:
        """The chosen markets with their launch days; only of a valid form."""
        return {code: self.cleaned_data[launch_name(code)] for code in self.cleaned_data["chosen"]}


class LaunchDayField(forms.CharField):
    """A day, or nothing while none is planned."""

    def __init__(self, region: str) -> None:
        super().__init__(
            label=gettext("Launch day: %(region)s") % {"region": region},
            required=False,
            max_length=20,
            widget=forms.TextInput(
                {
                    "class": "form-control",
                    "inputmode": "numeric",
                    "autocomplete": "off",
                    "placeholder": gettext("YYYY-MM-DD"),
                }
            ),
        )
        self.region = region

    def clean(self, value: Any) -> date | None:
        typed: str = super().clean(value)
        if not typed:
            return None
        try:
            return date.fromisoformat(plain_day(typed))
        except AnswerError:
            message = gettext(
                "%(region)s: “%(typed)s” is no day. Write year-month-day, for example 2027-01-15."
            )
            raise forms.ValidationError(message % {"region": self.region, "typed": typed}) from None


def launch_name(code: str) -> str:
    """The name of the field for a region's launch day."""
    return f"launch_{code}"
