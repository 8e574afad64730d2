"""Which files are taken as evidence."""

from __future__ import annotations

import contextlib
import hashlib
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from compliance.assessments.domain.uploads import LARGEST_FILE, UploadRefusedError, check_upload
from tests.compliance.assessments.files import (
    EXCEL,
    PDF,
    SECRET,
    WORD,
    locked,
    lying_about_its_size,
    package,
    picture,
    png_claiming,
    sent,
)

MISMATCH = "The content is not what the name of the file says, or it is damaged ({} expected)."
KINDS = "Files of this kind are not taken. Choose one of: pdf, png, jpg, jpeg, txt, csv, docx, xlsx."
BOMB = "The file unpacks to far more than it should. Send it as a PDF."
MACROS = "The file contains macros. Save it without them, or send a PDF."
PIXELS = "The picture has too many pixels. Send a smaller one."


def refusal(name, content):
    """Why a file is not taken."""
    with pytest.raises(UploadRefusedError) as refused:
        check_upload(sent(name, content))
    return str(refused.value).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Notice.pdf", PDF),
        ("NOTICE.PDF", PDF),
        ("隐私声明.pdf", PDF),
        ("notes.txt", "Notes: 完成\r\n\tin May".encode()),
        ("notes.txt", "隐私声明".encode("gb18030")),
        ("notes.txt", "隐私声明".encode("utf-16")),
        ("list.csv", b"a,b\n1,2\n"),
        ("list.csv", b"\xef\xbb\xbfa,b\n"),
        ("letter.docx", package(WORD)),
        ("sheet.xlsx", package(EXCEL)),
    ],
)
def test_an_honest_file_is_kept_as_it_is(name, content):
    checked = check_upload(sent(name, content))
    assert (checked.content, checked.ending) == (content, name.rpartition(".")[2].lower())
    assert checked.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "kind", "mode", "kept"),
    [
        ("a.png", "PNG", "RGB", "RGB"),
        ("a.png", "PNG", "P", "RGBA"),
        ("a.png", "PNG", "I;16", "RGBA"),
        ("a.png", "PNG", "LA", "LA"),
        ("a.jpg", "JPEG", "RGB", "RGB"),
        ("a.jpeg", "JPEG", "CMYK", "RGB"),
    ],
)
def test_a_picture_is_drawn_anew_without_hidden_details(name, kind, mode, kept):
    content = picture(kind, mode=mode)
    checked = check_upload(sent(name, content))
    assert SECRET.encode() in content
    assert SECRET.encode() not in checked.content
    with Image.open(BytesIO(checked.content)) as image:
        assert (image.format, image.size, image.mode, image.info.get("comment")) == (kind, (8, 4), kept, None)
    assert checked.sha256 == hashlib.sha256(checked.content).hexdigest()


def test_a_picture_taken_sideways_stands_upright():
    written, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (8, 4)).save(written, "JPEG", exif=exif)
    with Image.open(BytesIO(check_upload(sent("a.jpg", written.getvalue())).content)) as image:
        assert (image.size, dict(image.getexif())) == ((4, 8), {})


@pytest.mark.parametrize(
    "name",
    ["a.svg", "a.html", "a.eps", "a.exe", "a.docm", "a.zip", "a", "a.pdf.exe", "pdf", ".pdf", "a.pdf "],
)
def test_other_kinds_are_not_taken(name):
    assert refusal(name, PDF) == KINDS


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.pdf", b"<html>%PDF-</html>", "PDF"),
        ("a.pdf", b"%PDF-1.7 and no end", "PDF"),
        ("a.pdf", package(WORD), "PDF"),
        ("a.png", PDF, "PNG"),
        ("a.png", picture("JPEG"), "PNG"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "PNG"),
        ("a.png", picture("PNG", size=(64, 64))[:90], "PNG"),
        ("a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n", "JPEG"),
        ("a.txt", b"MZ\x00\x01", "text"),
        ("a.txt", b" \n<!DOCTYPE html><script>alert(1)</script>", "text"),
        ("a.csv", b"<svg onload=alert(1)>", "text"),
        ("a.csv", b"\xff\xff\xff\xff", "text"),
        ("a.docx", PDF, "Office"),
        ("a.docx", b"PK\x03\x04 and nothing else", "Office"),
        ("a.docx", package(EXCEL), "Office"),
        ("a.xlsx", package(WORD), "Office"),
        ("a.docx", b"#!/bin/sh\n" + package(WORD), "Office"),
        ("a.docx", package(WORD | {"../../etc/cron.d/x": b"*"}), "Office"),
        ("a.docx", package(WORD | {"/etc/passwd": b"*"}), "Office"),
        ("a.docx", package(WORD | {"C:\\x": b"*"}), "Office"),
        ("a.docx", lying_about_its_size(package(WORD | {"word/x": b"0" * 5000})), "Office"),
        ("a.docx", package(WORD, zipfile.ZIP_STORED).replace(b"<w:document/>", b"<w:Document/>"), "Office"),
    ],
)
def test_name_and_content_must_agree(name, content, expected):
    assert refusal(name, content) == MISMATCH.format(expected)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused():
    written = BytesIO(package(WORD))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("word/document.xml", b"<other/>")
    assert refusal("a.docx", written.getvalue()) == MISMATCH.format("Office")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pdf", b"", "The file is empty."),
        ("a.docx", package(WORD | {"word/x.xml": b"0" * 30_000_000}), BOMB),
        ("a.docx", package(WORD | {f"word/{number}": b"" for number in range(2_000)}), BOMB),
        ("a.docx", package(WORD | {"word/vbaProject.bin": b"Sub"}), MACROS),
        (
            "a.xlsx",
            locked(package(EXCEL)),
            "The file is locked with a password. Take the password off first.",
        ),
        ("a.png", png_claiming(30_000, 1_000), PIXELS),
        ("a.png", png_claiming(12_000, 10_000), PIXELS),
        ("a.png", png_claiming(60_000, 60_000), PIXELS),
    ],
)
def test_hostile_and_useless_files_are_refused_with_what_to_do(name, content, why):
    assert refusal(name, content) == why


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    file = sent("a.pdf", PDF)
    file.size = LARGEST_FILE + 1
    with pytest.raises(UploadRefusedError, match="larger than 20"):
        check_upload(file)
    assert file.tell() == 0


def test_a_file_that_understates_its_size_is_refused():
    file = sent("a.pdf", PDF + b"0" * LARGEST_FILE)
    file.size = 1
    with pytest.raises(UploadRefusedError, match="larger than 20"):
        check_upload(file)


HONEST = {
    "pdf": PDF,
    "png": picture("PNG"),
    "jpg": picture("JPEG"),
    "txt": "完成".encode(),
    "docx": package(WORD),
    "xlsx": package(EXCEL),
}


@given(st.sampled_from(sorted(HONEST)), st.integers(0, 10_000), st.binary(min_size=1, max_size=12))
def test_whatever_arrives_is_kept_or_refused(kind, at, noise):
    honest = HONEST[kind]
    at %= len(honest)
    spoilt = sent(f"a.{kind}", honest[:at] + noise + honest[at + len(noise) :])
    with contextlib.suppress(UploadRefusedError):
        assert check_upload(spoilt).content
