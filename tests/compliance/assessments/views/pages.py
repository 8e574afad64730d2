"""Reading pages in tests."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def address(name: str, *arguments: Any) -> str:
    """The address of a page of the app."""
    return reverse(f"assessments:{name}", args=arguments)


def main_of(answer: Any) -> str:
    """The markup of the page's main part."""
    return str(answer.content.decode().partition('<main id="main" tabindex="-1">')[2].partition("</main>")[0])


def text_of(answer: Any) -> str:
    """What the page says, without markup, one blank between words."""
    return words(main_of(answer))


def words(html: str) -> str:
    """Text without markup."""
    plain = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))).strip()
    return plain.replace(" ,", ",")


def links(answer: Any) -> dict[str, str]:
    """The links of the page's main part: address and what stands on it."""
    found = re.findall(r"<a [^>]*href=\"([^\"]+)\"[^>]*>(.*?)</a>", main_of(answer), re.DOTALL)
    return {unescape(href): words(said) for href, said in found}


def queries_of(client: Any, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)
