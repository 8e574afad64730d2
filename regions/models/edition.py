"""Published, frozen law, and the library as it was shipped."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.logic.shapes import LINE_LENGTH
from regions.querysets import EditionQuerySet


class Edition(models.Model):
    """The whole law as published: numbered, hashed, never changed. Assessments and reports pin one.

    The database refuses to change `version`, `content` and the hashes, and to delete a row; a migration that
    rebuilds this table must create the triggers of 0002 again.
    """

    version = models.CharField(_("version"), max_length=20, unique=True, help_text=_("Example: 2026-11-23.1"))
    content = models.TextField(_("content"), help_text=_("The document as canonical JSON."))
    law_hash = models.CharField(
        _("hash of the law"),
        max_length=64,
        db_index=True,
        help_text=_("SHA-256 of all but the translations."),
    )
    sha256 = models.CharField(_("SHA-256"), max_length=64, help_text=_("SHA-256 of the content."))
    notes = models.TextField(_("notes"), blank=True, help_text=_("What changed and why, for its readers."))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_by_name = models.CharField(_("name of the publisher"), max_length=LINE_LENGTH)
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-pk"]
        get_latest_by = "pk"
        permissions = [("publish_edition", _("Can publish an edition"))]

    def __str__(self) -> str:
        return self.version


class ShippedLibrary(models.Model):
    """The document that was loaded last: what rows are compared with to tell changes made by hand."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    content = models.TextField(_("content"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now=True)

    class Meta:
        verbose_name = _("shipped library")
        verbose_name_plural = _("shipped library")
        constraints = [models.CheckConstraint(name="shipped_library_single_row", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"Library loaded at {self.loaded_at:%Y-%m-%d %H:%M}"
