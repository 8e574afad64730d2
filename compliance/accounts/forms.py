"""The forms of signing up and in, of one's own account, and of an organisation.

Those of django-allauth keep its fields and checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from compliance.accounts.domain.organisations import create_organisation
from compliance.accounts.invited import invitation_of
from compliance.accounts.models import Organisation, Role, User

# Django's class takes no parameter at run time.
if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm

PASSWORD_HELP = _("At least 12 characters. A few words in a row are easy to remember and hard to guess.")
MISSING = _("Please fill in “{field}”.")
NAME_HELP = _("Colleagues see it beside what you answer.")


class PlainFields:
    """Asks for an empty field by its name, helps with new passwords in one sentence, brings up number keys
    for a code. No placeholders: they repeat the labels.
    """

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in {"login", "email"}:
                field.label = _("Email address")
            if name == "code":
                field.label = _("Code")
                field.widget.attrs["inputmode"] = "numeric"
            field.error_messages["required"] = format_lazy(MISSING, field=field.label)
            if name == "password1":
                field.help_text = PASSWORD_HELP


class SignInForm(PlainFields, account.LoginForm):
    """Email address and password."""


class SignUpForm(PlainFields, account.SignupForm):
    """A new person with an organisation; whoever was invited joins another's instead."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=NAME_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    organisation = forms.CharField(
        label=_("Your organisation"),
        max_length=200,
        help_text=_("The company whose products you assess. You can invite colleagues later."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    field_order = ["email", "name", "organisation", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation_of(context.request)
        if self.invitation:
            del self.fields["organisation"]

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        person: User = super().save(request)  # type: ignore[assignment] # allauth knows any class of person
        person.name, person.language = self.cleaned_data["name"], get_language() or ""
        person.save(update_fields=["name", "language"])
        if "organisation" in self.cleaned_data:
            create_organisation(self.cleaned_data["organisation"], owner=person)
        return person


class ChangeMailForm(PlainFields, account.AddEmailForm):
    """A new email address."""


class ChangePasswordForm(PlainFields, account.ChangePasswordForm):
    """A new password, by the old one."""


class SetPasswordForm(PlainFields, account.SetPasswordForm):
    """A first password."""


class ResetPasswordForm(PlainFields, account.ResetPasswordForm):
    """Where to send the link for a new password."""


class NewPasswordForm(PlainFields, account.ResetPasswordKeyForm):
    """A new password, by the link."""


class ReauthenticateForm(PlainFields, account.ReauthenticateForm):
    """The password once more."""


class CodeForm(PlainFields, mfa.AuthenticateForm):
    """A code of the app, or a recovery code."""


class CodeAgainForm(PlainFields, mfa.ReauthenticateForm):
    """A code once more."""


class ActivateCodesForm(PlainFields, totp.ActivateTOTPForm):
    """The first code of the app."""


class ProfileForm(PlainFields, ModelForm):
    """Name and language."""

    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        help_text=_("Of the pages and of our emails. A report has a language of its own."),
    )

    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"name": _("Your name")}
        help_texts = {"name": NAME_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        own_names = [(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES]
        self.fields["language"].choices = [("", _("As the browser asks")), *own_names]  # type: ignore[attr-defined]


class OrganisationForm(PlainFields, ModelForm):
    """The name of an organisation."""

    class Meta:
        model = Organisation
        fields = ["name"]
        labels = {"name": _("Name of the organisation")}


ROLE_CHOICES = [
    (Role.OWNER, _("Owner: everything, people and deletion too")),
    (Role.EDITOR, _("Editor: products, answers, evidence, and all that reviewers may")),
    (Role.REVIEWER, _("Reviewer: comments, accepts risks, approves")),
    (Role.VIEWER, _("Viewer: reads")),
]


class RoleField(forms.ChoiceField):
    """A role, each said with what it may do."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=ROLE_CHOICES, label=_("Role"), widget=forms.RadioSelect, **kwargs)


class RoleForm(PlainFields, forms.Form):
    """Another role for a member."""

    role = RoleField()


class InvitationForm(PlainFields, forms.Form):
    """The role of whoever comes by the link."""

    role = RoleField(initial=Role.EDITOR)


class DeletionForm(forms.Form):
    """Something that cannot be undone is confirmed by typing what is to go."""

    typed = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}))

    def __init__(self, *args: Any, expected: str, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected
        self.refusal = format_lazy(_("Nothing was deleted: please type {expected}."), expected=expected)
        self.fields["typed"].label = label
        self.fields["typed"].error_messages["required"] = self.refusal

    def clean_typed(self) -> str:
        typed: str = self.cleaned_data["typed"]
        if typed.casefold() != self.expected.casefold():
            raise ValidationError(self.refusal)
        return typed
