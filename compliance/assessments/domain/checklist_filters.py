"""Showing a part of the checklist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from compliance.assessments.domain.checklist import Item


class Show(TextChoices):
    """Which items to show."""

    ALL = "all", pgettext_lazy("checklist", "All")
    OPEN = "open", pgettext_lazy("checklist", "Open")
    BLOCKING = "blocking", pgettext_lazy("checklist", "Hold back a launch")
    MINE = "mine", pgettext_lazy("checklist", "Mine")
    OVERDUE = "overdue", pgettext_lazy("checklist", "Overdue")
    SUGGESTED = "suggested", pgettext_lazy("checklist", "Suggested by a certificate")
    UNPROVEN = "unproven", pgettext_lazy("checklist", "Evidence missing or expired")


@dataclass(frozen=True, slots=True)
class ChecklistFilter:
    """What a person asked to see; an empty market or theme is every one. `person` is whose "mine" is."""

    person: int
    today: date
    market: str = ""
    theme: str = ""
    show: str = Show.ALL

    def showing(self, show: Show) -> ChecklistFilter:
        """The same market and theme, another kind of items."""
        return replace(self, show=show)

    @property
    def query(self) -> str:
        """The same as the end of an address, without its kind of items."""
        asked = {"market": self.market, "theme": self.theme}
        return urlencode({name: value for name, value in asked.items() if value})

    def apply(self, items: Iterable[Item]) -> list[Item]:
        """The items that match, in their order."""
        return [item for item in items if self._is_in_reach(item) and self._matches(item)]

    def _is_in_reach(self, item: Item) -> bool:
        return self.theme in ("", item.control.theme) and (not self.market or self.market in item.regions)

    def _matches(self, item: Item) -> bool:
        match self.show:
            case Show.OPEN:
                return not item.is_done
            case Show.BLOCKING:
                return any(duty.blocks and self.market in ("", duty.region) for duty in item.duties)
            case Show.MINE:
                return self.person in item.assignees
            case Show.OVERDUE:
                return item.due_on is not None and item.due_on < self.today
            case Show.SUGGESTED:
                return bool(item.suggested_by)
            case Show.UNPROVEN:
                return item.lacks_proof
            case _:
                return True
