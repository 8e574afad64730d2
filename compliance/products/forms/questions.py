"""The one factory of question forms."""

from __future__ import annotations

from typing import Any

from compliance.products.domain.prompts import Prompt
from compliance.products.forms.amounts import DateForm, NumberForm
from compliance.products.forms.base import QuestionForm
from compliance.products.forms.choices import ChoiceForm, ChoicesForm, YesNoForm
from compliance.products.forms.places import PlacesForm
from regions.logic.facts import FactType

FORMS: dict[FactType, type[QuestionForm]] = {
    FactType.YES_NO: YesNoForm,
    FactType.CHOICE: ChoiceForm,
    FactType.CHOICES: ChoicesForm,
    FactType.NUMBER: NumberForm,
    FactType.DATE: DateForm,
    FactType.REGIONS: PlacesForm,
}


def question_form(prompt: Prompt, data: Any = None) -> QuestionForm:
    """The form for one question, by the type of its fact; bound when there are data."""
    return FORMS[prompt.fact.type](prompt, data)
