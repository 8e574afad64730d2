from __future__ import annotations

import pytest

from regions.logic.texts import Texts

CHINESE = Texts("zh-hans", {"fact:role": {"label": {"text": "角色", "state": "reviewed"}}})


def test_a_translated_text_comes_in_its_language() -> None:
    assert CHINESE.get("fact", "role", "label", "your role") == "角色"


@pytest.mark.parametrize(
    ("kind", "key", "field"),
    [
        pytest.param("fact", "role", "question", id="another field"),
        pytest.param("fact", "people", "label", id="another object"),
        pytest.param("control", "role", "label", id="another kind"),
    ],
)
def test_a_text_without_translation_stays_english(kind: str, key: str, field: str) -> None:
    assert CHINESE.get(kind, key, field, "English") == "English"
    assert not CHINESE.is_translated(kind, key, field)


def test_a_text_knows_whether_it_is_translated() -> None:
    assert CHINESE.is_translated("fact", "role", "label")


def test_english_needs_no_translation() -> None:
    english = Texts("en", {})
    assert english.get("fact", "role", "label", "your role") == "your role"
    assert english.is_translated("fact", "role", "label")
