"""What a questionnaire is made of."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.products.enums import Heard, SectionState
from regions.logic.facts import Value
from regions.logic.vocabulary import Fact

# Where answers about the product as such are kept; those about a market are kept under its code.
PRODUCT = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question page: a fact, asked once for the product ("") or for each of some regions."""

    fact: Fact
    regions: tuple[str, ...]
    heard: tuple[Heard | None, ...]

    @property
    def is_answered(self) -> bool:
        """Whether nothing is left to say; "I don't know yet" is an answer."""
        return all(heard in (Heard.KNOWN, Heard.UNKNOWN) for heard in self.heard)

    @property
    def is_touched(self) -> bool:
        """Whether something was said already."""
        return any(self.heard)

    @property
    def is_unknown(self) -> bool:
        """Whether "I don't know yet" is among the answers."""
        return Heard.UNKNOWN in self.heard


@dataclass(frozen=True, slots=True)
class Section:
    """A row of the task list."""

    key: str
    state: SectionState
    questions: tuple[Question, ...]

    @property
    def answered(self) -> int:
        """How many of its questions are answered."""
        return sum(question.is_answered for question in self.questions)

    @property
    def unknown(self) -> int:
        """How many are answered with "I don't know yet"."""
        return sum(question.is_unknown for question in self.questions)


@dataclass(frozen=True, slots=True)
class Progress:
    """Question `position` of about `total`. The position counts answers given, so it never runs backwards."""

    position: int
    total: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How the requirements of one region stand, and the classes of its law that the product falls into."""

    region: str
    applies: int
    undecided: int
    upcoming: int
    does_not_apply: int
    definitions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """An answer offered for confirmation; `position` is that of the proposal in its fact."""

    value: Value
    position: int
