"""What becomes of a product and its assessments: frozen, copied, taken away as data."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from compliance.accounts.models import User
from compliance.assessments.domain.snapshots import snapshot
from compliance.assessments.domain.working_state import working_state
from compliance.assessments.models import Assessment, AssessmentState, ControlAnswer
from compliance.products.models import Answer, Market, Product

Json = dict[str, Any]


@transaction.atomic
def freeze(product: Product, *, by: User, on: date, now: datetime) -> Assessment:
    """Keep today's state as an assessment; the next one opens on the same state and edition."""
    open_one: Assessment = product.assessments.select_for_update().get(state=AssessmentState.OPEN)
    open_one.snapshot = snapshot(working_state(product), on=on)
    open_one.state = AssessmentState.IN_REVIEW
    open_one.frozen_at, open_one.frozen_by = now, by
    open_one.save(update_fields=["snapshot", "state", "frozen_at", "frozen_by"])
    Assessment.objects.create(product=product, number=open_one.number + 1, edition_id=open_one.edition_id)
    return open_one


@transaction.atomic
def copy_product(product: Product, *, name: str, by: User) -> Product:
    """A product that says the same, under the same edition; assessments that were frozen stay behind."""
    open_one = product.assessments.only("edition_id").get(state=AssessmentState.OPEN)
    copied = Product.objects.create(
        organisation_id=product.organisation_id, name=name, description=product.description
    )
    Assessment.objects.create(product=copied, number=1, edition_id=open_one.edition_id)
    Market.objects.bulk_create(
        Market(product=copied, region=one.region, launch_on=one.launch_on, is_chosen=one.is_chosen)
        for one in product.markets.all()
    )
    Answer.objects.bulk_create(
        Answer(
            product=copied,
            region=one.region,
            fact=one.fact,
            value=one.value,
            note=one.note,
            answered_by=by,
        )
        for one in product.answers.order_by("pk")
    )
    _copy_controls(product, copied, by)
    return copied


def _copy_controls(product: Product, copied: Product, by: User) -> None:
    """With their evidence, but no agreement to "not applicable": it was given for the other product."""
    rows = list(product.control_answers.prefetch_related("evidence"))
    made = ControlAnswer.objects.bulk_create(
        ControlAnswer(
            product=copied,
            region=one.region,
            control=one.control,
            status=one.status,
            note=one.note,
            assignee_id=one.assignee_id,
            due_on=one.due_on,
            answered_by=by,
        )
        for one in rows
    )
    links = ControlAnswer.evidence.through
    links.objects.bulk_create(
        links(controlanswer=answer, evidence=proof)
        for row, answer in zip(rows, made, strict=True)
        for proof in row.evidence.all()
    )


def exported(product: Product, *, on: date) -> Json:
    """Everything said about a product, and its frozen assessments, as plain JSON."""
    frozen = product.assessments.exclude(snapshot=None).select_related("frozen_by").order_by("number")
    notes = product.answers.exclude(note="").order_by("fact", "region")
    return {
        "state": snapshot(working_state(product), on=on),
        "notes": [{"fact": one.fact, "region": one.region, "note": one.note} for one in notes],
        "assessments": [
            {
                "number": one.number,
                "frozen_at": one.frozen_at.isoformat() if one.frozen_at else None,
                "frozen_by": str(one.frozen_by) if one.frozen_by else None,
                "snapshot": one.snapshot,
            }
            for one in frozen
        ],
    }
