"""Who may open the pages of a product, and who may change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from compliance.accounts.models import Role, User
from compliance.products.models import Product

P = ParamSpec("P")

EDITORS = (Role.OWNER, Role.EDITOR)


@dataclass(frozen=True, slots=True)
class Visit:
    """A product that a person looks at, and the role in which."""

    product: Product
    person: User
    role: str

    @property
    def may_edit(self) -> bool:
        """Owners and editors change things."""
        return self.role in EDITORS

    @property
    def is_owner(self) -> bool:
        """Owners also delete."""
        return self.role == Role.OWNER


View = Callable[Concatenate[HttpRequest, Visit, P], HttpResponseBase]
# The product comes by its name from the address, which a type cannot say beside the rest.
Served = Callable[..., HttpResponseBase]


def of_product(view: View[P]) -> Served:
    """A page of a product that the person may see; any other product is not found."""

    @wraps(view)
    def page(request: HttpRequest, /, product: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, visit(request, product), *args, **kwargs)

    return page


def changes_product(view: View[P]) -> Served:
    """As `of_product`, for owners and editors alone; others are refused."""

    @wraps(view)
    def page(request: HttpRequest, /, product: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        found = visit(request, product)
        if not found.may_edit:
            raise PermissionDenied
        return view(request, found, *args, **kwargs)

    return page


def owns_product(view: View[P]) -> Served:
    """As `of_product`, for owners alone; others are refused."""

    @wraps(view)
    def page(request: HttpRequest, /, product: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        found = visit(request, product)
        if not found.is_owner:
            raise PermissionDenied
        return view(request, found, *args, **kwargs)

    return page


def visit(request: HttpRequest, key: UUID) -> Visit:
    """The product with the person's role, in one query. Raises Http404 for one that is not theirs to see."""
    person = request.user
    assert isinstance(person, User)  # noqa: S101 -- the middleware lets nobody else in
    # The filter and the annotation share one join: the role is that of the person, not of a colleague.
    seen = Product.objects.visible_to(person).annotate(role=F("organisation__memberships__role"))
    product = get_object_or_404(seen.select_related("organisation"), pk=key)
    return Visit(product, person, str(product.role))


def show(
    request: HttpRequest, template: str, found: Visit, /, *, status: int = 200, **context: Any
) -> HttpResponse:
    """A page with the product and what the person may do."""
    return render(request, template, {"visit": found, "product": found.product, **context}, status=status)
