"""The fixed words of the law with their labels; the words themselves are those of `regions.logic.shapes`."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FactScope(TextChoices):
    """Whether a question is asked once or for each market."""

    PRODUCT = "product", _("Once for the product")
    MARKET = "market", _("For each market")


class FactKind(TextChoices):
    """What kind of value answers a question."""

    YES_NO = "yes-no", _("Yes or no")
    CHOICE = "choice", _("One choice")
    CHOICES = "choices", _("Several choices")
    NUMBER = "number", _("Number")
    DATE = "date", _("Day")
    REGIONS = "regions", _("Places")


class DataStance(TextChoices):
    """How a region looks at data that leave it."""

    NONE = "none", _("Data may lie anywhere")
    CONDITIONAL = "conditional", _("Data may leave under conditions")
    STRICT = "strict", _("Data must stay")


class InstrumentKind(TextChoices):
    """What sort of text an instrument is."""

    LAW = "law", _("Law")
    REGULATION = "regulation", _("Regulation")
    GUIDELINE = "guideline", _("Guideline")
    STANDARD = "standard", _("Standard")
    SCHEME = "scheme", _("Scheme")


class InstrumentStatus(TextChoices):
    """How far an instrument has come."""

    IN_FORCE = "in-force", _("In force")
    PARTLY_IN_FORCE = "partly-in-force", _("Partly in force")
    ADOPTED = "adopted-not-yet-applicable", _("Adopted, not yet applicable")
    BILL = "bill", _("Bill: shown on the horizon, never counted")
    VOLUNTARY = "voluntary", _("Voluntary")


class Binding(TextChoices):
    """Who demands what an instrument says."""

    LAW = "law", _("The law")
    EXPECTED = "expected", _("Buyers or procurement")
    VOLUNTARY = "voluntary", _("Nobody")


class Nature(TextChoices):
    """What a requirement asks for."""

    DUTY = "duty", _("Duty")
    PROHIBITION = "prohibition", _("Prohibition")
    FILING = "filing", _("Filing")
    RIGHT = "right", _("Right of people")


class Severity(TextChoices):
    """What an unmet requirement means for the launch."""

    BLOCKER = "blocker", _("Blocker: no lawful launch without it")
    MAJOR = "major", _("Major: a fine, an order or a lost deal is likely")
    MINOR = "minor", _("Minor")


class Confidence(TextChoices):
    """How sure the library is."""

    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")
    LOW = "low", _("Low")


class HorizonState(TextChoices):
    """How far a coming change is."""

    PROPOSED = "proposed", _("Proposed")
    ADOPTED = "adopted", _("Adopted")
    PENDING = "pending", _("Pending")
    GUIDANCE_PENDING = "guidance-pending", _("Guidance pending")
    TO_CONFIRM = "to-confirm", _("To be confirmed")


class TranslationState(TextChoices):
    """Whether a person has read a translation."""

    MACHINE_DRAFTED = "machine-drafted", _("Machine-drafted")
    REVIEWED = "reviewed", _("Reviewed")
