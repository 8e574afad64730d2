"""The shapes of the law: which fields each kind of object has.

Reading and writing files, mapping rows and checking all follow these tables, so that a field is added in one
place. Field names are those of the files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from regions.logic.facts import FactType, Scope

FORMAT = 1

# The most characters that keys, one-line texts, titles that reports print in one line, and links have.
KEY_LENGTH = 100
LINE_LENGTH = 300
TITLE_LENGTH = 90
LINK_LENGTH = 500


class Type(StrEnum):
    """What a field holds. `words` are keys and codes, `texts` are sentences."""

    TEXT = "text"
    KEY = "key"
    LINK = "link"
    CONDITION = "condition"
    DATE = "date"
    NUMBER = "number"
    FLAG = "flag"
    TEXTS = "texts"
    WORDS = "words"
    TEXT_BY_KEY = "text-by-key"
    WORDS_BY_KEY = "words-by-key"
    OBJECT = "object"
    OBJECTS = "objects"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a shape. A required list may be empty only if `may_be_empty`."""

    name: str
    type: Type = Type.TEXT
    required: bool = True
    translated: bool = False
    allowed: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    max_length: int | None = None
    may_be_empty: bool = False
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields of one kind of object in the order of the files; `key` names the identifying one."""

    kind: str
    fields: tuple[Field, ...]
    key: str = "key"

    def field(self, name: str) -> Field:
        """The field with this name. Raises KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields."""
        return tuple(field.name for field in self.fields)


SCOPES = tuple(str(scope) for scope in Scope)
FACT_TYPES = tuple(str(fact_type) for fact_type in FactType)
STANCES = ("none", "conditional", "strict")
INSTRUMENT_KINDS = ("law", "regulation", "guideline", "standard", "scheme")
STATUSES = ("in-force", "partly-in-force", "adopted-not-yet-applicable", "bill", "voluntary")
BINDINGS = ("law", "expected", "voluntary")
NATURES = ("duty", "prohibition", "filing", "right")
SEVERITIES = ("blocker", "major", "minor")
CONFIDENCES = ("high", "medium", "low")
HORIZON_STATES = ("proposed", "adopted", "pending", "guidance-pending", "to-confirm")
TRANSLATION_STATES = ("machine-drafted", "reviewed")

SLUG = re.compile(r"[a-z0-9][a-z0-9.\-]*")
FACT_KEY = re.compile(r"[a-z][a-z0-9_]*")
GROUP_KEY = re.compile(r"[A-Z][A-Z0-9_]*")
PLACE_CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
REGION_CODE = re.compile(r"[A-Z]{2,4}")
SOURCE_HASH = re.compile(r"[0-9a-f]{12}")


def _key(pattern: re.Pattern[str] = SLUG, name: str = "key") -> Field:
    return Field(name, Type.KEY, pattern=pattern, max_length=KEY_LENGTH)


def _text(name: str, *, required: bool = True, translated: bool = True) -> Field:
    return Field(name, required=required, translated=translated)


def _line(
    name: str, *, required: bool = True, translated: bool = True, max_length: int = LINE_LENGTH
) -> Field:
    return Field(name, required=required, translated=translated, max_length=max_length)


def _link(name: str) -> Field:
    return Field(name, Type.LINK, max_length=LINK_LENGTH)


def _word(name: str, allowed: tuple[str, ...] = (), *, required: bool = True) -> Field:
    return Field(name, Type.KEY, required=required, allowed=allowed, max_length=KEY_LENGTH)


def _date(name: str, *, required: bool = True) -> Field:
    return Field(name, Type.DATE, required=required)


def _condition(name: str, *, required: bool = True) -> Field:
    return Field(name, Type.CONDITION, required=required)


def _texts(name: str) -> Field:
    return Field(name, Type.TEXTS, translated=True)


def _words(name: str, *, required: bool = True, may_be_empty: bool = False) -> Field:
    return Field(name, Type.WORDS, required=required, may_be_empty=may_be_empty)


def _objects(name: str, shape: Shape, *, required: bool = True) -> Field:
    return Field(name, Type.OBJECTS, required=required, may_be_empty=True, shape=shape)


def _labelled(kind: str) -> Shape:
    return Shape(kind, (_key(), _line("label")))


THEME = _labelled("theme")
SECTION = _labelled("section")
NATURE = Shape("nature", (_word("key", NATURES), _line("label")))
OWNER = _labelled("owner")

GROUP = Shape(
    "group",
    (
        _key(GROUP_KEY),
        _line("label"),
        _words("members"),
        _line("source", translated=False),
        _date("as_of"),
        _text("note", required=False),
    ),
)

CHOICE = Shape(
    "choice",
    (
        _key(name="value"),
        _line("label"),
        _line("short", required=False),
        _condition("show_when", required=False),
    ),
    key="value",
)

PROPOSAL = Shape(
    "proposal",
    (
        _condition("when"),
        _word("value", required=False),
        _word("same_as", required=False),
        _text("because"),
    ),
    key="",
)

FACT = Shape(
    "fact",
    (
        _key(FACT_KEY),
        _line("label"),
        _word("scope", SCOPES),
        _word("type", FACT_TYPES),
        Field("single", Type.FLAG, required=False),
        _word("section"),
        _line("unit", required=False),
        _word("at_most", required=False),
        _line("question"),
        _text("help"),
        _line("yes", required=False),
        _line("no", required=False),
        _condition("ask_when", required=False),
        _objects("choices", CHOICE, required=False),
        _objects("proposed", PROPOSAL, required=False),
    ),
)

VOCABULARY = Shape(
    "vocabulary",
    (
        Field("version", Type.NUMBER),
        _date("currency_date"),
        _objects("themes", THEME),
        _objects("natures", NATURE),
        _objects("owners", OWNER),
        Field("framework_editions", Type.TEXT_BY_KEY, may_be_empty=True),
        _words("opening"),
        _objects("sections", SECTION),
        _objects("groups", GROUP),
        _objects("facts", FACT),
    ),
    key="",
)

PLACE = Shape(
    "place",
    (
        _key(PLACE_CODE, "code"),
        _line("name"),
        _word("parent", required=False),
    ),
    key="code",
)

CONTROL = Shape(
    "control",
    (
        _key(),
        _line("title", max_length=TITLE_LENGTH),
        _word("theme"),
        _text("question"),
        _text("guidance"),
        _texts("done_means"),
        _texts("evidence"),
        Field("per_region", Type.FLAG),
        Field("effort_days", Type.NUMBER),
        _word("owner"),
        Field("frameworks", Type.WORDS_BY_KEY, required=False),
        _words("certified_by", required=False),
    ),
)

CONFLICT = Shape(
    "conflict",
    (
        _key(),
        _line("title", max_length=TITLE_LENGTH),
        _words("between"),
        _text("tension"),
        _text("way_out"),
        _word("confidence", CONFIDENCES),
    ),
)

REGION = Shape(
    "region",
    (
        _key(REGION_CODE, "code"),
        _line("name"),
        _line("name_local", required=False, translated=False),
        _line("group"),
        _words("languages"),
        Field("binds_makers", Type.FLAG, required=False),
        _word("data_localization", STANCES),
        _text("data_localization_note"),
    ),
    key="code",
)

PHASE = Shape("phase", (_date("from"), _text("what")), key="")

INSTRUMENT = Shape(
    "instrument",
    (
        _key(),
        _line("title"),
        _line("official_title", required=False, translated=False),
        _word("kind", INSTRUMENT_KINDS),
        _word("status", STATUSES),
        _word("binding", BINDINGS),
        _date("adopted", required=False),
        _date("applies_from", required=False),
        _objects("phases", PHASE, required=False),
        _text("regulator"),
        _text("reach"),
        _text("max_penalty", required=False),
        _link("source"),
        _text("source_note", required=False),
        _date("last_verified_on"),
    ),
)

DEFINITION = Shape(
    "definition",
    (
        _key(),
        _line("title"),
        _line("citation"),
        _condition("when"),
        _text("note", required=False),
        _text("silent", required=False),
    ),
)

TRANSITION = Shape("transition", (_condition("when"), _date("from")), key="")

REQUIREMENT = Shape(
    "requirement",
    (
        _key(),
        _word("instrument"),
        _line("citation"),
        _line("title", max_length=TITLE_LENGTH),
        _text("duty"),
        _word("nature", NATURES),
        _condition("applies_when"),
        _date("from"),
        _date("until", required=False),
        _objects("transitions", TRANSITION, required=False),
        _word("theme"),
        _word("severity", SEVERITIES),
        _words("controls", may_be_empty=True),
        _texts("evidence"),
        _text("penalty", required=False),
        _link("source"),
        _word("confidence", CONFIDENCES),
        _text("note", required=False),
        _date("last_verified_on"),
    ),
)

HORIZON = Shape(
    "horizon",
    (
        _key(),
        _line("title"),
        _word("state", HORIZON_STATES),
        _line("expected", required=False),
        _text("note", required=False),
    ),
)

REGION_FILE = Shape(
    "region-file",
    (
        Field("region", Type.OBJECT, shape=REGION),
        _objects("instruments", INSTRUMENT),
        _objects("definitions", DEFINITION),
        _objects("requirements", REQUIREMENT),
        _objects("upcoming", HORIZON),
    ),
    key="",
)

TRANSLATION = Shape(
    "translation",
    (
        _text("text", translated=False),
        _word("state", TRANSLATION_STATES),
        _line("by", required=False, translated=False),
        _key(SOURCE_HASH, "of"),
    ),
    key="",
)

LIBRARY = Shape(
    "library",
    (
        Field("format", Type.NUMBER),
        Field("vocabulary", Type.OBJECT, shape=VOCABULARY),
        _objects("places", PLACE),
        _objects("controls", CONTROL),
        _objects("conflicts", CONFLICT),
        _objects("regions", REGION_FILE),
    ),
    key="",
)

# Every kind that `objects` gives, in an order in which each comes after the kinds that it refers to.
SHAPES: dict[str, Shape] = {
    shape.kind: shape
    for shape in (
        VOCABULARY, THEME, SECTION, NATURE, OWNER, GROUP, FACT, CHOICE, PLACE, REGION, INSTRUMENT, DEFINITION,
        CONTROL, REQUIREMENT, HORIZON, CONFLICT, TRANSLATION,
    )
}  # fmt: skip
