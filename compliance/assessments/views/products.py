"""The list of products, and what is done with a product as a whole."""

from __future__ import annotations

import json

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from compliance.accounts.models import Organisation, User
from compliance.assessments.domain.decision import decide
from compliance.assessments.domain.journey import journey
from compliance.assessments.domain.lifecycle import copy_product, exported
from compliance.assessments.domain.portfolio import listed, product_lines
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.working_state import WorkingState, start_product, working_state
from compliance.assessments.forms.products import DeleteProductForm, NewProductForm, ProductForm
from compliance.assessments.views.access import (
    EDITORS,
    Visit,
    changes_product,
    of_product,
    owns_product,
    show,
)
from compliance.products.models import Product
from regions.logic.texts import ENGLISH
from regions.querysets import NoEditionError

PRODUCTS_ON_A_PAGE = 25
NAME_LENGTH = 200


@require_safe
def list_products(request: HttpRequest) -> HttpResponse:
    """The person's products with the verdict of every market; archived ones where asked for."""
    person = person_of(request)
    is_archive = "archived" in request.GET
    seen = Product.objects.visible_to(person)
    found = seen.exclude(archived_at=None) if is_archive else seen.active()
    page = Paginator(listed(found), PRODUCTS_ON_A_PAGE).get_page(request.GET.get("page"))
    lines = product_lines(list(page), on=timezone.localdate(), language=language())
    return render(
        request,
        "assessments/product_list.html",
        {
            "page": page,
            "lines": lines,
            "is_archive": is_archive,
            "may_create": Organisation.objects.visible_to(person, roles=EDITORS).exists(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def create_product(request: HttpRequest) -> HttpResponse:
    """A name and a sentence; the markets come next."""
    organisations = Organisation.objects.visible_to(person_of(request), roles=EDITORS)
    form = NewProductForm(request.POST or None, organisations=organisations)
    if not organisations:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            product = start_product(said["organisation"], name=said["name"], description=said["description"])
        except NoEditionError:
            return render(request, "regions/edition_missing.html", status=503)
        return redirect("products:markets", product.pk)
    return render(request, "assessments/product_create.html", {"form": form})


@require_safe
@of_product
def show_product(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The steps of the journey and how far each is."""
    state = working_state(visit.product)
    today = timezone.localdate()
    return show(
        request,
        "assessments/product_show.html",
        visit,
        steps=journey(state, on=today),
        decision=decide(state.readiness(today), reader_of(state)),
        assessment=state.assessment,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@changes_product
def change_product(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Another name or sentence."""
    form = ProductForm(request.POST or None, instance=visit.product)
    if request.method == "POST" and form.is_valid():
        # Not the whole row: somebody else may be counting changes in it.
        form.instance.save(update_fields=["name", "description", "updated_at"])
        messages.success(request, _("Saved."))
        return redirect("assessments:product", visit.product.pk)
    return show(request, "assessments/product_change.html", visit, form=form)


@require_POST
@changes_product
def archive_product(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the product out of the list; nothing is lost."""
    Product.objects.filter(pk=visit.product.pk, archived_at=None).update(archived_at=timezone.now())
    messages.success(request, _("%(product)s is in the archive.") % {"product": visit.product.name})
    return redirect("assessments:list")


@require_POST
@changes_product
def restore_product(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """Bring the product back into the list."""
    Product.objects.filter(pk=visit.product.pk).update(archived_at=None)
    return redirect("assessments:product", visit.product.pk)


@require_POST
@changes_product
def copy_of_product(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A second product that says the same."""
    name = _("%(product)s (copy)") % {"product": visit.product.name}
    copied = copy_product(visit.product, name=name[:NAME_LENGTH], by=visit.person)
    messages.success(request, _("This is the copy. Give it a name of its own."))
    return redirect("assessments:change", copied.pk)


@require_safe
@of_product
def export_product(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """All that is kept about the product, as a file."""
    today = timezone.localdate()
    kept = exported(visit.product, on=today)
    answer = HttpResponse(
        json.dumps(kept, ensure_ascii=False, indent=1), content_type="application/json; charset=utf-8"
    )
    name = slugify(visit.product.name, allow_unicode=True)[:60] or "product"
    answer.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"landfall-{name}-{today}.json"
    )
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@owns_product
def delete_product(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Delete a product for good, once its name is written again."""
    form = DeleteProductForm(request.POST or None, product=visit.product)
    if request.method == "POST" and form.is_valid():
        visit.product.delete()
        messages.success(request, _("%(product)s is deleted.") % {"product": visit.product.name})
        return redirect("assessments:list")
    return show(
        request,
        "assessments/product_delete.html",
        visit,
        form=form,
        assessments=visit.product.assessments.exclude(snapshot=None).count(),
    )


def person_of(request: HttpRequest) -> User:
    """Who is signed in."""
    assert isinstance(request.user, User)  # noqa: S101 -- the middleware lets nobody else in
    return request.user


def language() -> str:
    """The language of the page."""
    return get_language() or ENGLISH


def reader_of(state: WorkingState) -> Reader:
    """What the pages of a product say, in the language of the page and on this day."""
    return Reader.of(state.edition.catalogue, language=language(), on=timezone.localdate())
