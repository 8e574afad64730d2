"""The printed report: it fetches assets alone, uses our faces alone, and its bytes are always the same."""

from __future__ import annotations

import gc
import hashlib
import io
import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from django.utils.translation import gettext, override
from weasyprint.urls import FatalURLFetchingError

from compliance.reports import pdf as printing
from compliance.reports.pdf import AssetFetcher, FontsMissingError, ForbiddenAssetError, printer, render_pdf
from tests.compliance.reports.samples import example, small
from tests.conftest import ROOT

FACES = {"Noto-Sans-CJK-SC", "Noto-Sans-CJK-SC-Bold", "Noto-Serif-CJK-SC-Bold"}
LANGUAGES = ("en", "zh-hans", "both")
HOSTILE = '<img src="file:///etc/passwd"> & \u202e"gpj.exe" </title><script>alert(1)</script> {{ 7 }} 暖屿'

FRESH_PROCESS = """
import hashlib, django
django.setup()
from tests.compliance.reports.samples import small
from compliance.reports.pdf import render_pdf
print(hashlib.sha256(render_pdf(small("both"))).hexdigest())
"""


@cache
def printed(language: str) -> bytes:
    return render_pdf(small(language))


@cache
def six_markets(language: str) -> bytes:
    return render_pdf(example("companion-chatbot", language))


def run(tool: str, *arguments: str, data: bytes) -> str:
    """What a command line tool says about a PDF."""
    where = shutil.which(tool)
    assert where, f"{tool} is missing: bin/install-system-packages test"
    found = subprocess.run([where, *arguments], input=data, capture_output=True, check=True)
    return found.stdout.decode()


def text_of(data: bytes, *arguments: str) -> str:
    return run("pdftotext", *arguments, "-", "-", data=data)


def faces_of(data: bytes) -> set[str]:
    """The faces in a file, without the mark of their subset."""
    names = (line.split()[0] for line in run("pdffonts", "-", data=data).splitlines()[2:])
    return {re.sub(r"^[A-Z]{6}\+", "", name) for name in names}


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What WeasyPrint complains about, as it comes: rules of style that it ignores, signs without a glyph."""
    found: list[str] = []
    handler, level = logging.Handler(), weasyprint.LOGGER.level
    handler.emit = lambda record: found.append(record.getMessage())  # type: ignore[method-assign]
    monkeypatch.setattr(weasyprint.LOGGER, "disabled", False)  # import-linter silences all loggers it finds
    weasyprint.LOGGER.addHandler(handler)
    weasyprint.LOGGER.setLevel(logging.WARNING)
    yield found
    weasyprint.LOGGER.setLevel(level)
    weasyprint.LOGGER.removeHandler(handler)


# --- What is fetched ----------------------------------------------------------------------------------------


def test_the_stylesheet_is_an_asset():
    response = AssetFetcher().fetch("asset:///report.css")

    assert response.content_type == "text/css"
    assert response.read() == (ROOT / "static" / "reports" / "report.css").read_bytes()


def test_a_shape_is_drawn_when_it_is_asked_for():
    response = AssetFetcher().fetch("asset:///glyphs/verdict-no-duty-found.svg")

    assert response.content_type == "image/svg+xml"
    assert response.read().startswith(
        b'<svg xmlns="http://www.w3.org/2000/svg" class="lf-glyph is-no-duty-found"'
    )


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/report.css",
        "https://law.example/report.css",
        "ftp://127.0.0.1/report.css",
        "data:text/css,body{}",
        "report.css",
        "ASSET:///report.css",
        "asset://host/report.css",
        "asset:///../landfall/landfall.css",
        "asset:///../../compliance/settings.py",
        "asset:////etc/passwd",
        "asset:///%2e%2e/landfall/landfall.css",
        "asset:///glyphs/../report.css",
        "asset:///glyphs/verdict-splendid.svg",
        "asset:///glyphs/nothing.svg",
        "asset:///",
        "asset:///glyphs/",
    ],
)
def test_nothing_else_is_fetched(url):
    with pytest.raises((ForbiddenAssetError, FileNotFoundError)):
        AssetFetcher().fetch(url)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<object data="data:text/html,x"></object>',
        "<style>@import url(file:///etc/passwd);</style>",
        "<style>@font-face { font-family: x; src: url(file:///etc/passwd) } p { font: 1em x }</style><p>x",
    ],
)
def test_a_page_that_asks_for_anything_else_is_not_printed(markup):
    page = weasyprint.HTML(
        string=f'<html lang="en"><title>x</title>{markup}', base_url="asset:///", url_fetcher=AssetFetcher()
    )

    with pytest.raises(FatalURLFetchingError):
        page.write_pdf()


def test_every_shape_of_the_stylesheet_exists():
    style = (ROOT / "static" / "reports" / "report.css").read_text(encoding="utf-8")
    addresses = re.findall(r"url\((asset:///[^)]+)\)", style)

    assert [address for address in addresses if not AssetFetcher().fetch(address).read()] == []
    assert len(set(re.findall(r"url\(([^)]+)\)", style)) - set(addresses)) == 0


def test_every_state_has_its_shape_in_the_stylesheet():
    style = (ROOT / "static" / "reports" / "report.css").read_text(encoding="utf-8")
    drawn = set(
        re.findall(
            r"\.(\S+) \{ color: #[0-9a-f]{6}; background-image: url\(asset:///glyphs/(\S+)\.svg", style
        )
    )

    assert drawn == {
        (f"{family}-{state}", f"{family}-{state}")
        for family, states in printing.GLYPHS.items()
        for state in states
    }


# --- With which faces ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_faces_of_the_report_are_embedded(language):
    listed = run("pdffonts", "-", data=printed(language))

    assert faces_of(printed(language)) == FACES
    assert "CJK-JP" not in listed
    assert {line.split()[-5] for line in listed.splitlines()[2:]} == {"yes"}


def test_missing_fonts_are_an_error_that_names_the_package(tmp_path, monkeypatch):
    monkeypatch.setattr(printing, "FONT_FOLDER", tmp_path)

    with pytest.raises(FontsMissingError) as raised:
        render_pdf(small("en"))
    assert str(raised.value) == (
        f"The report's fonts are not installed: {tmp_path}/NotoSansCJK-Regular.ttc is missing. "
        "Install Debian's fonts-noto-cjk (apt-get install fonts-noto-cjk) and try again."
    )


@pytest.mark.parametrize(("before", "collects"), [(None, True), ("/etc/fonts/fonts.conf", False)])
def test_the_process_keeps_its_own_fonts_and_its_collector(monkeypatch, before, collects):
    if before is None:
        monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    else:
        monkeypatch.setenv("FONTCONFIG_FILE", before)
    try:
        gc.enable() if collects else gc.disable()
        render_pdf(small("en"))
        assert gc.isenabled() is collects
    finally:
        gc.enable()

    assert os.environ.get("FONTCONFIG_FILE") == before


# --- Always the same ----------------------------------------------------------------------------------------


def test_a_fresh_process_prints_the_same_bytes_whatever_the_order_of_its_sets(run_python):
    runs = [
        run_python("-c", FRESH_PROCESS, PYTHONHASHSEED=seed, DJANGO_SETTINGS_MODULE="tests.settings")
        for seed in ("1", "4242")
    ]

    assert [one.stderr for one in runs] == ["", ""]
    assert {one.stdout.strip() for one in runs} == {hashlib.sha256(printed("both")).hexdigest()}


def test_the_days_in_the_file_are_the_day_of_the_report():
    info = run("pdfinfo", "-isodates", "-", data=printed("en"))

    assert re.findall(r"(CreationDate|ModDate):\s+(\S+)", info) == [
        ("CreationDate", "2026-11-23T00:00:00Z"),
        ("ModDate", "2026-11-23T00:00:00Z"),
    ]


def test_the_report_says_what_printed_it():
    stamp = printer()

    assert f"Landfall {stamp.landfall}, WeasyPrint {stamp.weasyprint}, Pango {stamp.pango}" in text_of(
        printed("en")
    )
    assert stamp.weasyprint == "70.0"
    assert re.fullmatch(r"1\.\d+\.\d+", stamp.pango)
    assert re.fullmatch(r"[0-9a-f]{12}", stamp.fonts)


# --- What a file of this kind must have ---------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_sound(tmp_path, language):
    path = tmp_path / "report.pdf"
    path.write_bytes(printed(language))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)

    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(
    ("language", "code", "title"),
    [
        ("en", "en", "Readiness report: Nova"),
        ("zh-hans", "zh-Hans", "合规就绪报告：Nova"),
        ("both", "zh-Hans", "合规就绪报告：Nova Readiness report: Nova"),
    ],
)
def test_the_file_is_tagged_archival_and_says_its_language(language, code, title):
    with pikepdf.open(io.BytesIO(printed(language))) as document:
        metadata = document.open_metadata()
        assert str(document.Root.Lang) == code
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"] == title
        assert "/JavaScript" not in document.Root.get("/Names", {})


def test_chapters_and_laws_are_bookmarks():
    with pikepdf.open(io.BytesIO(printed("en"))) as document, document.open_outline() as outline:
        gaps, statement = outline.root[5:7]
        assert [item.title for item in outline.root[2:]] == [
            "Contents",
            "Markets and themes",
            "Dates to come",
            "Blockers and gaps",
            "Statement of applicability",
            "What is not known",
            "On the horizon",
            "Method",
            "Sources",
        ]
        assert [item.title for item in gaps.children] == [
            "Name of CN",
            "Name of US",
            "Name of SA",
            "Name of EU",
            "Name of INTL",
        ]
        assert "Title of sa.agent" in [item.title for item in gaps.children[2].children]
        assert [item.title for item in statement.children[2].children] == [
            "The law of SA",
            "The voluntary of SA Voluntary",
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sign_is_missing_and_nothing_is_wrong_with_the_style(complaints, language):
    render_pdf(small(language))

    assert complaints == []


# --- What it says -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["Prohibited", "Blocked", "Ready", "Before you go out: 1 blocker under the law of Name of CN"],
        ),
        ("zh-hans", ["禁止", "受阻", "就绪", "出海之前：Name of CN法律尚有 1 项阻断项", "译文待审"]),
        (
            "both",
            ["禁止 Prohibited", "受阻 Blocked", "就绪 Ready", "适用性声明", "Statement of applicability"],
        ),
    ],
)
def test_the_verdicts_are_there_in_words(language, words):
    text = text_of(printed(language))

    assert [word for word in words if word not in text] == []


def test_an_english_report_has_no_mark_of_translation():
    assert "translation under review" not in text_of(printed("en"))


def test_every_blocker_of_the_executive_page_leads_to_its_card():
    html = printing.render_html(small("en"), printer())
    targets = set(re.findall(r'href="#([^"]+)"', html))

    assert targets <= set(re.findall(r'id="([^"]+)"', html))
    assert {"sa.agent", "us.ban", "cn.export"} <= targets


@pytest.mark.parametrize("template", sorted((ROOT / "templates" / "reports" / "pdf").glob("*.html")))
def test_every_fixed_word_of_a_template_is_translated(template: Path):
    source = template.read_text(encoding="utf-8")
    words = re.findall(r"_\(\"([^\"]+)\"\)|translate \"([^\"]+)\"", source)

    with override("zh-hans"):
        missing = [word for pair in words for word in pair if word and gettext(word) == word]
    assert missing == []


def test_no_text_of_a_template_escapes_translation():
    for template in (ROOT / "templates" / "reports" / "pdf").glob("*.html"):
        code = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", template.read_text(encoding="utf-8"))
        bare = re.sub(r"<[^>]*>", " ", code)
        assert set(re.findall(r"[A-Za-z]{2,}", bare)) <= {"Landfall", "WeasyPrint", "Pango", "SHA"}


# --- Bad input ----------------------------------------------------------------------------------------------


def test_markup_in_a_name_is_printed_as_text():
    data = render_pdf(small("en", name=HOSTILE))

    assert (
        '<img src="file:///etc/passwd"> & "gpj.exe" </title><script>alert(1)</script> {{ 7 }} 暖屿'
        in text_of(data, "-raw")
    )
    assert faces_of(data) == FACES
    with pikepdf.open(io.BytesIO(data)) as document:
        assert "/EmbeddedFiles" not in document.Root.get("/Names", {})


@pytest.mark.long
@pytest.mark.parametrize("letter", ["N", "长"])
def test_an_endless_name_is_whole_on_the_cover_and_short_in_the_running_head(letter):
    pages = text_of(render_pdf(small("en", name=letter * 5000))).split("\f")

    assert "".join(pages[:4]).count(letter) >= 5000
    assert f"Readinessreport:{letter * 39}…" in re.sub(r"\s", "", pages[-2])


@pytest.mark.parametrize("name", ["", "\u202e\u0000", "a b " * 1250])
@pytest.mark.long
def test_any_name_gives_a_report(name):
    assert faces_of(render_pdf(small("en", name=name))) == FACES


def test_a_name_in_a_script_without_a_face_is_printed_as_boxes(complaints):
    data = render_pdf(small("en", name="نوفا"))

    assert faces_of(data) == FACES
    assert ".notdef glyph" in complaints[0]


# --- The whole library --------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_six_markets_of_the_shipped_library_are_printed(complaints, language, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(six_markets(language))

    assert faces_of(six_markets(language)) == FACES
    assert subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False).returncode == 0
    assert complaints == []


@pytest.mark.long
@pytest.mark.parametrize(("language", "contents"), [("en", "Contents"), ("zh-hans", "目录")])
def test_the_page_for_the_executive_is_one_page(language, contents):
    assert contents in text_of(six_markets(language), "-f", "3", "-l", "3")
