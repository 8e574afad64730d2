"""The report of a product: what it will say, and the file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from compliance.assessments.domain.decision import decide
from compliance.assessments.domain.journey import journey
from compliance.assessments.domain.snapshots import snapshot
from compliance.assessments.domain.working_state import WorkingState, working_state
from compliance.assessments.views.access import Visit, of_product, show
from compliance.assessments.views.products import language, reader_of
from compliance.reports.forms import ReportForm
from compliance.reports.rendering import SECONDS, RenderingError, TooSlowError, render


@require_http_methods(["GET", "HEAD", "POST"])
@of_product
def show_report(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page of the report; sending its form downloads the file."""
    state = working_state(visit.product)
    form = ReportForm(request.POST or None, initial={"language": language()})
    problem, status = "", 200
    if request.method == "POST" and form.is_valid():
        try:
            return _download(state, form.cleaned_data["language"])
        except TooSlowError:
            problem = _("The report took longer than a minute and was stopped. Try it with fewer markets.")
            status = 503
        except RenderingError:
            problem = _(
                "The report could not be printed. Whoever runs this installation finds the reason in its log."
            )
            status = 500
    today = timezone.localdate()
    return show(
        request,
        "reports/report_show.html",
        visit,
        status=status,
        steps=journey(state, on=today),
        decision=decide(state.readiness(today), reader_of(state)),
        edition=state.edition,
        form=form,
        problem=problem,
        has_markets=bool(state.profile.markets),
        today=today,
    )


def _download(state: WorkingState, wanted: str) -> HttpResponse:
    today = timezone.localdate()
    pdf = render(snapshot(state, on=today), state.edition.catalogue, language=wanted, seconds=SECONDS)
    name = slugify(state.product.name, allow_unicode=True)[:60] or "product"
    answer = HttpResponse(pdf, content_type="application/pdf")
    # Django writes the name as RFC 6266 asks, Chinese included.
    answer.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"landfall-{name}-{today}-{wanted}.pdf"
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
