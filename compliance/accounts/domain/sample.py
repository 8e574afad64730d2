"""The sample company, which anybody may try, and the guests who do."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from compliance.accounts.models import Membership, Organisation, Role, User

NAME = "Nuanyu (sample company)"
STAY = timedelta(days=7)
LEAVING_AT_ONCE = 100


def sample_company() -> Organisation:
    """The sample company; made where it is missing."""
    organisation, _made = Organisation.objects.get_or_create(is_sample=True, defaults={"name": NAME})
    return organisation


@transaction.atomic
def sample_login(organisation: Organisation, role: Role) -> User:
    """The person <role>@sample.example of the sample company, made where missing, without a password."""
    address = f"{role.value}@sample.example"
    person, made = User.objects.get_or_create(
        email=address,
        defaults={"username": f"sample-{role.value}", "name": f"Sample {role.value}"},
    )
    if made:
        EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    Membership.objects.update_or_create(organisation=organisation, user=person, defaults={"role": role})
    return person


@transaction.atomic
def add_guest(organisation: Organisation, *, now: datetime) -> User:
    """Somebody who tries the sample company, as an editor; guests of last week are shown out."""
    clear_guests(now)
    username = f"guest-{secrets.token_hex(8)}"
    guest = User(username=username, email=f"{username}@sample.example", name=_("Guest"), is_guest=True)
    guest.set_unusable_password()
    guest.save()
    organisation.memberships.create(user=guest, role=Role.EDITOR)
    return guest


def clear_guests(now: datetime) -> None:
    """Deletes guests whose stay is over, not too many at once; what they changed stays."""
    over = User.objects.filter(is_guest=True, date_joined__lte=now - STAY).order_by("date_joined")
    User.objects.filter(pk__in=list(over.values_list("pk", flat=True)[:LEAVING_AT_ONCE])).delete()
