"""Laws, regulations, guidelines, standards and schemes, and the legal classes of a region."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.admin.base import ListedAdmin, OrderedInline
from regions.models import Definition, Instrument, InstrumentPhase


class PhaseInline(OrderedInline):
    """The steps in which an instrument comes into force."""

    model = InstrumentPhase
    fields = ["position", "starts_on", "what"]


@admin.register(Instrument)
class InstrumentAdmin(ListedAdmin):
    """Instruments."""

    fixed = ("key", "region")
    list_display = ["title", "region", "kind", "status", "binding", "last_verified_on"]
    list_filter = ["region", "status", "binding", "kind"]
    list_select_related = ["region"]
    search_fields = ["key", "title", "official_title", "regulator"]
    inlines = [PhaseInline]
    fieldsets = [
        (None, {"fields": ["region", "key", "title", "official_title", "kind", "binding"]}),
        (_("In force"), {"fields": ["status", "adopted_on", "applies_from"]}),
        (_("Who and what"), {"fields": ["regulator", "reach", "max_penalty"]}),
        (_("How far to trust it"), {"fields": ["source", "source_note", "last_verified_on"]}),
    ]

    def siblings(self, obj: Any) -> models.QuerySet[Any]:
        return Instrument.objects.filter(region=obj.region)


@admin.register(Definition)
class DefinitionAdmin(ListedAdmin):
    """Legal classes."""

    fixed = ("key", "region")
    list_display = ["title", "key", "region", "citation"]
    list_filter = ["region"]
    list_select_related = ["region"]
    search_fields = ["key", "title", "citation", "when"]
    conditions = ("when",)
    fieldsets = [(None, {"fields": ["region", "key", "title", "citation", "when", "note", "silent"]})]

    def siblings(self, obj: Any) -> models.QuerySet[Any]:
        return Definition.objects.filter(region=obj.region)
