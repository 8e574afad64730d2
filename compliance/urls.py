from __future__ import annotations

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

admin.site.site_title = admin.site.site_header = "Landfall"

urlpatterns = [
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
    path("", include("compliance.accounts.urls")),
    path("products/", include("compliance.assessments.urls")),
    path("products/", include("compliance.reports.urls")),
    path("products/", include("compliance.products.urls")),
    path("", include("regions.urls")),
]
