from __future__ import annotations

import json
from datetime import date

import pytest

from regions.domain.differences import Change, FieldChange
from regions.domain.dumping import NoLawError, working_document
from regions.domain.files import LIBRARY
from regions.domain.loading import load_law
from regions.domain.publishing import (
    FaultyLawError,
    NothingToPublishError,
    publish_edition,
    unpublished_changes,
)
from regions.logic.catalogue import Catalogue
from regions.logic.document import canonical_json, document_hash, law_hash
from regions.models import Control, Edition, Requirement, Translation
from tests.compliance.accounts.factories import UserFactory
from tests.regions.documents import small_document
from tests.regions.factories import ControlFactory, EditionFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 23)


def publish(**more):
    return publish_edition(version_day=DAY, **more)


def test_an_edition_is_the_rows_as_canonical_json_with_its_hashes(loaded):
    edition = publish(notes="First")
    document = small_document()
    assert (edition.version, edition.notes) == ("2026-11-23.1", "First")
    assert edition.content == canonical_json(document)
    assert (edition.sha256, edition.law_hash) == (document_hash(document), law_hash(document))
    assert Edition.objects.current() == edition


def test_editions_of_a_day_are_numbered(loaded):
    EditionFactory(version="2026-11-22.7", document={})
    EditionFactory(version="2026-11-23.9", document={})
    EditionFactory(version="2026-11-23.10", document={})
    assert publish().version == "2026-11-23.11"


def test_the_next_day_starts_anew(loaded):
    publish()
    Control.objects.filter(key="dpia").update(effort_days=6)
    assert publish_edition(version_day=date(2026, 11, 24)).version == "2026-11-24.1"


def test_an_edition_names_its_publisher(loaded):
    user = UserFactory(username="wen", name="Wen Li")
    edition = publish(by=user)
    assert (edition.published_by, edition.published_by_name) == (user, "Wen Li")


def test_a_publisher_without_a_name_is_named_as_they_sign_in(loaded):
    edition = publish(by=UserFactory(username="wen", name="", email=""))
    assert edition.published_by_name == "wen"


def test_the_command_line_publishes_in_the_name_of_the_program(loaded):
    edition = publish()
    assert (edition.published_by, edition.published_by_name) == (None, "Landfall")


def test_nothing_new_is_not_published(loaded):
    publish()
    with pytest.raises(NothingToPublishError, match=r"Nothing has changed since edition 2026-11-23\.1"):
        publish()
    assert Edition.objects.count() == 1


def test_what_was_changed_back_may_be_published_again(loaded):
    publish()
    Control.objects.filter(key="dpia").update(effort_days=6)
    second = publish()
    Control.objects.filter(key="dpia").update(effort_days=5)
    third = publish()
    assert (second.version, third.version) == ("2026-11-23.2", "2026-11-23.3")
    assert third.sha256 == Edition.objects.get(version="2026-11-23.1").sha256


def test_a_new_wording_in_another_language_is_a_text_edition(loaded):
    first = publish()
    Translation.objects.filter(object_key="place:NO").update(text="挪威王国")
    second = publish()
    assert second.law_hash == first.law_hash
    assert second.sha256 != first.sha256


def test_a_law_with_errors_is_not_published(loaded):
    Requirement.objects.filter(key="no-act.s-1").update(applies_when="personal_dta")
    with pytest.raises(FaultyLawError) as caught:
        publish()
    assert [problem.key for problem in caught.value.problems] == ["no-act.s-1", "hq_region"]
    assert 'no-act.s-1 applies_when: unknown fact or definition "personal_dta"' in str(caught.value)
    assert not Edition.objects.exists()


def test_without_rows_there_is_nothing_to_publish():
    with pytest.raises(NoLawError):
        publish()


def test_the_whole_library_is_published_and_compiles():
    load_law(LIBRARY)
    catalogue = Catalogue.from_document(json.loads(publish().content))
    assert len(catalogue.requirements) == 664
    assert catalogue.program.operations


def test_unpublished_changes_are_told_object_by_object(loaded):
    publish()
    assert unpublished_changes() == []
    Control.objects.filter(key="dpia").update(effort_days=6)
    ControlFactory(key="audit", position=2)
    assert unpublished_changes() == [
        Change("changed", "control", "dpia", (FieldChange("effort_days", 5, 6),)),
        Change("added", "control", "audit"),
    ]


def test_before_the_first_edition_everything_is_unpublished(loaded):
    assert {change.what for change in unpublished_changes()} == {"added"}


def test_publishing_does_not_change_the_rows(loaded):
    publish()
    assert working_document() == small_document()
