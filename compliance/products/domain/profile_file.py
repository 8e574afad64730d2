"""Reading a product profile from YAML: every fault at once, each with its line, key and remedy.

The format is described in docs/assess.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from compliance.products.domain.profile import (
    ControlAnswer,
    ControlAnswers,
    Evidence,
    MarketProfile,
    Profile,
)
from compliance.products.enums import ControlStatus
from regions.domain.yamltree import Map, Node, Problem, Scalar, Sequence, UnreadableError, read_yaml
from regions.domain.yamlvalues import Reader, described
from regions.logic.answers import UNKNOWN_WORDS, number_text, read_answer
from regions.logic.catalogue import STANDARDS_REGION, Catalogue
from regions.logic.errors import AnswerError, did_you_mean
from regions.logic.facts import Band, Scope, Value
from regions.logic.vocabulary import Fact

Read = TypeVar("Read")

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

PROFILE_KEYS = ("product", "facts", "markets", "home", "controls")
ANSWER_KEYS = ("status", "note", "evidence")
UNANSWERED = "unanswered"
EVIDENCE_KEYS = ("link", "issued_on", "expires_on")


class ProfileError(Exception):
    """A profile that cannot be used; `problems` lists every fault in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def read_profile(catalogue: Catalogue, data: bytes, *, file: str) -> Profile:
    """The profile of a YAML file. Raises ProfileError with every fault."""
    try:
        root, problems = read_yaml(data, file=file, max_bytes=MAX_BYTES, max_depth=MAX_DEPTH)
    except UnreadableError as error:
        raise ProfileError(error.problems) from None
    reader = _ProfileReader(catalogue, Reader(problems))
    profile = reader.profile(root)
    if reader.reader.problems or profile is None:
        raise ProfileError(sorted(reader.reader.problems, key=lambda problem: problem.line))
    return profile


def market_fault(catalogue: Catalogue, code: str) -> str:
    """Why a code cannot be chosen as a market, with the remedy; empty when it can."""
    if code in catalogue.markets:
        return ""
    if code == STANDARDS_REGION:
        return f"{code} holds international standards and is no market; it is always shown beside the markets"
    places = catalogue.vocabulary.places
    if code in places and places.top(code) in catalogue.markets:
        market = places.top(code)
        return f'"{code}" is part of {market}; choose the market {market} and name {code} in its facts'
    if code in places:
        known = ", ".join(catalogue.markets)
        return f'the library has no law for "{code}" ({places.names[code]}) yet; it knows: {known}'
    return f'"{code}" is no market{did_you_mean(code.upper(), catalogue.markets) or _known(catalogue)}'


def _known(catalogue: Catalogue) -> str:
    return f"; choose from: {', '.join(catalogue.markets)}"


@dataclass
class _ProfileReader:
    catalogue: Catalogue
    reader: Reader

    def profile(self, root: Node) -> Profile | None:
        top = self.reader.mapping(root, known=PROFILE_KEYS)
        if top is None:
            return None
        name, description = self.product(top)
        facts = self.facts(top.entries.get("facts"), allowed=(Scope.PRODUCT,))
        markets = self.each(top.entries.get("markets"), self.market)
        home = self.each(top.entries.get("home"), self.home)
        self.refuse_home_markets(top, home.keys() & markets.keys())
        controls = self.each(top.entries.get("controls"), self.control)
        return Profile(name, description, facts, markets, home, controls)

    def refuse_home_markets(self, top: Map, codes: Set[str]) -> None:
        node = top.entries.get("home")
        if not isinstance(node, Map):
            return
        for code in sorted(codes):
            message = f"{code} is chosen as a market; move its facts under markets.{code}.facts"
            self.reader.complain(node, message, line=node.lines[code], step=code)

    def product(self, top: Map) -> tuple[str, str]:
        node = top.entries.get("product")
        if node is None:
            self.reader.complain(top, "lacks the product; write product: {name: …, description: …}")
            return "", ""
        entry = self.reader.mapping(node, known=("name", "description"))
        if entry is None:
            return "", ""
        if "name" not in entry.entries:
            self.reader.complain(node, "lacks the name of the product", step="name")
        texts = {key: self.reader.text(value) or "" for key, value in entry.entries.items()}
        return texts.get("name", ""), texts.get("description", "")

    def each(self, node: Node | None, read: Callable[[str, Node, Map], Read | None]) -> dict[str, Read]:
        """The entries of an optional mapping, read one by one; those with faults are left out."""
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return {}
        entries = self.reader.mapping(node)
        if entries is None:
            return {}
        found = {key: read(key, value, entries) for key, value in entries.entries.items()}
        return {key: value for key, value in found.items() if value is not None}

    def market(self, code: str, node: Node, parent: Map) -> MarketProfile | None:
        fault = market_fault(self.catalogue, code)
        if fault:
            self.reader.complain(parent, fault, line=parent.lines[code], step=code)
            return None
        if isinstance(node, Scalar) and node.is_null:
            return MarketProfile()
        entry = self.reader.mapping(node, known=("launch_on", "facts"))
        if entry is None:
            return None
        return MarketProfile(
            launch_on=self.day(entry.entries.get("launch_on")),
            facts=self.facts(entry.entries.get("facts"), allowed=(Scope.PRODUCT, Scope.MARKET)),
        )

    def home(self, code: str, node: Node, parent: Map) -> Mapping[str, Value] | None:
        homes = [law.code for law in self.catalogue.regions.values() if law.binds_makers]
        if code not in homes:
            self.reader.complain(
                parent,
                f'the law of "{code}" does not follow makers abroad; home regions: {", ".join(homes)}',
                line=parent.lines[code],
                step=code,
            )
            return None
        if isinstance(node, Scalar) and node.is_null:
            return {}
        entry = self.reader.mapping(node, known=("facts",))
        if entry is None:
            return None
        return self.facts(entry.entries.get("facts"), allowed=(Scope.PRODUCT, Scope.MARKET))

    def facts(self, node: Node | None, *, allowed: tuple[Scope, ...]) -> dict[str, Value]:
        def read(key: str, value: Node, parent: Map) -> Value | None:
            return self.fact(key, value, parent, allowed)

        facts: dict[str, Value] = self.each(node, read)
        for fact in self.catalogue.vocabulary.limited:
            number, limit = facts.get(fact.key), facts.get(fact.at_most or "")
            if isinstance(number, Band) and isinstance(limit, Band) and number.low > limit.high and node:
                self.reader.complain(
                    node,
                    f"{number_text(number.low)} cannot be more than {fact.at_most} "
                    f"({number_text(limit.high)})",
                    line=node.lines[fact.key] if isinstance(node, Map) else None,
                    step=fact.key,
                )
        return facts

    def fact(self, key: str, node: Node, parent: Map, allowed: tuple[Scope, ...]) -> Value | None:
        fact = self.catalogue.vocabulary.facts.get(key)
        if fact is None:
            hint = did_you_mean(key, self.catalogue.vocabulary.facts)
            self.reader.complain(parent, f'unknown fact "{key}"{hint}', line=parent.lines[key], step=key)
            return None
        if fact.scope not in allowed:
            message = "is asked for each market; move it under markets.<CODE>.facts"
            self.reader.complain(parent, message, line=parent.lines[key], step=key)
            return None
        if isinstance(node, Scalar) and node.is_null:
            return None
        return self.value(fact, node)

    def value(self, fact: Fact, node: Node) -> Value | None:
        try:
            match node:
                case Scalar():
                    return read_answer(self.catalogue.vocabulary, fact, node.text)
                case Sequence():
                    return read_answer(self.catalogue.vocabulary, fact, self.words(node.items))
                case Map():
                    ends = {key: self.words([end])[0] for key, end in node.entries.items()}
                    return read_answer(self.catalogue.vocabulary, fact, ends)
        except AnswerError as error:
            self.reader.complain(node, str(error))
            return None

    def words(self, nodes: Iterable[Node]) -> list[str]:
        found: list[str] = []
        for node in nodes:
            if not isinstance(node, Scalar):
                raise AnswerError(f"expected one word or number, found {described(node)}")
            found.append(node.text)
        return found

    def control(self, key: str, node: Node, parent: Map) -> ControlAnswers | None:
        control = self.catalogue.controls.get(key)
        if control is None:
            hint = did_you_mean(key, self.catalogue.controls)
            self.reader.complain(parent, f'unknown control "{key}"{hint}', line=parent.lines[key], step=key)
            return None
        if control.per_region:
            if isinstance(node, Map) and "status" in node.entries:
                self.reader.complain(node, "is asked for each market; write {SA: {status: …}}")
                return None
            return ControlAnswers(markets=self.each(node, self.market_control))
        entry = self.reader.mapping(node, known=(*ANSWER_KEYS, "except"))
        if entry is None:
            return None
        exceptions = self.each(entry.entries.get("except"), self.market_control)
        return ControlAnswers(product=self.control_answer(entry), markets=exceptions)

    def market_control(self, code: str, node: Node, parent: Map) -> ControlAnswer | None:
        fault = market_fault(self.catalogue, code)
        if fault:
            self.reader.complain(parent, fault, line=parent.lines[code], step=code)
            return None
        entry = self.reader.mapping(node, known=ANSWER_KEYS)
        return None if entry is None else self.control_answer(entry)

    def control_answer(self, entry: Map) -> ControlAnswer | None:
        status = self.status(entry)
        note = entry.entries.get("note")
        text = "" if note is None else self.reader.text(note) or ""
        evidence = self.evidence(entry.entries.get("evidence"))
        return None if status is None else ControlAnswer(status, text, evidence)

    def status(self, entry: Map) -> ControlStatus | None:
        node = entry.entries.get("status")
        known = list(ControlStatus.values)
        if node is None:
            if entry.entries.keys() != {"except"}:
                self.reader.complain(entry, f"lacks its status; choose from: {', '.join(known)}")
            return None
        word = self.reader.text(node)
        if word is None or word == UNANSWERED:
            return None
        if word not in known:
            hint = did_you_mean(word, known) or f"; choose from: {', '.join(known)}"
            self.reader.complain(node, f'unknown status "{word}"{hint}')
            return None
        return ControlStatus(word)

    def evidence(self, node: Node | None) -> tuple[Evidence, ...]:
        if node is None or (isinstance(node, Scalar) and node.is_null):
            return ()
        items = self.reader.items(node) or ()
        return tuple(proof for item in items if (proof := self.proof(item)) is not None)

    def proof(self, node: Node) -> Evidence | None:
        if isinstance(node, Scalar):
            link = self.link(node)
            return None if link is None else Evidence(link)
        entry = self.reader.mapping(node, known=EVIDENCE_KEYS)
        if entry is None:
            return None
        link = None
        if "link" in entry.entries:
            link = self.link(entry.entries["link"])
        else:
            self.reader.complain(node, "lacks its link; write {link: https://…, expires_on: YYYY-MM-DD}")
        issued, expires = (self.day(entry.entries.get(key)) for key in ("issued_on", "expires_on"))
        if issued is not None and expires is not None and expires < issued:
            self.reader.complain(entry.entries["expires_on"], f"lies before issued_on ({issued})")
        return None if link is None else Evidence(link, issued, expires)

    def link(self, node: Node) -> str | None:
        text = self.reader.text(node)
        if text is not None and not text.startswith(("https://", "http://")):
            self.reader.complain(node, f"expected a link that starts with https://, found {described(node)}")
            return None
        return text

    def day(self, node: Node | None) -> date | None:
        if node is None or (isinstance(node, Scalar) and (node.is_null or node.text in UNKNOWN_WORDS)):
            return None
        text = self.reader.iso_day(node)
        return None if text is None else date.fromisoformat(text)
