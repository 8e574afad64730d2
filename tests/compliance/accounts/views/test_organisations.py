from __future__ import annotations

import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.utils import timezone

from compliance.accounts.domain.sample import add_guest, sample_company
from compliance.accounts.models import Membership, Organisation, Role
from tests.compliance.accounts.factories import (
    PASSWORD,
    InvitationFactory,
    MembershipFactory,
    UserFactory,
)
from tests.compliance.accounts.pages import heading, messages, problems, text, title

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(nuanyu):
    return f"/organisations/{nuanyu.pk}/"


@pytest.fixture
def as_owner(client, owner):
    """The owner's browser, in which they have just proved once more who they are."""
    client.force_login(owner)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def as_role(client, members, role):
    client.force_login(members[role].user)
    return client


# Making one


def test_anybody_may_make_an_organisation_and_owns_it(client, stranger):
    client.force_login(stranger)
    assert heading(client.get("/organisations/new/")) == "New organisation"
    answer = client.post("/organisations/new/", {"name": "Second"})
    second = Organisation.objects.get(name="Second")
    assert answer.url == f"/organisations/{second.pk}/"
    assert second.memberships.get().role == Role.OWNER


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "Please fill in “Name of the organisation”."),
        ("   ", "Please fill in “Name of the organisation”."),
        ("N" * 201, "Ensure this value has at most 200 characters (it has 201)."),
    ],
)
def test_a_wrong_name_is_said(as_owner, page, name, told):
    for address in ("/organisations/new/", f"{page}name/"):
        answer = as_owner.post(address, {"name": name})
        assert problems(answer) == [told]
        assert title(answer).startswith("Error: ")
    assert Organisation.objects.get().name == "Nuanyu"


def test_a_guest_has_no_organisation_of_their_own(client, now):
    client.force_login(add_guest(sample_company(), now=now))
    assert client.post("/organisations/new/", {"name": "Mine"}).status_code == 403
    assert Organisation.objects.count() == 1


# Its page


@pytest.mark.parametrize("role", Role)
def test_every_member_sees_the_members(client, members, page, role):
    shown = as_role(client, members, role).get(page)
    assert heading(shown) == "Nuanyu"
    assert f"Your role here: {role.value}." in text(shown)
    for each in members.values():
        assert f"{each.user.name} {each.user.email} {each.role}" in text(shown)


def test_only_owners_see_what_only_owners_may_do(client, members, page):
    wanted = ["Invite somebody", "Download all of it", "Delete the organisation", "/members/"]
    seen = {}
    for role in Role:
        html = as_role(client, members, role).get(page).content.decode().replace("/remove/", "")
        seen[role] = [word for word in wanted if word in html.replace(f'/members/{members[role].pk}"', "")]
    assert seen == {Role.OWNER: wanted, Role.EDITOR: [], Role.REVIEWER: [], Role.VIEWER: []}


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_members(
    client, nuanyu, django_assert_num_queries, size
):
    owner = MembershipFactory(organisation=nuanyu, role=Role.OWNER).user
    MembershipFactory.create_batch(size - 1, organisation=nuanyu)
    InvitationFactory.create_batch(size, organisation=nuanyu)
    client.force_login(owner)
    with django_assert_num_queries(6):  # session, person, organisation, membership, members, invitations
        client.get(f"/organisations/{nuanyu.pk}/")


def test_guests_of_the_sample_company_see_themselves_but_no_other_guest(client, now):
    company = sample_company()
    MembershipFactory(organisation=company, user__name="Real Person")
    other, guest = add_guest(company, now=now), add_guest(company, now=now)
    client.force_login(guest)
    shown = client.get(f"/organisations/{company.pk}/")
    assert [each.user for each in shown.context["members"]] == [guest, Membership.objects.first().user]
    assert other.email not in text(shown)
    assert "Everybody who tries the sample company sees and changes the same." in text(shown)


def test_a_name_is_text_never_markup(as_owner, nuanyu, page):
    as_owner.post(f"{page}name/", {"name": "<b>Nuanyu</b>"})
    assert "<h1>&lt;b&gt;Nuanyu&lt;/b&gt;</h1>" in as_owner.get(page).content.decode()


def test_the_owner_changes_the_name(as_owner, nuanyu, page):
    assert as_owner.get(f"{page}name/").context["form"]["name"].value() == "Nuanyu"
    assert as_owner.post(f"{page}name/", {"name": "Nuanyu AI"}).url == page
    nuanyu.refresh_from_db()
    assert nuanyu.name == "Nuanyu AI"


# Roles


def test_the_owner_gives_another_role(as_owner, members, page):
    address = f"{page}members/{members[Role.VIEWER].pk}/"
    assert heading(as_owner.get(address)) == "Viewer Li"
    answer = as_owner.post(address, {"role": "reviewer"}, follow=True)
    assert messages(answer) == ["Viewer Li is now reviewer."]
    assert Membership.objects.get(pk=members[Role.VIEWER].pk).role == Role.REVIEWER


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("", "Please fill in “Role”."),
        ("emperor", "Select a valid choice. emperor is not one of the available choices."),
    ],
)
def test_a_wrong_role_is_said(as_owner, members, page, role, told):
    assert problems(as_owner.post(f"{page}members/{members[Role.VIEWER].pk}/", {"role": role})) == [told]
    assert Membership.objects.get(pk=members[Role.VIEWER].pk).role == Role.VIEWER


def test_the_last_owner_is_told_what_to_do_first(as_owner, members, page):
    own = f"{page}members/{members[Role.OWNER].pk}/"
    told = ["Nuanyu needs an owner. Make another member its owner first, or delete it."]
    assert messages(as_owner.post(own, {"role": "viewer"}, follow=True)) == told
    assert messages(as_owner.post(f"{own}remove/", follow=True)) == told
    assert Membership.objects.get(pk=members[Role.OWNER].pk).role == Role.OWNER


def test_the_owner_removes_a_member(as_owner, members, page):
    answer = as_owner.post(f"{page}members/{members[Role.VIEWER].pk}/remove/", follow=True)
    assert messages(answer) == ["Viewer Li has left Nuanyu."]
    assert not Membership.objects.filter(pk=members[Role.VIEWER].pk).exists()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.VIEWER])
def test_others_may_leave_but_remove_nobody(client, members, page, role):
    browser = as_role(client, members, role)
    others = [each for each in members.values() if each != members[role]]
    assert {browser.post(f"{page}members/{each.pk}/remove/").status_code for each in others} == {403}
    assert browser.post(f"{page}members/{members[role].pk}/remove/").url == "/account/"
    assert browser.get(page).status_code == 404
    assert Membership.objects.count() == 3


def test_members_of_another_organisation_cannot_be_reached_through_ones_own(as_owner, page):
    foreign = MembershipFactory(role=Role.VIEWER)
    assert as_owner.get(f"{page}members/{foreign.pk}/").status_code == 404
    assert as_owner.post(f"{page}members/{foreign.pk}/", {"role": "owner"}).status_code == 404
    assert as_owner.post(f"{page}members/{foreign.pk}/remove/").status_code == 404
    assert Membership.objects.get(pk=foreign.pk).role == Role.VIEWER


# Own data


def test_the_owner_downloads_all_of_it(as_owner, page):
    answer = as_owner.get(f"{page}export/")
    assert answer["Content-Disposition"].startswith('attachment; filename="landfall-organisation-20')
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:
        assert packed.namelist() == ["organisation.json"]


def test_deleting_asks_for_the_password(client, owner, page):
    client.force_login(owner)
    assert client.post(f"{page}delete/", {"typed": "Nuanyu"}).url.startswith("/account/reauthenticate/?next=")
    assert Organisation.objects.count() == 1


def test_the_typed_name_deletes_the_organisation(as_owner, page):
    assert heading(as_owner.get(f"{page}delete/")) == "Delete Nuanyu"
    answer = as_owner.post(f"{page}delete/", {"typed": "nuanyu"}, follow=True)
    assert messages(answer) == ["Nuanyu is deleted."]
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize("typed", ["", "Nuan", "delete"])
def test_anything_else_deletes_nothing(as_owner, page, typed):
    answer = as_owner.post(f"{page}delete/", {"typed": typed})
    assert problems(answer) == ["Nothing was deleted: please type Nuanyu."]
    assert Organisation.objects.count() == 1


# Invitations on it


def test_the_page_shows_the_links_that_still_count(as_owner, nuanyu, page):
    InvitationFactory(organisation=nuanyu, expires_at=timezone.now() - timedelta(days=1))
    InvitationFactory(organisation=nuanyu, used_at=timezone.now(), used_by=UserFactory())
    assert "Nobody has one now." in text(as_owner.get(page))
    answer = as_owner.post(f"{page}invitations/new/", {"role": "viewer"}, follow=True)
    assert messages(answer) == ["The link is ready. Send it to one person."]
    assert "http://testserver/join/" in text(answer)
    assert "For one person, as viewer, until" in text(answer)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("", "Please fill in “Role”."),
        ("emperor", "Select a valid choice. emperor is not one of the available choices."),
    ],
)
def test_an_invitation_needs_a_role(as_owner, nuanyu, page, role, told):
    assert heading(as_owner.get(f"{page}invitations/new/")) == "Invite somebody"
    assert problems(as_owner.post(f"{page}invitations/new/", {"role": role})) == [told]
    assert nuanyu.invitations.count() == 0


def test_inviting_too_often_is_stopped_for_a_while(as_owner, page, settings):
    settings.ACCOUNT_RATE_LIMITS = {"invite": "1/h/user"}
    answers = [as_owner.post(f"{page}invitations/new/", {"role": "viewer"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 429]


def test_a_withdrawn_invitation_opens_nothing(as_owner, nuanyu, page):
    invitation = InvitationFactory(organisation=nuanyu)
    answer = as_owner.post(f"{page}invitations/{invitation.pk}/withdraw/", follow=True)
    assert messages(answer) == ["The invitation is withdrawn; its link opens nothing any more."]
    assert nuanyu.invitations.count() == 0


def test_an_invitation_of_another_organisation_cannot_be_withdrawn(as_owner, page):
    foreign = InvitationFactory()
    assert as_owner.post(f"{page}invitations/{foreign.pk}/withdraw/").status_code == 404
    assert type(foreign).objects.filter(pk=foreign.pk).exists()
