"""The heat map's numbers, as tables that fit on a page."""

from __future__ import annotations

from dataclasses import replace

from compliance.assessments.charts import HeatCell
from compliance.reports.domain.heat import REGIONS_ABREAST, HeatRow, HeatTable, build_heat
from compliance.reports.domain.voice import Voice
from regions.logic.catalogue import Catalogue
from tests.compliance.builders import catalogue, profile, region, requirement
from tests.compliance.reports.texts import en, readiness

LAW = catalogue(
    region("SA", requirement("sa.a"), requirement("sa.b", controls=["done"])),
    region("EU"),
)


def named(law: Catalogue, **themes: str) -> Catalogue:
    return replace(law, themes=themes)


def test_a_row_is_a_theme_and_a_column_a_region():
    law = named(LAW, general="General (and the rest)", esg="Reporting")
    product = readiness(law, profile("SA", "EU", controls={"notice": "planned", "done": "implemented"}))

    assert build_heat(product, Voice.of(law, "en"), list(product.markets.values())) == (
        HeatTable(
            title=en("Duties met by theme: Name of SA and Name of EU"),
            regions=(en("Name of SA"), en("Name of EU")),
            rows=(
                HeatRow(en("General"), (HeatCell(1, 2, "not-met"), None)),
                HeatRow(en("Reporting"), (None, None)),
            ),
        ),
    )


def test_a_theme_loses_what_stands_in_chinese_brackets_too():
    law = named(LAW, general="市场准入（代表、登记）")
    product = readiness(law, profile("SA"))

    table = build_heat(product, Voice.of(law, "en"), list(product.markets.values()))[0]
    assert table.rows[0].theme == en("市场准入")


def test_more_regions_than_fit_side_by_side_make_several_tables():
    codes = ("AE", "CN", "EU", "HK", "NO", "SA", "SG", "US", "FR")
    law = catalogue(*(region(code) for code in codes))
    product = readiness(law, profile(*codes))
    tables = build_heat(product, Voice.of(law, "en"), list(product.markets.values()))

    assert [len(table.regions) for table in tables] == [REGIONS_ABREAST, 1]
    assert [{len(row.cells) for row in table.rows} for table in tables] == [{REGIONS_ABREAST}, {1}]


def test_no_region_makes_no_table():
    assert build_heat(readiness(LAW, profile()), Voice.of(LAW, "en"), []) == ()
