"""The task list of the profile, its sections, and all answers to check."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from compliance.products.views.access import Desk, product_page


@require_safe
@product_page
def show_profile(desk: Desk) -> HttpResponse:
    """The sections with how far each is."""
    return desk.render("products/profile.html", next=desk.state.questionnaire.next_after())


@require_safe
@product_page
def show_section(desk: Desk, section: str) -> HttpResponse:
    """The questions of one section with their answers."""
    if section not in desk.state.catalogue.sections:
        raise Http404
    upcoming = desk.state.questionnaire.next_after(section=section)
    return desk.render("products/section.html", section=desk.lines.section(section), next=upcoming)


@require_safe
@product_page
def check_answers(desk: Desk) -> HttpResponse:
    """Every answer with a link to change it; those that count no more stand apart."""
    return desk.render("products/check.html")
