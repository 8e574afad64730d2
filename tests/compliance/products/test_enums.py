"""The words for how far a control is."""

from __future__ import annotations

from compliance.products.enums import ControlStatus


def test_a_control_has_the_five_states_of_oscal_and_the_one_they_lack() -> None:
    assert [str(status) for status in ControlStatus] == [
        "implemented",
        "partial",
        "planned",
        "alternative",
        "not-applicable",
        "not-implemented",
    ]
