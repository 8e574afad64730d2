"""The invitation that a visitor opened before signing up or in."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.domain.invitations import check_invitation, find_invitation, token_of
from compliance.accounts.models import Invitation

KEY = "invitation"


def remember_invitation(request: HttpRequest, invitation: Invitation) -> None:
    request.session[KEY] = token_of(invitation)


def forget_invitation(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def invitation_of(request: HttpRequest) -> Invitation | None:
    """The remembered invitation, as long as it can be used."""
    invitation = find_invitation(request.session.get(KEY, ""))
    if invitation is None:
        return None
    try:
        check_invitation(invitation, now=timezone.now())
    except RefusedError:
        return None
    return invitation


def way_on(request: HttpRequest, otherwise: str) -> str:
    """Where to go after signing in: to the invitation, if one waits."""
    invitation = invitation_of(request)
    return reverse("accounts:join", args=[token_of(invitation)]) if invitation else otherwise
