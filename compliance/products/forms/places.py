"""Questions that are answered by naming places."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Field
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.products.domain.prompts import Option, Prompt
from compliance.products.domain.writing import UnknownPlaceError, place_codes
from compliance.products.forms.base import TICK, UNKNOWN, QuestionForm
from compliance.products.forms.widgets import OptionBoxes
from regions.logic.answers import Written
from regions.logic.vocabulary import NONE_CHOICE


class PlacesForm(QuestionForm):
    """Places: the likely ones to tick, and a field for all others by name or code."""

    layout = (
        Field("value", template="products/fields/options.html"),
        Field("others", template="products/fields/text.html"),
    )

    value = forms.MultipleChoiceField(
        widget=OptionBoxes, required=False, error_messages={"invalid_choice": TICK}
    )
    others = forms.CharField(
        label=_("Other places"),
        required=False,
        max_length=2_000,
        widget=forms.TextInput({"autocomplete": "off", "class": "form-control"}),
        help_text=_("Names or codes, separated by commas. Example: Germany, US-CA, JP"),
    )

    def initial_of(self, prompt: Prompt) -> dict[str, Any]:
        if prompt.is_unknown:
            return {"value": [UNKNOWN]}
        written = prompt.written
        return {"value": None if written is None else list(written) or [NONE_CHOICE]}

    def prepare(self) -> None:
        wording = self.prompt.wording
        places = [Option(code, wording.place_name(code)) for code in self.prompt.places]
        self.offer([*places, Option(NONE_CHOICE, gettext("Nowhere")), self.unknown_option()])

    def written(self) -> Written | None:
        ticked = self.cleaned_data["value"]
        try:
            typed = place_codes(self.cleaned_data["others"], self.prompt.vocabulary, self.prompt.wording)
        except UnknownPlaceError as error:
            raise ValidationError({"others": _unknown_place(error)}) from None
        together = list(dict.fromkeys((*ticked, *typed)))
        if not together:
            raise ValidationError({"value": TICK})
        self.refuse_both(together)
        if self.prompt.fact.single and len(together) > 1:
            raise ValidationError({"value": gettext("Name one place only.")})
        return None if UNKNOWN in together else [] if NONE_CHOICE in together else together


def _unknown_place(error: UnknownPlaceError) -> str:
    words = {"word": error.word, "near": error.near}
    if error.near:
        return gettext("We know no place “%(word)s”. Did you mean “%(near)s”?") % words
    return gettext("We know no place “%(word)s”. Write a name such as Germany, or a code such as DE.") % words
