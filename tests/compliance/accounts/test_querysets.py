from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from compliance.accounts.models import Invitation, Organisation, Role
from tests.compliance.accounts.factories import InvitationFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_person_sees_the_organisations_that_they_belong_to(members, nuanyu, stranger):
    assert [*Organisation.objects.visible_to(members[Role.VIEWER].user)] == [nuanyu]
    assert [each.name for each in Organisation.objects.visible_to(stranger)] == ["Elsewhere"]


def test_who_belongs_nowhere_sees_nothing(members):
    assert [*Organisation.objects.visible_to(UserFactory())] == []
    assert [*Organisation.objects.visible_to(AnonymousUser())] == []
    assert [*Invitation.objects.visible_to(AnonymousUser())] == []


@pytest.mark.parametrize("role", Role)
def test_a_role_asked_for_is_the_role_in_that_very_organisation(role, members, nuanyu, stranger):
    MembershipFactory(user=members[role].user, role=Role.OWNER)
    for asked in Role:
        seen = Organisation.objects.filter(pk=nuanyu.pk).visible_to(members[role].user, roles=(asked,))
        assert [*seen] == ([nuanyu] if asked == role else [])


def test_objects_of_a_tenant_are_seen_by_its_members_only(owner, nuanyu, stranger):
    invitation = InvitationFactory(organisation=nuanyu)
    assert [*Invitation.objects.visible_to(owner)] == [invitation]
    assert [*Invitation.objects.visible_to(owner, roles=(Role.VIEWER,))] == []
    assert [*Invitation.objects.visible_to(stranger)] == []


def test_an_organisation_is_seen_once_however_many_members_it_has(owner, members):
    assert Organisation.objects.visible_to(owner).count() == 1


def test_an_open_invitation_is_neither_used_nor_expired(now, nuanyu):
    still = InvitationFactory(organisation=nuanyu, expires_at=now + timedelta(seconds=1))
    InvitationFactory(organisation=nuanyu, expires_at=now)
    InvitationFactory(organisation=nuanyu, expires_at=now + timedelta(days=1), used_at=now)
    assert [*Invitation.objects.open(now)] == [still]
