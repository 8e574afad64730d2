from __future__ import annotations

from math import inf

import pytest

from regions.logic.facts import UNKNOWN_NUMBER, Band, FactType, Scope


def test_an_exact_number_is_a_band_with_equal_ends() -> None:
    assert Band.exactly(240) == Band(240, 240)


def test_a_number_that_nobody_answered_lies_between_zero_and_infinity() -> None:
    assert Band(0, inf) == UNKNOWN_NUMBER


@pytest.mark.parametrize(
    ("band", "limit", "expected"),
    [
        pytest.param(Band(10, 20), 30, Band(10, 20), id="below the limit"),
        pytest.param(Band(10, 20), 20, Band(10, 20), id="up to the limit"),
        pytest.param(Band(10, 20), 15, Band(10, 15), id="across the limit"),
        pytest.param(Band(10, 20), 10, Band(10, 10), id="from the limit on"),
        pytest.param(Band(10, 20), 5, Band(5, 5), id="above the limit"),
        pytest.param(Band.exactly(10), 0, Band(0, 0), id="nothing is left"),
        pytest.param(UNKNOWN_NUMBER, 15, Band(0, 15), id="unanswered"),
        pytest.param(UNKNOWN_NUMBER, inf, UNKNOWN_NUMBER, id="no limit"),
    ],
)
def test_a_number_is_cut_by_what_it_cannot_exceed(band: Band, limit: float, expected: Band) -> None:
    assert band.cut(limit) == expected


def test_types_and_scopes_are_spelt_as_in_the_files() -> None:
    assert [str(type_) for type_ in FactType] == ["yes-no", "choice", "choices", "number", "date", "regions"]
    assert [str(scope) for scope in Scope] == ["product", "market"]
