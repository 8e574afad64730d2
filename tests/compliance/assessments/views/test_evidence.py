"""Evidence of an answer: files and links, who sees them, and how they are handed out."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from compliance.accounts.models import Role
from compliance.assessments.domain import evidence as domain
from compliance.assessments.models import ControlAnswer, Evidence
from compliance.products.models import Market
from tests.compliance.assessments import checklist_site as site
from tests.compliance.assessments.files import PDF, picture, sent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    with time_machine.travel(datetime(2026, 11, 23, 4, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def acme():
    site.publish()
    return site.company()


@pytest.fixture
def nova(acme):
    return site.product(acme, "EU", "SA")


@pytest.fixture
def editor(acme, client):
    person = site.member(acme, name="Li Na")
    client.force_login(person)
    return person


def address(made, name, key="notice", *more):
    return reverse(f"assessments:checklist:{name}", args=[made.pk, key, *more])


def download(made, proof):
    return reverse("assessments:checklist:download-evidence", args=[made.pk, proof.pk])


def add(client, made, *market, key="notice", **said):
    return client.post(address(made, "add-evidence", key, *market), said)


def text_of(answer):
    html = answer.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def kept():
    """The files on disk."""
    return sorted(path.name for path in Path(domain.Evidence.file.field.storage.location).rglob("*.*"))


# --- Adding -------------------------------------------------------------------------------------------------


def test_a_link_is_kept_with_the_days_between_which_it_counts(client, editor, nova):
    said = {"link": "https://docs.example/a", "issued_on": "2026-05-01", "expires_on": "2027-05-01"}
    answer = add(client, nova, **said, title="Notice, signed")
    assert (answer.status_code, answer.url) == (302, site.control_address(nova, "notice"))
    [proof] = Evidence.objects.all()
    assert (proof.title, proof.link, proof.file.name, proof.sha256) == (
        "Notice, signed",
        said["link"],
        "",
        "",
    )
    assert (proof.issued_on, proof.expires_on, proof.added_by) == (date(2026, 5, 1), date(2027, 5, 1), editor)
    assert "Notice, signed issued 1 May 2026, good until 1 May 2027" in text_of(client.get(answer.url))


def test_a_file_is_kept_under_a_name_that_tells_nothing(client, editor, nova):
    add(client, nova, file=sent("../隐私 Notice.PDF", PDF))
    [proof] = Evidence.objects.all()
    assert proof.title == "隐私 Notice.PDF"
    assert re.fullmatch(r"evidence/[0-9a-f]{32}\.pdf", proof.file.name)
    assert proof.file.read() == PDF
    proof.file.close()


def test_evidence_may_come_before_the_answer(client, editor, nova):
    add(client, nova, "SA", key="agent", link="https://docs.example/a")
    [row] = ControlAnswer.objects.all()
    assert (row.control, row.region, row.status, row.version, row.evidence.count()) == (
        "agent",
        "SA",
        "",
        1,
        1,
    )
    nova.refresh_from_db()
    assert nova.revision == 1


def test_evidence_of_the_organisation_serves_many_controls(client, editor, nova):
    add(client, nova, link="https://docs.example/a")
    [proof] = Evidence.objects.all()
    assert "https://docs.example/a" in text_of(client.get(address(nova, "add-evidence", "report")))
    client.post(address(nova, "reuse-evidence", "report"), {"evidence": str(proof.pk)})
    assert proof.control_answers.count() == 2


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({}, "Choose a file or give a link, one of the two."),
        ({"link": "javascript:alert(1)"}, "Enter a valid URL."),
        (
            {"link": "https://a.example", "issued_on": "2026-05-02", "expires_on": "2026-05-01"},
            "It cannot expire",
        ),
        ({"file": sent("a.svg", b"<svg/>")}, "Files of this kind are not taken."),
        ({"file": sent("a.pdf", b"MZ")}, "The content is not what the name of the file says"),
        ({"file": sent("a.pdf", b"")}, "The file is empty."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, editor, nova, said, complaint):
    answer = add(client, nova, **said)
    assert answer.status_code == 422
    assert complaint in text_of(answer)
    assert (Evidence.objects.count(), ControlAnswer.objects.count(), kept()) == (0, 0, [])


def test_both_a_file_and_a_link_are_one_too_many(client, editor, nova):
    answer = add(client, nova, file=sent("a.pdf", PDF), link="https://docs.example/a")
    assert "Choose a file or give a link, one of the two." in text_of(answer)
    assert kept() == []


def test_a_body_that_is_too_large_is_refused_unread(client, editor, nova):
    answer = client.generic(
        "POST",
        address(nova, "add-evidence"),
        b"not even a form",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(10**9),
    )
    assert answer.status_code == 413
    assert "The file is larger than 20" in text_of(answer)


def test_an_organisation_keeps_only_so_much(client, editor, nova, monkeypatch):
    monkeypatch.setattr(domain, "LARGEST_ORGANISATION", 2 * len(PDF) + 1)
    for _ in range(2):
        assert add(client, nova, file=sent("a.pdf", PDF)).status_code == 302
    answer = add(client, nova, file=sent("a.pdf", PDF))
    assert answer.status_code == 422
    assert "Acme keeps" in text_of(answer)
    assert (Evidence.objects.count(), len(kept())) == (2, 2)


def test_uploads_are_limited_by_the_hour(client, editor, nova, settings):
    settings.ACCOUNT_RATE_LIMITS = {"upload": "2/h/user"}
    codes = [add(client, nova, file=sent("a.pdf", PDF)).status_code for _ in range(3)]
    assert codes == [302, 302, 429]
    assert add(client, nova, link="https://docs.example/a").status_code == 302


def test_a_full_disk_leaves_nothing_half_done(client, editor, nova, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "file"
    settings.MEDIA_ROOT.write_text("no folder")
    answer = add(client, nova, file=sent("a.pdf", PDF))
    assert answer.status_code == 507
    assert "The file could not be stored." in text_of(answer)
    assert (Evidence.objects.count(), ControlAnswer.objects.count()) == (0, 0)


def test_a_form_without_the_token_is_refused(nova, editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert add(strict, nova, link="https://docs.example/a").status_code == 403
    assert Evidence.objects.count() == 0


# --- Expiry -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({"expires_on": "2026-11-22"}, "expired on 22 November 2026"),
        ({"expires_on": "2026-11-23"}, "expires on 23 November 2026, before the launch in Name of SA"),
        ({"expires_on": "2027-01-15"}, "good until 15 January 2027"),
        ({"issued_on": "2026-12-01"}, "counts from 1 December 2026"),
    ],
)
def test_the_page_says_how_long_evidence_counts(client, editor, nova, days, told):
    Market.objects.filter(region="SA").update(launch_on=date(2027, 1, 15))
    add(client, nova, link="https://docs.example/a", **days)
    assert told in text_of(client.get(site.control_address(nova, "notice")))


# --- Handing out --------------------------------------------------------------------------------------------


@pytest.fixture
def proof(client, editor, nova):
    add(client, nova, file=sent('隐私 "Notice".pdf', PDF))
    return Evidence.objects.get()


def test_a_file_is_handed_out_to_be_saved_and_never_as_a_page(client, nova, proof):
    answer = client.get(download(nova, proof))
    assert b"".join(answer.streaming_content) == PDF
    assert {name: answer[name] for name in ("Content-Type", "X-Content-Type-Options", "Cache-Control")} == {
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E9%9A%90")


def test_a_title_without_an_ending_gets_the_one_of_the_file(client, editor, nova):
    add(client, nova, file=sent("a.png", picture("PNG")), title="Screenshot")
    answer = client.get(download(nova, Evidence.objects.get()))
    answer.getvalue()  # closes the file as the server does
    assert answer["Content-Disposition"] == 'attachment; filename="Screenshot.png"'


def test_a_link_is_no_file(client, editor, nova):
    add(client, nova, link="https://docs.example/a")
    assert client.get(download(nova, Evidence.objects.get())).status_code == 404


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.VIEWER])
def test_every_member_may_download_and_only_writers_add_or_remove(client, nova, acme, proof, role):
    client.force_login(site.member(acme, role))
    answer = client.get(download(nova, proof))
    answer.getvalue()  # closes the file as the server does
    assert answer.status_code == 200
    assert add(client, nova, link="https://docs.example/b").status_code == 403
    assert client.post(address(nova, "remove-evidence", "notice", proof.pk)).status_code == 403
    assert client.post(address(nova, "reuse-evidence", "report"), {"evidence": proof.pk}).status_code == 403


def test_evidence_of_another_organisation_is_not_found(client, nova, proof):
    other = site.company("Other")
    theirs = site.product(other, "EU")
    client.force_login(site.member(other, Role.OWNER))
    assert client.get(download(nova, proof)).status_code == 404
    assert client.get(download(theirs, proof)).status_code == 404
    for name in ("notice", "report"):
        again = client.post(address(theirs, "reuse-evidence", name), {"evidence": proof.pk})
        assert again.status_code == 404
    assert client.post(address(theirs, "remove-evidence", "notice", proof.pk)).status_code == 404
    assert client.post(address(nova, "remove-evidence", "notice", proof.pk)).status_code == 404
    assert proof.control_answers.count() == 1


def test_who_belongs_to_both_organisations_does_not_carry_evidence_across(client, editor, nova, proof):
    other = site.company("Other")
    theirs = site.product(other, "EU")
    other.memberships.create(user=editor, role=Role.OWNER)
    assert client.get(download(theirs, proof)).status_code == 404
    assert client.post(address(theirs, "reuse-evidence"), {"evidence": proof.pk}).status_code == 404


# --- Removing -----------------------------------------------------------------------------------------------


def test_what_proves_nothing_any_more_is_deleted_with_its_file(
    client, nova, proof, django_capture_on_commit_callbacks
):
    client.post(address(nova, "reuse-evidence", "report"), {"evidence": str(proof.pk)})
    client.post(address(nova, "remove-evidence", "notice", proof.pk))
    assert (Evidence.objects.count(), len(kept())) == (1, 1)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(nova, "remove-evidence", "report", proof.pk))
    assert (Evidence.objects.count(), kept()) == (0, [])
