"""Who may open the pages of a product, and what every page of it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language

from compliance.accounts.models import Role, User
from compliance.products.domain.lines import Lines
from compliance.products.domain.state import ProfileState, profile_state
from compliance.products.models import Product
from regions.logic.texts import ENGLISH
from regions.logic.wording import Wording

P = ParamSpec("P")

EDITORS = (Role.OWNER, Role.EDITOR)


@dataclass(frozen=True)
class Desk:
    """One product on one person's desk."""

    request: HttpRequest
    user: User
    state: ProfileState
    wording: Wording
    may_edit: bool

    @property
    def product(self) -> Product:
        """The product."""
        return self.state.product

    @property
    def lines(self) -> Lines:
        """What the pages say about it."""
        return Lines(self.state, self.wording)

    def render(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """A page of the product."""
        shared = {"desk": self, "product": self.product, "lines": self.lines}
        return render(self.request, template, shared | context, status=status)


def product_page(view: Callable[Concatenate[Desk, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a product that the person may see; else 404. Only owners and editors may write; else 403."""

    @wraps(view)
    def page(request: HttpRequest, /, product: UUID, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = request.user
        visible = Product.objects.visible_to(user).annotate(role=F("organisation__memberships__role"))
        row = get_object_or_404(visible, pk=product)
        may_edit = row.role in EDITORS
        if request.method not in ("GET", "HEAD") and not may_edit:
            raise PermissionDenied
        state = profile_state(row, as_of=timezone.localdate())
        wording = Wording.of(state.catalogue, get_language() or ENGLISH)
        assert isinstance(user, User)  # noqa: S101 -- strangers see no product
        return view(Desk(request, user, state, wording, may_edit), *args, **kwargs)

    return page
