"""What tests read off a page."""

from __future__ import annotations

import re
from html import unescape


def text(answer):
    """The words of the main part, blanks made single."""
    main = re.search(r"<main.*</main>", answer.content.decode(), flags=re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def heading(answer):
    return unescape(re.search(r"<h1>(.*?)</h1>", answer.content.decode(), flags=re.DOTALL)[1])


def title(answer):
    return unescape(re.search(r"<title>(.*?)</title>", answer.content.decode())[1])


def problems(answer):
    """The lines of the error summary."""
    summary = re.search(r'<div class="lf-errors".*?</div>', answer.content.decode(), flags=re.DOTALL)
    lines = re.findall(r"<li>(.*?)</li>", summary[0], flags=re.DOTALL) if summary else []
    return [unescape(re.sub(r"<[^>]+>", "", line)) for line in lines]


def messages(answer):
    return [
        unescape(found)
        for found in re.findall(r'<p class="lf-message[^>]*>(.*?)</p>', answer.content.decode())
    ]


def link_in(mail):
    """The path of the one link in a message, but that to the start page."""
    return re.search(r"http://testserver(/\S+)", mail.body)[1]
