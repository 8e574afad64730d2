from __future__ import annotations

from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from compliance.accounts.domain.account_data import (
    delete_account,
    export_account,
    organisations_that_go_with,
)
from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.models import Membership, Organisation, Role, User
from tests.compliance.accounts.factories import MembershipFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db

DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_an_account_is_exported_with_all_that_is_kept_about_the_person():
    anna = UserFactory(
        username="anna", name="Anna Li", language="zh-hans", date_joined=DAY, last_login=DAY, password=None
    )
    EmailAddress.objects.create(user=anna, email="anna@example.com", verified=True, primary=True)
    EmailAddress.objects.create(user=anna, email="li@example.com")
    Authenticator.objects.create(user=anna, type="totp", data={"secret": "never"}, created_at=DAY)
    membership = MembershipFactory(user=anna, organisation__name="Nuanyu", role=Role.EDITOR)
    assert export_account(anna) == {
        "format": 1,
        "account": {
            "mail_address": "anna@example.com",
            "name": "Anna Li",
            "language": "zh-hans",
            "signed_up_at": DAY,
            "last_signed_in_at": DAY,
        },
        "mail_addresses": [
            {"address": "anna@example.com", "confirmed": True, "primary": True},
            {"address": "li@example.com", "confirmed": False, "primary": False},
        ],
        "second_factors": [{"type": "totp", "set_up_at": DAY, "last_used_at": None}],
        "organisations": [{"name": "Nuanyu", "role": "editor", "joined_at": membership.joined_at}],
    }


def test_the_account_of_another_is_not_in_it(stranger):
    EmailAddress.objects.create(user=stranger, email=stranger.email)
    assert "stranger" not in str(export_account(UserFactory()))


def test_deleting_an_account_deletes_what_belongs_to_the_person_alone(members, nuanyu):
    anna = members[Role.EDITOR].user
    EmailAddress.objects.create(user=anna, email=anna.email)
    MembershipFactory(user=anna, organisation__name="Anna alone")
    delete_account(anna)
    assert [*Organisation.objects.all()] == [nuanyu]
    assert not User.objects.filter(pk=anna.pk).exists()
    assert (EmailAddress.objects.count(), nuanyu.memberships.count()) == (0, 3)


def test_an_organisation_with_another_owner_stays(owner, nuanyu, members):
    MembershipFactory(organisation=nuanyu, role=Role.OWNER)
    assert organisations_that_go_with(owner) == []
    delete_account(owner)
    assert nuanyu.memberships.count() == 4


def test_an_organisation_in_which_the_person_is_alone_without_owning_it_stays():
    membership = MembershipFactory(role=Role.EDITOR)
    delete_account(membership.user)
    assert Organisation.objects.filter(pk=membership.organisation_id).exists()


def test_the_only_owner_of_others_work_cannot_go(owner, members):
    MembershipFactory(user=owner, organisation__name="Owner alone")
    second = MembershipFactory(user=owner, organisation__name="Another").organisation
    MembershipFactory(organisation=second, role=Role.VIEWER)
    before = Membership.objects.count()
    with pytest.raises(RefusedError) as refusal:
        delete_account(owner)
    assert str(refusal.value) == "First make another member owner of Another, Nuanyu, or delete it."
    assert (User.objects.filter(pk=owner.pk).exists(), Membership.objects.count()) == (True, before)


def test_people_without_organisations_can_go():
    OrganisationFactory()
    delete_account(UserFactory())
    assert (User.objects.count(), Organisation.objects.count()) == (0, 1)
