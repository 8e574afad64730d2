from __future__ import annotations

from django.urls import include, path

from compliance.assessments.views import assessments, products, readiness, requirement, whatif

app_name = "assessments"
urlpatterns = [
    path("", products.list_products, name="list"),
    path("new/", products.create_product, name="create"),
    path("<uuid:product>/", products.show_product, name="product"),
    path("<uuid:product>/change/", products.change_product, name="change"),
    path("<uuid:product>/archive/", products.archive_product, name="archive"),
    path("<uuid:product>/restore/", products.restore_product, name="restore"),
    path("<uuid:product>/copy/", products.copy_of_product, name="copy"),
    path("<uuid:product>/export/", products.export_product, name="export"),
    path("<uuid:product>/delete/", products.delete_product, name="delete"),
    path("<uuid:product>/assessments/", assessments.list_assessments, name="assessments"),
    path("<uuid:product>/assessments/freeze/", assessments.freeze_assessment, name="freeze"),
    path("<uuid:product>/readiness/", readiness.show_readiness, name="readiness"),
    path("<uuid:product>/readiness/list/", readiness.list_requirements, name="requirements"),
    path("<uuid:product>/requirements/<str:key>/", requirement.show_requirement, name="requirement"),
    path("<uuid:product>/what-if/", whatif.show_whatif, name="whatif"),
    path("<uuid:product>/what-if/add/", whatif.add_markets, name="whatif-add"),
    path("<uuid:product>/checklist/", include("compliance.assessments.checklist_urls")),
]
