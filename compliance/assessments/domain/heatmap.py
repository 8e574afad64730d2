"""The numbers of the heat map: duties met of those in force, by market and theme."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compliance.assessments.charts import HeatCell, HeatRow, heat_cells, heat_map
from compliance.assessments.domain.decision import in_order
from compliance.assessments.domain.reader import Reader
from compliance.assessments.domain.readiness import ProductReadiness
from compliance.assessments.domain.words import status_word
from compliance.assessments.enums import RequirementStatus
from regions.domain.pagetexts import Text

WIDTH, LABELS = 914, 170

_BRACKETS = re.compile(r"\s*[(（].*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A market and a theme: how many duties are met, and the worst state among them in a word."""

    theme: str
    heat: HeatCell
    word: str


@dataclass(frozen=True, slots=True)
class Row:
    """A market; a cell without duties is None."""

    code: str
    name: Text
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Markets in the order of the page, and the themes in which one of them has a duty."""

    themes: tuple[tuple[str, Text], ...]
    rows: tuple[Row, ...]
    without_duty: tuple[Text, ...]

    def drawn(self, title: str) -> str:
        """The picture."""
        rows = [
            HeatRow(row.name.text, [cell.heat if cell else None for cell in row.cells]) for row in self.rows
        ]
        heads = [label.text for _key, label in self.themes]
        return heat_map(
            title, heads, rows, label_width=LABELS, cell_width=(WIDTH - LABELS) // max(1, len(heads))
        )


def heat_of(product: ProductReadiness, reader: Reader) -> HeatMap:
    """The heat map of the chosen markets."""
    keys = list(product.catalogue.themes)
    markets = in_order(product)
    columns = [heat_cells(readiness, keys) for readiness in markets]
    used = [number for number in range(len(keys)) if any(column[number] for column in columns)]
    labels = [_short(reader.theme(key)) for key in keys]
    return HeatMap(
        themes=tuple((keys[number], labels[number]) for number in used),
        rows=tuple(
            Row(
                readiness.code,
                reader.region(readiness.code),
                tuple(_cell(keys[number], column[number]) for number in used),
            )
            for readiness, column in zip(markets, columns, strict=True)
        ),
        without_duty=tuple(label for number, label in enumerate(labels) if number not in used),
    )


def _cell(theme: str, heat: HeatCell | None) -> Cell | None:
    if heat is None:
        return None
    status = RequirementStatus.NOT_MET if heat.state == "blocker" else RequirementStatus(heat.state)
    return Cell(theme, heat, status_word(status))


def _short(label: Text) -> Text:
    """The label of a theme without what it explains in brackets."""
    return replace(label, text=_BRACKETS.sub("", label.text))
