"""A small law made by hand: facts of every type, places with parts, groups, and regions to fill with rules.

Answers are written as a person writes them (`role=["provider"]`, `users="240"`), conditions as counsel does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from regions.logic.answers import Written, read_answer
from regions.logic.catalogue import Catalogue
from regions.logic.determining import MarketLaw, examine
from regions.logic.evaluation import Situation
from regions.logic.expressions import parse
from regions.logic.facts import Answers, Scope
from regions.logic.vocabulary import Vocabulary

Entry = dict[str, Any]


def fact(key: str, type_: str, label: str, *, scope: str = "product", **more: Any) -> Entry:
    """One question, with the fields that no test reads filled in."""
    return {
        "key": key,
        "label": label,
        "scope": scope,
        "type": type_,
        "section": "all",
        "question": f"{key}?",
        "help": "",
        **more,
    }


def choice(value: str, short: str | None = None, show_when: str | None = None) -> Entry:
    """One value of a choice or choices fact."""
    given = {"short": short, "show_when": show_when}
    return {"value": value, "label": f"The {value}"} | {k: v for k, v in given.items() if v is not None}


FACTS: list[Entry] = [
    fact(
        "personal_data",
        "yes-no",
        "personal data",
        yes="personal data are used",
        no="no personal data are used",
    ),
    fact("minors", "yes-no", "children", yes="children use it", no="children do not use it"),
    fact(
        "company_size",
        "choice",
        "the company's size",
        choices=[choice("micro", "micro"), choice("small", "small"), choice("large", "large")],
    ),
    fact(
        "role",
        "choices",
        "your role",
        choices=[
            choice("provider", "provider"),
            choice("deployer", "deployer"),
            choice("importer", "importer"),
            choice("distributor", "distributor"),
            choice("maker", "product maker"),
            choice("none", "none of these"),
        ],
    ),
    fact(
        "domains",
        "choices",
        "fields of use",
        choices=[choice("health", "health"), choice("law", "law"), choice("games", "games"), choice("none")],
    ),
    # A limit counts only where the field of use makes it possible; one counts only beside another one.
    fact(
        "limits",
        "choices",
        "limits of the purpose",
        choices=[
            choice("training", "training only"),
            choice("assistive", "assistance only", "domains has_any [health, law]"),
            choice("reviewed", "reviewed by people", "limits has assistive OR minors"),
            choice("none", "no limits"),
        ],
    ),
    fact(
        "plan",
        "choice",
        "the plan",
        choices=[choice("free", "free"), choice("paid", "paid", "role has provider")],
    ),
    fact("compute", "number", "training compute"),
    fact("people", "number", "people in the data", scope="market"),
    fact("sensitive_people", "number", "people in sensitive data", scope="market", at_most="people"),
    fact("face_people", "number", "people in face data", scope="market", at_most="sensitive_people"),
    fact("on_market_since", "date", "the start on the market", scope="market"),
    fact("designed_on", "date", "the day of the design"),
    fact("established_in", "regions", "your offices"),
    fact("hq_region", "regions", "the headquarters", single=True),
    fact("served_in", "regions", "places served", scope="market"),
    fact(
        "market_links",
        "choices",
        "links with the market",
        scope="market",
        choices=[
            choice("offered", "offered here"),
            choice("staff", "staff here"),
            choice("none", "no links"),
        ],
    ),
    fact(
        "government",
        "yes-no",
        "authorities as customers",
        yes="authorities buy it",
        no="authorities do not buy it",
    ),
    fact("seated_here", "yes-no", "your seat", scope="market", yes="you sit here", no="you do not sit here"),
]

PLACES: list[Entry] = [
    {"code": "CN", "name": "China"},
    {"code": "EU", "name": "European Union"},
    {"code": "DE", "name": "Germany", "parent": "EU"},
    {"code": "FR", "name": "France", "parent": "EU"},
    {"code": "NO", "name": "Norway"},
    {"code": "CH", "name": "Switzerland"},
    {"code": "JP", "name": "Japan"},
    {"code": "US", "name": "United States"},
    {"code": "US-CA", "name": "California", "parent": "US"},
    {"code": "US-NY", "name": "New York", "parent": "US"},
]


def group(key: str, label: str, members: Sequence[str]) -> Entry:
    """A named list of places that the law uses."""
    return {"key": key, "label": label, "members": list(members), "source": "list", "as_of": "2026-11-23"}


GROUPS: list[Entry] = [
    group("ADEQUATE", "adequate countries", ["EEA", "CH"]),
    group("EEA", "European Economic Area", ["EU", "NO"]),
]


def instrument(key: str = "act", *, status: str = "in-force", binding: str = "law") -> Entry:
    """One instrument, with the fields that no test reads filled in."""
    return {
        "key": key,
        "title": f"The {key}",
        "kind": "law",
        "status": status,
        "binding": binding,
        "regulator": "The authority",
        "reach": "Offers here",
        "source": "https://example.org/act",
        "last_verified_on": "2026-11-23",
    }


def definition(key: str, when: str, **more: str) -> Entry:
    """One named legal class; its title is the key with a capital letter and blanks."""
    title = key.replace("-", " ").capitalize()
    return {"key": key, "title": title, "citation": "Art. 1", "when": when, **more}


def requirement(key: str, applies_when: str, start: str = "2026-01-01", **more: Any) -> Entry:
    """One requirement of the instrument "act", unless another one is given."""
    return {
        "key": key,
        "instrument": "act",
        "citation": "Art. 2",
        "title": f"Title of {key}",
        "duty": "Do it.",
        "nature": "duty",
        "applies_when": applies_when,
        "from": start,
        "theme": "transparency",
        "severity": "major",
        "controls": ["labels"],
        "evidence": ["A screenshot"],
        "source": "https://example.org/act#2",
        "confidence": "high",
        "last_verified_on": "2026-11-23",
        **more,
    }


def step(when: str, start: str) -> Entry:
    """One transition: a later start for those for whom `when` is true."""
    return {"when": when, "from": start}


def region(
    code: str,
    requirements: Sequence[Entry] = (),
    definitions: Sequence[Entry] = (),
    instruments: Sequence[Entry] = (),
) -> Entry:
    """The law of one region; it always has the instrument "act"."""
    return {
        "region": {
            "code": code,
            "name": next((place["name"] for place in PLACES if place["code"] == code), code),
            "group": "Somewhere",
            "languages": ["en"],
            "data_localization": "free",
            "data_localization_note": "",
        },
        "instruments": [instrument(), *instruments],
        "definitions": list(definitions),
        "requirements": list(requirements),
        "upcoming": [],
    }


def control(key: str = "labels") -> Entry:
    """One control."""
    return {
        "key": key,
        "title": "Label the output",
        "theme": "transparency",
        "question": "Is the output labelled?",
        "guidance": "Label it.",
        "done_means": ["Every output has a label"],
        "evidence": ["A screenshot"],
        "per_region": False,
        "effort_days": 5,
        "owner": "product",
    }


def document(*regions: Entry, translations: Mapping[str, Any] | None = None, **more: Any) -> Entry:
    """A whole document with these regions; `more` replaces lists of the vocabulary ("facts", "groups")."""
    words = {
        "version": 1,
        "currency_date": "2026-11-23",
        "opening": ["role", "personal_data"],
        "natures": [{"key": "duty", "label": "A duty"}],
        "owners": [{"key": "product", "label": "Product"}],
        "framework_editions": {},
        "themes": [{"key": "transparency", "label": "Transparency"}],
        "sections": [{"key": "all", "label": "Everything"}],
        "groups": GROUPS,
        "facts": FACTS,
    }
    return {
        "format": 1,
        "vocabulary": words | more,
        "places": PLACES,
        "controls": [control()],
        "conflicts": [],
        "regions": list(regions),
        **({} if translations is None else {"translations": translations}),
    }


@cache
def vocabulary() -> Vocabulary:
    """The facts, places and groups above."""
    return Vocabulary.from_document(document())


def catalogue(*regions: Entry, translations: Mapping[str, Any] | None = None) -> Catalogue:
    """A library of these regions."""
    return Catalogue.from_document(document(*regions, translations=translations))


def answers(**written: Written) -> Answers:
    """Answers by fact, as they are stored: what is "unknown" is left out."""
    words = vocabulary()
    read = {key: read_answer(words, words.facts[key], value) for key, value in written.items()}
    return {key: value for key, value in read.items() if value is not None}


def situation(definitions: Mapping[str, str] | None = None, /, **written: Written) -> Situation:
    """What one market's law looks at, with the answers settled as evaluation reads them."""
    conditions = {key: parse(when) for key, when in (definitions or {}).items()}
    return Situation(vocabulary(), conditions, vocabulary().settle(answers(**written)))


def truth(condition: str, /, **written: Written) -> bool | None:
    """The value of a condition without definitions."""
    return situation(**written).evaluate(parse(condition))


def missing(condition: str, /, **written: Written) -> set[str]:
    """The facts that a condition without definitions still needs."""
    return set(situation(**written).missing(parse(condition)))


def market(law: Entry, launch_on: date | None = None, /, **written: Written) -> MarketLaw:
    """The law of one region as it looks at a product; each answer is given where its fact belongs."""
    return looked_at(catalogue(law), law["region"]["code"], launch_on, **written)


def looked_at(
    library: Catalogue, code: str, launch_on: date | None = None, /, **written: Written
) -> MarketLaw:
    """The law of one region of a library as it looks at a product."""
    given = answers(**written)
    scopes = {key: library.vocabulary.facts[key].scope for key in given}
    product = {key: value for key, value in given.items() if scopes[key] is Scope.PRODUCT}
    here = {key: value for key, value in given.items() if scopes[key] is Scope.MARKET}
    return examine(library, product, {code: here}, launch_days={code: launch_on})[code]
