"""Which two states of a product are compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.assessments.models import Assessment

NOW = "now"


class CompareForm(forms.Form):
    """An older state and a newer one."""

    before = forms.ChoiceField(label=_("From"))
    after = forms.ChoiceField(label=_("To"))

    def __init__(self, *args: Any, frozen: Sequence[Assessment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = [(str(one.number), _("Assessment %(number)s") % {"number": one.number}) for one in frozen]
        for name in self.fields:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
            field.choices = [(NOW, _("Now")), *numbers]
        if numbers:
            self.initial = {"before": numbers[0][0], "after": NOW}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("before", "after")
