"""The profile as a file: out and in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from compliance.products.domain.importing import changes, take_profile
from compliance.products.domain.profile_file import ProfileError, read_profile
from compliance.products.domain.profile_writing import profile_yaml
from compliance.products.forms.importing import ImportForm
from compliance.products.views.access import Desk, product_page


@require_safe
@product_page
def export_profile(desk: Desk) -> HttpResponse:
    """The answers and markets as YAML."""
    name = slugify(desk.product.name) or "profile"
    return HttpResponse(
        profile_yaml(desk.state),
        content_type="application/yaml; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.yaml"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@product_page
def import_profile(desk: Desk) -> HttpResponse:
    """Read a file, show what would change, and take it over once that is confirmed."""
    request = desk.request
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_valid():
        return desk.render("products/import.html", form=form, problems=form.problems)
    content: bytes = form.cleaned_data["content"]
    vocabulary = desk.state.catalogue.vocabulary
    try:
        profile = read_profile(desk.state.catalogue, content, file=form.cleaned_data["name"])
    except ProfileError as error:
        return desk.render("products/import.html", form=form, faults=error.problems)
    if "confirmed" in request.POST:
        count = len(take_profile(desk.product, vocabulary, profile, by=desk.user))
        words = ngettext("%(count)s answer taken over.", "%(count)s answers taken over.", count)
        messages.success(request, words % {"count": count})
        return redirect("products:check", desk.product.pk)
    found = changes(desk.product, vocabulary, profile)
    return desk.render(
        "products/import_check.html",
        form=ImportForm({"text": content.decode()}),
        changes=[desk.lines.change(change) for change in found],
        markets=[desk.lines.region(code) for code in profile.markets if code not in desk.state.chosen],
        controls=len(profile.controls),
    )
