"""What we want otherwise than django-allauth does it."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from compliance.accounts.invited import way_on


class AccountAdapter(DefaultAccountAdapter):
    """Leads people who came by an invitation back to it, and from a new password to their account."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return way_on(request, otherwise=super().get_login_redirect_url(request))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return way_on(request, otherwise=super().get_signup_redirect_url(request))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("accounts:profile")


class CodeAdapter(DefaultMFAAdapter):
    """Says what may be wrong with a code."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. The app shows another one every 30 seconds.")
    }
