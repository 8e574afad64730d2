"""One requirement as it stands for a product."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from compliance.assessments.domain.journey import journey
from compliance.assessments.domain.requirement_page import standing_page
from compliance.assessments.domain.working_state import working_state
from compliance.assessments.views.access import Visit, of_product, show
from compliance.assessments.views.products import reader_of


@require_safe
@of_product
def show_requirement(request: HttpRequest, visit: Visit, key: str) -> HttpResponse:
    """How a requirement is determined, the answers that made it so, and the practices that meet it."""
    state = working_state(visit.product)
    today = timezone.localdate()
    regions = state.readiness(today).everywhere.values()
    found = next((one for one in regions if key in one.requirements), None)
    if found is None:
        raise Http404
    return show(
        request,
        "assessments/requirement_show.html",
        visit,
        steps=journey(state, on=today),
        edition=state.edition,
        page=standing_page(found, found.requirements[key], reader_of(state)),
    )
