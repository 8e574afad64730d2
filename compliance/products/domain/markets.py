"""The markets of a product: choosing, dating and leaving them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from compliance.products.domain.answers import touch
from compliance.products.models import Market, Product


def choose_markets(product: Product, wanted: Mapping[str, date | None]) -> None:
    """Make these the chosen markets, each with its launch day.

    A market that is left keeps its launch day and its answers; they come back with it. Choosing the same
    again changes nothing.
    """
    with transaction.atomic():
        rows = {market.region: market for market in product.markets.select_for_update()}
        added = [
            Market(product=product, region=code, launch_on=day)
            for code, day in wanted.items()
            if code not in rows
        ]
        changed = [
            row
            for code, row in rows.items()
            if code in wanted and (row.is_chosen, row.launch_on) != (True, wanted[code])
        ]
        for row in changed:
            row.is_chosen, row.launch_on = True, wanted[row.region]
        Market.objects.bulk_create(added)
        Market.objects.bulk_update(changed, ["is_chosen", "launch_on"])
        left = product.markets.filter(is_chosen=True).exclude(region__in=wanted).update(is_chosen=False)
        if added or changed or left:
            touch(product)
