from __future__ import annotations

import pytest

from regions.domain.quality.problems import Law, Severity, error, warning
from tests.regions.documents import small_document


@pytest.fixture
def law():
    return Law(small_document())


def entry(law, kind, key):
    return next(found for found in law.of_kind(kind) if found.key == key)


def test_an_error_points_into_the_document(law):
    problem = error(entry(law, "requirement", "eu-dpa.art-35"), "transitions.0.when", "is wrong", offset=4)
    assert problem.path == ("regions", 0, "requirements", 1, "transitions", 0, "when")
    assert (problem.severity, problem.kind) == (Severity.ERROR, "requirement")
    assert str(problem) == "eu-dpa.art-35 transitions.0.when: is wrong (at character 5)"


def test_a_warning_about_a_whole_object_has_no_field(law):
    problem = warning(entry(law, "control", "dpia"), "", "is strange")
    assert (problem.severity, problem.path) == (Severity.WARNING, ("controls", 0))
    assert str(problem) == "dpia: is strange"


def test_a_law_knows_its_objects_by_kind(law):
    assert law.keys("control") == {"dpia", "policy"}
    assert law.keys("dragon") == set()
    assert set(law.facts) == {found.key for found in law.of_kind("fact")}
    assert set(law.instruments) == {"eu-dpa", "no-act"}


def test_a_law_knows_where_its_conditions_stand(law):
    assert [(condition.entry.key, condition.field) for condition in law.conditions] == [
        ("role.deployer", "show_when"),
        ("profiling", "ask_when"),
        ("sold_in", "proposed.0.when"),
        ("eu-dpa-scope", "when"),
        ("eu-dpa.art-5", "applies_when"),
        ("eu-dpa.art-35", "applies_when"),
        ("eu-dpa.art-35", "transitions.0.when"),
        ("no-act.s-1", "applies_when"),
    ]
