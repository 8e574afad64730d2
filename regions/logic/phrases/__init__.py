"""How explanations are worded: a module for each language, and its entry here."""

from __future__ import annotations

from regions.logic.phrases import en, zh_hans
from regions.logic.phrases.base import Phrases

PHRASES: dict[str, Phrases] = {"en": en.EnglishPhrases(), "zh-hans": zh_hans.ChinesePhrases()}
