"""Shapes and words of states on pages."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from compliance.assessments import glyphs
from compliance.assessments.bars import status_bar
from compliance.assessments.domain.readiness_page import StatusCount
from compliance.assessments.domain.scores import Score
from compliance.assessments.enums import Verdict

register = template.Library()


@register.simple_tag
def glyph(family: str, state: str, size: int = 16) -> SafeString:
    """The shape of a state; decoration, since the word stands beside it."""
    return mark_safe(glyphs.glyph(family, str(state), size=size))  # noqa: S308 -- made of constants


@register.simple_tag
def verdict(found: Verdict, size: int = 16) -> SafeString:
    """A verdict as shape and word."""
    state, word = found.value, capfirst(str(found.label))
    return format_html(
        '<span class="lf-state is-{}">{} {}</span>', state, glyph("verdict", state, size), word
    )


@register.filter
def of_whole(score: Score) -> str:
    """A score with its denominator, never a percentage: 18 / 52."""
    return f"{score.credit:g} / {score.whole}"


@register.filter
def bar(counts: Iterable[StatusCount]) -> SafeString:
    """How far the duties of a market are, as a bar."""
    drawn = status_bar((one.status.value, one.count) for one in counts)
    return mark_safe(drawn)  # noqa: S308 -- numbers and constants
