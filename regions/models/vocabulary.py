"""The words that the law is written in: themes, sections and the questions with their choices."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from regions.enums import FactKind, FactScope
from regions.logic.shapes import KEY_LENGTH, LINE_LENGTH
from regions.models.base import key_field, one_of, position_field
from regions.models.mapping import words
from regions.validators import (
    validate_conditions,
    validate_fact_key,
    validate_objects,
    validate_slug,
    validate_text_by_key,
    validate_texts,
)


class Vocabulary(models.Model):
    """What the library says about itself; there is exactly one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    version = models.PositiveSmallIntegerField(_("format version"), default=1)
    currency_date = models.DateField(
        _("state of the law"), help_text=_("The day up to which changes of the law are worked in.")
    )
    natures = models.JSONField(
        _("natures"),
        default=list,
        validators=[validate_objects],
        help_text=_("The four kinds of requirement, one a line. Example: filing: A registration or licence"),
    )
    owners = models.JSONField(
        _("owners"),
        default=list,
        validators=[validate_objects],
        help_text=_("Who usually answers for a control, one a line. Example: legal: Legal"),
    )
    framework_editions = models.JSONField(
        _("editions of frameworks"),
        default=dict,
        blank=True,
        validators=[validate_text_by_key],
        help_text=_(
            "Which edition the clause numbers follow, one a line. Example: iso-27001: ISO/IEC 27001:2022"
        ),
    )
    opening = models.JSONField(
        _("first questions"),
        default=list,
        validators=[validate_texts],
        help_text=_("Keys of the facts that are asked first, one a line, in this order. Example: hq_region"),
    )

    class Meta:
        verbose_name = _("vocabulary")
        verbose_name_plural = _("vocabulary")
        constraints = [models.CheckConstraint(name="vocabulary_single_row", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"Vocabulary of {self.currency_date}"


class Theme(models.Model):
    """What a requirement is about; a row of the heat map."""

    key = key_field(validate_slug, "content-safety")
    label = models.CharField(_("label"), max_length=LINE_LENGTH, help_text=_("Example: Content safety"))
    position = position_field()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.label


class Section(models.Model):
    """A step of the questionnaire."""

    key = key_field(validate_slug, "company")
    label = models.CharField(_("label"), max_length=LINE_LENGTH, help_text=_("Example: Customers and users"))
    position = position_field()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.label


class Fact(models.Model):
    """One question about the product, or about one of its markets."""

    key = key_field(validate_fact_key, "personal_data")
    label = models.CharField(
        _("label"),
        max_length=LINE_LENGTH,
        help_text=_("Short noun phrase for explanations. Example: your role"),
    )
    scope = models.CharField(
        _("scope"), max_length=10, choices=FactScope, help_text=_("How often it is asked.")
    )
    type = models.CharField(_("type"), max_length=10, choices=FactKind)
    single = models.BooleanField(
        _("one place only"), default=False, help_text=_("Only for places: the answer is one place.")
    )
    section = models.ForeignKey(
        Section, models.PROTECT, to_field="key", related_name="facts", verbose_name=_("section")
    )
    unit = models.CharField(
        _("unit"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("Only for numbers, where it is needed: people a month"),
    )
    at_most = models.ForeignKey(
        "self",
        models.PROTECT,
        to_field="key",
        null=True,
        blank=True,
        related_name="limits",
        verbose_name=_("cannot exceed"),
        help_text=_("The number that this one cannot exceed: daily users – monthly users."),
    )
    question = models.CharField(
        _("question"),
        max_length=LINE_LENGTH,
        help_text=_("Example: Do you or the product handle personal data?"),
    )
    help = models.TextField(_("help"), help_text=_("What counts and what does not, in plain words."))
    yes = models.CharField(
        _("clause for yes"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("Only for yes or no. Example: people deal directly with the AI"),
    )
    no = models.CharField(
        _("clause for no"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("Only for yes or no. Example: people do not deal directly with the AI"),
    )
    ask_when = models.TextField(
        _("ask when"),
        blank=True,
        help_text=_("When the question is worth asking; empty for always. Example: output_types has image"),
    )
    proposed = models.JSONField(
        _("proposed answers"),
        default=list,
        blank=True,
        validators=[validate_objects],
        help_text=_('[{"when": "personal_data", "same_as": "data_stored_in", "because": "The same places"}]'),
    )
    position = position_field()

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["position", "key"]
        constraints = [
            one_of("fact_scope", "scope", FactScope.values),
            one_of("fact_type", "type", FactKind.values),
            models.CheckConstraint(
                name="fact_number_has_unit",
                condition=~Q(type=FactKind.NUMBER) | ~Q(unit=""),
                violation_error_message=_("A number needs a unit."),
            ),
            models.CheckConstraint(
                name="fact_single_is_places",
                condition=Q(single=False) | Q(type=FactKind.REGIONS),
                violation_error_message=_("Only a question for places can take one place."),
            ),
            models.CheckConstraint(
                name="fact_yes_no_has_clauses",
                condition=~Q(type=FactKind.YES_NO) | (~Q(yes="") & ~Q(no="")),
                violation_error_message=_("A yes-no question needs a clause for yes and one for no."),
            ),
            models.CheckConstraint(
                name="fact_limit_is_number",
                condition=Q(at_most=None) | Q(type=FactKind.NUMBER) & ~Q(at_most=F("key")),
                violation_error_message=_("Only a number can have another number as its limit."),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        """Refuse an `ask_when` that cannot be read, or that waits for its own answer."""
        super().clean()
        validate_conditions({"ask_when": self.ask_when}, vocabulary=words, own=self.key)


class FactChoice(models.Model):
    """One value of a choice or choices fact."""

    fact = models.ForeignKey(Fact, models.CASCADE, to_field="key", related_name="choices")
    value = models.CharField(
        _("value"),
        max_length=KEY_LENGTH,
        validators=[validate_slug],
        help_text=_("What conditions name. Never changes. Example: gpai-provider"),
    )
    label = models.CharField(_("label"), max_length=LINE_LENGTH, help_text=_("What people tick, in full."))
    short = models.CharField(
        _("short label"),
        max_length=LINE_LENGTH,
        blank=True,
        help_text=_("A few words for explanations. Example: provider of a general-purpose model"),
    )
    show_when = models.TextField(
        _("show when"),
        blank=True,
        help_text=_("While this is false the choice is hidden and counts as not ticked."),
    )
    position = position_field()

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["fact", "position"]
        constraints = [models.UniqueConstraint(name="choice_once_per_fact", fields=["fact", "value"])]

    def __str__(self) -> str:
        return f"{self.fact_id}.{self.value}"

    def clean(self) -> None:
        """Refuse a `show_when` that cannot be read, or that tests the choice's own question."""
        super().clean()
        validate_conditions({"show_when": self.show_when}, vocabulary=words, own=self.fact_id)
