"""What every question form has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from compliance.products.domain.answers import Said
from compliance.products.domain.prompts import Option, Prompt, value_text
from compliance.products.forms.widgets import OptionBoxes, OptionRadios
from regions.logic.answers import Written, read_answer, write_answer
from regions.logic.errors import AnswerError
from regions.logic.vocabulary import NONE_CHOICE

UNKNOWN = "unknown"
CHOOSE = _("Choose an answer. If nobody can say yet, choose “I don't know yet”.")
TICK = _("Tick all that fit, or “I don't know yet” if nobody can say yet.")
ONE_OR_OTHER = _("“%(alone)s” cannot stand beside other answers. Take one or the other away.")
NOTE_HELP = _("For colleagues and reviewers: where the answer comes from.")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a form, and the id of the control that mends it."""

    anchor: str
    message: str


class QuestionForm(forms.Form):
    """What every question has: a note, and the version of the answer that the person saw.

    `helper` lays out all of it, `rest` all but the answer: for pages that set the choices of several markets
    side by side.
    """

    layout: ClassVar[tuple[Any, ...]] = (Field("value", template="products/fields/options.html"),)

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 3, "class": "form-control"}),
        help_text=NOTE_HELP,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, prompt: Prompt, data: Any = None) -> None:
        answer = prompt.answer
        initial = {"note": answer.note if answer else "", "version": answer.version if answer else 0}
        initial |= self.initial_of(prompt)
        super().__init__(data, prefix=prompt.region or None, initial=initial, use_required_attribute=False)
        self.prompt = prompt
        self.prepare()
        note = Field("note", template="products/fields/note.html")
        self.helper = _helper(*self.layout, note, "version")
        self.rest = _helper(note, "version")

    def initial_of(self, prompt: Prompt) -> dict[str, Any]:
        """What the fields show before anybody touched them."""
        return {"value": UNKNOWN if prompt.is_unknown else prompt.written}

    def prepare(self) -> None:
        """Give the fields their words and choices."""

    def written(self) -> Written | None:
        """The answer as written; None is "I don't know yet". Raises ValidationError or AnswerError."""
        value: str = self.cleaned_data["value"]
        return None if value == UNKNOWN else value

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                cleaned["written"] = self._canonical(self.written())
            except AnswerError as error:
                self.add_error("value", str(error))
        return cleaned

    def said(self) -> Said:
        """What the person says; only of a valid form."""
        prompt = self.prompt
        return Said(prompt.fact.key, prompt.region, self.cleaned_data["written"], self.cleaned_data["note"])

    @property
    def seen(self) -> int:
        """The version of the answer that the person saw; 0 for none."""
        return self.cleaned_data["version"] or 0

    def unknown_option(self) -> Option:
        """The last choice: nobody knows yet; for an exception, that the answer is the same as everywhere."""
        if not self.prompt.is_exception:
            return Option(UNKNOWN, gettext("I don't know yet"), apart=True)
        stands = self.prompt.everywhere
        if stands is None:
            return Option(UNKNOWN, gettext("The same as everywhere else"), apart=True)
        words = value_text(self.prompt.wording, self.prompt.fact, stands)
        label = gettext("The same as everywhere else: %(answer)s") % {
            "answer": pgettext("list", ", ").join(words)
        }
        return Option(UNKNOWN, label, apart=True)

    def offer(self, options: list[Option]) -> None:
        """Set the choices of the main field."""
        field = self.fields["value"]
        self.widget.take(options)
        field.choices = self.widget.choices  # type: ignore[attr-defined]
        self.entitle("value")

    def entitle(self, name: str) -> None:
        """Let a field carry the question and its hint."""
        self.fields[name].label = self.prompt.question
        self.fields[name].help_text = "" if self.is_row else self.prompt.help

    @property
    def is_row(self) -> bool:
        """Whether the form is one of several on the page, a market each."""
        return bool(self.prompt.region) and not self.prompt.is_exception

    @property
    def version_again(self) -> SafeString:
        """The hidden version, to take the place of an older one on the page."""
        return self["version"].as_hidden(attrs={"hx-swap-oob": "true"})

    @property
    def is_confirmed(self) -> bool:
        """Whether the person gave the answer: one that is only proposed is no answer yet."""
        touched = set(self.changed_data) - {"version"}
        return bool(touched - {"note"} if self.prompt.is_proposed else touched)

    @property
    def value_errors(self) -> ErrorList:
        """The faults of the main field."""
        return self["value"].errors

    @property
    def folded(self) -> int:
        """How many choices are folded away."""
        return sum(bool(option.data["folded"]) for option in self["value"])

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, each with the part of the page that it is about."""
        where = gettext("%(region)s: %(problem)s") if self.is_row else "%(problem)s"
        words = {"region": self.prompt.region_name}
        return [
            Problem(
                f"{field.auto_id}_0" if field.use_fieldset else field.auto_id,
                where % {**words, "problem": message},
            )
            for field in self
            for message in field.errors
        ]

    @property
    def widget(self) -> OptionRadios | OptionBoxes:
        """The radios or boxes of the main field."""
        widget = self.fields["value"].widget
        assert isinstance(widget, OptionRadios | OptionBoxes)  # noqa: S101 -- only forms with choices ask
        return widget

    def refuse_both(self, answers: list[str]) -> None:
        """Raise ValidationError where "none" or "I don't know yet" stands beside another answer."""
        for alone in (UNKNOWN, NONE_CHOICE):
            if alone in answers and len(answers) > 1:
                raise ValidationError({"value": ONE_OR_OTHER % {"alone": self.label_of(alone)}})

    def label_of(self, value: str) -> str:
        """The words of one of the choices."""
        return self.widget.by_value[value].label

    def _canonical(self, written: Written | None) -> Written | None:
        prompt = self.prompt
        value = None if written is None else read_answer(prompt.vocabulary, prompt.fact, written)
        return None if value is None else write_answer(prompt.vocabulary, prompt.fact, value)


def _helper(*parts: Field | str) -> FormHelper:
    """The layout of fields inside a form tag of the page."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*parts)
    return helper
