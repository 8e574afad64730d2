"""Fields that many models of the law share."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from regions.logic.shapes import KEY_LENGTH, LINK_LENGTH, TITLE_LENGTH
from regions.validators import validate_link


def key_field(validator: RegexValidator, example: str) -> models.CharField[str, str]:
    """The stable key of an object."""
    return models.CharField(
        _("key"),
        max_length=KEY_LENGTH,
        unique=True,
        validators=[validator],
        help_text=format_lazy(
            _("Never changes and is never used for something else. Example: {example}"), example=example
        ),
    )


def title_field(example: str) -> models.CharField[str, str]:
    """A title that fits one line of a report."""
    return models.CharField(
        _("title"),
        max_length=TITLE_LENGTH,
        help_text=format_lazy(_("At most 90 characters. Example: {example}"), example=example),
    )


def source_field() -> models.CharField[str, str]:
    """The link to where the law says so."""
    return models.CharField(
        _("source"),
        max_length=LINK_LENGTH,
        validators=[validate_link],
        help_text=_("The official text first. Example: https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng"),
    )


def verified_field() -> models.DateField[str, str]:
    """The day of the last editorial check."""
    return models.DateField(
        _("last verified on"),
        help_text=_("The day on which a person last compared this entry with its source; no guarantee."),
    )


def position_field() -> models.PositiveIntegerField[int, int]:
    """The place in the list that the object belongs to."""
    return models.PositiveIntegerField(_("position"), default=0, help_text=_("Order in its list, from 0."))


def one_of(name: str, field: str, allowed: list[str]) -> models.CheckConstraint:
    """The database refuses other words than these."""
    return models.CheckConstraint(name=name, condition=models.Q((f"{field}__in", allowed)))


def fits_title(name: str) -> models.CheckConstraint:
    """The database refuses longer titles."""
    return models.CheckConstraint(name=name, condition=LessThanOrEqual(Length("title"), TITLE_LENGTH))
