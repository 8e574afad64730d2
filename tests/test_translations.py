"""The interface in Simplified Chinese is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

PO = Path(__file__).parent.parent / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    with PO.open("rb") as file:
        return [message for message in read_po(file, locale="zh_Hans") if message.id]


def english(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[-1]


def chinese(message: Message) -> str:
    return message.string if isinstance(message.string, str) else (message.string or [""])[0]


def test_no_text_is_empty_or_fuzzy(messages: list[Message]) -> None:
    assert [english(message) for message in messages if not chinese(message) or message.fuzzy] == []


def test_every_placeholder_stands_in_the_chinese_too(messages: list[Message]) -> None:
    wrong = [
        english(message)
        for message in messages
        if sorted(PLACEHOLDER.findall(english(message))) != sorted(PLACEHOLDER.findall(chinese(message)))
    ]
    assert wrong == []


def test_no_half_width_comma_or_stop_stands_between_han_characters(messages: list[Message]) -> None:
    half_width = re.compile(r"[\u4e00-\u9fff][,;:!?.][\u4e00-\u9fff]")
    assert [chinese(message) for message in messages if half_width.search(chinese(message))] == []
