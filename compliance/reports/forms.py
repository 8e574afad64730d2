"""What a report is asked for with."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

LANGUAGES = [
    ("en", _("English")),
    ("zh-hans", _("Chinese")),
    ("both", _("Chinese with the English below it")),
]


class ReportForm(forms.Form):
    """The language of a report."""

    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("language")
