from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

admin.site.site_title = admin.site.site_header = "Landfall"

urlpatterns = [
    path("language/", login_not_required(set_language), name="set_language"),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
    path("", include("regions.urls")),
]
