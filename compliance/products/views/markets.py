"""Choosing markets."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from compliance.products.domain.markets import choose_markets
from compliance.products.forms.markets import MarketsForm, Tile
from compliance.products.views.access import Desk, product_page


@require_http_methods(["GET", "HEAD", "POST"])
@product_page
def edit_markets(desk: Desk) -> HttpResponse:
    """The regions as tiles, each with a launch day."""
    stands = {market.region: (market.is_chosen, market.launch_on) for market in desk.state.markets}
    form = MarketsForm(_tiles(desk), stands, desk.request.POST if desk.request.method == "POST" else None)
    if form.is_valid():
        choose_markets(desk.product, form.wanted)
        return redirect("products:profile", desk.product.pk)
    return desk.render("products/markets.html", form=form, problems=form.problems)


def _tiles(desk: Desk) -> tuple[Tile, ...]:
    texts = desk.wording.texts
    laws = [desk.state.catalogue.regions[code] for code in desk.state.catalogue.markets]
    groups = list(dict.fromkeys(law.group for law in laws))
    return tuple(
        Tile(
            law.code,
            texts.get("region", law.code, "name", law.name),
            texts.get("region", law.code, "group", law.group),
            len(law.counted),
            law.code in desk.state.questionnaire.homes,
        )
        for law in sorted(laws, key=lambda law: groups.index(law.group))
    )
