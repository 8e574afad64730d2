"""Numbers, days and places as people write them, brought into the form that answers have."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from difflib import get_close_matches

from regions.logic.answers import number_text
from regions.logic.errors import AnswerError
from regions.logic.vocabulary import Vocabulary
from regions.logic.wording import Wording

_SEPARATORS = re.compile(r"[\s,'’_]")
_NUMBER = re.compile(r"(?P<figures>\d+(\.\d+)?(e\+?\d{1,3})?)(?P<times>万亿|亿|万)?")
_POWER = re.compile(r"(?:(?P<figures>\d+(?:\.\d+)?)[x×*])?10\^(?P<exponent>\d{1,3})")
_TIMES = {"万": 1e4, "亿": 1e8, "万亿": 1e12}
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
# Commas, semicolons and line ends of both languages; a blank is part of a name.
_BETWEEN_PLACES = re.compile(r"[,;，；、\n\r]+")


def plain_number(text: str) -> str:
    """A number as answers take it: "1,000", "１０００", "1 000", "10万" and "10^25" are understood.

    Raises AnswerError for anything else.
    """
    wanted = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).lower()
    if match := _POWER.fullmatch(wanted):
        return number_text(float(f"{match['figures'] or 1}e{match['exponent']}"))
    if match := _NUMBER.fullmatch(wanted):
        return number_text(float(match["figures"]) * _TIMES.get(match["times"] or "", 1))
    raise AnswerError(f'"{text}" is no number')


def plain_day(text: str) -> str:
    """A day as YYYY-MM-DD: 2027/1/5 and 2027年1月5日 are understood. Raises AnswerError for anything else."""
    match = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    try:
        return date(*map(int, match.groups())).isoformat() if match else _no_day(text)
    except ValueError:
        return _no_day(text)


class UnknownPlaceError(AnswerError):
    """A word that names no place; `near` is the most similar name, if any is similar."""

    def __init__(self, word: str, near: str) -> None:
        super().__init__(f'"{word}" is no place')
        self.word = word
        self.near = near


def place_codes(text: str, vocabulary: Vocabulary, wording: Wording) -> list[str]:
    """The codes of places that are written as codes or names, separated by commas or line ends.

    Names may be English or of the reader's language. Raises UnknownPlaceError.
    """
    words = [word for part in _BETWEEN_PLACES.split(text) if (word := part.strip())]
    if not words:
        return []
    names = {code: wording.place_name(code) for code in vocabulary.places.parents}
    known = {_folded(english): code for code, english in vocabulary.places.names.items() if code in names}
    known |= {_folded(name): code for code, name in names.items()} | {_folded(code): code for code in names}
    codes: list[str] = []
    for word in words:
        code = known.get(_folded(word))
        if code is None:
            near = get_close_matches(word, list(names.values()), n=1, cutoff=0.6)
            raise UnknownPlaceError(word, near[0] if near else "")
        codes.append(code)
    return list(dict.fromkeys(codes))


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().replace("’", "'")


def _no_day(text: str) -> str:
    raise AnswerError(f'"{text}" is no day')
