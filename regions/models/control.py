"""Practices that meet requirements of many regions, and requirements that pull against each other."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from regions.enums import Confidence
from regions.logic.shapes import KEY_LENGTH
from regions.models.base import fits_title, key_field, one_of, position_field, title_field
from regions.models.vocabulary import Theme
from regions.validators import validate_slug, validate_texts, validate_words_by_key


class Control(models.Model):
    """One practice, answered once for the product or once for each market."""

    key = key_field(validate_slug, "data-protection-impact-assessment")
    title = title_field("Data protection impact assessment")
    theme = models.ForeignKey(
        Theme, models.PROTECT, to_field="key", related_name="own_controls", verbose_name=_("theme")
    )
    question = models.TextField(_("question"), help_text=_("Can be answered with yes, partly or no."))
    guidance = models.TextField(
        _("guidance"), help_text=_("How to do it once so that it serves every market.")
    )
    done_means = models.JSONField(
        _("done means"),
        default=list,
        validators=[validate_texts],
        help_text=_(
            "Statements that must all hold, one a line. Example: Policy approved within the last 12 months"
        ),
    )
    evidence = models.JSONField(
        _("evidence"),
        default=list,
        validators=[validate_texts],
        help_text=_("What usually proves it, one a line. Example: Signed policy"),
    )
    per_region = models.BooleanField(
        _("once a market"),
        default=False,
        help_text=_("For appointments, filings, licences, language and the place of storage."),
    )
    effort_days = models.PositiveSmallIntegerField(
        _("effort in days"),
        help_text=_("Typical person-days in a mid-size company; for each market where it is so."),
    )
    owner = models.CharField(
        _("owner"), max_length=KEY_LENGTH, help_text=_("Key of an owner of the vocabulary. Example: legal")
    )
    frameworks = models.JSONField(
        _("frameworks"),
        default=dict,
        blank=True,
        validators=[validate_words_by_key],
        help_text=_(
            "Related clauses where the match is plain, a framework a line. Example: iso-42001: A.5.2, 6.1.4"
        ),
    )
    certified_by = models.JSONField(
        _("certified by"),
        default=list,
        blank=True,
        validators=[validate_texts],
        help_text=_("Certificates that make it likely, one a line. Example: iso-27001"),
    )
    position = position_field()

    class Meta:
        verbose_name = _("control")
        verbose_name_plural = _("controls")
        ordering = ["position", "key"]
        constraints = [
            fits_title("control_title_fits"),
            models.CheckConstraint(
                name="control_takes_time",
                condition=Q(effort_days__gte=1),
                violation_error_message=_("Every control takes at least a day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.key})"


class Conflict(models.Model):
    """Requirements of different markets that pull against each other when one product meets them together."""

    key = key_field(validate_slug, "china-stored-data-and-foreign-orders")
    title = title_field("Data stored in China and orders from abroad")
    between = models.JSONField(
        _("between"),
        default=list,
        validators=[validate_texts],
        help_text=_("Keys of requirements of two regions or more, one a line. Example: cn-dsl.art-36"),
    )
    tension = models.TextField(_("tension"), help_text=_("What collides."))
    way_out = models.TextField(_("way out"), help_text=_("How a company can keep both."))
    confidence = models.CharField(
        _("confidence"),
        max_length=8,
        choices=Confidence,
        help_text=_("How sure it is that the tension is real."),
    )
    position = position_field()

    class Meta:
        verbose_name = _("conflict")
        verbose_name_plural = _("conflicts")
        ordering = ["position", "key"]
        constraints = [
            fits_title("conflict_title_fits"),
            one_of("conflict_confidence", "confidence", Confidence.values),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.key})"
