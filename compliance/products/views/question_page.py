"""One question on somebody's desk, with a form for each market where it is asked by market."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.db import transaction
from django.forms.boundfield import BoundWidget
from django.http import QueryDict

from compliance.products.domain.answers import StaleAnswerError, save_answer
from compliance.products.domain.prompts import prompt
from compliance.products.forms.base import Problem, QuestionForm
from compliance.products.forms.questions import question_form
from compliance.products.models import Answer
from compliance.products.views.access import Desk
from regions.logic.facts import FactType
from regions.logic.vocabulary import Fact

# More markets than this are asked below one another.
MAX_COLUMNS = 6


@dataclass(frozen=True)
class MatrixCell:
    """A box for one choice in one market; none where it cannot be ticked."""

    region: str
    region_name: str
    box: BoundWidget | None


@dataclass(frozen=True)
class MatrixRow:
    """One choice over all markets."""

    label: str
    cells: list[MatrixCell]
    apart: bool


@dataclass(frozen=True)
class QuestionPage:
    """A question on somebody's desk: one form, or one for each region that it is asked for."""

    desk: Desk
    fact: Fact
    regions: tuple[str, ...]
    data: QueryDict | None

    @cached_property
    def forms(self) -> list[QuestionForm]:
        """The forms, bound when something was sent."""
        state, wording = self.desk.state, self.desk.wording
        return [
            question_form(prompt(state, self.fact, region, wording=wording), self.data)
            for region in self.regions
        ]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong in all forms."""
        return [problem for form in self.forms for problem in form.problems]

    @property
    def market(self) -> str:
        """The market for which a question about the product is answered otherwise; mostly none."""
        return self.forms[0].prompt.region if self.forms[0].prompt.is_exception else ""

    @property
    def is_table(self) -> bool:
        """Whether there is a row for each market."""
        return self.forms[0].is_row

    @property
    def is_matrix(self) -> bool:
        """Whether choices stand in lines and markets in columns."""
        return self.is_table and self.fact.type is FactType.CHOICES and len(self.forms) <= MAX_COLUMNS

    @property
    def matrix(self) -> list[MatrixRow]:
        """A line for each choice, with a box for each market where it can be ticked."""
        rows: dict[str, MatrixRow] = {}
        for column, form in enumerate(self.forms):
            for box in form["value"]:
                blank = [MatrixCell(one.prompt.region, one.prompt.region_name, None) for one in self.forms]
                row = MatrixRow(box.choice_label, blank, apart=box.data["apart"])
                cells = rows.setdefault(box.data["value"], row).cells
                cells[column] = replace(cells[column], box=box)
        return sorted(rows.values(), key=lambda row: row.apart)

    def save(self, forms: Iterable[QuestionForm], *, is_final: bool) -> list[Answer]:
        """Keep the answers of these forms, or none. Raises StaleAnswerError.

        What a person saves with the button replaces what the same person autosaved on the way there.
        """
        with transaction.atomic():
            return [self._save(form, is_final=is_final) for form in forms]

    def _save(self, form: QuestionForm, *, is_final: bool) -> Answer:
        product, said, user = self.desk.product, form.said(), self.desk.user
        try:
            return save_answer(product, said, by=user, version=form.seen)
        except StaleAnswerError as error:
            if not is_final or error.theirs.answered_by_id != user.pk:
                raise
            return save_answer(product, said, by=user, version=error.theirs.version)
