"""The assessments of a product: freezing today's state, and comparing two states."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from compliance.assessments.domain.comparing import Kept
from compliance.assessments.domain.comparison_page import comparison_page
from compliance.assessments.domain.journey import journey
from compliance.assessments.domain.lifecycle import freeze
from compliance.assessments.domain.snapshots import snapshot
from compliance.assessments.domain.working_state import WorkingState, working_state
from compliance.assessments.enums import Verdict
from compliance.assessments.forms.comparing import NOW, CompareForm
from compliance.assessments.models import Assessment
from compliance.assessments.views.access import Visit, changes_product, of_product, show
from compliance.assessments.views.products import language, reader_of
from regions.domain.editions import of_row


@require_safe
@of_product
def list_assessments(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What was frozen, and the comparison of two states where asked for."""
    state = working_state(visit.product)
    frozen = _frozen(visit)
    form = CompareForm(request.GET or None, frozen=frozen)
    page = None
    if form.is_valid():
        chosen = [form.cleaned_data[name] for name in ("before", "after")]
        before, after = (_kept(key, frozen, state) for key in chosen)
        page = comparison_page(before, after, language=language())
    reader = reader_of(state)
    known = state.edition.catalogue.regions
    return show(
        request,
        "assessments/product_assessments.html",
        visit,
        steps=journey(state, on=timezone.localdate()),
        edition=state.edition,
        form=form,
        page=page,
        assessment=state.assessment,
        frozen=[
            (
                one,
                [
                    (reader.region(code), Verdict(found))
                    for code, found in (one.snapshot or {})["verdicts"].items()
                    if code in known
                ],
            )
            for one in frozen
        ],
    )


@require_POST
@changes_product
def freeze_assessment(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Freeze today's state; the next assessment starts from it."""
    frozen = freeze(visit.product, by=visit.person, on=timezone.localdate(), now=timezone.now())
    messages.success(
        request,
        _("Assessment %(number)s is frozen. The next one starts from it.") % {"number": frozen.number},
    )
    return redirect("assessments:assessments", visit.product.pk)


def _frozen(visit: Visit) -> list[Assessment]:
    rows = Assessment.objects.visible_to(visit.person).filter(product=visit.product).exclude(snapshot=None)
    return list(rows.select_related("edition", "frozen_by").defer("edition__content").order_by("-number"))


def _kept(key: str, frozen: list[Assessment], state: WorkingState) -> Kept:
    """A frozen state by its number, or the one of now."""
    if key == NOW:
        return Kept(snapshot(state, on=timezone.localdate()), state.edition.catalogue)
    row = next(one for one in frozen if str(one.number) == key)
    return Kept(row.snapshot or {}, of_row(row.edition).catalogue)
