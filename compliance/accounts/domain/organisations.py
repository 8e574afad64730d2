"""Organisations and who belongs to them."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.models import Membership, Organisation, Role, User


@transaction.atomic
def create_organisation(name: str, *, owner: User) -> Organisation:
    """A new organisation, with its first owner."""
    organisation = Organisation.objects.create(name=name)
    organisation.memberships.create(user=owner, role=Role.OWNER)
    return organisation


@transaction.atomic
def change_role(membership: Membership, role: Role) -> None:
    """Raises RefusedError where the last owner would be lost."""
    if role != Role.OWNER:
        _keep_an_owner(membership)
    membership.role = role
    membership.save(update_fields=["role"])


@transaction.atomic
def leave(membership: Membership) -> None:
    """Ends a membership; what the person did for the organisation stays.

    Raises RefusedError where the last owner would be lost.
    """
    _keep_an_owner(membership)
    membership.delete()


def _keep_an_owner(membership: Membership) -> None:
    # The lock lets two owners who leave at the same moment do so one after the other.
    organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    others = organisation.memberships.exclude(pk=membership.pk)
    if membership.role == Role.OWNER and not others.filter(role=Role.OWNER).exists():
        raise RefusedError(
            _("%(organisation)s needs an owner. Make another member its owner first, or delete it.")
            % {"organisation": organisation.name}
        )
