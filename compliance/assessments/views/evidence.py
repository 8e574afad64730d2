"""The pages of evidence: adding it to an answer, taking it off, downloading it."""

from __future__ import annotations

from functools import wraps
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from compliance.assessments.domain.checklist import PRODUCT
from compliance.assessments.domain.evidence import (
    add_file,
    add_link,
    attach,
    content_type,
    detach,
    file_name,
)
from compliance.assessments.domain.uploads import LARGEST_FILE, UploadRefusedError, too_large
from compliance.assessments.forms.evidence import EvidenceForm, ReuseForm
from compliance.assessments.models import ControlAnswer, Evidence
from compliance.assessments.views.access import Visit, changes_product, of_product
from compliance.assessments.views.checklist_desk import Desk, control_address, place_address

# What the fields around a file take.
LARGEST_FORM = LARGEST_FILE + 64 * 1024
REUSABLE = 200


def refuses_large_bodies(view: Any) -> Any:
    """Says no to a body that cannot hold a file of the right size, before anything of it is read.

    The check of the token reads the body, so it comes after.
    """
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > LARGEST_FORM:
            return _too_large(request, *args, **kwargs)
        answer: HttpResponseBase = protected(request, *args, **kwargs)
        return answer

    return page


@require_http_methods(["GET", "HEAD", "POST"])
@refuses_large_bodies
@changes_product
def add_evidence(request: HttpRequest, visit: Visit, control: str, region: str = PRODUCT) -> HttpResponse:
    """A file or a link as proof of an answer."""
    desk = Desk(visit)
    row = desk.stored(control, region)
    if request.method != "POST":
        return _form_page(request, desk, row, EvidenceForm())
    if request.FILES and (refusal := ratelimit.consume_or_429(request, action="upload")):
        return refusal
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, desk, row, form, status=422)
    try:
        _add(form, row, visit)
    except UploadRefusedError as error:
        form.add_error("file", str(error))
        return _form_page(request, desk, row, form, status=422)
    except OSError:
        form.add_error("file", _("The file could not be stored. Nothing was changed; try again later."))
        return _form_page(request, desk, row, form, status=507)
    messages.success(request, _("Evidence added."))
    return redirect(control_address(visit, control, region))


@require_POST
@changes_product
def reuse_evidence(request: HttpRequest, visit: Visit, control: str, region: str = PRODUCT) -> HttpResponse:
    """Evidence that the organisation has already, as proof of an answer."""
    desk = Desk(visit)
    row = desk.stored(control, region)
    form = ReuseForm(request.POST, choices=_reusable(visit, row))
    if not form.is_valid():
        raise Http404
    attach(row, _evidence(visit, UUID(form.cleaned_data["evidence"])))
    messages.success(request, _("Evidence added."))
    return redirect(control_address(visit, control, region))


@require_POST
@changes_product
def remove_evidence(
    request: HttpRequest, visit: Visit, control: str, evidence: UUID, region: str = PRODUCT
) -> HttpResponse:
    """Take evidence off an answer."""
    row = Desk(visit).stored(control, region)
    found = get_object_or_404(row.evidence, pk=evidence) if row.pk else None
    if found is None:
        raise Http404
    detach(row, found)
    messages.success(request, _("Evidence removed."))
    return redirect(control_address(visit, control, region))


@require_safe
@of_product
def download_evidence(_request: HttpRequest, visit: Visit, evidence: UUID) -> HttpResponseBase:
    """The file, to be saved: a browser must never show it as a page of ours."""
    found = _evidence(visit, evidence)
    if not found.file:
        raise Http404
    answer = FileResponse(
        found.file.open(), as_attachment=True, filename=file_name(found), content_type=content_type(found)
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _add(form: EvidenceForm, row: ControlAnswer, visit: Visit) -> None:
    if form.checked:
        add_file(row, form.described(), form.checked, by=visit.person)
    else:
        add_link(row, form.described(), form.cleaned_data["link"], by=visit.person)


@changes_product
def _too_large(request: HttpRequest, visit: Visit, control: str, region: str = PRODUCT) -> HttpResponse:
    desk = Desk(visit)
    form = EvidenceForm({}, refused=too_large())
    return _form_page(request, desk, desk.stored(control, region), form, status=413)


def _evidence(visit: Visit, key: UUID) -> Evidence:
    """Evidence of the product's organisation. Raises Http404 for any other."""
    mine = Evidence.objects.visible_to(visit.person).filter(organisation=visit.product.organisation_id)
    found: Evidence = get_object_or_404(mine, pk=key)
    return found


def _reusable(visit: Visit, row: ControlAnswer) -> list[tuple[str, str]]:
    """The latest evidence that the answer does not have yet."""
    mine = Evidence.objects.visible_to(visit.person).filter(organisation=visit.product.organisation_id)
    others = mine.exclude(control_answers=row) if row.pk else mine
    return [(str(one.pk), one.title) for one in others[:REUSABLE]]


def _form_page(
    request: HttpRequest, desk: Desk, row: ControlAnswer, form: EvidenceForm, *, status: int = 200
) -> HttpResponse:
    choices = _reusable(desk.visit, row)
    return desk.page(
        request,
        "assessments/evidence_form.html",
        status=status,
        form=form,
        reuse_form=ReuseForm(choices=choices) if choices else None,
        texts=desk.texts.control(row.control),
        place_name=desk.texts.region(row.region).text if row.region else "",
        save_address=place_address(desk.visit, "add-evidence", row.control, row.region),
        reuse_address=place_address(desk.visit, "reuse-evidence", row.control, row.region),
        back=control_address(desk.visit, row.control, row.region),
    )
