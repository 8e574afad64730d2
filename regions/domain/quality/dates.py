"""Days that contradict each other, and entries that nobody has checked for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from regions.domain.quality.problems import Law, LawProblem, error, warning
from regions.logic.document import Entry

VERIFIED_WITHIN = timedelta(days=180)


def date_problems(law: Law) -> Iterator[LawProblem]:
    """Ends before starts, later starts that are not later, phases out of order. ISO days compare as text."""
    for requirement in law.of_kind("requirement"):
        fields = requirement.fields
        if fields.get("until", fields["from"]) < fields["from"]:
            yield error(requirement, "until", f"{fields['until']} is before the start, {fields['from']}")
        days = [transition["from"] for transition in fields.get("transitions", ())]
        for index, day in enumerate(days):
            if day <= fields["from"]:
                message = f"{day} is not later than the requirement's own start, {fields['from']}"
                yield error(requirement, f"transitions.{index}.from", message)
            if day in days[:index]:
                yield error(requirement, f"transitions.{index}.from", f"a second transition starts on {day}")
    for instrument in law.of_kind("instrument"):
        days = [phase["from"] for phase in instrument.fields.get("phases", ())]
        for index, (earlier, later) in enumerate(pairwise(days), start=1):
            if later <= earlier:
                yield error(instrument, f"phases.{index}.from", f"{later} does not come after {earlier}")


def date_warnings(law: Law, on: date) -> Iterator[LawProblem]:
    """Days of an instrument that look wrong, and entries last verified too long ago, or in the future."""
    for instrument in law.of_kind("instrument"):
        yield from _instrument_warnings(instrument)
    for entry in law.entries:
        field = "as_of" if entry.kind == "group" else "last_verified_on"
        if field in entry.fields:
            yield from _age_warnings(entry, field, on)


def _instrument_warnings(instrument: Entry) -> Iterator[LawProblem]:
    fields = instrument.fields
    starts = fields.get("applies_from")
    phases = fields.get("phases", ())
    if starts is None:
        return
    if phases and starts > phases[-1]["from"]:
        yield warning(
            instrument, "applies_from", f"{starts} is later than the last phase, {phases[-1]['from']}"
        )
    if starts < fields.get("adopted", starts):
        yield warning(instrument, "applies_from", f"{starts} is before it was adopted, {fields['adopted']}")


def _age_warnings(entry: Entry, field: str, on: date) -> Iterator[LawProblem]:
    day = date.fromisoformat(entry.fields[field])
    if day > on:
        yield warning(entry, field, f"{day} lies in the future")
    elif on - day > VERIFIED_WITHIN:
        yield warning(entry, field, f"last verified {(on - day).days} days ago; check it against its source")
