"""The gate of the law cases."""

from __future__ import annotations

import pytest

from tests.law.cases import all_cases
from tests.law.gate import GATED, LACKING, gaps, lacking_elsewhere


@pytest.mark.parametrize("region", GATED)
def test_every_binding_requirement_of_a_gated_region_has_its_cases(region: str) -> None:
    assert gaps(region) == []


def test_every_case_belongs_to_the_region_of_its_folder_and_has_a_name_of_its_own() -> None:
    cases = all_cases()

    names = [(case.region, case.name) for case in cases]

    assert len(names) == len(set(names))
    assert {case.region for case in cases} == set(GATED)


def test_what_other_regions_lack_is_listed_truly() -> None:
    assert LACKING.read_text(encoding="utf-8") == lacking_elsewhere()
