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


class Heard(TextChoices):
    """What became of one question: a value, "I don't know yet", or a value that the law no longer takes."""

    KNOWN = "known", pgettext_lazy("answer", "known")
    UNKNOWN = "unknown", pgettext_lazy("answer", "not known yet")
    UNREADABLE = "unreadable", pgettext_lazy("answer", "no longer understood")


class SectionState(TextChoices):
    """How far a section of the profile is."""

    NOTHING_TO_ASK = "nothing-to-ask", pgettext_lazy("section", "Nothing to ask")
    NOT_STARTED = "not-started", pgettext_lazy("section", "Not started")
    IN_PROGRESS = "in-progress", pgettext_lazy("section", "In progress")
    ANOTHER_LOOK = "another-look", pgettext_lazy("section", "Needs another look")
    COMPLETED = "completed", pgettext_lazy("section", "Completed")
