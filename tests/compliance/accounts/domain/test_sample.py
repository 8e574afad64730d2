from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from compliance.accounts.domain.sample import add_guest, clear_guests, sample_company, sample_login
from compliance.accounts.models import Organisation, Role, User
from tests.compliance.accounts.factories import OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_the_sample_company_is_made_once():
    assert sample_company() == sample_company()
    assert [*Organisation.objects.values_list("name", "is_sample")] == [("Nuanyu (sample company)", True)]


def test_a_company_that_happens_to_have_the_name_is_not_taken_for_it():
    OrganisationFactory(name="Nuanyu (sample company)")
    assert sample_company().is_sample
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("role", Role)
def test_a_login_is_made_once_with_its_role_and_a_confirmed_address(role):
    person = sample_login(sample_company(), role)
    assert sample_login(sample_company(), role) == person
    assert person.email == f"{role.value}@sample.example"
    assert [*person.memberships.values_list("organisation__is_sample", "role")] == [(True, role)]
    assert [*EmailAddress.objects.values_list("email", "verified", "primary")] == [(person.email, True, True)]


def test_a_login_that_lost_its_role_gets_it_back():
    person = sample_login(sample_company(), Role.OWNER)
    person.memberships.update(role=Role.VIEWER)
    sample_login(sample_company(), Role.OWNER)
    assert person.memberships.get().role == Role.OWNER


def test_a_guest_edits_the_sample_company_and_has_no_password(now):
    guest = add_guest(sample_company(), now=now)
    assert (guest.is_guest, guest.has_usable_password(), str(guest)) == (True, False, "Guest")
    assert [*guest.memberships.values_list("organisation__is_sample", "role")] == [(True, "editor")]


def test_each_guest_is_another(now):
    assert add_guest(sample_company(), now=now).email != add_guest(sample_company(), now=now).email


def test_guests_leave_after_seven_days(now):
    over = UserFactory(is_guest=True, date_joined=now - timedelta(days=7))
    staying = UserFactory(is_guest=True, date_joined=now - timedelta(days=7) + timedelta(seconds=1))
    member = UserFactory(date_joined=now - timedelta(days=700))
    clear_guests(now)
    assert {*User.objects.all()} == {staying, member}
    assert not User.objects.filter(pk=over.pk).exists()


def test_a_new_guest_shows_the_old_ones_out(now):
    old = add_guest(sample_company(), now=now)
    User.objects.update(date_joined=now)
    new = add_guest(sample_company(), now=now + timedelta(days=8))
    assert [*User.objects.all()] == [new]
    assert old.pk != new.pk


def test_a_guest_who_leaves_does_not_take_the_sample_company_along(now):
    UserFactory(is_guest=True, date_joined=now - timedelta(days=8))
    sample_company()
    clear_guests(now)
    assert Organisation.objects.filter(is_sample=True).exists()
