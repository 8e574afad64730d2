"""Pages of the checklist that several requests end in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from compliance.assessments.domain.checklist_filters import ChecklistFilter, Show
from compliance.assessments.domain.checklist_pages import EvidenceLine
from compliance.assessments.forms.checklist import AgreeForm, AssignForm, ControlForm, PlaceForm
from compliance.assessments.models import ControlAnswer
from compliance.assessments.views.checklist_desk import Desk, control_address, place_address
from compliance.products.enums import ControlStatus


def list_page(
    request: HttpRequest, desk: Desk, assigning: AssignForm | None, *, status: int = 200
) -> HttpResponse:
    """The checklist as far as it was asked for, with a box a row while somebody assigns."""
    form = desk.filter_form(request.GET)
    wanted = ChecklistFilter(person=desk.visit.person.pk, today=timezone.localdate(), **form.asked())
    items = desk.checklist.items
    counts = [(show, len(wanted.showing(show).apply(items))) for show in Show]
    return desk.page(
        request,
        "assessments/checklist_list.html",
        status=status,
        filter_form=form,
        form=assigning,
        page=desk.texts.list_page(wanted.apply(items)),
        tabs=[(show, number) for show, number in counts if number or show is Show.ALL],
        wanted=wanted,
        query=wanted.query,
        progress=desk.checklist.progress,
        blocking=sum(item.blocks for item in items),
    )


def control_page(request: HttpRequest, desk: Desk, form: ControlForm, *, status: int = 200) -> HttpResponse:
    """The page of a control around the form of one place."""
    row, texts = form.row, desk.texts
    item = desk.checklist.item(row.control)
    places = [texts.place(place) for place in item.places] if item else []
    return desk.page(
        request,
        "assessments/checklist_control.html",
        status=status,
        control=desk.catalogue.controls[row.control],
        texts=texts.control(row.control),
        item=item,
        duties=(duties := [texts.duty(duty) for duty in item.duties] if item else []),
        duty_titles=[line.title for line in duties],
        places=places,
        row=row,
        place_name=texts.region(row.region).text if row.region else "",
        opened=next((line for line in places if line.place.region == row.region), None),
        form=form,
        said=texts.said(row),
        evidence=evidence_lines(desk, row),
        add_evidence_address=place_address(desk.visit, "add-evidence", row.control, row.region),
        answered_by=desk.people.get(row.answered_by_id or 0, ""),
        save_address=place_address(desk.visit, "answer", row.control, row.region),
        place_form=_place_form(desk, row.control),
        agree_address=place_address(desk.visit, "agree", row.control, row.region),
        agree_form=AgreeForm(initial={"version": row.version, "agreed": row.agreed_by_id is None}),
        may_agree=desk.may_agree and row.status == ControlStatus.NOT_APPLICABLE,
        agreed_by=desk.people.get(row.agreed_by_id or 0, ""),
        suggested_by=texts.certificates(item.suggested_by) if item else "",
    )


def saved_line(
    request: HttpRequest, form: ControlForm, *, is_saved: bool = False, is_late: bool = False
) -> HttpResponse:
    """What an autosave brings back: whether it was kept, and the version that stands now.

    The fields stay as they are: somebody is writing in them.
    """
    problems = [message for messages in form.errors.values() for message in messages]
    context = {"form": form, "is_saved": is_saved, "is_late": is_late, "problem": next(iter(problems), "")}
    status = 409 if is_late else 200
    return render(request, "assessments/checklist_saved.html", context, status=status)


def conflict_page(request: HttpRequest, desk: Desk, form: ControlForm, theirs: ControlAnswer) -> HttpResponse:
    """Both answers side by side: keep mine, or keep theirs."""
    mine = form.answer()
    newer = {**form.cleaned_data, "version": str(theirs.version)}
    return desk.page(
        request,
        "assessments/checklist_conflict.html",
        status=409,
        texts=desk.texts.control(mine.control),
        place_name=desk.texts.region(mine.region).text if mine.region else "",
        form=desk.form(theirs, newer),
        mine=desk.texts.said(mine),
        theirs=desk.texts.said(theirs),
        row=theirs,
        who=desk.people.get(theirs.answered_by_id or 0, ""),
        save_address=place_address(desk.visit, "answer", mine.control, mine.region),
        back=control_address(desk.visit, mine.control, mine.region),
    )


def evidence_lines(desk: Desk, row: ControlAnswer) -> list[EvidenceLine]:
    """The evidence of an answer, with how long it may be relied on."""
    place = [row.region] if row.region else []
    shared = [desk.visit.product.pk, row.control]
    item = desk.checklist.item(row.control)
    regions = [row.region] if row.region else list(item.regions if item else ())
    return [
        desk.texts.evidence(
            proof,
            desk.state.readiness(timezone.localdate()),
            regions,
            remove_address=reverse("assessments:checklist:remove-evidence", args=[*shared, proof.pk, *place]),
        )
        for proof in (row.evidence.all() if row.pk else ())
    ]


def _place_form(desk: Desk, control: str) -> PlaceForm | None:
    """Where the control may be otherwise than everywhere; None for one that is answered by market anyway."""
    if desk.catalogue.controls[control].per_region:
        return None
    answered = {row.region for row in desk.state.controls if row.control == control and row.status}
    item = desk.checklist.item(control)
    served = item.regions if item else ()
    others = [code for code in desk.regions if code in served and code not in answered]
    return PlaceForm(markets=[(code, desk.texts.region(code).text) for code in others]) if others else None
