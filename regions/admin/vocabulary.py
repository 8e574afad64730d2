"""The words that the law is written in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from regions.admin.base import LawAdmin, ListedAdmin, OrderedForm, OrderedInline
from regions.models import Fact, FactChoice, Section, Theme, Vocabulary


@admin.register(Vocabulary)
class VocabularyAdmin(LawAdmin):
    """The one row that the library says about itself."""

    fixed = ()
    labels = ("natures", "owners")
    fields = ["currency_date", "opening", "natures", "owners", "framework_editions", "version"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Vocabulary.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- Django names it
        return False


@admin.register(Theme, Section)
class LabelAdmin(ListedAdmin):
    """Headings."""

    list_display = ["label", "key"]
    search_fields = ["label", "key"]
    fieldsets = [(None, {"fields": ["key", "label"]})]


class ChoiceForm(OrderedForm):
    """A choice; its value is what conditions name, so it stays."""

    class Meta:
        widgets = {"label": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk is not None:
            self.fields["value"].disabled = True


class ChoiceInline(OrderedInline):
    """The values of a choice or choices fact."""

    model = FactChoice
    form = ChoiceForm
    conditions = ("show_when",)
    fields = ["position", "value", "label", "short", "show_when"]


@admin.register(Fact)
class FactAdmin(ListedAdmin):
    """Questions."""

    list_display = ["key", "question", "type", "scope", "section"]
    list_filter = ["section", "type", "scope"]
    list_select_related = ["section"]
    search_fields = ["key", "label", "question"]
    autocomplete_fields = ["at_most"]
    conditions = ("ask_when",)
    inlines = [ChoiceInline]
    fieldsets = [
        (None, {"fields": ["key", "label", "question", "help"]}),
        (_("Answer"), {"fields": ["type", "single", "unit", "at_most", "yes", "no"]}),
        (_("When it is asked"), {"fields": ["scope", "section", "ask_when"]}),
        (_("Answers offered"), {"fields": ["proposed"], "classes": ["collapse"]}),
    ]
