"""Joining an organisation by a link.

The link holds the invitation's id, signed: what could be stolen from the database lets nobody in, and owners
can look the link up again. The row says until when it counts and whether it was used; withdrawing deletes it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils.translation import gettext as _

from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.models import Invitation, Membership, Organisation, Role, User

LIFE = timedelta(days=14)


def invite(organisation: Organisation, role: Role, *, by: User, now: datetime) -> Invitation:
    """An invitation that one person may use within the next fourteen days."""
    return organisation.invitations.create(role=role, invited_by=by, expires_at=now + LIFE)


def token_of(invitation: Invitation) -> str:
    """What the link ends in."""
    return _signer().sign(invitation.pk.hex)


def find_invitation(token: str) -> Invitation | None:
    """The invitation of this token, also a used or expired one; None where it was withdrawn or never made."""
    try:
        key = UUID(hex=_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    return Invitation.objects.select_related("organisation", "invited_by").filter(pk=key).first()


def check_invitation(invitation: Invitation, *, now: datetime) -> None:
    """Raises RefusedError where it cannot be used any more."""
    if invitation.used_at:
        raise RefusedError(_("This invitation was used already. Ask whoever sent it for a new link."))
    if invitation.expires_at <= now:
        raise RefusedError(_("This invitation has expired. Ask whoever sent it for a new link."))


@transaction.atomic
def join(invitation: Invitation, person: User, *, now: datetime) -> Membership:
    """The person's membership, with the role of the invitation, which is then used.

    Whoever is a member already keeps the role, and the invitation stays unused. Raises RefusedError where the
    invitation cannot be used.
    """
    # The lock makes one of two people who open the link at the same moment the second.
    invitation = Invitation.objects.select_for_update().select_related(None).get(pk=invitation.pk)
    member = Membership.objects.filter(organisation=invitation.organisation_id, user=person).first()
    if member:
        return member
    check_invitation(invitation, now=now)
    invitation.used_by, invitation.used_at = person, now
    invitation.save(update_fields=["used_by", "used_at"])
    return Membership.objects.create(organisation=invitation.organisation, user=person, role=invitation.role)


def _signer() -> Signer:
    return Signer(salt="compliance.accounts.invitation")
