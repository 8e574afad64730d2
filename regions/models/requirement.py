"""What instruments demand, and the legal classes that their conditions are written in."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from regions.enums import Binding, Confidence, Nature, Severity
from regions.logic.shapes import LINE_LENGTH
from regions.models.base import (
    fits_title,
    key_field,
    one_of,
    position_field,
    source_field,
    title_field,
    verified_field,
)
from regions.models.control import Control
from regions.models.instrument import Instrument
from regions.models.mapping import words
from regions.models.region import Region
from regions.models.vocabulary import Theme
from regions.validators import validate_conditions, validate_slug, validate_texts


class Definition(models.Model):
    """A named legal class or the reach of an instrument; shown to people as a result."""

    region = models.ForeignKey(
        Region, models.PROTECT, to_field="code", related_name="definitions", verbose_name=_("region")
    )
    key = key_field(validate_slug, "eu-high-risk-annex-iii")
    title = models.CharField(
        _("title"), max_length=LINE_LENGTH, help_text=_("Example: High-risk AI system (Annex III)")
    )
    citation = models.CharField(
        _("citation"), max_length=LINE_LENGTH, help_text=_("Example: AI Act Art. 6(2), Annex III")
    )
    when = models.TextField(
        _("when"), help_text=_("Example: eu-ai-act-scope AND use_domains has_any [employment, education]")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("Explains the class."))
    silent = models.TextField(
        _("when the law is silent"),
        blank=True,
        help_text=_("Only for reach: the sentence to print while it is false. It ends with a full stop."),
    )
    position = position_field()

    class Meta:
        verbose_name = _("definition")
        verbose_name_plural = _("definitions")
        ordering = ["region", "position"]

    def __str__(self) -> str:
        return f"{self.title} ({self.key})"

    def clean(self) -> None:
        """Refuse a condition that cannot be read, or names what neither vocabulary nor region has."""
        super().clean()
        validate_conditions(
            {"when": self.when}, vocabulary=words, definitions=_definitions(self.region_id), own=self.key
        )


class Requirement(models.Model):
    """One thing an instrument demands."""

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, to_field="key", related_name="requirements", verbose_name=_("instrument")
    )
    key = key_field(validate_slug, "eu-ai-act.art-50-2")
    citation = models.CharField(_("citation"), max_length=LINE_LENGTH, help_text=_("Example: Art. 50(2)"))
    title = title_field("Mark AI-made content in a machine-readable way")
    duty = models.TextField(
        _("duty"), help_text=_("What must be done, in plain words that a product team can act on.")
    )
    nature = models.CharField(
        _("nature"),
        max_length=12,
        choices=Nature,
        help_text=_("A prohibition means: if it applies, the product as described may not be offered."),
    )
    applies_when = models.TextField(
        _("applies when"),
        help_text=_("Example: eu-ai-act-scope AND role has provider AND ai_techniques has generative"),
    )
    effective_from = models.DateField(_("from"), help_text=_("The first day on which it binds."))
    effective_until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day on which it binds; empty while it stays."),
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, to_field="key", related_name="requirements", verbose_name=_("theme")
    )
    severity = models.CharField(
        _("severity"),
        max_length=10,
        choices=Severity,
        help_text=_("A blocker only if there is no lawful launch without it on the launch day."),
    )
    controls = models.ManyToManyField(
        Control, through="RequirementControl", related_name="requirements", verbose_name=_("controls")
    )
    evidence = models.JSONField(
        _("evidence"),
        default=list,
        validators=[validate_texts],
        help_text=_("What usually proves it, one a line. Example: Register entry"),
    )
    penalty = models.TextField(
        _("penalty"), blank=True, help_text=_("Only if it differs from the instrument's.")
    )
    source = source_field()
    confidence = models.CharField(_("confidence"), max_length=8, choices=Confidence)
    note = models.TextField(
        _("note"), blank=True, help_text=_("Exceptions, open points, what is to be confirmed.")
    )
    last_verified_on = verified_field()
    position = position_field()

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["instrument__region", "position"]
        constraints = [
            fits_title("requirement_title_fits"),
            one_of("requirement_nature", "nature", Nature.values),
            one_of("requirement_severity", "severity", Severity.values),
            one_of("requirement_confidence", "confidence", Confidence.values),
            models.CheckConstraint(
                name="requirement_prohibition_blocks",
                condition=~Q(nature=Nature.PROHIBITION) | Q(severity=Severity.BLOCKER),
                violation_error_message=_("A prohibition is always a blocker."),
            ),
            models.CheckConstraint(
                name="requirement_ends_after_start",
                condition=Q(effective_until=None) | Q(effective_until__gte=F("effective_from")),
                violation_error_message=_("The last day must not be before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.key})"

    def clean(self) -> None:
        """Refuse what contradicts the instrument, and a condition that cannot be read."""
        super().clean()
        instrument = Instrument.objects.filter(key=self.instrument_id).first()
        if instrument is None:
            return  # the field itself says so
        if not self.key.startswith(f"{instrument.key}."):
            raise ValidationError({"key": _("Begin with the instrument: %s.") % instrument.key})
        if self.severity == Severity.BLOCKER and instrument.binding != Binding.LAW:
            raise ValidationError({"severity": _("Only binding law can block a launch.")})
        validate_conditions(
            {"applies_when": self.applies_when},
            vocabulary=words,
            definitions=_definitions(instrument.region_id),
        )


class Transition(models.Model):
    """A later start for some; the first whose condition is true replaces the start of the requirement."""

    requirement = models.ForeignKey(Requirement, models.CASCADE, to_field="key", related_name="transitions")
    when = models.TextField(
        _("when"), help_text=_("Example: on_market_since before 2026-08-02 AND design_frozen")
    )
    effective_from = models.DateField(_("from"), help_text=_("Later than the requirement's own start."))
    position = position_field()

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ["requirement", "position"]
        constraints = [
            models.UniqueConstraint(name="transition_once_a_day", fields=["requirement", "effective_from"])
        ]

    def __str__(self) -> str:
        return f"{self.requirement_id} from {self.effective_from}"

    def clean(self) -> None:
        """Refuse a day that is no later start, and a condition that cannot be read."""
        super().clean()
        try:
            region = self.requirement.instrument.region_id  # as it is being edited, perhaps not saved yet
        except ObjectDoesNotExist:
            return  # the field itself says so
        # None while the form has no valid day
        first: date | None = self.requirement.effective_from
        start: date | None = self.effective_from
        if first is not None and start is not None and start <= first:
            raise ValidationError({"effective_from": _("Must be later than the start of the requirement.")})
        validate_conditions({"when": self.when}, vocabulary=words, definitions=_definitions(region))


class RequirementControl(models.Model):
    """A control that meets a requirement, in the order in which they are shown."""

    requirement = models.ForeignKey(Requirement, models.CASCADE, to_field="key", related_name="control_links")
    control = models.ForeignKey(
        Control, models.PROTECT, to_field="key", related_name="requirement_links", verbose_name=_("control")
    )
    position = position_field()

    class Meta:
        verbose_name = _("control of the requirement")
        verbose_name_plural = _("controls of the requirement")
        ordering = ["requirement", "position"]
        constraints = [
            models.UniqueConstraint(name="control_once_per_requirement", fields=["requirement", "control"])
        ]

    def __str__(self) -> str:
        return f"{self.requirement_id}: {self.control_id}"


def _definitions(region: str) -> list[str]:
    """The definitions that conditions of a region may name."""
    return list(Definition.objects.filter(region_id=region).values_list("key", flat=True))
