"""Forms about a product as a whole."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from compliance.accounts.models import Organisation
from compliance.products.models import Product


class ProductForm(forms.ModelForm):  # type: ignore[type-arg]  # Django's class takes no parameter at run time
    """Name and sentence of a product that exists."""

    class Meta:
        model = Product
        fields = ["name", "description"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*self.fields)


class NewProductForm(ProductForm):
    """A new product; the organisation is asked for only where there is a choice."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        help_text=_("Its members will see the product."),
    )
    field_order = ["organisation", "name", "description"]

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(organisations)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 -- declared above
        field.queryset = organisations
        if len(choices) == 1:
            field.initial = choices[0]
            field.widget = forms.HiddenInput()
        self.helper.layout = Layout(*self.fields)


class DeleteProductForm(forms.Form):
    """The name of the product, written again by whoever deletes it."""

    name = forms.CharField(label=_("Write the name of the product to confirm"), max_length=200)

    def __init__(self, *args: Any, product: Product, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.product = product
        self.fields["name"].widget.attrs["autocomplete"] = "off"
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("name")

    def clean_name(self) -> str:
        """Only the very name counts."""
        name = str(self.cleaned_data["name"])
        if name.strip() != self.product.name.strip():
            raise forms.ValidationError(
                _("This is not the name of the product. It is: %(name)s"), params={"name": self.product.name}
            )
        return name
