from __future__ import annotations

import pytest

from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.domain.organisations import change_role, create_organisation, leave
from compliance.accounts.models import Membership, Organisation, Role
from tests.compliance.accounts.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db

NEEDS_AN_OWNER = "Nuanyu needs an owner. Make another member its owner first, or delete it."


def test_whoever_makes_an_organisation_owns_it():
    anna = UserFactory()
    organisation = create_organisation("Nuanyu", owner=anna)
    assert [*organisation.memberships.values_list("user", "role")] == [(anna.pk, "owner")]
    assert Organisation.objects.get().name == "Nuanyu"


@pytest.mark.parametrize("role", Role)
def test_a_member_can_be_given_any_role(members, role):
    change_role(members[Role.EDITOR], role)
    assert Membership.objects.get(pk=members[Role.EDITOR].pk).role == role


def test_the_last_owner_stays_one(members):
    for role in (Role.EDITOR, Role.REVIEWER, Role.VIEWER):
        with pytest.raises(RefusedError, match=NEEDS_AN_OWNER):
            change_role(members[Role.OWNER], role)
    assert Membership.objects.get(pk=members[Role.OWNER].pk).role == Role.OWNER


def test_the_last_owner_may_be_made_owner_again(members):
    change_role(members[Role.OWNER], Role.OWNER)
    assert Membership.objects.get(pk=members[Role.OWNER].pk).role == Role.OWNER


def test_the_last_owner_cannot_leave(members):
    with pytest.raises(RefusedError, match=NEEDS_AN_OWNER):
        leave(members[Role.OWNER])
    assert Membership.objects.filter(pk=members[Role.OWNER].pk).exists()


def test_one_of_two_owners_may_step_down_and_leave(members, nuanyu):
    MembershipFactory(organisation=nuanyu, role=Role.OWNER)
    change_role(members[Role.OWNER], Role.VIEWER)
    leave(members[Role.OWNER])
    assert nuanyu.memberships.count() == 4


def test_an_owner_elsewhere_does_not_count(members, stranger):
    with pytest.raises(RefusedError):
        leave(members[Role.OWNER])


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.VIEWER])
def test_others_may_leave(members, nuanyu, role):
    leave(members[role])
    assert {*nuanyu.memberships.values_list("role", flat=True)} == {*Role.values} - {role}
