"""The working state of a product: everything said about it now, and what its edition makes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db import transaction

from compliance.accounts.models import Organisation, User
from compliance.assessments.domain.readiness import ProductReadiness, assess
from compliance.assessments.models import Assessment, AssessmentState, ControlAnswer
from compliance.products.domain.answers import facts_by_region, market_profiles, touch
from compliance.products.domain.profile import ControlAnswer as Said
from compliance.products.domain.profile import ControlAnswers, Evidence, Profile
from compliance.products.enums import ControlStatus
from compliance.products.models import Answer, Market, Product
from regions.domain.editions import Published, of_row
from regions.models import Edition


class StaleControlError(Exception):
    """Somebody else saved the answer to the control since it was read; `theirs` is what stands now."""

    def __init__(self, theirs: ControlAnswer) -> None:
        super().__init__(f"{theirs} was changed meanwhile")
        self.theirs = theirs


@dataclass(frozen=True)
class WorkingState:
    """One product as its pages see it: rows, edition and profile. Read with a fixed number of queries."""

    product: Product
    assessment: Assessment
    edition: Published
    markets: tuple[Market, ...]
    answers: tuple[Answer, ...]
    controls: tuple[ControlAnswer, ...]
    _kept: dict[date, ProductReadiness] = field(default_factory=dict)

    @cached_property
    def profile(self) -> Profile:
        """What is said about the product, as evaluation takes it."""
        facts = facts_by_region(self.edition.catalogue.vocabulary, self.answers)
        markets = market_profiles(self.markets, facts)
        return Profile(
            name=self.product.name,
            description=self.product.description,
            facts=facts[""],
            markets=markets,
            home={code: found for code, found in facts.items() if code and code not in markets},
            controls=control_answers(self.controls),
        )

    def readiness(self, as_of: date) -> ProductReadiness:
        """The product judged on a day."""
        if as_of not in self._kept:
            self._kept[as_of] = assess(self.edition.catalogue, self.profile, as_of=as_of)
        return self._kept[as_of]


def start_product(organisation: Organisation, *, name: str, description: str) -> Product:
    """A new product with its open assessment, pinned to the current edition.

    Raises NoEditionError while no law is published.
    """
    edition = Edition.objects.defer("content").current()
    with transaction.atomic():
        product = Product.objects.create(organisation=organisation, name=name, description=description)
        Assessment.objects.create(product=product, number=1, edition=edition)
    return product


def working_state(product: Product) -> WorkingState:
    """Everything said about the product now, in five queries."""
    assessment = (
        product.assessments.select_related("edition")
        .defer("edition__content", "snapshot")
        .get(state=AssessmentState.OPEN)
    )
    return WorkingState(
        product=product,
        assessment=assessment,
        edition=of_row(assessment.edition),
        markets=tuple(product.markets.all()),
        answers=tuple(product.answers.all()),
        controls=tuple(product.control_answers.prefetch_related("evidence")),
    )


def save_control_answer(product: Product, changed: ControlAnswer, *, by: User, version: int) -> ControlAnswer:
    """Keep an answer to a control; saying the same again changes nothing.

    `version` is the one last seen, 0 for none. Agreement to "not applicable" falls when the status changes.
    Raises StaleControlError when another answer stands now.
    """
    with transaction.atomic():
        rows = ControlAnswer.objects.select_for_update()
        stands = rows.filter(product=product, region=changed.region, control=changed.control).first()
        if stands is not None and _same(stands, changed):
            return stands
        if stands is not None and stands.version != version:
            raise StaleControlError(stands)
        row = stands or ControlAnswer(
            product=product, region=changed.region, control=changed.control, version=0
        )
        if row.status != changed.status:
            row.agreed_by = None
        for name in _SAID:
            setattr(row, name, getattr(changed, name))
        row.answered_by = by
        row.version += 1
        row.save()
        touch(product)
        return row


def refresh_verdicts(state: WorkingState, *, on: date) -> None:
    """Store the verdict of each market with the product, for lists."""
    Product.objects.filter(pk=state.product.pk).update(verdicts=kept_verdicts(state, on=on))


def kept_verdicts(state: WorkingState, *, on: date) -> dict[str, Any]:
    """The verdict of each market as lists keep it: keyed by edition, revision and day."""
    readiness = state.readiness(on)
    return {
        "edition": state.edition.sha256,
        "revision": state.product.revision,
        "on": on.isoformat(),
        "markets": {code: one.verdict.value for code, one in readiness.markets.items() if one.verdict},
    }


def control_answers(rows: Iterable[ControlAnswer]) -> dict[str, ControlAnswers]:
    """The answers to controls, as readiness takes them; those without a status are no answers."""
    product: dict[str, Said] = {}
    markets: dict[str, dict[str, Said]] = {}
    for row in rows:
        if row.status:
            if row.region:
                markets.setdefault(row.control, {})[row.region] = _said(row)
            else:
                product[row.control] = _said(row)
    return {
        control: ControlAnswers(product.get(control), markets.get(control, {}))
        for control in {**product, **markets}
    }


_SAID = ("status", "note", "assignee_id", "due_on")


def _same(stands: ControlAnswer, changed: ControlAnswer) -> bool:
    return all(getattr(stands, name) == getattr(changed, name) for name in _SAID)


def _said(row: ControlAnswer) -> Said:
    proofs = tuple(
        Evidence(proof.link or proof.title, proof.issued_on, proof.expires_on) for proof in row.evidence.all()
    )
    return Said(ControlStatus(row.status), row.note, proofs, agreed=row.agreed_by_id is not None)
