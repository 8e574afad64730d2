"""Where law holds: regions with a law of their own, places that answers name, and lists of places."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from regions.enums import DataStance, HorizonState
from regions.logic.shapes import LINE_LENGTH
from regions.models.base import key_field, one_of, position_field
from regions.validators import (
    validate_group_key,
    validate_place_code,
    validate_region_code,
    validate_slug,
    validate_texts,
)


class Region(models.Model):
    """A market with a law file of its own, or INTL for what buyers expect everywhere."""

    code = models.CharField(
        _("code"),
        max_length=4,
        unique=True,
        validators=[validate_region_code],
        help_text=_("ISO 3166-1, or EU, or INTL for standards. Never changes."),
    )
    name = models.CharField(_("name"), max_length=LINE_LENGTH, help_text=_("Example: South Korea"))
    name_local = models.CharField(
        _("name there"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("As people there write it. Example: 대한민국"),
    )
    group = models.CharField(
        _("part of the world"),
        max_length=LINE_LENGTH,
        help_text=_("Heading under which it is offered. Example: East Asia"),
    )
    languages = models.JSONField(
        _("languages"),
        default=list,
        validators=[validate_texts],
        help_text=_("Language codes, one a line, the most used first. Example: de"),
    )
    binds_makers = models.BooleanField(
        _("binds makers"),
        default=False,
        help_text=_("Its law also follows companies and technology from there into other markets."),
    )
    data_localization = models.CharField(_("place of data"), max_length=12, choices=DataStance)
    data_localization_note = models.TextField(
        _("note on the place of data"),
        help_text=_("What may leave and under which condition, in two sentences."),
    )
    position = position_field()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["position", "code"]
        constraints = [one_of("region_data_stance", "data_localization", DataStance.values)]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class RegionGroup(models.Model):
    """A named list of places that the law uses; its name may stand wherever a place may."""

    key = key_field(validate_group_key, "EU_ADEQUATE")
    label = models.CharField(
        _("label"), max_length=LINE_LENGTH, help_text=_("Example: Countries of concern (28 CFR 202.601)")
    )
    members = models.JSONField(
        _("members"),
        default=list,
        validators=[validate_texts],
        help_text=_("Codes of places or names of other groups, one a line. Example: EEA"),
    )
    source = models.CharField(
        _("source"), max_length=LINE_LENGTH, help_text=_("A link, or the name of the text.")
    )
    as_of = models.DateField(_("state of"), help_text=_("The day on which the list was last compared."))
    note = models.TextField(_("note"), blank=True)
    position = position_field()

    class Meta:
        verbose_name = _("group of places")
        verbose_name_plural = _("groups of places")
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return f"{self.label} ({self.key})"


class Place(models.Model):
    """A country, territory or part of one that an answer may name."""

    code = models.CharField(
        _("code"),
        max_length=6,
        unique=True,
        validators=[validate_place_code],
        help_text=_("ISO 3166. Example: DE or US-CA. Never changes."),
    )
    name = models.CharField(_("name"), max_length=LINE_LENGTH, help_text=_("Example: Hong Kong SAR"))
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        to_field="code",
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("What holds of the whole place holds of this part too."),
    )
    position = position_field()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                name="place_not_in_itself",
                condition=Q(parent=None) | ~Q(parent=F("code")),
                violation_error_message=_("A place cannot be part of itself."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class HorizonItem(models.Model):
    """A bill or a pending change: shown, never counted."""

    region = models.ForeignKey(
        Region, models.PROTECT, to_field="code", related_name="upcoming", verbose_name=_("region")
    )
    key = key_field(validate_slug, "eu-digital-fairness-act")
    title = models.CharField(
        _("title"), max_length=LINE_LENGTH, help_text=_("Example: Cloud and AI Development Act")
    )
    state = models.CharField(_("state"), max_length=20, choices=HorizonState)
    expected = models.CharField(
        _("expected"), max_length=LINE_LENGTH, blank=True, help_text=_("A day or words. Example: late 2026")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("What it would change, and what is still open.")
    )
    position = position_field()

    class Meta:
        verbose_name = _("upcoming change")
        verbose_name_plural = _("upcoming changes")
        ordering = ["region", "position"]
        constraints = [one_of("horizon_state", "state", HorizonState.values)]

    def __str__(self) -> str:
        return self.title
