"""Which further markets are tried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _


class MarketsForm(forms.Form):
    """Some markets that are not chosen."""

    markets = forms.MultipleChoiceField(
        label=_("Markets"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["markets"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 -- declared above
        field.choices = list(choices)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("markets")

    def codes(self) -> list[str]:
        """The markets asked for; those that cannot be tried are left out."""
        known = {code for code, _name in self.fields["markets"].choices}  # type: ignore[attr-defined]
        asked = self.data.getlist("markets") if hasattr(self.data, "getlist") else []
        return [code for code in dict.fromkeys(asked) if code in known]
