from __future__ import annotations

from django.urls import path

from compliance.products.views.markets import edit_markets
from compliance.products.views.overview import check_answers, show_profile, show_section
from compliance.products.views.questions import show_question
from compliance.products.views.transfer import export_profile, import_profile

app_name = "products"

urlpatterns = [
    path("<uuid:product>/markets/", edit_markets, name="markets"),
    path("<uuid:product>/profile/", show_profile, name="profile"),
    path("<uuid:product>/profile/q/<slug:fact>/", show_question, name="question"),
    path("<uuid:product>/profile/check/", check_answers, name="check"),
    path("<uuid:product>/profile/export.yaml", export_profile, name="export"),
    path("<uuid:product>/profile/import/", import_profile, name="import"),
    path("<uuid:product>/profile/<slug:section>/", show_section, name="section"),
]
