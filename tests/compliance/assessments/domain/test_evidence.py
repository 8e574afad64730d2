"""Keeping evidence: what is stored, how much, and what is left when it goes."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError

from compliance.assessments.domain import evidence
from compliance.assessments.domain.evidence import Described, add_file, add_link, attach, bytes_kept, detach
from compliance.assessments.domain.uploads import CheckedFile, UploadRefusedError
from compliance.assessments.models import ControlAnswer, Evidence
from tests.compliance.assessments import checklist_site as site

pytestmark = pytest.mark.django_db

FILE = CheckedFile(b"%PDF-1.7 %%EOF", "pdf")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def nova():
    site.publish()
    return site.product(site.company(), "SA")


@pytest.fixture
def li_na(nova):
    return site.member(nova.organisation)


@pytest.fixture
def row(nova):
    return site.said(nova, "notice", "planned")


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_stored_with_the_hash_of_what_is_stored(row, li_na, folder):
    proof = add_file(row, Described("Notice"), FILE, by=li_na)
    assert proof.sha256 == hashlib.sha256(FILE.content).hexdigest()
    assert [folder / "evidence" / name for name in files(folder)] == [Path(proof.file.path)]
    assert Path(proof.file.path).read_bytes() == FILE.content
    assert (proof.organisation, list(row.evidence.all())) == (row.product.organisation, [proof])


def test_two_files_of_one_name_are_two_files(row, li_na, folder):
    for _ in range(2):
        add_file(row, Described("Notice"), FILE, by=li_na)
    assert len(set(files(folder))) == 2


def test_every_change_of_evidence_counts_as_a_change_of_the_product(row, li_na):
    proof = add_link(row, Described("Notice"), "https://docs.example/a", by=li_na)
    detach(row, proof)
    row.product.refresh_from_db()
    assert row.product.revision == 2


def test_the_version_of_an_answer_stays_when_evidence_is_added(row, li_na):
    add_link(row, Described("Notice"), "https://docs.example/a", by=li_na)
    row.refresh_from_db()
    assert row.version == 1


def test_evidence_for_an_answer_that_somebody_gave_meanwhile_joins_it(nova, li_na):
    empty = ControlAnswer(product=nova, control="notice", region="")
    stands = site.said(nova, "notice", "planned")
    proof = add_link(empty, Described("Notice"), "https://docs.example/a", by=li_na)
    assert list(stands.evidence.all()) == [proof]


def test_what_is_attached_twice_is_attached_once(row, li_na):
    proof = add_link(row, Described("Notice"), "https://docs.example/a", by=li_na)
    attach(row, proof)
    assert row.evidence.count() == 1


def test_the_files_of_an_organisation_are_counted_together(nova, row, li_na):
    other = site.said(site.product(nova.organisation, "EU"), "report", "planned")
    for one in (row, other):
        add_file(one, Described("Notice"), FILE, by=li_na)
    add_link(row, Described("Link"), "https://docs.example/a", by=li_na)
    elsewhere = site.said(site.product(site.company("Other"), "SA"), "notice", "planned")
    add_file(elsewhere, Described("Theirs"), FILE, by=li_na)
    assert bytes_kept(nova.organisation) == 2 * len(FILE.content)


def test_a_file_too_many_leaves_nothing_behind(row, li_na, folder, monkeypatch):
    monkeypatch.setattr(evidence, "LARGEST_ORGANISATION", len(FILE.content) - 1)
    with pytest.raises(UploadRefusedError, match=r"Acme keeps 13.bytes of files"):
        add_file(row, Described("Notice"), FILE, by=li_na)
    assert (Evidence.objects.count(), files(folder)) == (0, [])


def test_a_row_that_the_database_refuses_leaves_no_file_behind(row, li_na, folder):
    backwards = Described("Notice", issued_on=date(2026, 5, 2), expires_on=date(2026, 5, 1))
    with pytest.raises(IntegrityError):
        add_file(row, backwards, FILE, by=li_na)
    assert files(folder) == []


def test_what_still_proves_something_stays(nova, row, li_na, folder):
    proof = add_file(row, Described("Notice"), FILE, by=li_na)
    other = site.said(nova, "report", "planned")
    attach(other, proof)
    detach(row, proof)
    assert (list(other.evidence.all()), len(files(folder))) == ([proof], 1)


def test_what_proves_nothing_any_more_goes_with_its_file(
    row, li_na, folder, django_capture_on_commit_callbacks
):
    proof = add_file(row, Described("Notice"), FILE, by=li_na)
    with django_capture_on_commit_callbacks(execute=True):
        detach(row, proof)
    assert (Evidence.objects.count(), files(folder)) == (0, [])


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Notice", "Notice.pdf"),
        ("Notice.pdf", "Notice.pdf"),
        ("NOTICE.PDF", "NOTICE.PDF"),
        ("a.exe", "a.exe.pdf"),
    ],
)
def test_a_file_is_handed_out_under_its_title_and_its_true_kind(row, li_na, title, name):
    proof = add_file(row, Described(title), FILE, by=li_na)
    assert (evidence.file_name(proof), evidence.content_type(proof)) == (name, "application/pdf")
