"""Addresses of the checklist, below a product's."""

from __future__ import annotations

from django.urls import path

from compliance.assessments.views import checklist, evidence

app_name = "checklist"

urlpatterns = [
    path("", checklist.list_controls, name="list"),
    path("assign/", checklist.assign_controls, name="assign"),
    path("controls/<slug:control>/", checklist.show_control, name="control"),
    path("controls/<slug:control>/answer/", checklist.save_answer, name="answer"),
    path("controls/<slug:control>/answer/<slug:region>/", checklist.save_answer, name="answer"),
    path("controls/<slug:control>/agree/", checklist.agree_to_answer, name="agree"),
    path("controls/<slug:control>/agree/<slug:region>/", checklist.agree_to_answer, name="agree"),
    path("controls/<slug:control>/confirm/", checklist.confirm_control, name="confirm"),
    path("controls/<slug:control>/evidence/", evidence.add_evidence, name="add-evidence"),
    path("controls/<slug:control>/evidence/<slug:region>/", evidence.add_evidence, name="add-evidence"),
    path("controls/<slug:control>/reuse/", evidence.reuse_evidence, name="reuse-evidence"),
    path("controls/<slug:control>/reuse/<slug:region>/", evidence.reuse_evidence, name="reuse-evidence"),
    path("controls/<slug:control>/remove/<uuid:evidence>/", evidence.remove_evidence, name="remove-evidence"),
    path(
        "controls/<slug:control>/remove/<uuid:evidence>/<slug:region>/",
        evidence.remove_evidence,
        name="remove-evidence",
    ),
    path("evidence/<uuid:evidence>/", evidence.download_evidence, name="download-evidence"),
]
