"""What the pages of the checklist show: items with the texts of the law in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.utils.translation import pgettext

from compliance.assessments.domain.checklist import CERTIFICATES_FACT, PRODUCT, Duty, Item, Need, Place
from compliance.assessments.domain.readiness import ProductReadiness
from compliance.assessments.models import ControlAnswer, Evidence
from compliance.products.enums import ControlStatus
from regions.domain.pagetexts import PageTexts, Text
from regions.enums import Severity
from regions.logic.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Mark:
    """A region beside a control; `state` only where the control is answered for it alone."""

    code: str
    name: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the checklist. `people` own it; while nobody does, `team` is who usually would."""

    item: Item
    title: Text
    marks: tuple[Mark, ...]
    people: tuple[str, ...]
    team: Text
    state: PlaceLine


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one theme."""

    theme: str
    title: Text
    rows: tuple[Row, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts of the law in it."""
        return (self.title, *(row.title for row in self.rows))

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(row.item.is_done for row in self.rows)


@dataclass(frozen=True, slots=True)
class ListPage:
    """The checklist: what binds now by theme, what is to come, and what may apply."""

    sections: tuple[Section, ...]
    upcoming: tuple[Row, ...]
    undetermined: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty that a control serves."""

    duty: Duty
    region: Text
    title: Text
    instrument: Text
    severity: Severity


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place where a control is answered, with its state in words."""

    place: Place
    name: str
    state: str
    word: str
    needs_agreement: bool
    person: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A proof of an answer. `before_launch_in` names the first market for whose launch it comes too early."""

    proof: Evidence
    is_expired: bool
    is_early: bool
    before_launch_in: str
    remove_address: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """An answer as two people compare it."""

    state: str
    word: str
    note: str
    person: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ControlText:
    """What the library says about a control."""

    title: Text
    question: Text
    guidance: Text
    done_means: tuple[Text, ...]
    evidence: tuple[Text, ...]
    theme: Text
    team: Text


@dataclass(frozen=True)
class ChecklistTexts:
    """Puts items into words. `people` are the members of the organisation by number."""

    catalogue: Catalogue
    language: str
    people: Mapping[int, str]
    unanswered: str

    @cached_property
    def texts(self) -> PageTexts:
        """The texts of the law."""
        return PageTexts(self.catalogue.texts(self.language))

    @cached_property
    def _teams(self) -> dict[str, str]:
        owners = self.catalogue.document["vocabulary"]["owners"]
        return {owner["key"]: owner["label"] for owner in owners}

    def region(self, code: str) -> Text:
        """The name of a region."""
        return self.texts.text("region", code, "name", self.catalogue.regions[code].name)

    def theme(self, key: str) -> Text:
        """The name of a theme."""
        return self.texts.text("theme", key, "label", self.catalogue.themes[key])

    def team(self, item: Item) -> Text:
        """Who usually owns such a control."""
        key = item.control.owner
        return self.texts.text("owner", key, "label", self._teams[key])

    def control(self, key: str) -> ControlText:
        """Everything said about a control."""
        control = self.catalogue.controls[key]
        return ControlText(
            title=self.texts.text("control", key, "title", control.title),
            question=self.texts.text("control", key, "question", control.question),
            guidance=self.texts.text("control", key, "guidance", control.guidance),
            done_means=self.texts.lines("control", key, "done_means", control.done_means),
            evidence=self.texts.lines("control", key, "evidence", control.evidence),
            theme=self.theme(control.theme),
            team=self.texts.text("owner", control.owner, "label", self._teams[control.owner]),
        )

    def certificates(self, values: Iterable[str]) -> str:
        """The short names of certificates, as a list."""
        fact = self.catalogue.vocabulary.facts.get(CERTIFICATES_FACT)
        if fact is None:
            return ""
        names = [
            self.texts.text("choice", f"{fact.key}.{value}", "short", fact.choice(value).short).text
            for value in values
        ]
        return pgettext("list", ", ").join(names)

    def duty(self, duty: Duty) -> DutyLine:
        """One duty."""
        requirement = duty.requirement
        instrument = requirement.instrument
        return DutyLine(
            duty=duty,
            region=self.region(duty.region),
            title=self.texts.text("requirement", requirement.key, "title", requirement.title),
            instrument=self.texts.text("instrument", instrument.key, "title", instrument.title),
            severity=Severity(requirement.severity),
        )

    def place(self, place: Place) -> PlaceLine:
        """One place."""
        status = place.status
        return PlaceLine(
            place=place,
            name=self.region(place.region).text if place.region else "",
            state=status or "unanswered",
            word=str(ControlStatus(status).label) if status else self.unanswered,
            needs_agreement=status == ControlStatus.NOT_APPLICABLE and not place.is_done,
            person=self.people.get(place.row.assignee_id or 0, "") if place.row else "",
        )

    def evidence(
        self, proof: Evidence, product: ProductReadiness, regions: Iterable[str], *, remove_address: str
    ) -> EvidenceLine:
        """One proof, against the days on which these regions are judged."""
        today, expires = product.as_of, proof.expires_on
        days = [(product.everywhere[code].on, code) for code in regions if code in product.markets]
        late = [code for day, code in sorted(days) if expires is not None and expires < day]
        return EvidenceLine(
            proof=proof,
            is_expired=expires is not None and expires < today,
            is_early=proof.issued_on is not None and proof.issued_on > today,
            before_launch_in=self.region(late[0]).text if late else "",
            remove_address=remove_address,
        )

    def said(self, row: ControlAnswer) -> SaidLine:
        """An answer, stored or not."""
        word = str(ControlStatus(row.status).label) if row.status else self.unanswered
        person = self.people.get(row.assignee_id or 0, "")
        return SaidLine(row.status or "unanswered", word, row.note, person, row.due_on)

    def row(self, item: Item) -> Row:
        """One line of the list."""
        control = item.control
        return Row(
            item=item,
            title=self.texts.text("control", control.key, "title", control.title),
            marks=tuple(self._marks(item)),
            people=tuple(self.people[key] for key in item.assignees if key in self.people),
            team=self.team(item),
            state=self.place(item.weakest),
        )

    def list_page(self, items: Iterable[Item]) -> ListPage:
        """The whole list; the items come in its order."""
        rows: dict[Need, list[Row]] = {need: [] for need in Need}
        for item in items:
            rows[item.need].append(self.row(item))
        sections = groupby(rows[Need.NOW], key=lambda row: row.item.control.theme)
        return ListPage(
            sections=tuple(Section(theme, self.theme(theme), tuple(found)) for theme, found in sections),
            upcoming=tuple(sorted(rows[Need.UPCOMING], key=lambda row: row.item.start)),
            undetermined=tuple(rows[Need.UNDETERMINED]),
        )

    def _marks(self, item: Item) -> Iterable[Mark]:
        own = {place.region: place for place in item.places if place.region != PRODUCT}
        for code in dict.fromkeys((*item.regions, *own)):
            state = (own[code].status or "unanswered") if code in own else ""
            yield Mark(code, self.region(code).text, state)
