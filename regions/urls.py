from __future__ import annotations

from django.urls import path

from regions import views

app_name = "regions"
urlpatterns = [
    path("", views.list_regions, name="list"),
    path("regions/<str:code>/", views.show_region, name="region"),
    path("requirements/<str:key>/", views.show_requirement, name="requirement"),
]
