"""Practices that meet requirements of many regions, and requirements that pull against each other."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from regions.admin.base import ListedAdmin
from regions.models import Conflict, Control


@admin.register(Control)
class ControlAdmin(ListedAdmin):
    """Practices."""

    list_display = ["title", "theme", "owner", "per_region", "effort_days"]
    list_filter = ["theme", "owner", "per_region"]
    list_select_related = ["theme"]
    search_fields = ["key", "title", "question", "guidance"]
    fieldsets = [
        (None, {"fields": ["key", "title", "theme", "question", "guidance"]}),
        (_("When it is done"), {"fields": ["done_means", "evidence"]}),
        (_("Who and how long"), {"fields": ["owner", "effort_days", "per_region"]}),
        (_("Other frameworks"), {"fields": ["frameworks", "certified_by"]}),
    ]


@admin.register(Conflict)
class ConflictAdmin(ListedAdmin):
    """Conflicts."""

    list_display = ["title", "confidence"]
    list_filter = ["confidence"]
    search_fields = ["key", "title", "tension", "way_out"]
    fieldsets = [(None, {"fields": ["key", "title", "between", "tension", "way_out", "confidence"]})]
