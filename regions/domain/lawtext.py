"""The document as YAML texts: one spelling, made for reading, reviewing and small differences.

Fields come in the order of the shapes, keys by the alphabet; lists of keys and codes stand in one line,
sentences below each other; a text that another YAML reader might take for something else (NO or 8.2)
is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from regions.logic.document import Document, english_texts
from regions.logic.shapes import LIBRARY, REGION_FILE, SHAPES, TRANSLATION, VOCABULARY, Field, Shape, Type

# Lines break at the first blank after this column.
WIDTH = 100
TRANSLATION_FOLDER = "translations"

# What some YAML reader takes for a truth value, nothing, a number or a day.
_MISREAD = re.compile(
    r"y|n|yes|no|on|off|true|false|null|~|=|<<"
    r"|[-+]?\.?[0-9][0-9_,.:]*(e[-+]?[0-9]+)?|[-+]?0[xob][0-9a-f_]+|[-+]?\.(inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*",
    re.IGNORECASE,
)
_ONE_LINERS = frozenset({Type.DATE, Type.NUMBER})

_HEADERS = {
    "vocabulary": """\
# Words that every region file shares: themes, natures, owners, sections, groups of places, and facts.
""",
    "places": """\
# Countries, territories and their parts that an answer may name: ISO 3166-1, the European Union, and states
# and provinces that have law of their own. A code stands for itself and everything below it (parent).
# Names follow Unicode CLDR but for a few that were chosen; change them here and under translations.
""",
    "controls": """\
# The common controls: practices that a company is asked about once, whatever the number of laws behind them.
# Fields
#   per_region    true = one answer for each target market (appointments, filings, licences, language, storage
#                 place); false = one answer for the product, good for every market.
#   done_means    statements that must all hold before the control counts as done.
#   effort_days   typical person-days to put the control in place in a mid-size company; an estimate (for
#                 per_region controls: for each market).
#   frameworks    related clauses of voluntary frameworks, given only where the match is plain; not a full
#                 mapping. A number without a letter is a clause of the standard's main text, a letter stands
#                 for its annex.
#   certified_by  certificates whose holding makes the control likely; the certificate's scope must name the
#                 product.
# Numbers, clocks and dates in the guidance are summaries; the requirement in the region file decides.
""",
    "conflicts": """\
# Requirements of different markets that pull against each other when one product meets them together.
# between: the requirements; tension: what collides; way_out: how a company can keep both;
# confidence: how sure it is that the tension is real.
""",
    "translation": """\
# state: machine-drafted or reviewed (by whom); of: the start of the SHA-256 of the English text.
""",
}
_COMMENTS = {
    "opening": "# The first questions, in this order; from then on those that decide most.\n",
    "groups": "# Named lists that the law uses; a group name may stand wherever a region code may.\n",
}


def law_texts(document: Document) -> dict[str, str]:
    """The text of every file of the law by its name inside the folder."""
    texts = {"vocabulary.yaml": _file(document["vocabulary"], VOCABULARY.fields, "vocabulary")}
    for name in ("places", "controls", "conflicts"):
        texts[f"{name}.yaml"] = _file(document, (LIBRARY.field(name),), name)
    for part in document["regions"]:
        texts[f"regions/{part['region']['code'].lower()}.yaml"] = _file(part, REGION_FILE.fields, "region")
    english = english_texts(document)
    for language, by_object in document.get("translations", {}).items():
        for kind in SHAPES:
            text = _translation_file(kind, by_object, english)
            if text:
                texts[f"{TRANSLATION_FOLDER}/{language}/{kind}.yaml"] = text
    return texts


def _translation_file(kind: str, by_object: Document, english: Document) -> str:
    """The translations of one kind in the order of the law; those of unknown objects at the end."""
    prefix = f"{kind}:"
    translated = {key for key in by_object if key.startswith(prefix)}
    known = [key for key in english if key in translated]
    pairs = [
        (_plain(key.removeprefix(prefix)), _translations(by_object[key], english.get(key, ())))
        for key in [*known, *sorted(translated - set(known))]
    ]
    return f"{_HEADERS['translation']}\n{_dump(_block(pairs))}" if pairs else ""


def _file(part: Document, fields: Iterable[Field], kind: str) -> str:
    text = _HEADERS.get(kind, "")
    previous = Type.TEXT
    for field in fields:
        if field.name in part:
            blank = "\n" if text and not {previous, field.type} <= _ONE_LINERS else ""
            section = _dump(_block([(_plain(field.name), _node(part[field.name], field))]))
            text += blank + _COMMENTS.get(field.name, "") + section
            previous = field.type
    return text


def _translations(by_field: dict[str, Any], english: Iterable[str]) -> yaml.Node:
    names = [name for name in english if name in by_field]
    names += sorted(by_field.keys() - set(names))
    return _block([(_plain(name), _object(by_field[name], TRANSLATION)) for name in names])


def _object(fields: Document, shape: Shape) -> yaml.Node:
    return _block(
        [
            (_plain(field.name), _node(fields[field.name], field))
            for field in shape.fields
            if field.name in fields
        ]
    )


def _node(value: Any, field: Field) -> yaml.Node:
    match field.type:
        case Type.WORDS:
            return _line_of(value)
        case Type.TEXTS:
            return _list([_plain(text) for text in value])
        case Type.TEXT_BY_KEY:
            return _block([(_plain(key), _plain(text)) for key, text in sorted(value.items())])
        case Type.WORDS_BY_KEY:
            return _block([(_plain(key), _line_of(words)) for key, words in sorted(value.items())])
        case Type.OBJECT if field.shape is not None:
            return _object(value, field.shape)
        case Type.OBJECTS if field.shape is not None:
            return _list([_object(part, field.shape) for part in value])
        case Type.FLAG:
            return yaml.ScalarNode(_TEXT, "true" if value else "false")
        case Type.DATE | Type.NUMBER:
            return yaml.ScalarNode(_TEXT, str(value))
    return _plain(value)


_TEXT = "tag:yaml.org,2002:str"
_LIST = "tag:yaml.org,2002:seq"
_MAPPING = "tag:yaml.org,2002:map"


def _plain(text: str) -> yaml.Node:
    return yaml.ScalarNode(_TEXT, text, style="'" if _MISREAD.fullmatch(text) else None)


def _line_of(words: list[str]) -> yaml.Node:
    return yaml.SequenceNode(_LIST, [_plain(word) for word in words], flow_style=True)


def _list(items: list[yaml.Node]) -> yaml.Node:
    return yaml.SequenceNode(_LIST, items, flow_style=not items)


def _block(pairs: list[tuple[yaml.Node, yaml.Node]]) -> yaml.Node:
    return yaml.MappingNode(_MAPPING, pairs, flow_style=not pairs)


def _dump(node: yaml.Node) -> str:
    return str(yaml.serialize(node, Dumper=yaml.CBaseDumper, width=WIDTH, allow_unicode=True))
