"""What if the product went to further markets."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from compliance.assessments.domain.journey import journey
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.whatif_page import whatif_page
from compliance.assessments.domain.working_state import WorkingState, working_state
from compliance.assessments.forms.whatif import MarketsForm
from compliance.assessments.views.access import Visit, changes_product, of_product, show
from compliance.assessments.views.products import reader_of
from compliance.products.domain.markets import choose_markets


@require_safe
@of_product
def show_whatif(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All further markets by extra effort, and those tried closely."""
    state = working_state(visit.product)
    today, reader = timezone.localdate(), reader_of(state)
    form = MarketsForm(request.GET, choices=_further(state, reader))
    return show(
        request,
        "assessments/whatif_show.html",
        visit,
        steps=journey(state, on=today),
        edition=state.edition,
        form=form,
        page=whatif_page(state.readiness(today), form.codes(), reader),
        has_markets=bool(state.profile.markets),
    )


@require_POST
@changes_product
def add_markets(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Choose these markets too, with the launch day on which they were judged."""
    state = working_state(visit.product)
    reader = reader_of(state)
    codes = MarketsForm(request.POST, choices=_further(state, reader)).codes()
    if not codes:
        messages.warning(
            request, _("No market was added: it is chosen already, or the law does not know it.")
        )
        return redirect("assessments:whatif", visit.product.pk)
    days = {code: market.launch_on for code, market in state.profile.markets.items()}
    last = max((day for day in days.values() if day), default=None)
    choose_markets(visit.product, {**days, **dict.fromkeys(codes, last)})
    names = reader.listed(reader.region(code).text for code in codes)
    messages.success(
        request,
        _("%(markets)s added. Nothing that was assumed is kept: the profile asks for it.")
        % {"markets": names},
    )
    return redirect("assessments:readiness", visit.product.pk)


def _further(state: WorkingState, reader: Reader) -> list[tuple[str, str]]:
    """The markets that can be tried, by name."""
    codes = [code for code in state.edition.catalogue.markets if code not in state.profile.markets]
    return sorted(((code, reader.region(code).text) for code in codes), key=lambda one: one[1])
