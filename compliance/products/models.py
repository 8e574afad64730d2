"""What is assessed: a product, its markets, and the answers about it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.accounts.querysets import TenantQuerySet


class ProductQuerySet(TenantQuerySet):
    """Products."""

    def active(self) -> ProductQuerySet:
        """Those that are not archived."""
        return self.filter(archived_at=None)


class Product(models.Model):
    """An AI product that an organisation takes abroad.

    `revision` counts every change of what is said about the product: with the edition and the day it is the
    key under which verdicts are kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", models.CASCADE, related_name="products")
    name = models.CharField(_("name"), max_length=200, help_text=_("As customers know it."))
    description = models.CharField(
        _("in one sentence"),
        max_length=500,
        blank=True,
        help_text=_("Example: companion chatbot with characters that chat, speak and send pictures."),
    )
    revision = models.PositiveIntegerField(_("revision"), default=0, editable=False)
    verdicts = models.JSONField(_("verdicts"), default=dict, editable=False)
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["-updated_at", "name"]

    def __str__(self) -> str:
        return self.name


class Market(models.Model):
    """A region that the product goes to. A removed market keeps its answers; they come back with it."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="markets")
    region = models.CharField(_("region"), max_length=10)
    launch_on = models.DateField(_("planned launch day"), null=True, blank=True)
    is_chosen = models.BooleanField(_("chosen"), default=True)

    class Meta:
        verbose_name = _("market")
        verbose_name_plural = _("markets")
        ordering = ["region"]
        constraints = [models.UniqueConstraint(fields=["product", "region"], name="one_market_per_region")]

    def __str__(self) -> str:
        return self.region


class Answer(models.Model):
    """One answered fact: about the product (no region), or about it in one market.

    `value` is written as in a profile file; null means "I don't know yet".
    """

    product = models.ForeignKey(Product, models.CASCADE, related_name="answers")
    region = models.CharField(_("region"), max_length=10, blank=True)
    fact = models.CharField(_("fact"), max_length=80)
    value = models.JSONField(_("value"), null=True)
    note = models.TextField(_("note"), blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered at"), auto_now=True)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["product", "fact", "region"]
        constraints = [
            models.UniqueConstraint(fields=["product", "region", "fact"], name="one_answer_per_fact"),
        ]

    def __str__(self) -> str:
        return f"{self.fact} {self.region}".strip()
