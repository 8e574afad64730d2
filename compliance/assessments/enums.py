"""Words for the outcome of an assessment."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class RequirementStatus(TextChoices):
    """Is what a requirement demands done."""

    MET = "met", pgettext_lazy("requirement status", "met")
    PARTLY_MET = "partly-met", pgettext_lazy("requirement status", "partly met")
    NOT_MET = "not-met", pgettext_lazy("requirement status", "not met")
    OPEN = "open", pgettext_lazy("requirement status", "open")
    ACCEPTED = "accepted", pgettext_lazy("requirement status", "accepted")


GAPS = frozenset(
    {
        RequirementStatus.NOT_MET,
        RequirementStatus.PARTLY_MET,
        RequirementStatus.OPEN,
        RequirementStatus.ACCEPTED,
    }
)


class Verdict(TextChoices):
    """May the product launch in a market on its day; from the worst to the best."""

    PROHIBITED = "prohibited", pgettext_lazy("verdict", "prohibited")
    BLOCKED = "blocked", pgettext_lazy("verdict", "blocked")
    UNDETERMINED = "undetermined", pgettext_lazy("verdict", "undetermined")
    CONDITIONAL = "conditional", pgettext_lazy("verdict", "conditional")
    NO_DUTY_FOUND = "no-duty-found", pgettext_lazy("verdict", "no duty found")
    READY = "ready", pgettext_lazy("verdict", "ready")
