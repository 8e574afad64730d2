"""What every view about an organisation begins with."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from compliance.accounts.models import Membership, Organisation, Role, User


def person_of(request: HttpRequest) -> User:
    """Who signed in. Only for views that LoginRequiredMiddleware closes to others."""
    assert request.user.is_authenticated  # noqa: S101 -- for the type checker
    return request.user


def membership_or_404(request: HttpRequest, organisation: UUID, *roles: Role) -> Membership:
    """The person's membership, with its organisation.

    An organisation of others does not exist for the person (404). Where the role does not suffice: 403.
    """
    person = person_of(request)
    found = get_object_or_404(Organisation.objects.visible_to(person), pk=organisation)
    membership = Membership.objects.get(organisation=found, user=person)
    membership.organisation, membership.user = found, person
    if roles and membership.role not in roles:
        raise PermissionDenied
    return membership
