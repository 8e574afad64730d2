from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("accounts/_try_sample.html", takes_context=True)
def try_sample(context: template.Context) -> dict[str, Any]:
    """The button "Try the sample company", where the site offers it."""
    return {"offered": settings.SAMPLE_COMPANY, "csrf_token": context.get("csrf_token")}
