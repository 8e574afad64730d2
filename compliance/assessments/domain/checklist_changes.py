"""Changes to answers that are not the filling in of one form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.accounts.models import User
from compliance.assessments.domain.checklist import Item
from compliance.assessments.domain.working_state import StaleControlError, save_control_answer
from compliance.assessments.models import ControlAnswer
from compliance.products.domain.answers import touch
from compliance.products.enums import ControlStatus
from compliance.products.models import Product


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who shall own something and until when; what is None stays as it is."""

    assignee: int | None
    due_on: date | None


def assign(product: Product, items: Iterable[Item], wanted: Assignment, *, by: User) -> int:
    """Give what is left to do to somebody; where nothing is left, all of it. How many answers changed.

    Five queries, however many items.
    """
    places = [
        (item.control.key, place.region)
        for item in items
        for place in item.open_places or item.places
        if place.is_asked
    ]
    with transaction.atomic():
        rows = {(row.control, row.region): row for row in product.control_answers.select_for_update()}
        found = [
            rows.get(key) or ControlAnswer(product=product, control=key[0], region=key[1], version=0)
            for key in places
        ]
        changed = [row for row in found if _given(row, wanted)]
        for row in changed:
            row.version += 1
            row.answered_by = by
            row.answered_at = timezone.now()
        ControlAnswer.objects.bulk_create([row for row in changed if not row.pk])
        ControlAnswer.objects.bulk_update(
            [row for row in changed if row.pk],
            ["assignee", "due_on", "version", "answered_by", "answered_at"],
        )
        if changed:
            touch(product)
    return len(changed)


def agree(row: ControlAnswer, *, by: User | None, version: int) -> None:
    """Agree that a control is not applicable; nobody takes the agreement back.

    Raises StaleControlError where the answer is another one than was read.
    """
    with transaction.atomic():
        found = ControlAnswer.objects.select_for_update().get(pk=row.pk)
        if found.version != version or found.status != ControlStatus.NOT_APPLICABLE:
            raise StaleControlError(found)
        if (found.agreed_by_id is None) is not (by is None):
            found.agreed_by = by
            found.save(update_fields=["agreed_by"])
            touch(found.product)


def confirm_suggestion(product: Product, item: Item, certificates: str, *, by: User) -> None:
    """Answer "implemented" wherever a control that certificates make likely has no status yet."""
    reason = _("Covered by our certificate: %(certificates)s.") % {"certificates": certificates}
    for place in item.places:
        if not place.status:
            row = place.row or ControlAnswer(control=item.control.key, region=place.region, version=0)
            said = ControlAnswer(
                control=row.control,
                region=row.region,
                status=ControlStatus.IMPLEMENTED,
                note="\n".join(filter(None, [row.note, reason])),
                assignee_id=row.assignee_id,
                due_on=row.due_on,
            )
            save_control_answer(product, said, by=by, version=row.version)


def _given(row: ControlAnswer, wanted: Assignment) -> bool:
    """Write into the row what is wanted; whether that changes it."""
    before = row.assignee_id, row.due_on
    row.assignee_id = wanted.assignee or row.assignee_id
    row.due_on = wanted.due_on or row.due_on
    return (row.assignee_id, row.due_on) != before
