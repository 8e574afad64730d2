"""Who may see what: every object of a tenant is fetched through `visible_to`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from typing import Self


Person = AbstractBaseUser | AnonymousUser


class TenantQuerySet(models.QuerySet[Any]):
    """Objects that belong to an organisation, found along `organisation_path`."""

    organisation_path = "organisation"

    def visible_to(self, person: Person, *, roles: tuple[str, ...] = ()) -> Self:
        """The objects of the organisations that the person belongs to, with one of the roles where named."""
        membership = {f"{self.organisation_path}__memberships__user": person.pk}
        if roles:
            membership[f"{self.organisation_path}__memberships__role__in"] = roles
        return self.none() if person.pk is None else self.filter(**membership)


class OrganisationQuerySet(models.QuerySet[Any]):
    """Organisations."""

    def visible_to(self, person: Person, *, roles: tuple[str, ...] = ()) -> Self:
        """The organisations that the person belongs to, with one of the roles where named."""
        membership = {"memberships__user": person.pk}
        if roles:
            membership["memberships__role__in"] = roles
        return self.none() if person.pk is None else self.filter(**membership)


class InvitationQuerySet(TenantQuerySet):
    """Invitations."""

    def open(self, now: datetime) -> Self:
        """Those that somebody may still use."""
        return self.filter(used_at=None, expires_at__gt=now)
