"""A small law that is complete and free of errors: every kind of object and every optional field occurs.

Tests take a fresh copy, spoil one thing and look at what is said.
"""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

from regions.domain.files import write_law
from regions.logic.document import source_hash

TODAY = date(2026, 11, 23)

Entry = dict[str, Any]


def fact(key: str, type_: str, **more: Any) -> Entry:
    """One question with what every question needs."""
    entry = {"key": key, "label": f"the {key}", "scope": "product", "type": type_, "section": "general"}
    if type_ == "yes-no":
        entry |= {"yes": f"{key} holds", "no": f"{key} does not hold"}
    return entry | {"question": f"What about {key}?", "help": "Look it up."} | more


def choice(value: str, **more: Any) -> Entry:
    """One value of a choice or choices fact."""
    return {"value": value, "label": f"We are a {value}"} | more


FACTS = (
    fact("established_in", "regions"),
    fact("hq_region", "regions", single=True),
    fact(
        "role",
        "choices",
        choices=[
            choice("provider", short="provider"),
            choice("deployer", show_when="personal_data"),
            choice("none"),
        ],
    ),
    fact("size", "choice", choices=[choice("small"), choice("large")]),
    fact("personal_data", "yes-no"),
    fact("profiling", "yes-no", ask_when="personal_data"),
    fact("started_on", "date", scope="market"),
    fact("users", "number", scope="market", unit="people a month"),
    fact("daily_users", "number", scope="market", unit="people a day", at_most="users"),
    fact(
        "sold_in",
        "regions",
        proposed=[{"when": "personal_data", "same_as": "established_in", "because": "Offices sell"}],
    ),
    fact("certifications", "choices", section="standing", choices=[choice("iso-27001"), choice("none")]),
)


def vocabulary() -> Entry:
    """The words of the small law."""
    return {
        "version": 1,
        "currency_date": "2026-11-23",
        "themes": [{"key": "privacy", "label": "Privacy"}, {"key": "safety", "label": "Content, and safety"}],
        "natures": [
            {"key": "duty", "label": "Must be done"},
            {"key": "prohibition", "label": "Must not be"},
            {"key": "filing", "label": "Must be filed"},
            {"key": "right", "label": "Must be served"},
        ],
        "owners": [{"key": "legal", "label": "Legal"}],
        "framework_editions": {"iso-27001": "ISO/IEC 27001:2022"},
        "opening": ["role", "personal_data"],
        "sections": [{"key": "general", "label": "General"}, {"key": "standing", "label": "Certificates"}],
        "groups": [
            {
                "key": "EEA",
                "label": "European Economic Area",
                "members": ["EU", "NO"],
                "source": "EEA Agreement",
                "as_of": "2026-11-01",
                "note": "Switzerland left out on purpose.",
            }
        ],
        "facts": copy.deepcopy(list(FACTS)),
    }


def instrument(key: str, **more: Any) -> Entry:
    """A law in force with what every instrument needs."""
    return {
        "key": key,
        "title": f"The {key} Act",
        "kind": "law",
        "status": "in-force",
        "binding": "law",
        "regulator": "The regulator",
        "reach": "Everybody who offers it here.",
        "source": f"https://law.example/{key}",
        "last_verified_on": "2026-11-01",
    } | more


def requirement(key: str, **more: Any) -> Entry:
    """A major duty of privacy, in force since 2025, with what every requirement needs."""
    return {
        "key": key,
        "instrument": key.partition(".")[0],
        "citation": "Art. 1",
        "title": f"Title of {key}",
        "duty": "Do it.",
        "nature": "duty",
        "applies_when": "personal_data",
        "from": "2025-01-01",
        "theme": "privacy",
        "severity": "major",
        "controls": ["dpia"],
        "evidence": ["A record"],
        "source": f"https://law.example/{key}",
        "confidence": "high",
        "last_verified_on": "2026-11-01",
    } | more


def control(key: str, **more: Any) -> Entry:
    """A practice with what every control needs."""
    return {
        "key": key,
        "title": f"Title of {key}",
        "theme": "privacy",
        "question": f"Is there a {key}?",
        "guidance": "Write it down.",
        "done_means": ["It is written", "It is signed"],
        "evidence": ["The paper"],
        "per_region": False,
        "effort_days": 5,
        "owner": "legal",
    } | more


def region(code: str, name: str, **more: Any) -> Entry:
    """The head of a region file."""
    return {
        "code": code,
        "name": name,
        "group": "Europe",
        "languages": ["en"],
        "data_localization": "none",
        "data_localization_note": "Data may lie anywhere.",
    } | more


def european_union() -> Entry:
    """A region with everything that a region can have."""
    return {
        "region": region("EU", "European Union", name_local="Union", binds_makers=True),
        "instruments": [
            instrument(
                "eu-dpa",
                official_title="Regulation (EU) 1/2024",
                adopted="2024-04-01",
                applies_from="2025-01-01",
                phases=[
                    {"from": "2024-05-01", "what": "Entry into force"},
                    {"from": "2025-01-01", "what": "General application: all of it"},
                ],
                max_penalty="EUR 20 million or 4 %",
                source_note="The link leads to the official text.",
            )
        ],
        "definitions": [
            {
                "key": "eu-dpa-scope",
                "title": "The Data Protection Act reaches you",
                "citation": "Art. 3",
                "when": "established_in has EU OR sold_in has EU",
                "note": "An office anywhere in the Union counts.",
                "silent": "The Act does not reach you.",
            }
        ],
        "requirements": [
            requirement(
                "eu-dpa.art-5",
                nature="prohibition",
                severity="blocker",
                controls=[],
                applies_when="eu-dpa-scope AND personal_data AND profiling AND role has provider",
                penalty="The highest.",
                note="No exception.",
            ),
            requirement(
                "eu-dpa.art-35",
                applies_when="eu-dpa-scope AND personal_data AND (daily_users >= 1000 OR users >= 5000)",
                until="2030-12-31",
                transitions=[
                    {"when": "started_on before 2025-01-01 AND size is small", "from": "2027-06-01"}
                ],
                controls=["dpia", "policy"],
            ),
        ],
        "upcoming": [
            {
                "key": "eu-dpa-2",
                "title": "Second Data Protection Act",
                "state": "proposed",
                "expected": "2027",
                "note": "Would raise the fines.",
            }
        ],
    }


def norway() -> Entry:
    """A region with only what a region must have."""
    return {
        "region": region("NO", "Norway"),
        "instruments": [instrument("no-act")],
        "definitions": [],
        "requirements": [requirement("no-act.s-1", applies_when="hq_region has NO AND personal_data")],
        "upcoming": [],
    }


def small_document() -> Entry:
    """The small law as a document."""
    return {
        "format": 1,
        "vocabulary": vocabulary(),
        "places": [
            {"code": "DE", "name": "Germany", "parent": "EU"},
            {"code": "EU", "name": "European Union"},
            {"code": "FR", "name": "France", "parent": "EU"},
            {"code": "NO", "name": "Norway"},
        ],
        "controls": [
            control("dpia", frameworks={"iso-27001": ["A.5.34", "8.2"]}, certified_by=["iso-27001"]),
            control("policy", per_region=True),
        ],
        "conflicts": [
            {
                "key": "two-laws",
                "title": "Two laws on one record",
                "between": ["eu-dpa.art-35", "no-act.s-1"],
                "tension": "One wants it kept, the other deleted.",
                "way_out": "Keep it apart.",
                "confidence": "medium",
            }
        ],
        "regions": [european_union(), norway()],
        "translations": {
            "zh-hans": {
                "place:NO": {"name": translation("Norway", "挪威", state="reviewed", by="Unicode CLDR 47")},
                "requirement:no-act.s-1": {
                    "duty": translation("Do it.", "请照办。"),
                    "evidence.0": translation("A record", "一份记录"),
                },
            }
        },
    }


def translation(english: str, text: str, **more: str) -> Entry:
    """A machine-drafted translation of an English text."""
    return {"text": text, "state": "machine-drafted", "of": source_hash(english)} | more


def law_folder(folder: Path, document: Entry | None = None) -> Path:
    """A folder that holds the small law, or another one."""
    write_law(small_document() if document is None else document, folder)
    return folder


def replace_in(file: Path, old: str, new: str) -> None:
    """Edit a file as a person would; the old text must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
