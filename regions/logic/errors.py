"""Faults of the law as data; each says what was expected and, where it can, the nearest right word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class LawError(Exception):
    """Any fault in the law library."""


class ConditionError(LawError):
    """A condition that cannot be read or does not fit the vocabulary.

    `offset` counts characters from the start of the condition.
    """

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset

    def __str__(self) -> str:
        return f"{self.message} (at character {self.offset + 1})"


class AnswerError(LawError):
    """A value that does not fit the type of its fact."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A suggestion to append to a message: '; did you mean "role"?', or nothing when no word is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
