"""Words for the state of a product's work."""

from __future__ import annotations

from enum import StrEnum


class ControlStatus(StrEnum):
    """Is a practice done: the five implementation states of OSCAL, and the sixth that they lack.

    Source: NIST OSCAL 1.1, implementation-status of a component's implemented requirement.
    """

    IMPLEMENTED = "implemented"
    PARTIAL = "partial"
    PLANNED = "planned"
    ALTERNATIVE = "alternative"
    NOT_APPLICABLE = "not-applicable"
    NOT_IMPLEMENTED = "not-implemented"
