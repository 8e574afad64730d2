from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from compliance.accounts.models import Invitation, Membership, Organisation, Role, User
from tests.compliance.accounts.factories import (
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def refused(make):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    return str(error.value)


@pytest.mark.parametrize(
    ("person", "called"),
    [
        (User(username="anna", email="anna@example.com", name="Anna Li"), "Anna Li"),
        (User(username="anna", email="anna@example.com"), "anna@example.com"),
        (User(username="anna"), "anna"),
    ],
    ids=["by name", "by email address", "by user name"],
)
def test_a_person_is_called(person, called):
    assert (str(person), person.get_full_name(), person.get_short_name()) == (called, called, called)


def test_membership_and_invitation_say_who_and_where():
    membership = MembershipFactory(organisation__name="Nuanyu", user__name="Anna Li")
    invitation = InvitationFactory(organisation=membership.organisation, role=Role.VIEWER)
    assert str(membership) == "Anna Li – Nuanyu (owner)"
    assert str(invitation) == "Nuanyu (viewer)"


def test_two_people_cannot_have_one_email_address_in_any_spelling():
    UserFactory(email="anna@example.com")
    assert "one_person_per_mail_address" in refused(lambda: UserFactory(email="Anna@Example.com"))


def test_people_without_an_email_address_do_not_collide():
    UserFactory.create_batch(2, email="")
    assert User.objects.filter(email="").count() == 2


def test_a_person_has_one_membership_in_an_organisation():
    membership = MembershipFactory()
    told = refused(lambda: MembershipFactory(organisation=membership.organisation, user=membership.user))
    assert "organisation" in told or "one_membership_per_person" in told


@pytest.mark.parametrize(
    ("factory", "constraint"),
    [
        (MembershipFactory, "membership_role_is_known"),
        (InvitationFactory, "invitation_role_is_known"),
    ],
)
def test_a_role_that_does_not_exist_is_refused(factory, constraint):
    assert constraint in refused(lambda: factory(role="emperor"))


def test_there_is_one_sample_company():
    OrganisationFactory.create_batch(2)
    OrganisationFactory(is_sample=True)
    refused(lambda: OrganisationFactory(is_sample=True))
    assert Organisation.objects.count() == 3


def test_an_organisation_takes_memberships_and_invitations_along_and_leaves_the_people():
    membership = MembershipFactory()
    InvitationFactory(organisation=membership.organisation)
    membership.organisation.delete()
    assert (Membership.objects.count(), Invitation.objects.count(), User.objects.count()) == (0, 0, 2)


def test_an_invitation_outlives_who_sent_and_who_used_it():
    invitation = InvitationFactory(used_by=UserFactory())
    User.objects.all().delete()
    invitation.refresh_from_db()
    assert (invitation.invited_by, invitation.used_by) == (None, None)
