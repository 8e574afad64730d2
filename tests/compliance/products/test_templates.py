"""Answers come from Django forms alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TEMPLATES = sorted((ROOT / "templates" / "products").rglob("*.html"))


def names(template: Path) -> str:
    return template.relative_to(ROOT / "templates").as_posix()


@pytest.mark.parametrize("template", TEMPLATES, ids=names)
def test_no_template_writes_a_field_by_hand(template):
    assert re.findall(r"<(?:input|select|textarea)\b", template.read_text()) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=names)
def test_no_template_carries_script_or_style_of_its_own(template):
    found = re.findall(
        r"<script(?![^>]* src=)|<style| style=| on\w+=|javascript:|hx-on|hx-vals=.js", template.read_text()
    )
    assert found == []


@pytest.mark.parametrize("template", TEMPLATES, ids=names)
def test_every_word_can_be_translated(template):
    text = re.sub(
        r"\{% blocktranslate.*?endblocktranslate %\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}",
        " ",
        template.read_text(),
        flags=re.DOTALL,
    )
    text = re.sub(r"<[^>]*>", " ", text, flags=re.DOTALL)
    assert re.findall(r"[A-Za-z]{3,}", text) == []
