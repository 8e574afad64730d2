"""Questions that are answered by choosing: yes or no, one choice, several choices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext

from compliance.products.domain.prompts import Option, Prompt, yes_no
from compliance.products.forms.base import CHOOSE, TICK, UNKNOWN, QuestionForm
from compliance.products.forms.widgets import OptionBoxes, OptionRadios
from regions.logic.answers import Written
from regions.logic.vocabulary import NONE_CHOICE


class YesNoForm(QuestionForm):
    """Yes, no, or not known yet."""

    value = forms.ChoiceField(
        widget=OptionRadios, error_messages={"required": CHOOSE, "invalid_choice": CHOOSE}
    )

    def prepare(self) -> None:
        self.offer([Option("yes", yes_no(True)), Option("no", yes_no(False)), self.unknown_option()])


class ChoiceForm(QuestionForm):
    """One of several choices."""

    value = forms.ChoiceField(
        widget=OptionRadios, error_messages={"required": CHOOSE, "invalid_choice": CHOOSE}
    )

    def initial_of(self, prompt: Prompt) -> dict[str, Any]:
        return {"value": UNKNOWN if prompt.is_unknown else prompt.written or None}

    def prepare(self) -> None:
        self.offer([*self.prompt.options, self.unknown_option()])


class ChoicesForm(QuestionForm):
    """All choices that fit; "none of these" is one of them."""

    value = forms.MultipleChoiceField(
        widget=OptionBoxes, error_messages={"required": TICK, "invalid_choice": TICK}
    )

    def initial_of(self, prompt: Prompt) -> dict[str, Any]:
        if prompt.is_unknown:
            return {"value": [UNKNOWN]}
        written = prompt.written
        return {"value": None if written is None else list(written) or [NONE_CHOICE]}

    def prepare(self) -> None:
        options = sorted(self.prompt.options, key=lambda option: option.value == NONE_CHOICE)
        if all(option.value != NONE_CHOICE for option in options):
            options.append(Option(NONE_CHOICE, gettext("None of these")))
        self.offer([*options, self.unknown_option()])

    def written(self) -> Written | None:
        ticked: list[str] = self.cleaned_data["value"]
        self.refuse_both(ticked)
        if UNKNOWN in ticked:
            return None
        if NONE_CHOICE in ticked and all(choice.value != NONE_CHOICE for choice in self.prompt.fact.choices):
            ticked = []
        return [*ticked, *([] if NONE_CHOICE in ticked else self.prompt.kept)]
