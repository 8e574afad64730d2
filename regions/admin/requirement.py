"""What instruments demand."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.admin.base import ListedAdmin, OrderedInline
from regions.enums import Severity
from regions.models import Requirement, RequirementControl, Transition
from regions.templatetags.law import severity_word


class TransitionInline(OrderedInline):
    """Later starts for some; the first that is true counts."""

    model = Transition
    conditions = ("when",)
    fields = ["position", "effective_from", "when"]


class ControlInline(OrderedInline):
    """The practices that meet a requirement."""

    model = RequirementControl
    fields = ["position", "control"]
    autocomplete_fields = ["control"]


@admin.register(Requirement)
class RequirementAdmin(ListedAdmin):
    """Requirements."""

    fixed = ("key", "instrument")
    list_display = ["title", "region", "weight", "confidence", "effective_from", "last_verified_on"]
    list_filter = ["instrument__region", "theme", "severity", "confidence", "nature"]
    list_select_related = ["instrument"]
    search_fields = ["key", "title", "citation", "duty", "applies_when", "instrument__title"]
    search_help_text = _("Key, title, citation, duty, condition or instrument")
    autocomplete_fields = ["instrument"]
    conditions = ("applies_when",)
    inlines = [TransitionInline, ControlInline]
    fieldsets = [
        (None, {"fields": ["instrument", "key", "citation", "title", "duty"]}),
        (_("Whom it binds, and when"), {"fields": ["applies_when", "effective_from", "effective_until"]}),
        (_("What it is"), {"fields": ["nature", "severity", "theme", "penalty", "evidence"]}),
        (_("How far to trust it"), {"fields": ["source", "confidence", "last_verified_on", "note"]}),
    ]

    @admin.display(description=_("region"), ordering="instrument__region__position")
    def region(self, obj: Requirement) -> str:
        """The code of the region."""
        return obj.instrument.region_id

    @admin.display(description=_("severity"), ordering="severity")
    def weight(self, obj: Requirement) -> str:
        """The severity in one word."""
        return severity_word(Severity(obj.severity))

    def siblings(self, obj: Any) -> models.QuerySet[Any]:
        return Requirement.objects.filter(instrument__region=obj.instrument.region)
