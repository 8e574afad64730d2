"""Texts of the law in other languages."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from regions.enums import TranslationState
from regions.logic.shapes import KEY_LENGTH, LINE_LENGTH
from regions.models.base import one_of
from regions.validators import validate_source_hash


class Translation(models.Model):
    """One text of one object in one language; a further language needs no migration."""

    language = models.CharField(_("language"), max_length=30, help_text=_("Example: zh-hans"))
    object_key = models.CharField(
        _("object"),
        max_length=2 * KEY_LENGTH + 20,
        help_text=_("Kind and key. Example: requirement:eu-gdpr.art-25"),
    )
    field = models.CharField(
        _("field"), max_length=60, help_text=_("Example: duty, evidence.0, phases.2.what")
    )
    text = models.TextField(_("text"))
    state = models.CharField(_("state"), max_length=20, choices=TranslationState)
    reviewed_by = models.CharField(
        _("reviewed by"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("The person or body that stands for the wording."),
    )
    source_hash = models.CharField(
        _("hash of the English text"),
        max_length=12,
        validators=[validate_source_hash],
        help_text=_(
            "The start of the SHA-256 of the text that was translated; a differing one means outdated."
        ),
    )

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        ordering = ["language", "object_key", "field"]
        constraints = [
            models.UniqueConstraint(name="translation_once", fields=["language", "object_key", "field"]),
            one_of("translation_state", "state", TranslationState.values),
            models.CheckConstraint(
                name="translation_review_has_name",
                condition=~Q(state=TranslationState.REVIEWED) | ~Q(reviewed_by=""),
                violation_error_message=_("Say who reviewed the translation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.object_key} {self.field} ({self.language})"
