"""Questions that are answered by a number or a day."""

from __future__ import annotations

import math
from typing import Any

from crispy_forms.layout import Field
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.products.domain.prompts import Option, Prompt
from compliance.products.domain.reading import above, below
from compliance.products.domain.writing import plain_day, plain_number
from compliance.products.forms.base import CHOOSE, ONE_OR_OTHER, UNKNOWN, QuestionForm
from compliance.products.forms.widgets import OptionRadios
from regions.logic.answers import Written, number_text
from regions.logic.errors import AnswerError
from regions.logic.facts import Band

EXACT = "exact"


class NumberForm(QuestionForm):
    """An exact number, or a band between the lines that matter."""

    layout = (Field("value", template="products/fields/number.html"),)

    value = forms.ChoiceField(widget=OptionRadios, required=False, error_messages={"invalid_choice": CHOOSE})
    exact = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=40,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "class": "form-control"}),
    )

    def initial_of(self, prompt: Prompt) -> dict[str, Any]:
        if prompt.is_unknown:
            return {"value": UNKNOWN}
        value = prompt.value
        if not isinstance(value, Band):
            return {}
        if value.low == value.high:
            return {"value": EXACT, "exact": prompt.wording.number(value)}
        return {"value": band_key(value)}

    def prepare(self) -> None:
        prompt = self.prompt
        bands = list(prompt.bands)
        if isinstance(prompt.value, Band) and prompt.value.low != prompt.value.high:
            bands = [*([] if prompt.value in bands else [prompt.value]), *bands]
        ranges = [Option(band_key(band), self.band_text(band)) for band in bands]
        exact = Option(EXACT, gettext("An exact number") if ranges else gettext("A number"))
        self.offer([exact, *ranges, self.unknown_option()])
        self.fields["exact"].help_text = prompt.unit

    @property
    def exact_field(self) -> forms.BoundField:
        """The field for a number, which stands below its choice."""
        return self["exact"]

    def band_text(self, band: Band) -> str:
        """A range in words, by whichever side of a line is the rounder number."""
        number = self.prompt.wording.number
        before, after = below(band.low), above(band.high)
        if math.isinf(band.high) and _zeros(before) > _zeros(band.low):
            return gettext("More than %(number)s") % {"number": number(Band.exactly(before))}
        if math.isinf(band.high) or band.low > 0 or band.high == 0:
            return number(band)
        if _zeros(band.high) > _zeros(after):
            return gettext("Up to %(number)s") % {"number": number(Band.exactly(band.high))}
        return gettext("Under %(number)s") % {"number": number(Band.exactly(after))}

    def written(self) -> Written | None:
        chosen, typed = self.cleaned_data["value"], self.cleaned_data["exact"]
        if typed:
            return self._typed(chosen, typed)
        if chosen in ("", EXACT):
            message = gettext("Write a number, choose a range, or choose “I don't know yet”.")
            raise ValidationError({"exact" if chosen else "value": message})
        return None if chosen == UNKNOWN else _ends(_band(chosen))

    def _typed(self, chosen: str, typed: str) -> str:
        try:
            number = plain_number(typed)
        except AnswerError:
            message = gettext("“%(typed)s” is no number. Write figures, for example 240 or 1,000.")
            raise ValidationError({"exact": message % {"typed": typed}}) from None
        if chosen not in ("", EXACT) and (chosen == UNKNOWN or not _holds(_band(chosen), float(number))):
            message = gettext(
                "You wrote %(typed)s but chose “%(chosen)s”. Choose “%(exact)s”, or empty the field."
            )
            words = {"typed": typed, "chosen": self.label_of(chosen), "exact": self.label_of(EXACT)}
            raise ValidationError({"exact": message % words})
        limit = self.prompt.limit
        if limit is not None and float(number) > limit.high:
            message = gettext("%(typed)s is more than %(limit)s (%(label)s). Correct one of the two.")
            label = self.prompt.wording.fact_label(self.prompt.fact.at_most or "")
            words = {"typed": typed, "limit": self.prompt.wording.number(limit), "label": label}
            raise ValidationError({"exact": message % words})
        return number


def band_key(band: Band) -> str:
    """A band as the value of a choice: 50..249, or 250.. without an end."""
    return "..".join((number_text(band.low), "" if math.isinf(band.high) else number_text(band.high)))


def _zeros(number: float) -> int:
    """How round a number is."""
    text = number_text(number)
    return len(text) - len(text.rstrip("0"))


def _band(key: str) -> Band:
    low, high = key.split("..")
    return Band(float(low), float(high) if high else math.inf)


def _ends(band: Band) -> dict[str, str]:
    ends = {"from": number_text(band.low)}
    return ends if math.isinf(band.high) else {**ends, "to": number_text(band.high)}


def _holds(band: Band, number: float) -> bool:
    return band.low <= number <= band.high


class DateForm(QuestionForm):
    """A day, written year-month-day."""

    layout = (
        Field("value", template="products/fields/text.html"),
        Field("unknown", template="products/fields/tick.html"),
    )

    value = forms.CharField(
        required=False,
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "form-control"}),
    )
    unknown = forms.BooleanField(required=False, widget=forms.CheckboxInput({"class": "form-check-input"}))

    def initial_of(self, prompt: Prompt) -> dict[str, Any]:
        return {"value": prompt.written or "", "unknown": prompt.is_unknown}

    def prepare(self) -> None:
        self.entitle("value")
        self.fields["unknown"].label = self.unknown_option().label

    def written(self) -> Written | None:
        typed, unknown = self.cleaned_data["value"], self.cleaned_data["unknown"]
        if typed and unknown:
            raise ValidationError({"value": ONE_OR_OTHER % {"alone": self.fields["unknown"].label}})
        if not typed and not unknown:
            raise ValidationError(
                {"value": gettext("Write a day as 2027-01-15, or tick “I don't know yet”.")}
            )
        if unknown:
            return None
        try:
            return plain_day(typed)
        except AnswerError:
            message = gettext("“%(typed)s” is no day. Write year-month-day, for example 2027-01-15.")
            raise ValidationError({"value": message % {"typed": typed}}) from None
