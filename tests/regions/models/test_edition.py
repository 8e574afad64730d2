from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from regions.models import Edition, NoEditionError, ShippedLibrary
from tests.compliance.accounts.factories import UserFactory
from tests.regions.factories import EditionFactory

pytestmark = pytest.mark.django_db

CHANGED = "Editions are never changed: publish a new one instead"
DELETED = "Editions are never deleted: assessments and reports refer to them"


@pytest.fixture
def edition():
    return EditionFactory(version="2026-11-23.1", notes="First")


def test_the_current_edition_is_the_one_published_last(edition):
    later = EditionFactory(version="2026-11-23.2")
    assert Edition.objects.current() == later
    assert Edition.objects.defer("content").current() == later


def test_without_an_edition_the_remedy_is_told():
    with pytest.raises(
        NoEditionError, match=r"load_law --if-empty` and then `python manage\.py publish_edition"
    ):
        Edition.objects.current()


@pytest.mark.parametrize("field", ["version", "content", "law_hash", "sha256"])
def test_the_database_refuses_to_change_what_was_published(edition, field):
    with pytest.raises(IntegrityError, match=CHANGED), transaction.atomic():
        Edition.objects.update(**{field: "other"})
    edition.refresh_from_db()
    assert getattr(edition, field) != "other"


def test_saving_an_edition_as_it_is_does_no_harm(edition):
    edition.save()
    edition.refresh_from_db()
    assert edition.notes == "First"


def test_notes_may_be_mended(edition):
    Edition.objects.update(notes="The first edition")
    edition.refresh_from_db()
    assert edition.notes == "The first edition"


def test_the_database_refuses_to_delete_an_edition(edition):
    with pytest.raises(IntegrityError, match=DELETED), transaction.atomic():
        edition.delete()
    assert Edition.objects.exists()


def test_the_database_refuses_it_past_django_too(edition):
    with pytest.raises(IntegrityError, match=DELETED), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM regions_edition")
    assert Edition.objects.exists()


def test_a_version_is_given_once(edition):
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionFactory(version="2026-11-23.1")


def test_who_published_an_edition_stays():
    user = UserFactory()
    EditionFactory(published_by=user)
    with pytest.raises(ProtectedError):
        user.delete()


def test_names(edition):
    assert str(edition) == "2026-11-23.1"
    shipped = ShippedLibrary.objects.create(content="{}", sha256="0" * 64)
    assert str(shipped) == f"Library loaded at {shipped.loaded_at:%Y-%m-%d %H:%M}"
