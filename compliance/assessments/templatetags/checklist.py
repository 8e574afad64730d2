"""How the checklist writes its rows."""

from __future__ import annotations

from django import template

from compliance.assessments.forms.checklist import AssignForm

register = template.Library()


@register.filter
def tick(form: AssignForm, control: str) -> str:
    """The box of one row."""
    return form.ticks[control]
