"""Editions: read, and made from the working copy."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.admin.base import ModelAdmin
from regions.domain.dumping import NoLawError
from regions.domain.publishing import FaultyLawError, NothingToPublishError, publish_edition
from regions.domain.unpublished import Unpublished, unpublished
from regions.forms import PublishForm
from regions.models import Edition

PERMISSION = "regions.publish_edition"
# A first edition adds thousands of objects; nobody reads them here.
CHANGES_SHOWN = 200


@admin.register(Edition)
class EditionAdmin(ModelAdmin):
    """Published editions are read, never written; the next one is published from here."""

    list_display = ["version", "published_at", "published_by_name", "notes"]
    search_fields = ["version", "notes", "sha256"]
    fields = ["version", "published_at", "published_by_name", "notes", "law_hash", "sha256"]

    class Media:
        css = {"all": ["landfall/law-admin.css"]}

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- Django names it
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- as above
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002 -- as above
        return False

    def get_urls(self) -> list[URLPattern]:
        publish = self.admin_site.admin_view(self.publish_view)
        return [path("publish/", publish, name="regions_edition_publish"), *super().get_urls()]

    def publish_view(self, request: HttpRequest) -> HttpResponse:
        """What would be published, what the checks say, and the form that publishes it."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        try:
            found = unpublished(on=timezone.localdate())
        except NoLawError:
            messages.error(request, _("No law is loaded yet."))
            return redirect("admin:index")
        form = PublishForm(request.POST or None)
        if form.is_valid() and self._publish(request, form.cleaned_data, found):
            return redirect("admin:regions_edition_publish")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Publish edition %(version)s") % {"version": found.version},
            "opts": self.opts,
            "form": form,
            "found": found,
            "changes": found.changes[:CHANGES_SHOWN],
            "more": len(found.changes) - CHANGES_SHOWN,
        }
        return TemplateResponse(request, "admin/regions/edition/publish.html", context)

    def _publish(self, request: HttpRequest, data: dict[str, Any], found: Unpublished) -> bool:
        """Publish what was seen; otherwise say why not."""
        if data["seen"] != found.sha256:
            messages.error(request, _("The law was changed while you read this page. Look at it again."))
            return False
        try:
            edition = publish_edition(
                version_day=timezone.localdate(), notes=data["notes"], by=cast("AbstractUser", request.user)
            )
        except FaultyLawError:
            messages.error(request, _("The law has errors, so nothing was published."))
            return False
        except NothingToPublishError:
            messages.error(request, _("Nothing has changed, so nothing was published."))
            return False
        self.log_addition(request, edition, data["notes"])
        messages.success(request, _("Edition %(version)s is published.") % {"version": edition.version})
        return True
