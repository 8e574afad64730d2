"""The lists of the working copy: found, filtered, and flat in queries."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from django.urls import reverse

from regions.models import (
    Conflict,
    Control,
    Definition,
    Edition,
    Fact,
    HorizonItem,
    Instrument,
    Place,
    Region,
    RegionGroup,
    Requirement,
    Section,
    Theme,
    Translation,
    Vocabulary,
)
from tests.regions.documents import requirement, small_document
from tests.regions.publications import published_law

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LISTS = [
    Conflict,
    Control,
    Definition,
    Edition,
    Fact,
    HorizonItem,
    Instrument,
    Place,
    Region,
    RegionGroup,
    Requirement,
    Section,
    Theme,
    Translation,
]


def list_path(model):
    return reverse(f"admin:regions_{model.__name__.lower()}_changelist")


def shown(answer):
    """The rows of a list."""
    return [str(row) for row in answer.context["cl"].result_list]
