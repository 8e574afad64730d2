from __future__ import annotations

import pytest
from django.db import transaction

from regions.domain.dumping import rows_document
from regions.domain.storing import store
from regions.logic.document import objects
from regions.models import InstrumentPhase, Requirement, RequirementControl, Transition, Vocabulary
from tests.regions.documents import small_document, translation

pytestmark = pytest.mark.django_db


def keep(wanted, stored=None):
    """Store one document over another one."""
    before = {} if stored is None else objects(stored)
    with transaction.atomic():
        store(wanted, before, objects(wanted))


@pytest.fixture
def document():
    return small_document()


def test_a_document_becomes_rows(document):
    keep(document)
    assert rows_document() == document


def test_only_what_differs_is_written(document, django_assert_num_queries):
    keep(document)
    with django_assert_num_queries(2):  # the savepoint
        keep(document, document)


def test_a_changed_requirement_costs_the_same_whatever_else_there_is(document, django_assert_max_num_queries):
    keep(document)
    changed = small_document()
    changed["regions"][1]["requirements"][0]["duty"] = "Do it now."
    with django_assert_max_num_queries(8):
        keep(changed, document)
    assert rows_document() == changed


def test_parts_are_written_anew_with_their_whole(document):
    keep(document)
    before = set(RequirementControl.objects.values_list("requirement__key", "pk"))
    changed = small_document()
    changed["regions"][0]["requirements"][1]["transitions"][0]["from"] = "2028-01-01"
    changed["regions"][0]["instruments"][0]["phases"].pop()
    keep(changed, document)
    after = set(RequirementControl.objects.values_list("requirement__key", "pk"))
    assert {key for key, _ in before & after} == {"no-act.s-1"}
    assert [str(step.effective_from) for step in Transition.objects.all()] == ["2028-01-01"]
    assert InstrumentPhase.objects.count() == 1


def test_parts_that_are_gone_are_removed(document):
    keep(document)
    changed = small_document()
    del (
        changed["regions"][0]["requirements"][1]["transitions"],
        changed["regions"][0]["instruments"][0]["phases"],
    )
    keep(changed, document)
    assert rows_document() == changed


def test_the_vocabulary_stays_one_row(document):
    keep(document)
    changed = small_document()
    changed["vocabulary"]["currency_date"] = "2026-12-01"
    changed["vocabulary"]["framework_editions"]["soc-2"] = "SOC 2"
    keep(changed, document)
    assert Vocabulary.objects.count() == 1
    assert rows_document() == changed


def test_a_requirement_that_moves_to_another_instrument_stays_the_same_row(document):
    eu = document["regions"][0]
    eu["instruments"].append(eu["instruments"][0] | {"key": "eu-other", "phases": []})
    del eu["instruments"][1]["phases"]
    keep(document)
    before = Requirement.objects.get(key="eu-dpa.art-5").pk
    changed = small_document()
    changed["regions"][0]["instruments"] = eu["instruments"]
    changed["regions"][0]["requirements"][0]["instrument"] = "eu-other"
    keep(changed, document)
    assert Requirement.objects.get(instrument__key="eu-other").pk == before


def test_many_rows_are_removed_in_batches(document):
    crowded = small_document()
    crowded["translations"]["fr"] = {
        f"place:X{number}": {"name": translation("x", f"lieu {number}")} for number in range(1_200)
    }
    keep(crowded)
    keep(document, crowded)
    assert rows_document() == document


def test_everything_can_go(document):
    keep(document)
    empty = small_document() | {
        "places": [],
        "controls": [],
        "conflicts": [],
        "regions": [],
        "translations": {},
    }
    empty["vocabulary"] |= {"themes": [], "sections": [], "groups": [], "facts": []}
    keep(empty, document)
    assert objects(rows_document()) == objects(empty)
