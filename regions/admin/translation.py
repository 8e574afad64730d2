"""Texts of the law in other languages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from regions.admin.base import LawAdmin, ModelForm
from regions.domain.english import UnknownTextError, english_text
from regions.logic.document import source_hash
from regions.models import Translation


class TranslationForm(ModelForm):
    """A translation of the English text as it stands now: who saves it has that text before them."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        object_key = data.get("object_key", self.instance.object_key)
        field = data.get("field", self.instance.field)
        if object_key and field:
            try:
                self.instance.source_hash = source_hash(english_text(object_key, field))
            except UnknownTextError as error:
                place = error.part if error.part in self.fields else NON_FIELD_ERRORS
                raise ValidationError({place: str(error)}) from error
        return data


@admin.register(Translation)
class TranslationAdmin(LawAdmin):
    """Translations, one text each."""

    fixed = ("language", "object_key", "field")
    readonly_fields = ["english"]
    form = TranslationForm
    list_display = ["object_key", "field", "language", "text", "state", "reviewed_by"]
    list_filter = ["language", "state"]
    search_fields = ["object_key", "text", "reviewed_by"]
    fieldsets = [
        (None, {"fields": ["language", "object_key", "field"]}),
        (_("Texts"), {"fields": ["english", "text"]}),
        (_("How far to trust it"), {"fields": ["state", "reviewed_by"]}),
    ]

    @admin.display(description=_("English"))
    def english(self, obj: Translation) -> str:
        """The English text that is translated."""
        if not obj.object_key:
            return str(_("Shown once the translation is saved."))
        try:
            return english_text(obj.object_key, obj.field)
        except UnknownTextError as error:
            return str(error)
