"""What the admin pages of the law say about changes that are not published."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from django import template
from django.contrib.admin.utils import model_format_dict
from django.db import models
from django.template import RequestContext
from django.urls import reverse
from django.utils.text import capfirst

from regions.domain.differences import Change
from regions.domain.dumping import NoLawError
from regions.domain.publishing import unpublished_changes
from regions.models.mapping import TABLES, TRANSLATIONS, VOCABULARY

register = template.Library()


@register.inclusion_tag("admin/regions/_unpublished.html", takes_context=True)
def unpublished_note(context: RequestContext) -> dict[str, Any]:
    """How many changes wait, with the way to the page that publishes them; a constant number of queries."""
    try:
        count: int | None = len(unpublished_changes())
    except NoLawError:
        count = None
    return {"count": count, "may_publish": context["user"].has_perm("regions.publish_edition")}


@register.filter
def kind_name(change: Change) -> str:
    """What kind of object has changed."""
    return str(capfirst(model_format_dict(_model(change.kind))["verbose_name"]))


@register.filter
def edit_link(change: Change) -> str:
    """The list of the admin in which the object stands alone."""
    model, key = _model(change.kind), change.key
    if change.kind == "choice":
        model, key = TABLES["fact"].model, key.partition(".")[0]
    elif model is VOCABULARY.model:
        key = ""
    elif model is TRANSLATIONS.model:
        key = key.partition(":")[2].rpartition(":")[0]
    address = reverse(f"admin:regions_{model.__name__.lower()}_changelist")
    return f"{address}?{urlencode({'q': key})}" if key else address


@register.filter
def written(value: Any) -> str:
    """A value of a field as people read it: a list with an item a line, nothing as a dash."""
    if value is None or value == []:
        return "–"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _model(kind: str) -> type[models.Model]:
    if kind == TRANSLATIONS.shape.kind:
        return TRANSLATIONS.model
    return TABLES[kind].model if kind in TABLES else VOCABULARY.model
