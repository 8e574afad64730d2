"""Counsel publishes: what waits, what the checks say, and the next edition."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from compliance.accounts.models import User
from regions.domain.editions import published
from regions.domain.publishing import unpublished_changes
from regions.models import Control, Edition, HorizonItem, Place, Requirement
from tests.regions.pages import submit
from tests.regions.publications import published_law, stored

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

PUBLISH = "/admin/regions/edition/publish/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 24, 4, 0, tzinfo=UTC), tick=False):
        yield


def change_a_duty(text="Do it now."):
    Requirement.objects.filter(key="eu-dpa.art-35").update(duty=text)


def text_of(answer):
    """What the page says below its head, one blank between words."""
    html = answer.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def publish(client, notes="Read again."):
    """Open the page and press the button."""
    seen = re.findall(r"name=\"seen\" value=\"(\w+)\"", client.get(PUBLISH).content.decode())
    return client.post(PUBLISH, {"notes": notes, "seen": seen}, follow=True)


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


def counsel(client, *permissions):
    """A member of the staff who may edit the law, and what else is named."""
    user = User.objects.create_user("anna", is_staff=True, name="Anna Weber")
    names = ["view_requirement", "change_requirement", *permissions]
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(user)
    return user


# --- From the desk to the next assessment -------------------------------------------------------------------


def test_a_requirement_edited_in_the_admin_and_published_is_what_the_next_assessment_reads(admin_client):
    published_law()
    path = reverse("admin:regions_requirement_change", args=[Requirement.objects.get(key="eu-dpa.art-35").pk])
    submit(admin_client, path, "requirement_form", severity="minor")
    before = published()
    assert before.catalogue.requirements["eu-dpa.art-35"].severity == "major"

    answer = publish(admin_client)

    after = published()
    assert messages(answer) == ["Edition 2026-11-24.1 is published."]
    assert (before.version, after.version) == ("2026-11-23.1", "2026-11-24.1")
    assert after.catalogue.requirements["eu-dpa.art-35"].severity == "minor"
    assert published("2026-11-23.1").catalogue.requirements["eu-dpa.art-35"].severity == "major"
    assert unpublished_changes() == []


def test_an_edition_says_who_published_it_and_why(client):
    published_law()
    user = counsel(client, "publish_edition")
    change_a_duty()
    publish(client, notes="EU Data Protection Act, read again by A. Weber.")
    edition = Edition.objects.latest()
    assert (edition.published_by, edition.published_by_name, edition.notes) == (
        user,
        "Anna Weber",
        "EU Data Protection Act, read again by A. Weber.",
    )
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_repr, entry.change_message) == (
        user,
        "2026-11-24.1",
        "EU Data Protection Act, read again by A. Weber.",
    )


# --- What waits ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (0, "0 changes not published"),
        (1, "1 change not published Publish"),
        (2, "2 changes not published Publish"),
    ],
)
def test_every_page_of_the_law_says_how_many_changes_wait(admin_client, changes, said):
    published_law()
    if changes > 0:
        change_a_duty()
    if changes > 1:
        HorizonItem.objects.all().delete()
    pk = Requirement.objects.get(key="eu-dpa.art-35").pk
    for path in (
        reverse("admin:app_list", args=["regions"]),
        reverse("admin:regions_requirement_changelist"),
        reverse("admin:regions_requirement_add"),
        reverse("admin:regions_requirement_change", args=[pk]),
        reverse("admin:regions_requirement_delete", args=[pk]),
        reverse("admin:regions_requirement_history", args=[pk]),
        reverse("admin:regions_edition_changelist"),
    ):
        html = admin_client.get(path).content.decode()
        assert said in text_of(admin_client.get(path)), path
        assert re.findall(rf"<a class=\"button law-publish\" href=\"{PUBLISH}\">", html) == (
            [f'<a class="button law-publish" href="{PUBLISH}">'] if changes else []
        )


def test_the_note_takes_the_same_queries_whatever_waits(admin_client, django_assert_max_num_queries):
    published_law()
    path = reverse("admin:regions_theme_changelist")
    counted = []
    for number in (0, 1, 2):
        if number:
            Requirement.objects.all()[number - 1].transitions.all().delete()
            Requirement.objects.filter(pk=Requirement.objects.all()[number - 1].pk).update(
                duty=f"Do {number}."
            )
        with django_assert_max_num_queries(100) as queries:
            admin_client.get(path)
        counted.append(len(queries))
    assert len(set(counted)) == 1, counted


def test_other_pages_and_windows_for_choosing_say_nothing(admin_client):
    published_law()
    change_a_duty()
    for path in (
        reverse("admin:index"),
        reverse("admin:accounts_user_changelist"),
        f"{reverse('admin:regions_requirement_changelist')}?_popup=1",
    ):
        assert "not published" not in text_of(admin_client.get(path))


def test_without_law_the_note_says_what_to_run(admin_client):
    path = reverse("admin:regions_requirement_changelist")
    assert "No law is loaded yet. python manage.py load_law" in text_of(admin_client.get(path))
    answer = admin_client.get(PUBLISH, follow=True)
    assert messages(answer) == ["No law is loaded yet."]


# --- Who may publish ----------------------------------------------------------------------------------------


def test_who_may_not_publish_sees_the_number_and_no_button(client):
    published_law()
    change_a_duty()
    counsel(client)
    answer = client.get(reverse("admin:regions_requirement_changelist"))
    assert "1 change not published" in text_of(answer)
    assert PUBLISH not in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_publishing_needs_the_permission(client, method):
    published_law()
    change_a_duty()
    counsel(client)
    assert getattr(client, method)(PUBLISH, {"notes": "x", "seen": "y"}).status_code == 403
    assert Edition.objects.count() == 1


def test_who_may_publish_needs_no_other_right(client):
    published_law()
    change_a_duty()
    counsel(client, "publish_edition")
    assert publish(client).status_code == 200
    assert Edition.objects.count() == 2


def test_strangers_sign_in_first(client):
    published_law()
    answer = client.get(PUBLISH)
    assert (answer.status_code, answer.url) == (302, f"/account/login/?next={PUBLISH}")


# --- The page -----------------------------------------------------------------------------------------------


def test_the_page_shows_every_change_field_by_field(admin_client):
    published_law()
    Requirement.objects.filter(key="eu-dpa.art-35").update(duty="Do it now.", evidence=["A record", "A log"])
    Requirement.objects.get(key="eu-dpa.art-5").control_links.create(control_id="policy")
    Place.objects.create(code="SE", name="Sweden", parent_id="EU", position=9)
    HorizonItem.objects.all().delete()
    text = text_of(admin_client.get(PUBLISH))
    assert "Publish edition 2026-11-24.1" in text
    for said in (
        "4 changes",
        "Place SE added",
        "Requirement eu-dpa.art-5 changed Field Published Now controls – policy",
        "Requirement eu-dpa.art-35 changed Field Published Now",
        "duty Do it. Do it now.",
        "evidence A record A record A log",
        "Upcoming change eu-dpa-2 removed",
    ):
        assert said in text, said


@pytest.mark.parametrize(
    ("change", "link"),
    [
        (change_a_duty, "/admin/regions/requirement/?q=eu-dpa.art-35"),
        (
            lambda: Requirement.objects.get(key="eu-dpa.art-35").instrument.phases.all().delete(),
            "/admin/regions/instrument/?q=eu-dpa",
        ),
    ],
)
def test_a_change_leads_to_its_object(admin_client, change, link):
    published_law()
    change()
    assert f'<a href="{link}">' in admin_client.get(PUBLISH).content.decode()


def test_the_first_edition_lists_a_part_and_counts_the_rest(admin_client):
    stored()
    Place.objects.bulk_create(
        Place(code=f"Z{chr(65 + number // 26)}-{number:03}", name=f"Place {number}", position=10 + number)
        for number in range(250)
    )
    text = text_of(admin_client.get(PUBLISH))
    total = len(unpublished_changes())
    assert f"{total} changes" in text
    assert f"and {total - 200} more" in text
    assert text.count(" added ") == 200


def test_nothing_to_publish_is_said(admin_client):
    published_law()
    answer = admin_client.get(PUBLISH)
    assert "Nothing has changed since edition 2026-11-23.1, so there is nothing to publish." in text_of(
        answer
    )
    assert 'type="submit" class="default"' not in answer.content.decode()


def test_a_note_is_asked_for(admin_client):
    published_law()
    change_a_duty()
    answer = publish(admin_client, notes="  ")
    assert answer.context["form"].errors == {"notes": ["This field is required."]}
    assert "<title>Error:" in answer.content.decode()
    assert Edition.objects.count() == 1


# --- What stops it ------------------------------------------------------------------------------------------


def spoil():
    Requirement.objects.filter(key="no-act.s-1").update(applies_when="personal_dat AND hq_region has NO")


def test_errors_are_listed_and_there_is_no_button(admin_client):
    published_law()
    spoil()
    answer = admin_client.get(PUBLISH)
    text = text_of(answer)
    assert (
        "1 error: mend it before you publish no-act.s-1 applies_when: unknown fact or definition "
        "&quot;personal_dat&quot;; did you mean &quot;personal_data&quot;? (at character 1)"
    ) in text
    html = answer.content.decode()
    assert '<a href="/admin/regions/requirement/?q=no-act.s-1">no-act.s-1 applies_when' in html
    assert 'type="submit" class="default"' not in html


def test_errors_stop_even_who_presses_an_old_button(admin_client):
    published_law()
    spoil()
    seen = admin_client.get(PUBLISH).context["found"].sha256
    answer = admin_client.post(PUBLISH, {"notes": "Read again.", "seen": seen})
    assert messages(answer) == ["The law has errors, so nothing was published."]
    assert Edition.objects.count() == 1
    assert "Read again." in answer.content.decode()


def test_who_presses_twice_publishes_once(admin_client):
    published_law()
    change_a_duty()
    seen = admin_client.get(PUBLISH).context["found"].sha256
    for _ in range(2):
        answer = admin_client.post(PUBLISH, {"notes": "Read again.", "seen": seen})
    assert messages(answer) == [
        "Edition 2026-11-24.1 is published.",
        "Nothing has changed, so nothing was published.",
    ]
    assert Edition.objects.count() == 2


def test_what_changed_meanwhile_is_shown_before_it_is_published(admin_client):
    published_law()
    change_a_duty()
    seen = admin_client.get(PUBLISH).context["found"].sha256
    change_a_duty("Do it tomorrow.")
    answer = admin_client.post(PUBLISH, {"notes": "Read again.", "seen": seen})
    assert messages(answer) == ["The law was changed while you read this page. Look at it again."]
    assert Edition.objects.count() == 1
    text = text_of(answer)
    assert "Do it. Do it tomorrow." in text
    assert "Read again." in text
    again = re.findall(r"name=\"seen\" value=\"(\w+)\"", answer.content.decode())
    admin_client.post(PUBLISH, {"notes": "Read again.", "seen": again})
    assert published().catalogue.requirements["eu-dpa.art-35"].duty == "Do it tomorrow."


def test_warnings_are_shown_and_stop_nothing(admin_client):
    published_law()
    Control.objects.filter(key="policy").update(title="Policy, written")
    answer = admin_client.get(PUBLISH)
    assert re.search(r"\d+ things? to weigh", text_of(answer))
    assert publish(admin_client).status_code == 200
    assert Edition.objects.count() == 2


# --- Editions -----------------------------------------------------------------------------------------------


def test_editions_are_read_and_never_written(admin_client):
    edition = published_law()
    path = reverse("admin:regions_edition_change", args=[edition.pk])
    html = admin_client.get(path).content.decode()
    assert edition.sha256 in html
    assert "canonical JSON" not in html
    assert [
        admin_client.get(reverse("admin:regions_edition_add")).status_code,
        admin_client.post(path, {"notes": "x"}).status_code,
        admin_client.get(reverse("admin:regions_edition_delete", args=[edition.pk])).status_code,
    ] == [403, 403, 403]


def test_the_list_of_editions_does_not_read_their_content(admin_client, django_assert_max_num_queries):
    published_law()
    with django_assert_max_num_queries(100) as queries:
        admin_client.get(reverse("admin:regions_edition_changelist"))
    listing = [
        query["sql"] for query in queries if "published_at" in query["sql"] and "LIMIT" not in query["sql"]
    ]
    assert listing
    assert all('"content"' not in sql for sql in listing)


def test_the_page_carries_no_script_or_style_of_its_own(admin_client):
    published_law()
    change_a_duty()
    html = admin_client.get(PUBLISH).content.decode()
    assert re.findall(r"<script(?![^>]* src=)|<style| style=| on\w+=\"|javascript:", html) == []
