"""The forms of the checklist: one answer to a control, and which part of the list to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout
from django import forms
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from compliance.assessments.domain.checklist_filters import Show
from compliance.assessments.models import ControlAnswer
from compliance.products.enums import ControlStatus

UNANSWERED = pgettext_lazy("control status", "not answered")
SAME_AS_EVERYWHERE = pgettext_lazy("control status", "same as everywhere")
DAY_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]
LONGEST_NOTE = 10_000

# What a person claims with these needs a reason.
NEEDS_REASON = {
    ControlStatus.NOT_APPLICABLE: _("Say in the note why it is not applicable."),
    ControlStatus.ALTERNATIVE: _("Say in the note what you do instead."),
}


class DayField(forms.DateField):
    """A day, written in full: a calendar to click on is slower, and some people cannot use it."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = {"invalid": _("Write the day as year-month-day, for example 2026-12-18.")}
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"autocomplete": "off", "inputmode": "numeric"})
        super().__init__(
            required=False, input_formats=DAY_FORMATS, widget=widget, error_messages=wrong, **kwargs
        )

    def to_python(self, value: Any) -> date | None:
        return super().to_python(value.strip() if isinstance(value, str) else value)


class ControlForm(forms.Form):
    """How far one control is, for the product or in one market."""

    status = forms.ChoiceField(
        label=_("Where it stands"),
        required=False,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    note = forms.CharField(
        label=pgettext_lazy("answer", "Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What is done, where it is written down, what is missing. It is printed in the report."),
    )
    assignee = forms.TypedChoiceField(label=_("Owner"), required=False, coerce=int, empty_value=None)
    due_on = DayField(label=_("Due"), help_text=_("For example 2026-12-18"))
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        people: Callable[[], Mapping[int, str]],
        row: ControlAnswer,
        is_exception: bool,
        **kwargs: Any,
    ) -> None:
        stored = {name: getattr(row, name) for name in ("status", "note", "due_on")}
        initial = {**stored, "assignee": row.assignee_id, "version": row.version if row.pk else 0}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.row = row
        offer(self, "status", status_choices(SAME_AS_EVERYWHERE if is_exception else UNANSWERED))
        # Asked for only when somebody is chosen or the form is shown.
        offer(self, "assignee", lambda: [("", _("Nobody yet")), *people().items()])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Field("status", template="assessments/checklist_status.html"),
            Div("assignee", "due_on", css_class="lf-fields"),
            "note",
            "version",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        status = cleaned.get("status", "")
        if status in NEEDS_REASON and not cleaned.get("note") and "note" not in self.errors:
            self.add_error("note", NEEDS_REASON[ControlStatus(status)])
        return cleaned

    @property
    def version_again(self) -> SafeString:
        """The hidden version, to take the place of an older one on the page."""
        return self["version"].as_hidden(attrs={"hx-swap-oob": "true"})

    def answer(self) -> ControlAnswer:
        """What the person says, as an unsaved row."""
        said = self.cleaned_data
        return ControlAnswer(
            region=self.row.region,
            control=self.row.control,
            status=said["status"],
            note=said["note"],
            assignee_id=said["assignee"],
            due_on=said["due_on"],
        )


class FilterForm(forms.Form):
    """Which part of the checklist to show. Wrong values show everything."""

    market = forms.ChoiceField(label=_("Market"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    show = forms.ChoiceField(required=False, choices=Show, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, markets: Iterable[tuple[str, str]], themes: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "market", [("", _("All markets")), *markets])
        offer(self, "theme", [("", _("All themes")), *themes])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "market",
            "theme",
            "show",
            HTML('{% load i18n %}<button class="btn btn-line">{% translate "Show" %}</button>'),
        )

    def asked(self) -> dict[str, str]:
        """What was asked for, as far as it makes sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class AgreeForm(forms.Form):
    """Whether somebody agrees to the answer of a version."""

    agreed = forms.BooleanField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class RowTicks(forms.CheckboxSelectMultiple):
    """One box a row, named by the row's link."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"] |= {"class": "form-check-input", "aria-labelledby": f"row-{value}"}
        return option


class AssignForm(forms.Form):
    """Gives many controls to one person."""

    controls = forms.MultipleChoiceField(
        label=pgettext_lazy("checklist", "Practices"),
        widget=RowTicks,
        error_messages={"required": _("Tick the practices that you want to assign.")},
    )
    assignee = forms.TypedChoiceField(label=_("Owner"), required=False, coerce=int, empty_value=None)
    due_on = DayField(label=_("Due"), help_text=_("For example 2026-12-18"))

    def __init__(self, *args: Any, people: Mapping[int, str], controls: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "controls", [(key, key) for key in controls])
        offer(self, "assignee", [("", _("As it is")), *people.items()])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("assignee", "due_on")

    @cached_property
    def ticks(self) -> dict[str, str]:
        """The box of each control."""
        return {option.data["value"]: option.tag() for option in self["controls"].subwidgets}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and cleaned["assignee"] is None and cleaned["due_on"] is None:
            self.add_error("assignee", _("Choose an owner, a day, or both."))
        return cleaned


class PlaceForm(forms.Form):
    """In which market a control is otherwise than everywhere."""

    market = forms.ChoiceField(label=_("Different in one market?"), required=False)

    def __init__(self, *args: Any, markets: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "market", list(markets))
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


def offer(form: forms.Form, field: str, choices: Any) -> None:
    """Fill a field that is chosen from a list; a function is called once the list is needed."""
    cast("forms.ChoiceField", form.fields[field]).choices = choices


def status_choices(empty: Any) -> list[tuple[str, str]]:
    """The states of a control; the last is that nobody has said anything."""
    return [*((value, capfirst(label)) for value, label in ControlStatus.choices), ("", capfirst(empty))]
