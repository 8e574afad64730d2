"""Home regions: their law follows those who make a product there wherever it goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from regions.logic.answers import read_answer
from regions.logic.catalogue import Catalogue
from regions.logic.evaluation import Situation
from regions.logic.expressions import parse
from regions.logic.facts import Answers, Value

HOME_FACT = "market_links"
HOME_LINK = "staff-or-agent-here"
_HOME_TEST = "hq_region has {code} OR established_in has {code} OR technology_developed_in has {code}"


def home_regions(catalogue: Catalogue, facts: Answers, chosen: Collection[str]) -> list[str]:
    """The regions whose law follows their makers abroad, unless the answers exclude it; not chosen ones."""
    situation = Situation(catalogue.vocabulary, {}, facts)
    return [
        code
        for code, law in catalogue.regions.items()
        if law.binds_makers and code not in chosen
        if situation.evaluate(parse(_HOME_TEST.format(code=code))) is not False
    ]


def home_answers(catalogue: Catalogue, given: Mapping[str, Value]) -> dict[str, Value]:
    """The answers for a home region; unless said otherwise there are staff, and no offer."""
    fact = catalogue.vocabulary.facts[HOME_FACT]
    link = read_answer(catalogue.vocabulary, fact, [HOME_LINK])
    assumed: dict[str, Value] = {} if link is None else {HOME_FACT: link}
    return {**assumed, **given}
