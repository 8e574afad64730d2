"""The form that takes a profile file."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.products.domain.profile_file import MAX_BYTES
from compliance.products.forms.base import Problem

PASTED = "profile.yaml"


class ImportForm(forms.Form):
    """A file, or its text. The first sending shows what would change, the second takes it over."""

    file = forms.FileField(
        label=_("Profile file"),
        required=False,
        help_text=_("YAML, as exported here or as used by “manage.py assess”; at most 1 MB."),
    )
    text = forms.CharField(
        label=_("or its text"),
        required=False,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false", "class": "lf-code"}),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, use_required_attribute=False)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("file", "text")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file, text = cleaned.get("file"), cleaned.get("text")
        if file and text:
            self.add_error("text", _("Choose a file or paste its text, not both."))
        elif file and file.size > MAX_BYTES:
            self.add_error("file", _("The file is larger than 1 MB. A profile is some kilobytes."))
        elif file:
            cleaned["name"], cleaned["content"] = file.name, file.read()
        elif text:
            cleaned["name"], cleaned["content"] = PASTED, text.encode()
        elif not self.errors:
            self.add_error("file", _("Choose a file, or paste its text."))
        return cleaned

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, each with the part of the page that it is about."""
        return [Problem(field.id_for_label, str(message)) for field in self for message in field.errors]
