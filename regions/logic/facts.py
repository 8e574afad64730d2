"""Answers to the questions of the vocabulary, as typed values."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FactType(StrEnum):
    """What kind of value answers a fact."""

    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    DATE = "date"
    REGIONS = "regions"


class Scope(StrEnum):
    """Whether a fact has one value for the product or one for each of its markets."""

    PRODUCT = "product"
    MARKET = "market"


@dataclass(frozen=True, slots=True)
class Band:
    """A number known only within closed limits; an exact number has both ends equal."""

    low: float
    high: float

    @classmethod
    def exactly(cls, number: float) -> Band:
        """The band that holds one number."""
        return cls(number, number)

    def cut(self, limit: float) -> Band:
        """The same number known not to exceed `limit`."""
        return self if self.high <= limit else Band(min(self.low, limit), limit)


UNKNOWN_NUMBER = Band(0, math.inf)

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?", re.ASCII)


def parse_number(text: str) -> float:
    """A number written 240, 0.5 or 1e25. Raises ValueError for anything else, infinity included."""
    if not _NUMBER.fullmatch(text) or not math.isfinite(number := float(text)):
        raise ValueError(text)
    return number


# yes-no: bool; choice and choices: set of values; number: Band; regions: set of places without parts
Value = bool | frozenset[str] | Band | date

# A fact that is not a key of the mapping is unanswered; an empty set is the answer "none".
Answers = Mapping[str, Value]
