"""What a person may take along, and have deleted."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.domain.organisation_data import delete_organisation
from compliance.accounts.models import Organisation, Role, User

FORMAT = 1


def export_account(person: User) -> dict[str, Any]:
    """All that is kept about the person. What they did for an organisation belongs to its export."""
    return {
        "format": FORMAT,
        "account": {
            "mail_address": person.email,
            "name": person.name,
            "language": person.language,
            "signed_up_at": person.date_joined,
            "last_signed_in_at": person.last_login,
        },
        "mail_addresses": [
            {"address": mail.email, "confirmed": mail.verified, "primary": mail.primary}
            for mail in EmailAddress.objects.filter(user=person).order_by("email")
        ],
        "second_factors": [
            {"type": factor.type, "set_up_at": factor.created_at, "last_used_at": factor.last_used_at}
            for factor in Authenticator.objects.filter(user=person).order_by("type")
        ],
        "organisations": [
            {"name": member.organisation.name, "role": member.role, "joined_at": member.joined_at}
            for member in person.memberships.select_related("organisation").order_by("organisation__name")
        ],
    }


def organisations_that_go_with(person: User) -> list[Organisation]:
    """The organisations that the person owns and nobody else belongs to.

    Raises RefusedError where others would be left without an owner.
    """
    alone, in_need = [], []
    for organisation in Organisation.objects.visible_to(person, roles=(Role.OWNER,)):
        others = organisation.memberships.exclude(user=person)
        if not others.exists():
            alone.append(organisation)
        elif not others.filter(role=Role.OWNER).exists():
            in_need.append(organisation.name)
    if in_need:
        told = _("First make another member owner of %(organisations)s, or delete it.")
        raise RefusedError(told % {"organisations": _(", ").join(in_need)})
    return alone


@transaction.atomic
def delete_account(person: User) -> None:
    """Deletes the person, and the organisations that nobody else belongs to.

    Raises RefusedError where others would be left without an owner.
    """
    for organisation in organisations_that_go_with(person):
        delete_organisation(organisation)
    person.delete()
