"""Forms of the law: the day of its public pages, and how its texts, lists and conditions are edited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from regions.logic.errors import ConditionError
from regions.logic.expressions import parse, print_expression


class DayForm(forms.Form):
    """The day on which the law is shown; left empty it is today."""

    on = forms.DateField(
        label=_("Law on"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(attrs={"size": 12, "autocomplete": "off"}, format="%Y-%m-%d"),
        help_text=_("Year-month-day"),
        error_messages={"invalid": _("Write the day as year-month-day, for example 2027-01-15.")},
    )


class PublishForm(forms.Form):
    """What changed and why, for the readers of an edition; `seen` is the hash of the law that was shown."""

    notes = forms.CharField(
        label=_("What changed and why"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_(
            "For the readers of the edition: name the instrument, the days concerned and who checked."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class ProseField(forms.CharField):
    """A text; its line ends are those of the files, whatever the browser sends."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})} | options
        )

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


class ConditionField(ProseField):
    """A condition: kept in its one spelling if it can be read; else the model says what is wrong."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(
            attrs={"rows": 3, "class": "vLargeTextField law-condition", "spellcheck": "false"}
        )
        super().__init__(**options | {"widget": widget})

    def to_python(self, value: Any) -> str:
        text = super().to_python(value).replace("\n", " ")
        try:
            return print_expression(parse(text)) if text else ""
        except ConditionError:
            return text


class LinesField(forms.CharField):
    """A list edited as one item a line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"widget": forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"})} | options
        )

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(value or ())

    def to_python(self, value: Any) -> Any:
        return [line for _, line in numbered_lines(value)]


class KeyedLinesField(LinesField):
    """Texts by key edited as `key: text` a line."""

    example = "iso-27001: ISO/IEC 27001:2022"

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        return super().prepare_value([f"{key}: {text}" for key, text in self.to_pairs(value or {}).items()])

    def to_python(self, value: Any) -> Any:
        pairs: dict[str, str] = {}
        for number, line in numbered_lines(value):
            key, _colon, text = (part.strip() for part in line.partition(":"))
            if not (key and text):
                raise ValidationError(
                    _("Line %(number)d: write a key, a colon and what belongs to it, as in “%(example)s”."),
                    code="line",
                    params={"number": number, "example": self.example},
                )
            if key in pairs:
                raise ValidationError(
                    _("Line %(number)d: “%(key)s” stands above already."),
                    code="twice",
                    params={"number": number, "key": key},
                )
            pairs[key] = text
        return self.from_pairs(pairs)

    def to_pairs(self, value: Any) -> dict[str, str]:
        """The value as texts by key."""
        return dict(value)

    def from_pairs(self, pairs: dict[str, str]) -> Any:
        """The value that texts by key say."""
        return pairs


class WordsByKeyField(KeyedLinesField):
    """Lists by key edited as `key: word, word` a line."""

    example = "iso-42001: A.5.2, 6.1.4"

    def to_pairs(self, value: Any) -> dict[str, str]:
        return {key: ", ".join(words) for key, words in value.items()}

    def from_pairs(self, pairs: dict[str, str]) -> Any:
        return {
            key: [word.strip() for word in text.split(",") if word.strip()] for key, text in pairs.items()
        }


class LabelsField(KeyedLinesField):
    """Keys with labels, in order, edited as `key: label` a line."""

    example = "legal: Legal"

    def to_pairs(self, value: Any) -> dict[str, str]:
        return {entry["key"]: entry["label"] for entry in value or ()}

    def from_pairs(self, pairs: dict[str, str]) -> Any:
        return [{"key": key, "label": label} for key, label in pairs.items()]


def numbered_lines(value: Any) -> list[tuple[int, str]]:
    """The lines that are not empty, with their numbers from 1."""
    lines = [(number, line.strip()) for number, line in enumerate(str(value or "").splitlines(), start=1)]
    return [(number, line) for number, line in lines if line]
