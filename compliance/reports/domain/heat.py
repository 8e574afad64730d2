"""The heat map's numbers: duties met of those in force, by theme and region."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from compliance.assessments.charts import HeatCell, heat_cells
from compliance.assessments.domain.readiness import ProductReadiness, Readiness
from compliance.reports.domain.voice import Text, Voice


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A theme, with a cell for each region; None where no duty is in force."""

    theme: Text
    cells: tuple[HeatCell | None, ...]


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Some regions side by side; the rows are all themes of the library."""

    title: Text
    regions: tuple[Text, ...]
    rows: tuple[HeatRow, ...]


_BRACKETS = re.compile(r"\s*[(（].*")

# As many regions as stand side by side on a page.
REGIONS_ABREAST = 8


def build_heat(
    product: ProductReadiness, voice: Voice, regions: Sequence[Readiness]
) -> tuple[HeatTable, ...]:
    """Tables of up to REGIONS_ABREAST regions, in the order given."""
    bands = [regions[start : start + REGIONS_ABREAST] for start in range(0, len(regions), REGIONS_ABREAST)]
    return tuple(_table(product, voice, band) for band in bands)


def _table(product: ProductReadiness, voice: Voice, regions: Sequence[Readiness]) -> HeatTable:
    themes = product.catalogue.themes
    columns = [heat_cells(readiness, list(themes)) for readiness in regions]
    laws = [readiness.market.law for readiness in regions]
    return HeatTable(
        title=voice.say(
            lambda speaker: _("Duties met by theme: {regions}").format(
                regions=speaker.listed([speaker.region(law) for law in laws])
            )
        ),
        regions=tuple(voice.law("region", law.code, "name", law.name) for law in laws),
        rows=tuple(
            HeatRow(
                _short(voice.law("theme", key, "label", label)), tuple(column[number] for column in columns)
            )
            for number, (key, label) in enumerate(themes.items())
        ),
    )


def _short(label: Text) -> Text:
    """The label of a theme without what it explains in brackets."""
    parts = (replace(part, text=_BRACKETS.sub("", part.text)) for part in label.parts)
    return replace(label, parts=tuple(parts))
