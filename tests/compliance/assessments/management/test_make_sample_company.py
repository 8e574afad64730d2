from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from compliance.accounts.models import Organisation
from compliance.products.models import Product

pytestmark = pytest.mark.django_db


@pytest.fixture
def law():
    """The shipped law, published."""
    for command in ("load_law", "publish_edition"):
        call_command(command, stdout=io.StringIO())


def make():
    told = io.StringIO()
    call_command("make_sample_company", stdout=told)
    return told.getvalue()


def test_the_company_gets_a_product_with_answers(law):
    assert make() == "Nuanyu (sample company) is ready.\n"
    product = Product.objects.get()
    assert product.organisation.is_sample
    assert (product.answers.exists(), product.markets.exists()) == (True, True)


def test_a_second_run_changes_nothing(law):
    make()
    before = [*Product.objects.values()]
    make()
    assert [*Product.objects.values()] == before
    assert Organisation.objects.count() == 1


def test_without_a_published_law_it_says_so():
    with pytest.raises(CommandError, match="publish_edition"):
        make()
    assert (Product.objects.count(), Organisation.objects.count()) == (0, 0)
