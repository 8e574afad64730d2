"""Words for the state of a product's work."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class ControlStatus(TextChoices):
    """Is a practice done: the five implementation states of OSCAL, and the sixth that they lack.

    Source: NIST OSCAL 1.1, implementation-status of a component's implemented requirement.
    """

    IMPLEMENTED = "implemented", pgettext_lazy("control status", "implemented")
    PARTIAL = "partial", pgettext_lazy("control status", "partial")
    PLANNED = "planned", pgettext_lazy("control status", "planned")
    ALTERNATIVE = "alternative", pgettext_lazy("control status", "alternative")
    NOT_APPLICABLE = "not-applicable", pgettext_lazy("control status", "not applicable")
    NOT_IMPLEMENTED = "not-implemented", pgettext_lazy("control status", "not implemented")
