"""Forms of a page, filled in and sent as a browser does it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

Fields = dict[str, list[str]]


class _FormReader(HTMLParser):
    """The fields of one form with the values that are sent when nobody touches them."""

    def __init__(self, form_id: str) -> None:
        super().__init__(convert_charrefs=True)
        self.form_id = form_id
        self.fields: Fields = {}
        self._inside = False
        self._textarea: str | None = None
        self._text = ""
        self._select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag == "form":
            self._inside = given.get("id") == self.form_id
        elif not self._inside or "disabled" in given:
            return
        elif tag == "input" and name and given.get("type") not in ("submit", "button"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self._add(name, given.get("value") or ("on" if given.get("type") == "checkbox" else ""))
        elif tag == "textarea" and name:
            self._textarea, self._text = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in given:
            self._add(self._select, given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._textarea:
            text = self._text.removeprefix("\r\n").removeprefix("\n")
            self._add(self._textarea, text.replace("\r\n", "\n").replace("\n", "\r\n"))
            self._textarea = None
        elif tag == "select":
            self._select = None

    def _add(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).append(value)


def form_fields(html: str, form_id: str) -> Fields:
    """What a browser sends for the form when nobody touches it; line ends are those of browsers."""
    reader = _FormReader(form_id)
    reader.feed(html)
    assert reader.fields, f"the page has no form {form_id}"
    return reader.fields


def submit(client: Any, path: str, form_id: str, **changes: str | None) -> Any:
    """Open a page, change some fields of a form (None leaves one out) and send it."""
    fields = form_fields(client.get(path).content.decode(), form_id)
    for name, value in changes.items():
        if value is None:
            fields.pop(name, None)
        else:
            fields[name] = [value]
    return client.post(path, fields)
