"""Where law holds."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.admin.base import ListedAdmin
from regions.models import HorizonItem, Place, Region, RegionGroup


@admin.register(Region)
class RegionAdmin(ListedAdmin):
    """Regions with a law of their own."""

    fixed = ("code",)
    list_display = ["code", "name", "group", "data_localization", "binds_makers"]
    list_filter = ["group", "data_localization"]
    search_fields = ["code", "name", "name_local"]
    fieldsets = [
        (None, {"fields": ["code", "name", "name_local", "group", "languages", "binds_makers"]}),
        (_("Where data may lie"), {"fields": ["data_localization", "data_localization_note"]}),
    ]


@admin.register(Place)
class PlaceAdmin(ListedAdmin):
    """Places that answers name."""

    fixed = ("code",)
    list_display = ["code", "name", "parent"]
    list_filter = [("parent", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["parent"]
    fieldsets = [(None, {"fields": ["code", "name", "parent"]})]


@admin.register(RegionGroup)
class RegionGroupAdmin(ListedAdmin):
    """Named lists of places."""

    list_display = ["key", "label", "as_of"]
    search_fields = ["key", "label"]
    fieldsets = [
        (None, {"fields": ["key", "label", "members"]}),
        (_("How far to trust it"), {"fields": ["source", "as_of", "note"]}),
    ]


@admin.register(HorizonItem)
class HorizonItemAdmin(ListedAdmin):
    """Bills and pending changes."""

    fixed = ("key", "region")
    list_display = ["title", "region", "state", "expected"]
    list_filter = ["region", "state"]
    list_select_related = ["region"]
    search_fields = ["key", "title", "note"]
    fieldsets = [(None, {"fields": ["region", "key", "title", "state", "expected", "note"]})]

    def siblings(self, obj: Any) -> models.QuerySet[Any]:
        return HorizonItem.objects.filter(region=obj.region)
