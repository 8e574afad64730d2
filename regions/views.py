"""Public pages of the law. They read the current edition in memory: one query, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from regions.domain.editions import Published, published
from regions.domain.pageparts import PageParts
from regions.domain.pages import home_page, region_page, requirement_page
from regions.forms import DayForm
from regions.logic.texts import ENGLISH
from regions.querysets import NoEditionError

P = ParamSpec("P")


def law_page(
    view: Callable[Concatenate[HttpRequest, Published, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page that everybody may read, given the current edition; without one it says what to run."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            edition = published()
        except NoEditionError:
            return render(request, "regions/edition_missing.html", status=503)
        return view(request, edition, *args, **kwargs)

    return login_not_required(require_safe(page))


@law_page
def list_regions(request: HttpRequest, edition: Published) -> HttpResponse:
    """The regions as tiles."""
    today = timezone.localdate()
    page = home_page(page_parts(edition, today))
    return render(request, "regions/region_list.html", {"edition": edition, "on": today, "page": page})


@law_page
def show_region(request: HttpRequest, edition: Published, code: str) -> HttpResponse:
    """The law of a region on the day asked for, today if none."""
    if code not in edition.catalogue.regions:
        raise Http404
    today = timezone.localdate()
    form = DayForm(request.GET if "on" in request.GET else None, initial={"on": today})
    on = (form.cleaned_data["on"] if form.is_valid() else None) or today
    page = region_page(page_parts(edition, on), code)
    return render(
        request, "regions/region_show.html", {"edition": edition, "on": on, "form": form, "page": page}
    )


@law_page
def show_requirement(request: HttpRequest, edition: Published, key: str) -> HttpResponse:
    """Everything that one requirement says."""
    if key not in edition.catalogue.requirements:
        raise Http404
    today = timezone.localdate()
    page = requirement_page(page_parts(edition, today), key)
    return render(request, "regions/requirement_show.html", {"edition": edition, "on": today, "page": page})


def page_parts(edition: Published, on: date) -> PageParts:
    """The parts of pages in the language of the reader."""
    return PageParts.of(edition.catalogue, language=get_language() or ENGLISH, on=on)
