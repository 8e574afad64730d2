"""The forms of evidence."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.assessments.domain.evidence import Described
from compliance.assessments.domain.uploads import KINDS, CheckedFile, UploadRefusedError, check_upload
from compliance.assessments.forms.checklist import DayField, offer

TITLE_LENGTH = 200


class EvidenceForm(forms.Form):
    """A new proof: a file or a link, with the days between which it may be relied on.

    `refused` says why a file was not even read.
    """

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF, Word, Excel, picture or text, up to 20 MB. Pictures lose their hidden details."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in KINDS)}),
    )
    link = forms.URLField(
        label=_("Or a link"),
        required=False,
        max_length=2_000,
        assume_scheme="https",
        help_text=_("To where your company keeps it. Landfall does not open it."),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=TITLE_LENGTH,
        help_text=_("As the report shall name it. Left empty, it is the name of the file, or the link."),
    )
    issued_on = DayField(label=_("Issued on"), help_text=_("For example 2026-12-18"))
    expires_on = DayField(label=_("Expires on"), help_text=_("Left empty, it does not expire."))

    def __init__(self, *args: Any, refused: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused = refused
        self.checked: CheckedFile | None = None
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            "file", "link", "title", Div("issued_on", "expires_on", css_class="lf-fields")
        )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if self.refused:
            raise forms.ValidationError(self.refused)
        if file:
            try:
                self.checked = check_upload(file)
            except UploadRefusedError as error:
                raise forms.ValidationError(str(error)) from None
        return file

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not {"file", "link"} & set(self.errors) and bool(said.get("file")) is bool(said.get("link")):
            self.add_error("file", _("Choose a file or give a link, one of the two."))
        issued, expires = said.get("issued_on"), said.get("expires_on")
        if issued and expires and expires < issued:
            self.add_error("expires_on", _("It cannot expire before it was issued."))
        return said

    def described(self) -> Described:
        """What the person says about it."""
        said = self.cleaned_data
        name = PurePath(said["file"].name).name if said["file"] else said["link"]
        return Described((said["title"] or name)[:TITLE_LENGTH], said["issued_on"], said["expires_on"])


class ReuseForm(forms.Form):
    """A proof that the organisation has already."""

    evidence = forms.ChoiceField(label=_("Evidence you have already"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "evidence", choices)
        self.helper = FormHelper()
        self.helper.form_tag = False
