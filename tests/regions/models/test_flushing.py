"""Tests that commit leave neither editions nor a database without its triggers behind."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from regions.models import Edition
from tests.regions.editions import flushable_editions  # noqa: F401
from tests.regions.factories import EditionFactory


@pytest.mark.usefixtures("flushable_editions")
@pytest.mark.parametrize("turn", ["first", "second"])
def test_editions_of_a_test_that_commits_are_gone_after_it(turn):
    assert not Edition.objects.exists()
    EditionFactory()


@pytest.mark.usefixtures("flushable_editions")
def test_they_are_guarded_as_long_as_the_test_runs():
    EditionFactory()
    with pytest.raises(IntegrityError, match="Editions are never deleted"), transaction.atomic():
        Edition.objects.all().delete()
