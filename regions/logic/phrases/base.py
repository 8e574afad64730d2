"""What every language can say about a determination."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

# More names than this are cut to the first ones and a count.
MAX_NAMES = 4


class Phrases(Protocol):
    """Clauses without a final stop; `sentence` finishes one. Names come in the language of the phrases."""

    def chosen(self, label: str, names: Sequence[str], *, holds: bool) -> str:
        """The answer holds one of the names (all are shown), or none of them."""

    def beyond(self, label: str, names: Sequence[str], inside: Sequence[str], *, holds: bool) -> str:
        """The answer holds `names`, which lie outside `inside`; or nothing that does."""

    def number(self, label: str, answer: str, operator: str, limit: str, *, holds: bool) -> str:
        """The number answered and the line it is held against."""

    def day(self, label: str, answer: date, operator: str, limit: date, *, holds: bool) -> str:
        """The day answered and the day it is held against."""

    def band(self, low: str, high: str) -> str:
        """A number known only between two ends; `high` is empty when it has no upper end."""

    def legal_class(self, title: str, reasons: Sequence[str], *, holds: bool) -> str:
        """The product is, or is not, what a definition describes, and why."""

    def open(self, labels: Sequence[str]) -> str:
        """What is not known yet."""

    def start_open(self, labels: Sequence[str]) -> str:
        """The start depends on facts that are not known yet."""

    def starts_on(self, day: date) -> str:
        """The first day of a duty to come."""

    def ended_on(self, day: date) -> str:
        """The last day of an ended duty."""

    def sentence(self, clause: str) -> str:
        """The clause as a sentence."""

    def date_text(self, day: date) -> str:
        """A day as the language writes it."""
