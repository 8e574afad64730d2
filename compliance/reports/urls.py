from __future__ import annotations

from django.urls import path

from compliance.reports import views

app_name = "reports"
urlpatterns = [path("<uuid:product>/report/", views.show_report, name="show")]
