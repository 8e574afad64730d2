"""What a person says about a product: its facts, its markets and how far its controls are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from compliance.products.enums import ControlStatus
from regions.logic.facts import Answers


@dataclass(frozen=True, slots=True)
class Evidence:
    """A proof: a link, with the days between which it may be relied on."""

    link: str
    issued_on: date | None = None
    expires_on: date | None = None

    def is_valid(self, on: date) -> bool:
        """Whether it had been issued and had not expired on a day; an unnamed end is open."""
        issued = self.issued_on is None or self.issued_on <= on
        return issued and (self.expires_on is None or on <= self.expires_on)


@dataclass(frozen=True, slots=True)
class ControlAnswer:
    """How far one control is, for the product or for one market.

    `agreed` says that an owner or a reviewer agreed to "not applicable".
    """

    status: ControlStatus
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class ControlAnswers:
    """The answers to one control: one for the product, and those of single markets.

    For a control that is asked for each market only the latter count; for any other they are exceptions.
    """

    product: ControlAnswer | None = None
    markets: Mapping[str, ControlAnswer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarketProfile:
    """One chosen market: the planned launch day, and the answers that hold there alone."""

    launch_on: date | None = None
    facts: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything said about a product. `home` holds market facts of a home region where nothing is sold."""

    name: str
    description: str
    facts: Answers
    markets: Mapping[str, MarketProfile]
    home: Mapping[str, Answers]
    controls: Mapping[str, ControlAnswers]

    def limited_to(self, codes: Sequence[str]) -> Profile:
        """The same product judged in exactly these markets.

        One that was not chosen before has no launch day, and the facts given for it as a home region.
        """
        markets = {
            code: self.markets.get(code) or MarketProfile(None, self.home.get(code, {})) for code in codes
        }
        home = {code: facts for code, facts in self.home.items() if code not in markets}
        return replace(self, markets=markets, home=home)
