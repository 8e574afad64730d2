from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.signing import Signer

from compliance.accounts.domain.errors import RefusedError
from compliance.accounts.domain.invitations import (
    check_invitation,
    find_invitation,
    invite,
    join,
    token_of,
)
from compliance.accounts.models import Invitation, Membership, Role
from tests.compliance.accounts.factories import InvitationFactory, UserFactory

pytestmark = pytest.mark.django_db

USED = "This invitation was used already. Ask whoever sent it for a new link."
EXPIRED = "This invitation has expired. Ask whoever sent it for a new link."


@pytest.fixture
def invitation(nuanyu, owner, now):
    return invite(nuanyu, Role.REVIEWER, by=owner, now=now)


# The link


def test_a_token_leads_to_its_invitation(invitation):
    assert find_invitation(token_of(invitation)) == invitation


def test_a_token_stays_the_same(invitation):
    assert token_of(Invitation.objects.get()) == token_of(invitation)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "not-a-token",
        "0f" * 16,
        "0f" * 16 + ":forged",
        Signer(salt="compliance.accounts.invitation").sign("no-uuid"),
        Signer(salt="compliance.accounts.invitation").sign("0f" * 16),
        Signer(salt="something else").sign("0f" * 16),
    ],
    ids=["nothing", "words", "unsigned", "forged", "not a key", "of no invitation", "signed for another use"],
)
def test_a_token_that_is_not_ours_leads_nowhere(token):
    assert find_invitation(token) is None


def test_the_token_of_another_invitation_cannot_be_made_from_one(invitation):
    other = InvitationFactory()
    signature = token_of(invitation).partition(":")[2]
    assert find_invitation(f"{other.pk.hex}:{signature}") is None


def test_a_withdrawn_invitation_is_gone(invitation):
    token = token_of(invitation)
    invitation.delete()
    assert find_invitation(token) is None


# Joining


def test_joining_gives_the_role_and_uses_the_invitation(invitation, nuanyu, now):
    anna = UserFactory()
    membership = join(invitation, anna, now=now)
    assert (membership.organisation, membership.user, membership.role) == (nuanyu, anna, Role.REVIEWER)
    invitation.refresh_from_db()
    assert (invitation.used_by, invitation.used_at) == (anna, now)


def test_an_invitation_lets_one_person_in(invitation, now):
    join(invitation, UserFactory(), now=now)
    second = UserFactory()
    with pytest.raises(RefusedError, match=USED):
        join(invitation, second, now=now)
    assert not Membership.objects.filter(user=second).exists()


def test_whoever_joined_may_open_the_link_again(invitation, now):
    anna = UserFactory()
    assert join(invitation, anna, now=now) == join(invitation, anna, now=now)


def test_a_member_keeps_the_role_and_leaves_the_invitation_to_another(invitation, members, now):
    assert join(invitation, members[Role.VIEWER].user, now=now).role == Role.VIEWER
    join(invitation, UserFactory(), now=now)
    assert Membership.objects.count() == 5


@pytest.mark.parametrize(
    ("late", "told"), [(timedelta(days=14, seconds=-1), None), (timedelta(days=14), EXPIRED)]
)
def test_an_invitation_counts_for_fourteen_days(invitation, now, late, told):
    anna = UserFactory()
    if told:
        with pytest.raises(RefusedError, match=told):
            join(invitation, anna, now=now + late)
    else:
        join(invitation, anna, now=now + late)
    assert Membership.objects.filter(user=anna).exists() == (told is None)


def test_a_used_invitation_says_so_even_when_it_has_expired(invitation, now):
    join(invitation, UserFactory(), now=now)
    invitation.refresh_from_db()
    with pytest.raises(RefusedError, match=USED):
        check_invitation(invitation, now=now + timedelta(days=99))
