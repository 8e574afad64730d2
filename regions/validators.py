"""Validators of the law's fields, thin over `regions.logic`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from regions.logic.errors import ConditionError
from regions.logic.expressions import Name, atoms, parse
from regions.logic.form import LINK, type_fault
from regions.logic.shapes import FACT_KEY, GROUP_KEY, PLACE_CODE, REGION_CODE, SLUG, SOURCE_HASH, Type
from regions.logic.typing_rules import check
from regions.logic.vocabulary import Vocabulary

validate_slug = RegexValidator(
    rf"^{SLUG.pattern}\Z", _("Use lower-case letters, figures, dots and hyphens: eu-ai-act.art-50-2")
)
validate_fact_key = RegexValidator(
    rf"^{FACT_KEY.pattern}\Z", _("Use lower-case letters, figures and underscores: personal_data")
)
validate_group_key = RegexValidator(
    rf"^{GROUP_KEY.pattern}\Z", _("Use capitals, figures and underscores: EU_ADEQUATE")
)
validate_place_code = RegexValidator(rf"^{PLACE_CODE.pattern}\Z", _("Use an ISO 3166 code: DE or US-CA"))
validate_region_code = RegexValidator(rf"^{REGION_CODE.pattern}\Z", _("Use an ISO 3166-1 code, EU or INTL"))
validate_source_hash = RegexValidator(rf"^{SOURCE_HASH.pattern}\Z", _("Use 12 hexadecimal figures"))
validate_link = RegexValidator(rf"^{LINK.pattern}\Z", _("Give a link that starts with https://"))


def validate_texts(value: Any) -> None:
    """A list of texts, such as the evidence of a control."""
    _validate_type(Type.TEXTS, value)


def validate_text_by_key(value: Any) -> None:
    """Texts by key, such as the editions of the frameworks."""
    _validate_type(Type.TEXT_BY_KEY, value)


def validate_words_by_key(value: Any) -> None:
    """Lists by key, such as the clauses of frameworks."""
    _validate_type(Type.WORDS_BY_KEY, value)


def validate_objects(value: Any) -> None:
    """A list of entries with fields, such as proposed answers."""
    _validate_type(Type.OBJECTS, value)


def validate_conditions(
    texts: Mapping[str, str],
    *,
    vocabulary: Callable[[], Vocabulary],
    definitions: Collection[str] = (),
    own: str = "",
) -> None:
    """Refuse conditions that cannot be read, do not fit the vocabulary, or name the object itself (`own`).

    `texts` are conditions by field, empty ones are passed over. The vocabulary is asked for only when needed.
    Raises ValidationError with every fault by field; each carries the position as `params["offset"]`.
    """
    written = {field: text for field, text in texts.items() if text.strip()}
    if not written:
        return
    try:
        words = vocabulary()
    except ConditionError as fault:
        raise ValidationError(
            _("The vocabulary has a condition that cannot be read; mend it first: %(fault)s"),
            code="vocabulary",
            params={"fault": fault},
        ) from fault
    errors = {
        field: [
            ValidationError(str(fault), code="condition", params={"offset": fault.offset}) for fault in faults
        ]
        for field, text in written.items()
        if (faults := condition_faults(text, words, definitions, own=own))
    }
    if errors:
        raise ValidationError(errors)


def condition_faults(
    text: str, vocabulary: Vocabulary, definitions: Collection[str] = (), *, own: str = ""
) -> list[ConditionError]:
    """Everything wrong with one condition, from left to right."""
    try:
        expression = parse(text)
    except ConditionError as fault:
        return [fault]
    circular = [
        ConditionError(f'"{own}" cannot depend on itself', atom.offset)
        for atom in atoms(expression)
        if own and own == (atom.word if isinstance(atom, Name) else atom.fact)
    ]
    return circular or check(expression, vocabulary, definitions)


def _validate_type(expected: Type, value: Any) -> None:
    fault = type_fault(expected, value)
    if fault:
        raise ValidationError(fault, code="type")
