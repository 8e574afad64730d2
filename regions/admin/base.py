"""What all admin pages of the law share: how fields are edited, fixed keys, and the order of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Max
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from regions.forms import (
    ConditionField,
    KeyedLinesField,
    LabelsField,
    LinesField,
    ProseField,
    WordsByKeyField,
)
from regions.validators import validate_text_by_key, validate_texts, validate_words_by_key

if TYPE_CHECKING:
    BaseModelAdmin = admin.options.BaseModelAdmin[Any]
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    BaseInlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    BaseModelAdmin = admin.options.BaseModelAdmin
    ModelAdmin, TabularInline = admin.ModelAdmin, admin.TabularInline
    ModelForm, BaseInlineFormSet = forms.ModelForm, forms.BaseInlineFormSet

# The place of a row that was given none, until the list is numbered anew.
LAST = 32_000

_BY_VALIDATOR: list[tuple[Any, type[forms.Field]]] = [
    (validate_texts, LinesField),
    (validate_text_by_key, KeyedLinesField),
    (validate_words_by_key, WordsByKeyField),
]


class LawFields(BaseModelAdmin):
    """Texts, conditions and lists as people write them; `conditions` and `labels` name fields."""

    conditions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        field_class = self._field_class(db_field)
        if field_class is None:
            return super().formfield_for_dbfield(db_field, request, **options)
        return field_class(
            label=capfirst(db_field.verbose_name), required=not db_field.blank, help_text=db_field.help_text
        )

    def _field_class(self, db_field: models.Field[Any, Any]) -> type[forms.Field] | None:
        if db_field.name in self.conditions:
            return ConditionField
        if db_field.name in self.labels:
            return LabelsField
        for validator, field_class in _BY_VALIDATOR:
            if validator in db_field.validators:
                return field_class
        return ProseField if isinstance(db_field, models.TextField) else None


class LawAdmin(LawFields, ModelAdmin):
    """Rows of the law. What others refer to (`fixed`) is written once and stays."""

    fixed: tuple[str, ...] = ("key",)
    save_on_top = True

    class Media:
        css = {"all": ["landfall/law-admin.css"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str] | tuple[str, ...]:
        readonly = super().get_readonly_fields(request, obj)
        return readonly if obj is None else [*readonly, *self.fixed]


class ListedAdmin(LawAdmin):
    """Rows that stand in a list: a new one comes last, and can be moved later."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj is None else [*fieldsets, (_("Order"), {"fields": ["position"]})]

    def siblings(self, obj: Any) -> models.QuerySet[Any]:
        """The rows of the list that a new row joins."""
        return models.QuerySet(type(obj))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            last = self.siblings(obj).aggregate(last=Max("position"))["last"]
            obj.position = 0 if last is None else last + 1
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        put_in_order(models.QuerySet(formset.model).filter(**{formset.fk.name: formset.instance}))


class OrderedForm(ModelForm):
    """A row of an ordered list; without a number it comes last."""

    position = forms.IntegerField(
        label=_("Order"),
        required=False,
        min_value=0,
        max_value=LAST,
        widget=forms.NumberInput(attrs={"size": 3}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk is None:
            self.initial["position"] = None

    def clean_position(self) -> int:
        position: int | None = self.cleaned_data["position"]
        return LAST if position is None else position


class OwnedFormSet(BaseInlineFormSet):
    """Rows that are checked against their object as it is being edited, even before it is first saved."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        setattr(form.instance, self.fk.name, self.instance)
        for field in form.fields.values():  # the heads of the columns are no labels
            if not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = field.label


class OrderedInline(LawFields, TabularInline):
    """The rows of an object in their order."""

    form = OrderedForm
    formset = OwnedFormSet
    extra = 0
    ordering = ("position", "pk")


def put_in_order(rows: models.QuerySet[Any]) -> None:
    """Number the rows of a list from 0 in the order in which they stand."""
    listed = list(rows.order_by("position", "pk"))
    for position, row in enumerate(listed):
        row.position = position
    rows.bulk_update(listed, ["position"])
