"""What every page of the checklist needs of a product, read once and only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from compliance.accounts.models import Membership, Role
from compliance.assessments.domain.checklist import PRODUCT, Checklist, checklist
from compliance.assessments.domain.checklist_pages import ChecklistTexts
from compliance.assessments.domain.journey import journey
from compliance.assessments.domain.working_state import WorkingState, working_state
from compliance.assessments.forms.checklist import UNANSWERED, AssignForm, ControlForm, FilterForm
from compliance.assessments.models import AssessmentState, ControlAnswer
from compliance.assessments.views.access import Visit, show
from regions.domain.editions import of_row
from regions.logic.catalogue import STANDARDS_REGION, Catalogue
from regions.logic.texts import ENGLISH
from regions.models import Edition

# Two pairs of eyes: an editor fills the checklist in and does not agree to leave something out.
AGREERS = (Role.OWNER, Role.REVIEWER)


@dataclass(frozen=True)
class Desk:
    """A visitor before the checklist of a product."""

    visit: Visit

    @cached_property
    def state(self) -> WorkingState:
        """Everything said about the product."""
        return working_state(self.visit.product)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The law of the product's edition; in one query where nothing else of the product is needed."""
        if "state" in self.__dict__:
            return self.state.edition.catalogue
        pinned = self.visit.product.assessments.filter(state=AssessmentState.OPEN).values("edition")
        return of_row(Edition.objects.defer("content").get(pk__in=pinned)).catalogue

    @cached_property
    def checklist(self) -> Checklist:
        """What follows from it today."""
        return checklist(self.state.readiness(timezone.localdate()), self.state.controls)

    @cached_property
    def people(self) -> dict[int, str]:
        """The members of the organisation, by name."""
        organisation = self.visit.product.organisation_id
        members = Membership.objects.filter(organisation=organisation).select_related("user")
        names = {member.user_id: str(member.user) for member in members}
        return dict(sorted(names.items(), key=lambda entry: entry[1].casefold()))

    @cached_property
    def texts(self) -> ChecklistTexts:
        """The texts in the language of the reader."""
        return ChecklistTexts(self.catalogue, get_language() or ENGLISH, self.people, str(UNANSWERED))

    @property
    def may_agree(self) -> bool:
        """Whether the visitor may agree that a control is not applicable."""
        return self.visit.role in AGREERS

    @property
    def regions(self) -> tuple[str, ...]:
        """Where an answer may be given: the chosen markets and home."""
        return tuple(code for code in self.checklist.regions if code != STANDARDS_REGION)

    def empty(self, control: str, region: str) -> ControlAnswer:
        """An empty answer for a place.

        Raises Http404 for a control or region that the edition lacks, and for one answer to a control that is
        answered by market.
        """
        if control not in self.catalogue.controls:
            raise Http404
        is_market = region in self.catalogue.markets
        if not is_market and (region != PRODUCT or self.catalogue.controls[control].per_region):
            raise Http404
        return ControlAnswer(product=self.visit.product, control=control, region=region)

    def stored(self, control: str, region: str) -> ControlAnswer:
        """The answer of a place, or an empty one. Raises Http404 as `empty` does."""
        rows = (row for row in self.state.controls if (row.control, row.region) == (control, region))
        empty = self.empty(control, region)
        return next(rows, empty)

    def place_asked_for(self, control: str, market: str | None) -> str:
        """The region whose answer to open: the one asked for, else the first with work left."""
        item = self.checklist.item(control)
        if control not in self.catalogue.controls:
            raise Http404
        if market is not None:
            return market
        if item is None or not item.control.per_region:
            is_by_market = self.catalogue.controls[control].per_region
            return next(iter(self.regions), "") if is_by_market else PRODUCT
        return (item.open_places or item.places)[0].region

    def form(self, row: ControlAnswer, data: Any = None) -> ControlForm:
        """The form of one answer; it offers a former member who owns it, too."""

        def people() -> Mapping[int, str]:
            if row.assignee_id is None or row.assignee_id in self.people:
                return self.people
            return {**self.people, row.assignee_id: str(row.assignee)}

        is_exception = bool(row.region) and not self.catalogue.controls[row.control].per_region
        return ControlForm(data, people=people, row=row, is_exception=is_exception)

    def assign_form(self, data: Any = None) -> AssignForm:
        """The form that gives many controls to somebody."""
        controls = [item.control.key for item in self.checklist.items]
        return AssignForm(data, people=self.people, controls=controls)

    def filter_form(self, asked: Any) -> FilterForm:
        """The form that shows a part of the list."""
        themes = dict.fromkeys(item.control.theme for item in self.checklist.items)
        return FilterForm(
            asked,
            markets=[(code, self.texts.region(code).text) for code in self.checklist.regions],
            themes=[(key, self.texts.theme(key).text) for key in themes],
        )

    def page(
        self, request: HttpRequest, template: str, /, *, status: int = 200, **context: Any
    ) -> HttpResponse:
        """A page of the checklist."""
        today = timezone.localdate()
        shared = {"desk": self, "edition": self.state.edition, "today": today}
        steps = journey(self.state, on=today)
        return show(request, template, self.visit, status=status, steps=steps, **shared, **context)


def list_address(visit: Visit, query: QueryDict | None = None) -> str:
    """Where the checklist is; with a query, the same part of it."""
    address = reverse("assessments:checklist:list", args=[visit.product.pk])
    return f"{address}?{query.urlencode()}" if query else address


def control_address(visit: Visit, control: str, region: str = PRODUCT) -> str:
    """Where a control is, with the answer of a place open."""
    address = reverse("assessments:checklist:control", args=[visit.product.pk, control])
    return f"{address}?market={region}" if region else address


def place_address(visit: Visit, name: str, control: str, region: str = PRODUCT) -> str:
    """Where something about the answer of a place is sent."""
    place = (region,) if region else ()
    return reverse(f"assessments:checklist:{name}", args=[visit.product.pk, control, *place])
