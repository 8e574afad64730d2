"""How pages write what the law says: its texts, days, languages and sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from django import template
from django.utils.html import conditional_escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, gettext, gettext_lazy, pgettext_lazy

from regions.domain.pagetexts import Text
from regions.enums import Severity
from regions.logic.phrases import PHRASES
from regions.logic.texts import ENGLISH

register = template.Library()

SEVERITY_WORDS = {
    Severity.BLOCKER: pgettext_lazy("severity", "Blocker"),
    Severity.MAJOR: pgettext_lazy("severity", "Major"),
    Severity.MINOR: pgettext_lazy("severity", "Minor"),
}
# Languages of the law that Django has no name for.
MORE_LANGUAGES = {"fil": gettext_lazy("Filipino"), "mt": gettext_lazy("Maltese")}


@register.filter
def text(value: Text) -> SafeString:
    """A text of the law, its links made to work; one that is not in the language of the page says so."""
    written = urlize(value.text, autoescape=True) if "://" in value.text else conditional_escape(value.text)
    if value.language == active_language():
        return mark_safe(written)  # noqa: S308 -- escaped in the line above
    return format_html('<span lang="{}">{}</span>', value.language, mark_safe(written))  # noqa: S308 -- as above


@register.filter
def draft_mark(value: Text | Iterable[Text]) -> SafeString:
    """A small mark if the text, or one of the texts, is a translation that nobody has reviewed."""
    texts = [value] if isinstance(value, Text) else value
    if not any(one.is_draft for one in texts):
        return SafeString("")
    return format_html(' <span class="lf-tag lf-draft">{}</span>', gettext("translation under review"))


@register.filter
def day(value: date) -> str:
    """A day as the language of the page writes it: 2 August 2026."""
    return PHRASES[active_language()].date_text(value)


@register.filter
def severity_word(value: Severity) -> str:
    """A severity in one word."""
    return str(SEVERITY_WORDS[value])


@register.filter
def language_name(code: str) -> str:
    """A language in the language of the page; an unknown one by its code."""
    if code in MORE_LANGUAGES:
        return str(MORE_LANGUAGES[code])
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code


@register.filter
def host(link: str) -> str:
    """The site that a link leads to."""
    return urlsplit(link).hostname or link


def active_language() -> str:
    """The language of the page."""
    return get_language() or ENGLISH
