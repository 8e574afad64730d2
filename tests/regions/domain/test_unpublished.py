"""What publishing would do."""

from __future__ import annotations

from datetime import date

import pytest

from regions.domain.differences import Change, FieldChange
from regions.domain.dumping import NoLawError
from regions.domain.publishing import publish_edition
from regions.domain.unpublished import Unpublished, unpublished
from regions.logic.document import document_hash, objects
from regions.models import Requirement
from tests.regions.documents import TODAY, small_document
from tests.regions.publications import published_law, stored

pytestmark = pytest.mark.django_db


def test_without_rows_there_is_nothing_to_look_at():
    with pytest.raises(NoLawError):
        unpublished(on=TODAY)


def test_before_the_first_edition_everything_is_added():
    law = stored()
    found = unpublished(on=TODAY)
    assert (found.current, found.version, found.errors) == ("", "2026-11-23.1", ())
    assert [change.object_key for change in found.changes] == list(objects(law))
    assert {change.what for change in found.changes} == {"added"}


def test_what_is_published_waits_no_more():
    published_law()
    found = unpublished(on=TODAY)
    assert found == Unpublished(
        current="2026-11-23.1",
        version="2026-11-23.2",
        sha256=document_hash(small_document()),
        changes=(),
        errors=(),
        warnings=found.warnings,
    )


def test_a_change_waits_with_both_texts():
    published_law()
    Requirement.objects.filter(key="no-act.s-1").update(duty="Do it now.")
    change = Change("changed", "requirement", "no-act.s-1", (FieldChange("duty", "Do it.", "Do it now."),))
    assert unpublished(on=TODAY).changes == (change,)


def test_an_error_stands_apart_from_what_is_to_be_weighed():
    published_law()
    Requirement.objects.filter(key="no-act.s-1").update(applies_when="hq_region has NO AND")
    found = unpublished(on=TODAY)
    assert [str(problem) for problem in found.errors] == [
        "no-act.s-1 applies_when: expected a fact or a definition, found the end (at character 21)"
    ]
    assert found.warnings == ()


def test_the_number_is_that_of_the_day():
    published_law()
    Requirement.objects.filter(key="no-act.s-1").update(duty="Do it now.")
    assert publish_edition(version_day=TODAY).version == "2026-11-23.2"
    assert unpublished(on=TODAY).version == "2026-11-23.3"
    assert unpublished(on=date(2026, 12, 1)).version == "2026-12-01.1"
    assert unpublished(on=TODAY).current == "2026-11-23.2"
