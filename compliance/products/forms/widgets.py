"""Radios and boxes whose choices know whether they are folded away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.widgets import CheckboxSelectMultiple, ChoiceWidget, RadioSelect

from compliance.products.domain.prompts import Option


class _Offering(ChoiceWidget):
    """Choices taken from options; `folded` and `apart` are handed on to the template of the field."""

    by_value: Mapping[str, Option] = {}

    def __init__(self) -> None:
        super().__init__({"class": "form-check-input"})

    def take(self, options: Iterable[Option]) -> None:
        """Offer these."""
        self.by_value = {option.value: option for option in options}
        self.choices = [(option.value, option.label) for option in self.by_value.values()]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        made: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        option = self.by_value[str(value)]
        return made | {"folded": option.folded and not made["selected"], "apart": option.apart}


class OptionRadios(_Offering, RadioSelect):
    """One of the options."""


class OptionBoxes(_Offering, CheckboxSelectMultiple):
    """Any of the options."""
