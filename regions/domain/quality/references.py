"""Faults between objects: keys that stand for two things, references to nothing, things that nobody uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from regions.domain.quality.problems import Law, LawProblem, error, warning
from regions.logic.catalogue import STANDARDS_REGION
from regions.logic.document import Entry
from regions.logic.errors import did_you_mean

_REACH = re.compile(r"-(reach|scope|offer|link)$")
# One key means one thing in all of these together.
_SHARED_KEYS = ("fact", "instrument", "definition", "requirement", "horizon")


def key_problems(law: Law) -> Iterator[LawProblem]:
    """Keys that stand for two things, or do not begin with what they belong to."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in law.entries:
        namespace = "shared" if entry.kind in _SHARED_KEYS else entry.kind
        first = seen.setdefault((namespace, entry.key), entry)
        if first is not entry:
            yield error(entry, _key_field(entry), f'"{entry.key}" is taken already ({first.kind})')
    for entry in law.entries:
        prefix = _prefix(entry)
        if not entry.key.startswith(prefix):
            yield error(entry, "key", f'does not begin with "{prefix}"')
    for region in law.of_kind("region"):
        if region.key != STANDARDS_REGION and region.key not in law.keys("place"):
            yield error(region, "code", f'"{region.key}" is not in the list of places')


def _key_field(entry: Entry) -> str:
    return {"choice": "value", "place": "code", "region": "code"}.get(entry.kind, "key")


def _prefix(entry: Entry) -> str:
    if entry.kind in ("instrument", "definition", "horizon"):
        return f"{entry.region.lower()}-"
    return f"{entry.fields['instrument']}." if entry.kind == "requirement" else ""


def reference_problems(law: Law) -> Iterator[LawProblem]:
    """References to nothing, and objects that contradict what they refer to."""
    for requirement in law.of_kind("requirement"):
        yield from _requirement_problems(law, requirement)
    for definition in law.of_kind("definition"):
        silent = definition.fields.get("silent")
        if silent is None and _REACH.search(definition.key):
            yield error(
                definition, "silent", "a definition of reach says what to print while the law is silent"
            )
        if silent is not None and not silent.endswith("."):
            yield error(definition, "silent", "is a sentence and ends with a full stop")
    for control in law.of_kind("control"):
        yield from _control_problems(law, control)
    for conflict in law.of_kind("conflict"):
        yield from _conflict_problems(law, conflict)


def _requirement_problems(law: Law, requirement: Entry) -> Iterator[LawProblem]:
    fields = requirement.fields
    own = {key for key, instrument in law.instruments.items() if instrument.region == requirement.region}
    yield from _unknown(requirement, "instrument", fields["instrument"], own, "instrument of this region")
    yield from _unknown(requirement, "theme", fields["theme"], law.keys("theme"), "theme")
    yield from _list_problems(requirement, "controls", law.keys("control"), "control")
    if not fields["controls"] and fields["nature"] != "prohibition":
        yield error(requirement, "controls", "is empty; only a prohibition needs no control")
    if fields["nature"] == "prohibition" and fields["severity"] != "blocker":
        yield error(requirement, "severity", "a prohibition is always a blocker")
    instrument = law.instruments.get(fields["instrument"])
    if fields["severity"] == "blocker" and instrument and instrument.fields["binding"] != "law":
        yield error(requirement, "severity", "only binding law can block a launch")


def _control_problems(law: Law, control: Entry) -> Iterator[LawProblem]:
    fields = control.fields
    editions = law.of_kind("vocabulary")[0].fields["framework_editions"]
    certificates = {
        choice.key.partition(".")[2] for choice in law.of_kind("choice") if choice.fact == "certifications"
    }
    yield from _unknown(control, "theme", fields["theme"], law.keys("theme"), "theme")
    yield from _unknown(control, "owner", fields["owner"], law.keys("owner"), "owner")
    for framework in fields.get("frameworks", {}):
        yield from _unknown(control, f"frameworks.{framework}", framework, editions, "framework")
    yield from _list_problems(control, "certified_by", certificates, "certificate")
    if fields["effort_days"] < 1:
        yield error(control, "effort_days", "every control takes at least a day")


def _conflict_problems(law: Law, conflict: Entry) -> Iterator[LawProblem]:
    regions = {entry.key: entry.region for entry in law.of_kind("requirement")}
    yield from _list_problems(conflict, "between", regions, "requirement")
    if len({regions.get(key) for key in conflict.fields["between"]}) < 2:
        yield error(
            conflict, "between", "names requirements of one region only; a conflict is between two or more"
        )


def _list_problems(entry: Entry, field: str, known: Collection[str], what: str) -> Iterator[LawProblem]:
    words: list[str] = entry.fields.get(field, [])
    for index, word in enumerate(words):
        yield from _unknown(entry, f"{field}.{index}", word, known, what)
        if word in words[:index]:
            yield error(entry, f"{field}.{index}", f'"{word}" stands in the list twice')


def _unknown(entry: Entry, field: str, word: str, known: Collection[str], what: str) -> Iterator[LawProblem]:
    if word not in known:
        yield error(entry, field, f'unknown {what} "{word}"{did_you_mean(word, known)}')


def unused_controls(law: Law) -> Iterator[LawProblem]:
    """Controls behind which no requirement stands."""
    used = {
        control for requirement in law.of_kind("requirement") for control in requirement.fields["controls"]
    }
    for control in law.of_kind("control"):
        if control.key not in used:
            yield warning(control, "", "no requirement needs this control; it is good practice only")
