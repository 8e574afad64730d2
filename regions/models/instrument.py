"""Laws, regulations, guidelines, standards and schemes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.enums import Binding, InstrumentKind, InstrumentStatus
from regions.logic.shapes import LINE_LENGTH
from regions.models.base import key_field, one_of, position_field, source_field, verified_field
from regions.models.region import Region
from regions.validators import validate_slug


class Instrument(models.Model):
    """A text that demands something; its requirements say what."""

    region = models.ForeignKey(
        Region, models.PROTECT, to_field="code", related_name="instruments", verbose_name=_("region")
    )
    key = key_field(validate_slug, "eu-ai-act")
    title = models.CharField(
        _("title"), max_length=LINE_LENGTH, help_text=_("Example: Artificial Intelligence Act")
    )
    official_title = models.CharField(
        _("official title"), max_length=LINE_LENGTH, blank=True, help_text=_("As published, with its number.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=InstrumentKind)
    status = models.CharField(_("status"), max_length=30, choices=InstrumentStatus)
    binding = models.CharField(_("demanded by"), max_length=10, choices=Binding)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    applies_from = models.DateField(
        _("applies from"), null=True, blank=True, help_text=_("The day from which most of it binds.")
    )
    regulator = models.TextField(
        _("regulator"), help_text=_("Who supervises, with a link where there is one.")
    )
    reach = models.TextField(
        _("reach"), help_text=_("Who is caught, above all from abroad, with the article that says so.")
    )
    max_penalty = models.TextField(
        _("highest penalty"), blank=True, help_text=_("Example: EUR 20 million or 4 % of worldwide turnover")
    )
    source = source_field()
    source_note = models.TextField(
        _("note on the source"),
        blank=True,
        help_text=_("What the link does not give, and what is to be confirmed."),
    )
    last_verified_on = verified_field()
    position = position_field()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["region", "position"]
        constraints = [
            one_of("instrument_kind", "kind", InstrumentKind.values),
            one_of("instrument_status", "status", InstrumentStatus.values),
            one_of("instrument_binding", "binding", Binding.values),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.key})"


class InstrumentPhase(models.Model):
    """One step in which an instrument comes into force."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, to_field="key", related_name="phases")
    starts_on = models.DateField(_("from"))
    what = models.TextField(
        _("what"),
        help_text=_("What begins on that day. Example: General application; fines on model providers"),
    )
    position = position_field()

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["instrument", "position"]
        constraints = [models.UniqueConstraint(name="phase_once_a_day", fields=["instrument", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.instrument_id} from {self.starts_on}"
