"""The readiness of a product: the page that decides, and the lists behind its numbers."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from compliance.assessments.domain.journey import journey
from compliance.assessments.domain.readiness_page import readiness_page
from compliance.assessments.domain.requirement_rows import requirement_row
from compliance.assessments.domain.slices import select
from compliance.assessments.domain.working_state import working_state
from compliance.assessments.forms.requirements import RequirementFilter
from compliance.assessments.views.access import Visit, of_product, show
from compliance.assessments.views.products import reader_of

ROWS_ON_A_PAGE = 100


@require_safe
@of_product
def show_readiness(request: HttpRequest, visit: Visit) -> HttpResponse:
    """May the product launch, what is missing, what to do next."""
    state = working_state(visit.product)
    today, reader = timezone.localdate(), reader_of(state)
    page = readiness_page(state.readiness(today), reader)
    # Both pictures escape what they are given.
    heat = mark_safe(page.heat.drawn(_("Binding duties by market and theme")))  # noqa: S308
    timeline = mark_safe(page.timeline.drawn(_("Launches and duties to come"), reader))  # noqa: S308
    return show(
        request,
        "assessments/readiness_show.html",
        visit,
        steps=journey(state, on=today, waiting=len(page.questions) + page.more_questions),
        today=today,
        edition=state.edition,
        page=page,
        heat=heat,
        timeline=timeline,
    )


@require_safe
@of_product
def list_requirements(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The requirements that a number counts, each with what is missing and why."""
    state = working_state(visit.product)
    today = timezone.localdate()
    readiness, reader = state.readiness(today), reader_of(state)
    form = RequirementFilter(request.GET, product=readiness, reader=reader)
    wanted = form.wanted()
    found = select(readiness, wanted.which, regions=wanted.regions, theme=wanted.theme, fact=wanted.fact)
    page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "assessments/readiness_list.html",
        visit,
        steps=journey(state, on=today),
        edition=state.edition,
        form=form,
        wanted=wanted,
        page=page,
        rows=[
            (reader.region(one.readiness.code), requirement_row(one.readiness, one.one, reader))
            for one in page
        ],
        query=form.query(),
    )
