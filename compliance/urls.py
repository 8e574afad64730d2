from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

admin.site.site_title = admin.site.site_header = "Landfall"

urlpatterns: list[URLPattern | URLResolver] = [
    path("language/", login_not_required(set_language), name="set_language"),
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
]
if find_spec("regions.urls"):
    urlpatterns.append(path("", include("regions.urls")))
