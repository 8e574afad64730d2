"""Small hand-made catalogues with exactly the requirements that a test needs, and products held against them.

Every requirement stands on `personal_data` unless told otherwise, and every product has personal data: what a
test writes applies. A requirement names its instrument in one word: law, expected, voluntary or bill.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from compliance.products.domain.profile import (
    ControlAnswer,
    ControlAnswers,
    Evidence,
    MarketProfile,
    Profile,
)
from compliance.products.enums import ControlStatus
from regions.logic.catalogue import Catalogue
from regions.logic.facts import Value

TODAY = date(2026, 11, 23)
LINK = "https://proof.example/1"

Entry = dict[str, Any]


def fact(key: str, type_: str, *, scope: str = "product", choices: Sequence[str] = (), **more: Any) -> Entry:
    """A question of the vocabulary; `choices` are its values, in order."""
    entry = {"key": key, "label": f"the {key}", "scope": scope, "type": type_, "section": "general"}
    entry |= {"question": f"What about {key}?", "help": "Look it up."}
    if type_ == "yes-no":
        entry |= {"yes": f"{key} is true", "no": f"{key} is false"}
    if choices:
        entry |= {"choices": [{"value": value, "label": value.capitalize()} for value in choices]}
    return entry | more


FACTS: tuple[Entry, ...] = (
    fact("hq_region", "regions", single=True),
    fact("established_in", "regions"),
    fact("technology_developed_in", "regions"),
    fact("role", "choices", choices=("provider", "processor", "deployer", "none")),
    fact("company_size", "choice", choices=("small", "large")),
    fact("personal_data", "yes-no"),
    fact("sensitive_data", "yes-no", ask_when="personal_data"),
    fact("serves_government", "yes-no"),
    fact("employee_count", "number"),
    fact("market_links", "choices", scope="market", choices=("offered-here", "staff-or-agent-here", "none")),
    fact("on_market_since", "date", scope="market"),
    fact("monthly_active_users", "number", scope="market"),
    fact("daily_active_users", "number", scope="market", at_most="monthly_active_users"),
)

PLACES: tuple[tuple[str, str, str | None], ...] = (
    ("AE", "United Arab Emirates", None),
    ("CN", "China", None),
    ("DE", "Germany", "EU"),
    ("EU", "European Union", None),
    ("FR", "France", "EU"),
    ("HK", "Hong Kong", None),
    ("NO", "Norway", None),
    ("SA", "Saudi Arabia", None),
    ("SG", "Singapore", None),
    ("US", "United States", None),
    ("US-CA", "California", "US"),
)


def control(key: str, *, per_region: bool = False, effort_days: int = 5, **more: Any) -> Entry:
    """A practice, asked once for the product unless `per_region`."""
    entry = {"key": key, "title": key.capitalize(), "theme": "general", "question": f"Is there a {key}?"}
    entry |= {"guidance": "Do it.", "done_means": ["It is done"], "evidence": ["A record"]}
    return entry | {"per_region": per_region, "effort_days": effort_days, "owner": "legal"} | more


def requirement(
    key: str,
    *,
    when: str = "personal_data",
    start: str = "2026-01-01",
    severity: str = "major",
    controls: Sequence[str] = ("notice",),
    **more: Any,
) -> Entry:
    """One thing an instrument demands; it applies to a product with personal data."""
    entry: Entry = {"key": key, "instrument": "law", "citation": "Art. 1", "title": f"Title of {key}"}
    entry |= {"duty": "Do it.", "nature": "duty", "applies_when": when, "from": start, "theme": "general"}
    entry |= {"severity": severity, "controls": list(controls), "evidence": ["A record"]}
    entry |= {"source": "https://law.example", "confidence": "high", "last_verified_on": "2026-11-01"}
    return entry | more


def prohibition(key: str, **more: Any) -> Entry:
    """What may not be offered at all."""
    return requirement(key, **{"nature": "prohibition", "severity": "blocker", "controls": ()} | more)


def definition(key: str, when: str, **more: Any) -> Entry:
    """A named legal class; with `silent` a definition of reach."""
    return {"key": key, "title": f"Title of {key}", "citation": "Art. 2", "when": when, **more}


def region(
    code: str, *requirements: Entry, definitions: Sequence[Entry] = (), binds_makers: bool = False
) -> Entry:
    """The law file of one region, with an instrument of each kind."""
    about: Entry = {"code": code, "name": f"Name of {code}", "group": "World", "languages": ["en"]}
    about |= {"data_localization": "none", "data_localization_note": "Nothing."}
    if binds_makers:
        about["binds_makers"] = True
    return {
        "region": about,
        "instruments": [
            _instrument(code, "law", binding="law", status="in-force"),
            _instrument(code, "expected", binding="expected", status="voluntary"),
            _instrument(code, "voluntary", binding="voluntary", status="voluntary"),
            _instrument(code, "bill", binding="law", status="bill"),
        ],
        "definitions": list(definitions),
        "requirements": [one | {"instrument": f"{code.lower()}-{one['instrument']}"} for one in requirements],
        "upcoming": [],
    }


def _instrument(code: str, word: str, *, binding: str, status: str) -> Entry:
    return {
        "key": f"{code.lower()}-{word}",
        "title": f"The {word} of {code}",
        "kind": "law" if binding == "law" else "standard",
        "status": status,
        "binding": binding,
        "regulator": "The authority",
        "reach": "Everybody",
        "source": "https://law.example",
        "last_verified_on": "2026-11-01",
    }


def conflict(key: str, *between: str) -> Entry:
    """Requirements that pull against each other."""
    entry: Entry = {"key": key, "title": key.capitalize(), "between": list(between), "tension": "Both."}
    return entry | {"way_out": "Choose.", "confidence": "high"}


def document(
    *regions: Entry,
    facts: Sequence[Entry] = FACTS,
    opening: Sequence[str] = ("hq_region", "role", "market_links"),
    controls: Iterable[Entry] = (),
    conflicts: Sequence[Entry] = (),
) -> Entry:
    """The whole law of these regions, with INTL. A control that is named but not given is asked once."""
    if all(one["region"]["code"] != "INTL" for one in regions):
        regions = (*regions, region("INTL"))
    named = [key for one in regions for item in one["requirements"] for key in item["controls"]]
    given = {one["key"]: one for one in controls}
    return {
        "format": 1,
        "vocabulary": {
            "version": 1,
            "currency_date": TODAY.isoformat(),
            "opening": list(opening),
            "natures": [{"key": "duty", "label": "Duty"}, {"key": "prohibition", "label": "Prohibition"}],
            "owners": [{"key": "legal", "label": "Legal"}],
            "framework_editions": {},
            "themes": [{"key": "general", "label": "General"}],
            "sections": [{"key": "general", "label": "General"}],
            "groups": [_group("GULF", "AE", "SA")],
            "facts": list(facts),
        },
        "places": [
            {"code": code, "name": name} | ({} if parent is None else {"parent": parent})
            for code, name, parent in PLACES
        ],
        "controls": [*given.values(), *(control(key) for key in dict.fromkeys(named) if key not in given)],
        "conflicts": list(conflicts),
        "regions": list(regions),
    }


def _group(key: str, *members: str) -> Entry:
    where = {"source": "https://law.example", "as_of": "2026-11-01"}
    return {"key": key, "label": f"The {key}", "members": list(members), **where}


def catalogue(*regions: Entry, **parts: Any) -> Catalogue:
    """The compiled form of `document`."""
    return Catalogue.from_document(document(*regions, **parts))


def places(*codes: str) -> frozenset[str]:
    """An answer to a question about places."""
    return frozenset(codes)


def market(launch_on: str | None = None, **facts: Value) -> MarketProfile:
    """A chosen market, with what is answered for it alone."""
    return MarketProfile(None if launch_on is None else date.fromisoformat(launch_on), facts)


def said(status: str, *evidence: Evidence, agreed: bool = False) -> ControlAnswer:
    """One answer to a control."""
    return ControlAnswer(ControlStatus(status), evidence=evidence, agreed=agreed)


def proof(*, issued: str | None = None, expires: str | None = None) -> Evidence:
    """A link that may be relied on between two days."""
    ends = (None if day is None else date.fromisoformat(day) for day in (issued, expires))
    return Evidence(LINK, *ends)


def once(answer: str | ControlAnswer | None, **exceptions: str | ControlAnswer) -> ControlAnswers:
    """An answer for the product, and those of markets where it differs."""
    return ControlAnswers(None if answer is None else _answer(answer), by_market(**exceptions).markets)


def by_market(**answers: str | ControlAnswer) -> ControlAnswers:
    """The answers to a control that is asked for each market."""
    return ControlAnswers(None, {code: _answer(answer) for code, answer in answers.items()})


def _answer(answer: str | ControlAnswer) -> ControlAnswer:
    return said(answer) if isinstance(answer, str) else answer


def profile(
    *codes: str,
    markets: Mapping[str, MarketProfile] | None = None,
    facts: Mapping[str, Value] | None = None,
    home: Mapping[str, Mapping[str, Value]] | None = None,
    controls: Mapping[str, str | ControlAnswers] | None = None,
) -> Profile:
    """A product with personal data, made far from any home region, in the markets named."""
    elsewhere = dict.fromkeys(("hq_region", "established_in", "technology_developed_in"), places("SG"))
    answers = {
        key: once(answer) if isinstance(answer, str) else answer for key, answer in (controls or {}).items()
    }
    return Profile(
        name="Nova",
        description="Companion chatbot",
        facts={**elsewhere, "personal_data": True, **(facts or {})},
        markets={code: market() for code in codes} | dict(markets or {}),
        home=home or {},
        controls=answers,
    )
