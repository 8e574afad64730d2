"""The addresses of the law's pages, which people keep and share."""

from __future__ import annotations

import pytest
from django.urls import resolve, reverse

from regions import views

ADDRESSES = [
    ("/", "list", {}, views.list_regions),
    ("/regions/EU/", "region", {"code": "EU"}, views.show_region),
    ("/regions/INTL/", "region", {"code": "INTL"}, views.show_region),
    (
        "/requirements/eu-ai-act.art-50-2/",
        "requirement",
        {"key": "eu-ai-act.art-50-2"},
        views.show_requirement,
    ),
]


@pytest.mark.parametrize(("address", "name", "parts", "view"), ADDRESSES)
def test_an_address_stays(address, name, parts, view):
    assert reverse(f"regions:{name}", kwargs=parts) == address
    assert resolve(address).func is view


def test_the_publish_page_is_no_edition():
    assert resolve("/admin/regions/edition/publish/").url_name == "regions_edition_publish"
