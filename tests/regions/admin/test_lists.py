"""The lists of the working copy: found, filtered, and flat in queries."""

from __future__ import annotations

import pytest
from django.urls import reverse

from regions.models import (
    Conflict,
    Control,
    Definition,
    Edition,
    Fact,
    HorizonItem,
    Instrument,
    Place,
    Region,
    RegionGroup,
    Requirement,
    Section,
    Theme,
    Translation,
    Vocabulary,
)
from tests.regions.documents import control, requirement, small_document
from tests.regions.publications import published_law, stored

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LISTS = [
    Conflict,
    Control,
    Definition,
    Edition,
    Fact,
    HorizonItem,
    Instrument,
    Place,
    Region,
    RegionGroup,
    Requirement,
    Section,
    Theme,
    Translation,
    Vocabulary,
]


def list_path(model):
    return reverse(f"admin:regions_{model.__name__.lower()}_changelist")


def shown(answer):
    """The rows of a list by their keys."""
    return [getattr(row, "key", None) or row.code for row in answer.context["cl"].result_list]


def trebled(document):
    """The small law with three of everything that nothing else needs to change for."""
    law = document["regions"][1]
    law["requirements"] += [requirement(f"no-act.s-{n}", applies_when="personal_data") for n in (2, 3)]
    law["instruments"] += [law["instruments"][0] | {"key": f"no-act-{n}"} for n in (2, 3)]
    law["definitions"] += [
        {"key": f"no-class-{n}", "title": "A class", "citation": "s. 1", "when": "personal_data"}
        for n in (1, 2)
    ]
    law["upcoming"] += [{"key": f"no-bill-{n}", "title": "A bill", "state": "proposed"} for n in (1, 2)]
    document["regions"] += [
        {"region": law["region"] | {"code": "SE", "name": "Sweden"}}
        | {part: [] for part in ("instruments", "definitions", "requirements", "upcoming")}
    ]
    document["controls"].append(control("log"))
    document["conflicts"] += [document["conflicts"][0] | {"key": f"conflict-{n}"} for n in (2, 3)]
    words = document["vocabulary"]
    words["groups"] += [words["groups"][0] | {"key": f"GROUP_{n}"} for n in (2, 3)]
    words["themes"].append({"key": "third", "label": "Third"})
    words["sections"].append({"key": "third", "label": "Third"})
    return document


@pytest.mark.parametrize("model", [model for model in LISTS if model not in (Edition, Vocabulary)])
def test_a_list_takes_the_same_queries_for_1_and_for_3_rows(
    admin_client, django_assert_num_queries, django_assert_max_num_queries, model
):
    stored(trebled(small_document()))
    assert model.objects.count() >= 3
    rows = [str(pk) for pk in model.objects.values_list("pk", flat=True)[:3]]
    with django_assert_max_num_queries(60) as three:
        answer = admin_client.get(list_path(model), {"pk__in": ",".join(rows)})
    assert answer.context["cl"].result_count == 3
    with django_assert_num_queries(len(three)):
        answer = admin_client.get(list_path(model), {"pk__in": rows[0]})
    assert answer.context["cl"].result_count == 1


@pytest.mark.parametrize("model", LISTS)
def test_every_list_opens_and_can_be_searched(admin_client, model):
    published_law()
    assert admin_client.get(list_path(model)).status_code == 200
    assert admin_client.get(list_path(model), {"q": "eu-dpa"}).status_code == 200


def test_a_page_has_a_title(admin_client):
    stored()
    html = admin_client.get(list_path(Requirement)).content.decode()
    assert "<title>Select requirement to change | " in html


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("art-35", ["eu-dpa.art-35"]),
        ("profiling", ["eu-dpa.art-5"]),
        ("no-act", ["no-act.s-1"]),
        ("The eu-dpa Act", ["eu-dpa.art-5", "eu-dpa.art-35"]),
        ("nothing of the kind", []),
    ],
)
def test_requirements_are_found_by_key_condition_and_instrument(admin_client, words, found):
    stored()
    assert shown(admin_client.get(list_path(Requirement), {"q": words})) == found


@pytest.mark.parametrize(
    ("lookup", "found"),
    [
        ({"instrument__region__code__exact": "NO"}, ["no-act.s-1"]),
        ({"theme__key__exact": "privacy"}, ["eu-dpa.art-5", "eu-dpa.art-35", "no-act.s-1"]),
        ({"severity__exact": "blocker"}, ["eu-dpa.art-5"]),
        ({"confidence__exact": "low"}, []),
    ],
)
def test_requirements_are_filtered_by_region_theme_severity_and_confidence(admin_client, lookup, found):
    stored()
    answer = admin_client.get(list_path(Requirement), lookup)
    assert shown(answer) == found
    assert set(lookup) <= {
        name for one in answer.context["cl"].filter_specs for name in one.expected_parameters()
    }


def test_a_list_stands_in_the_order_of_the_law(admin_client):
    law = stored()
    order = [entry["key"] for part in law["regions"] for entry in part["requirements"]]
    assert shown(admin_client.get(list_path(Requirement))) == order


@pytest.mark.parametrize(
    ("model", "field", "term", "found"),
    [
        ("requirement", "instrument", "no-", ["no-act"]),
        ("requirementcontrol", "control", "pol", ["policy"]),
        ("fact", "at_most", "daily", ["daily_users"]),
        ("place", "parent", "Union", ["EU"]),
    ],
)
def test_references_are_completed_while_typing(admin_client, model, field, term, found):
    stored()
    asked = {"app_label": "regions", "model_name": model, "field_name": field, "term": term}
    answer = admin_client.get(reverse("admin:autocomplete"), asked)
    assert [entry["id"] for entry in answer.json()["results"]] == found
