"""Answers as people read them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from compliance.assessments.domain.reader import Reader
from regions.logic.answers import read_answer
from regions.logic.errors import AnswerError
from regions.logic.facts import Band, FactType, Value
from regions.logic.vocabulary import Fact


def answer_words(fact: Fact, value: Value | None, reader: Reader) -> str:
    """An answer in the reader's language; None is "not known"."""
    match value:
        case None:
            return _("not known")
        case bool():
            return _("yes") if value else _("no")
        case Band():
            return reader.wording.number(value)
        case date():
            return reader.day(value)
        case _ if fact.type is FactType.REGIONS:
            codes = reader.catalogue.vocabulary.places.collapse(value)
            return reader.listed(reader.wording.place_name(code) for code in codes) or _("none")
        case _:
            known = [choice for choice in fact.choices if choice.value in value]
            texts = reader.wording.texts
            names = (
                texts.get("choice", f"{fact.key}.{choice.value}", "short", choice.short) for choice in known
            )
            return reader.listed(names) or _("none")


def written_words(fact: Fact, written: object, reader: Reader) -> str:
    """As `answer_words`, for an answer as it is stored; one that the law no longer takes stands as it is."""
    if written is None:
        return answer_words(fact, None, reader)
    try:
        value = read_answer(reader.catalogue.vocabulary, fact, written)  # type: ignore[arg-type]
    except AnswerError:
        return str(written)
    return answer_words(fact, value, reader)
