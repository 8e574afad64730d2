"""The pages of the checklist."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from compliance.assessments.domain.checklist import PRODUCT
from compliance.assessments.domain.checklist_changes import Assignment, agree, assign, confirm_suggestion
from compliance.assessments.domain.working_state import StaleControlError, save_control_answer
from compliance.assessments.forms.checklist import AgreeForm
from compliance.assessments.views.access import Visit, changes_product, of_product
from compliance.assessments.views.checklist_desk import Desk, control_address, list_address
from compliance.assessments.views.checklist_parts import conflict_page, control_page, list_page, saved_line


@require_safe
@of_product
def list_controls(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The checklist, or the part of it asked for; with `assign` in the query, a box a row."""
    desk = Desk(visit)
    form = desk.assign_form() if "assign" in request.GET and visit.may_edit else None
    return list_page(request, desk, form)


@require_POST
@changes_product
def assign_controls(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Give the ticked controls to somebody."""
    desk = Desk(visit)
    form = desk.assign_form(request.POST)
    if not form.is_valid():
        return list_page(request, desk, form, status=422)
    said = form.cleaned_data
    items = [item for item in desk.checklist.items if item.control.key in said["controls"]]
    number = assign(visit.product, items, Assignment(said["assignee"], said["due_on"]), by=visit.person)
    messages.success(
        request,
        ngettext("%(number)d answer assigned.", "%(number)d answers assigned.", number) % {"number": number},
    )
    return redirect(list_address(visit, request.GET))


@require_safe
@of_product
def show_control(request: HttpRequest, visit: Visit, control: str) -> HttpResponse:
    """One control, with the answer of one place open."""
    desk = Desk(visit)
    region = desk.place_asked_for(control, request.GET.get("market"))
    return control_page(request, desk, desk.form(desk.stored(control, region)))


@require_POST
@changes_product
def save_answer(request: HttpRequest, visit: Visit, control: str, region: str = PRODUCT) -> HttpResponse:
    """Keep an answer; where two people answered at once, ask which answer counts."""
    desk = Desk(visit)
    form = desk.form(desk.empty(control, region), request.POST)
    if not form.is_valid():
        # What stands there may explain it: a former member stays the owner.
        form = desk.form(desk.stored(control, region), request.POST)
    is_autosave = "HX-Request" in request.headers
    if not form.is_valid():
        return saved_line(request, form) if is_autosave else control_page(request, desk, form, status=422)
    version = form.cleaned_data["version"]
    try:
        saved = save_control_answer(visit.product, form.answer(), by=visit.person, version=version)
    except StaleControlError as error:
        if is_autosave:
            return saved_line(request, form, is_late=True)
        return conflict_page(request, desk, form, error.theirs)
    if is_autosave:
        return saved_line(request, desk.form(saved), is_saved=True)
    messages.success(request, _("Saved."))
    if "next" in request.POST:
        return _to_next(visit, control)
    return redirect(control_address(visit, control, region))


@require_POST
@of_product
def agree_to_answer(request: HttpRequest, visit: Visit, control: str, region: str = PRODUCT) -> HttpResponse:
    """Agree that a control is not applicable, or take that back."""
    desk = Desk(visit)
    if not desk.may_agree:
        raise PermissionDenied
    row = desk.stored(control, region)
    form = AgreeForm(request.POST)
    if not row.pk or not form.is_valid():
        raise Http404
    by = visit.person if form.cleaned_data["agreed"] else None
    try:
        agree(row, by=by, version=form.cleaned_data["version"])
    except StaleControlError:
        messages.warning(request, _("The answer was changed meanwhile. Read it again before you agree."))
    else:
        messages.success(request, _("Saved."))
    return redirect(control_address(visit, control, region))


@require_POST
@changes_product
def confirm_control(request: HttpRequest, visit: Visit, control: str) -> HttpResponse:
    """Confirm that a control is in place, as certificates suggest."""
    desk = Desk(visit)
    item = desk.checklist.item(control)
    if item is None:
        raise Http404
    if item.suggested_by:
        names = desk.texts.certificates(item.suggested_by)
        confirm_suggestion(visit.product, item, names, by=visit.person)
        messages.success(request, _("Saved."))
    return redirect(control_address(visit, control))


def _to_next(visit: Visit, control: str) -> HttpResponseRedirect:
    following = Desk(visit).checklist.next_open(control)
    return redirect(control_address(visit, *following) if following else list_address(visit))
