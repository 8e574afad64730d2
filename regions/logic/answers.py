"""What a person or a file says, turned into the typed value of a fact."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from regions.logic.days import parse_day
from regions.logic.errors import AnswerError, did_you_mean
from regions.logic.facts import Band, FactType, Value, parse_number
from regions.logic.vocabulary import NONE_CHOICE, Fact, Vocabulary

Written = str | Sequence[str] | Mapping[str, str]

UNKNOWN_WORDS = frozenset({"", "unknown"})
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def read_answer(vocabulary: Vocabulary, fact: Fact, written: Written) -> Value | None:
    """The typed value of what was written, or None for "unknown".

    A choice or a place may stand alone or in a list; an empty list is the answer "none"; a number is exact or
    a band `{from: 50, to: 249}`. Places are replaced by their parts. Raises AnswerError with the remedy.
    """
    if isinstance(written, str) and written.strip().lower() in UNKNOWN_WORDS:
        return None
    match fact.type:
        case FactType.YES_NO:
            return _yes_no(_scalar(fact, written))
        case FactType.NUMBER:
            return _band(fact, written)
        case FactType.DATE:
            return _date(_scalar(fact, written))
        case FactType.CHOICE:
            return _choices(fact, [_scalar(fact, written)])
        case FactType.CHOICES:
            return _choices(fact, _list(fact, written))
        case FactType.REGIONS:
            return _places(vocabulary, fact, _list(fact, written))


def write_answer(vocabulary: Vocabulary, fact: Fact, value: Value) -> str | list[str] | dict[str, str]:
    """The shortest way to write a value, such that `read_answer` gives it back."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Band):
        if value.low == value.high:
            return number_text(value.low)
        ends = {"from": number_text(value.low)}
        return ends if math.isinf(value.high) else {**ends, "to": number_text(value.high)}
    if fact.type is FactType.REGIONS:
        return list(vocabulary.places.collapse(value))
    listed = sorted(value)
    return listed[0] if fact.type is FactType.CHOICE and listed else listed


def number_text(number: float) -> str:
    """A whole number without a point, a huge one with an exponent: 240, 1e+25."""
    return str(int(number)) if number == int(number) and number < 1e16 else repr(number)


def _scalar(fact: Fact, written: Written) -> str:
    if isinstance(written, str):
        return written.strip()
    raise AnswerError(f"takes one {fact.type} value, not a {_shape(written)}")


def _list(fact: Fact, written: Written) -> list[str]:
    if isinstance(written, str):
        return [written.strip()]
    if isinstance(written, Mapping):
        raise AnswerError(f"takes a list of {fact.type}, not a mapping")
    return [item.strip() for item in written]


def _shape(written: Written) -> str:
    return "mapping" if isinstance(written, Mapping) else "list"


def _yes_no(text: str) -> bool:
    if text.lower() not in _YES_NO:
        raise AnswerError(f'"{text}" is neither yes nor no; write yes, no or unknown')
    return _YES_NO[text.lower()]


def _date(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError:
        raise AnswerError(f'"{text}" is no date; write YYYY-MM-DD') from None


def _number(text: str) -> float:
    try:
        number = parse_number(text)
    except ValueError:
        raise AnswerError(f'"{text}" is no number; write 240, 1e25 or a band {{from: 50, to: 249}}') from None
    if number < 0:
        raise AnswerError(f'"{text}" must be zero or more')
    return number


def _band(fact: Fact, written: Written) -> Band:
    if isinstance(written, str):
        return Band.exactly(_number(written.strip()))
    if not isinstance(written, Mapping):
        raise AnswerError("takes a number or a band {from: 50, to: 249}, not a list")
    for key in written:
        if key not in ("from", "to"):
            raise AnswerError(f'a band has "from" and "to", not "{key}"')
    if not written:
        raise AnswerError("a band needs from, to or both")
    low = _number(written["from"]) if "from" in written else 0.0
    high = _number(written["to"]) if "to" in written else math.inf
    if low > high:
        raise AnswerError(f"the band of {fact.key} starts at {number_text(low)}, above its end")
    return Band(low, high)


def _choices(fact: Fact, words: list[str]) -> frozenset[str]:
    known = [choice.value for choice in fact.choices]
    faults = [
        f'no choice "{word}"{did_you_mean(word, known) or _one_of(known)}'
        for word in words
        if word not in known
    ]
    if faults:
        raise AnswerError(" · ".join(faults))
    if NONE_CHOICE in words and len(set(words)) > 1:
        raise AnswerError(f'"{NONE_CHOICE}" stands beside other choices; leave one or the other')
    return frozenset(words)


def _one_of(known: list[str]) -> str:
    return f"; choose from: {', '.join(known)}"


def _places(vocabulary: Vocabulary, fact: Fact, codes: list[str]) -> frozenset[str]:
    places = vocabulary.places
    for code in codes:
        if code in places.groups:
            raise AnswerError(
                f'"{code}" is a group of the law; name the places: {_members(vocabulary, code)}'
            )
        if code not in places:
            raise AnswerError(
                f'"{code}" is no place{did_you_mean(code.upper(), places.parents) or _codes_hint()}'
            )
    if fact.single and len(set(codes)) > 1:
        raise AnswerError(f"takes one place, not {len(set(codes))}")
    return places.expand_all(tuple(codes))


def _members(vocabulary: Vocabulary, group: str) -> str:
    return ", ".join(vocabulary.places.groups[group])


def _codes_hint() -> str:
    return "; write ISO codes such as CN, DE or US-CA"
