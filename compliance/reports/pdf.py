"""The only door to WeasyPrint: a report's content as a PDF/A-3 file, the same bytes for the same content.

Nothing but the assets of this project is ever fetched, and no font but those of fonts.conf is ever used.
"""

from __future__ import annotations

import gc
import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import weasyprint
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from compliance import __version__
from compliance.assessments.charts import HeatRow, heat_map
from compliance.assessments.glyphs import GLYPHS, glyph
from compliance.reports.domain.content import ReportContent
from compliance.reports.domain.heat import HeatTable
from compliance.reports.domain.voice import Text

ASSETS = Path(settings.BASE_DIR) / "static" / "reports"
ASSET_ROOT = "asset:///"
# Shapes are drawn by assessments.glyphs, so that the page and the report cannot differ.
GLYPH_FOLDER = "glyphs/"
CONTENT_TYPES = {".css": "text/css", ".svg": "image/svg+xml"}

FONT_PACKAGE = "fonts-noto-cjk"
FONT_FOLDER = Path("/usr/share/fonts/opentype/noto")
FONT_FILES = ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", "NotoSerifCJK-Bold.ttc")
FONTS_CONF = Path(__file__).parent / "fonts.conf"

_ENVIRONMENT = threading.Lock()


class FontsMissingError(Exception):
    """A face of the report is not installed; the message says how to get it."""


class ForbiddenAssetError(ValueError):
    """Something outside the report's assets was asked for."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves the files under static/reports and the glyphs; no network, no other file, no data."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"asset"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
        """The asset behind an asset:/// address. Raises ForbiddenAssetError for any other one."""
        if not url.startswith(ASSET_ROOT):
            raise ForbiddenAssetError(f"{url[:200]} is no asset of the report")
        name = url.removeprefix(ASSET_ROOT)
        body = _glyph(name) if name.startswith(GLYPH_FOLDER) else _asset(name)
        return URLFetcherResponse(url, body, {"Content-Type": CONTENT_TYPES[Path(name).suffix]})


@dataclass(frozen=True, slots=True)
class Printer:
    """What printed the report: with another one the same content may give other bytes."""

    landfall: str
    weasyprint: str
    pango: str
    fonts: str


def render_pdf(content: ReportContent) -> bytes:
    """The report as PDF/A-3 with tags. Raises FontsMissingError where its fonts are not installed."""
    stamp = printer()
    fonts = _font_configuration()
    fetcher = AssetFetcher()
    stylesheet = weasyprint.CSS(
        url=f"{ASSET_ROOT}report.css", base_url=ASSET_ROOT, url_fetcher=fetcher, font_config=fonts
    )
    document = weasyprint.HTML(string=render_html(content, stamp), base_url=ASSET_ROOT, url_fetcher=fetcher)
    with _without_collector():
        pdf: bytes = document.write_pdf(font_config=fonts, stylesheets=[stylesheet], pdf_variant="pdf/a-3a")
    return pdf


def render_html(content: ReportContent, stamp: Printer) -> str:
    """The report as the HTML that is printed."""
    charts = [_chart(table) for table in content.heat]
    with override(content.languages[0]):
        return render_to_string(
            "reports/pdf/report.html", {"content": content, "charts": charts, "printer": stamp}
        )


def printer() -> Printer:
    """The versions that stand behind the bytes. Raises FontsMissingError."""
    missing = [name for name in FONT_FILES if not (FONT_FOLDER / name).is_file()]
    if missing:
        raise FontsMissingError(
            f"The report's fonts are not installed: {FONT_FOLDER / missing[0]} is missing. "
            f"Install Debian's {FONT_PACKAGE} (apt-get install {FONT_PACKAGE}) and try again."
        )
    return Printer(__version__, weasyprint.__version__, _pango_version(), _fonts_digest())


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for garbage among the boxes of a document: they all live to its end, and looking through them
    again and again takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _font_configuration() -> FontConfiguration:
    """The fonts of fonts.conf; fontconfig takes the file's name from the environment alone."""
    with _ENVIRONMENT:
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(FONTS_CONF)
        try:
            return FontConfiguration()
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def _asset(name: str) -> bytes:
    path = (ASSETS / name).resolve()
    if not path.is_relative_to(ASSETS) or path.suffix not in CONTENT_TYPES:
        raise ForbiddenAssetError(f"{name[:200]} lies outside the report's assets")
    return path.read_bytes()


def _glyph(name: str) -> bytes:
    """The shape that "glyphs/verdict-blocked.svg" names."""
    family, _, state = name.removeprefix(GLYPH_FOLDER).removesuffix(".svg").partition("-")
    if state not in GLYPHS.get(family, {}):
        raise ForbiddenAssetError(f"{name[:200]} is no shape of a state")
    return glyph(family, state).encode()


def _chart(table: HeatTable) -> str:
    rows = [HeatRow(_lines(row.theme), row.cells) for row in table.rows]
    return heat_map(str(table.title), [_lines(region) for region in table.regions], rows)


def _lines(text: Text) -> str:
    """A line for each language."""
    return "\n".join(part.text for part in text.parts)


def _pango_version() -> str:
    number = int(pango.pango_version())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


@cache
def _fonts_digest() -> str:
    """The first digits of the SHA-256 of all font files together."""
    digest = hashlib.sha256()
    for name in FONT_FILES:
        with (FONT_FOLDER / name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]
