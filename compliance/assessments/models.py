"""The work on a product: answers to controls, their evidence, and the assessments made of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from compliance.accounts.querysets import TenantQuerySet
from compliance.products.enums import ControlStatus


class AssessmentState(models.TextChoices):
    """Where the work is."""

    OPEN = "open", pgettext_lazy("assessment", "open")
    IN_REVIEW = "in-review", pgettext_lazy("assessment", "in review")
    APPROVED = "approved", pgettext_lazy("assessment", "approved")


class AssessmentQuerySet(TenantQuerySet):
    """Assessments."""

    organisation_path = "product__organisation"


class Assessment(models.Model):
    """A dated run over the product's working state, pinned to an edition of the law.

    Every product has exactly one open assessment; `snapshot` holds the state of a frozen one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    product = models.ForeignKey("products.Product", models.CASCADE, related_name="assessments")
    number = models.PositiveIntegerField(_("number"))
    edition = models.ForeignKey(
        "regions.Edition", models.PROTECT, related_name="+", verbose_name=_("edition")
    )
    state = models.CharField(_("state"), max_length=20, choices=AssessmentState, default=AssessmentState.OPEN)
    snapshot = models.JSONField(_("snapshot"), null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    frozen_at = models.DateTimeField(_("frozen at"), null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        ordering = ["product", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["product", "number"], name="assessment_number_is_unique"),
            models.UniqueConstraint(
                fields=["product"], condition=models.Q(state="open"), name="one_open_assessment"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=AssessmentState.values), name="assessment_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} #{self.number}"


class EvidenceQuerySet(TenantQuerySet):
    """Evidence."""


class Evidence(models.Model):
    """A person's proof: a link or a file, with the days between which it may be relied on.

    It belongs to the organisation and serves many controls.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("accounts.Organisation", models.CASCADE, related_name="evidence")
    title = models.CharField(_("title"), max_length=200)
    link = models.URLField(_("link"), max_length=2_000, blank=True)
    file = models.FileField(_("file"), upload_to="evidence/", blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-added_at", "title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(link="", sha256__gt="") | models.Q(link__gt="", sha256=""),
                name="evidence_is_a_link_or_a_file",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__isnull=True)
                | models.Q(issued_on__isnull=True)
                | models.Q(expires_on__gte=models.F("issued_on")),
                name="evidence_expires_after_it_was_issued",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ControlAnswer(models.Model):
    """How far one control is, for the product (no region) or in one market; no status is no answer."""

    product = models.ForeignKey("products.Product", models.CASCADE, related_name="control_answers")
    region = models.CharField(_("region"), max_length=10, blank=True)
    control = models.CharField(_("control"), max_length=120)
    status = models.CharField(_("status"), max_length=20, choices=ControlStatus, blank=True)
    note = models.TextField(_("note"), blank=True)
    evidence = models.ManyToManyField(Evidence, related_name="control_answers", blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered at"), auto_now=True)

    class Meta:
        verbose_name = _("answer to a control")
        verbose_name_plural = _("answers to controls")
        ordering = ["product", "control", "region"]
        constraints = [
            models.UniqueConstraint(fields=["product", "region", "control"], name="one_answer_per_control"),
            models.CheckConstraint(
                condition=models.Q(status__in=["", *ControlStatus.values]), name="control_status_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by__isnull=True) | models.Q(status="not-applicable"),
                name="only_not_applicable_is_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.control} {self.region}".strip()
