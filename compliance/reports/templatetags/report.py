"""Tags of the printed report: everything is said in each of its languages."""

from __future__ import annotations

import re
import unicodedata

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override

from compliance.reports.domain.voice import Part, State, Text

register = template.Library()

# What the faces of the report hold; the name of a letter starts with its script, but for º and ª.
PRINTED_SCRIPTS = frozenset(
    {"LATIN", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "MASCULINE", "FEMININE"}
)
_SCRIPT = re.compile("[ -]")

# The codes of our languages as HTML and PDF write them.
HTML_LANGUAGES = {"en": "en", "zh-hans": "zh-Hans"}


@register.filter
def html_language(language: str) -> str:
    """The language's code for a `lang` attribute."""
    return HTML_LANGUAGES[language]


@register.filter
def is_printable(text: str) -> bool:
    """Whether the faces of the report have every letter: of East Asia and Europe, not of Thai or Arabic."""
    scripts = (_SCRIPT.split(unicodedata.name(letter, ""))[0] for letter in text if letter.isalpha())
    return bool(text) and PRINTED_SCRIPTS.issuperset(scripts)


@register.simple_tag(takes_context=True)
def say(context: Context, what: object) -> SafeString:
    """A Text, or fixed words written `_("…")`: the main language bare, any other one in a span."""
    languages: tuple[str, ...] = context["content"].languages
    parts = what.parts if isinstance(what, Text) else _translated(what, languages)
    return format_html_join(
        "", "{}", ((_part(part, languages[0], is_first=not number),) for number, part in enumerate(parts))
    )


@register.simple_tag(takes_context=True)
def state(context: Context, what: State) -> SafeString:
    """The word of a state beside its shape, which the stylesheet draws."""
    return format_html('<span class="state {}-{}">{}</span>', what.family, what.name, say(context, what.word))


def _translated(words: object, languages: tuple[str, ...]) -> list[Part]:
    """Lazy fixed words in each language."""
    parts = []
    for language in languages:
        with override(language):
            parts.append(Part(language, str(words)))
    return parts


def _part(part: Part, main: str, *, is_first: bool) -> SafeString | str:
    """The blank before a second language stands inside its span: one at the end of the text before it makes
    WeasyPrint 70 break that text after its first word where it just fills a line."""
    language = HTML_LANGUAGES[part.language]
    if not is_first:
        return format_html('<span class="second" lang="{}"> {}</span>', language, part.text)
    if part.language == main:
        return part.text
    return format_html('<span lang="{}">{}</span>', language, part.text)
