"""Which files are taken as evidence, and in which form they are kept.

A file is refused unless its name and its content agree on one of a few kinds. Images are drawn anew, so that
nothing but the picture is kept. Sources: OWASP ASVS 5.0, 5.2 and 5.4.
"""

from __future__ import annotations

import codecs
import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
LARGEST_IMAGE = 25_000_000  # pixels
MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 100 * MEGABYTE
GREATEST_RATIO = 100

# Control characters that occur in no text.
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|svg|script|head|body)\b", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class UploadRefusedError(Exception):
    """The file is not taken. The message tells a person why, and what to do."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be kept: its bytes as they are to be stored, and the ending of its kind."""

    content: bytes
    ending: str

    @property
    def sha256(self) -> str:
        """The hash of what is stored."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how it is served, and what turns its content into what is stored."""

    content_type: str
    accept: Callable[[bytes], bytes]


def check_upload(file: UploadedFile[bytes]) -> CheckedFile:
    """The file as it is to be kept. Raises UploadRefusedError."""
    ending = PurePath(file.name or "").suffix.lower().removeprefix(".")
    if ending not in KINDS:
        raise UploadRefusedError(
            _("Files of this kind are not taken. Choose one of: %(endings)s.") % {"endings": ", ".join(KINDS)}
        )
    if not file.size:
        raise UploadRefusedError(_("The file is empty."))
    check_size(file.size)
    content = file.read(LARGEST_FILE + 1)
    check_size(len(content))
    return CheckedFile(KINDS[ending].accept(content), ending)


def check_size(size: int) -> None:
    """Raises UploadRefusedError for a file that is too large."""
    if size > LARGEST_FILE:
        raise UploadRefusedError(too_large())


def too_large() -> str:
    """Why a file that is too large is not taken."""
    told = _("The file is larger than %(limit)s. Send a smaller one, or a link to where it is kept.")
    return told % {"limit": filesizeformat(LARGEST_FILE)}


def _pdf(content: bytes) -> bytes:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        raise _mismatch("PDF")
    return content


def _image(kind: str) -> Callable[[bytes], bytes]:
    def accept(content: bytes) -> bytes:
        too_many = _("The picture has too many pixels. Send a smaller one.")
        # WeasyPrint switches this on for the whole process when it is imported.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        try:
            with Image.open(BytesIO(content), formats=[kind]) as image:
                if image.width * image.height > LARGEST_IMAGE:
                    raise UploadRefusedError(too_many)
                return _drawn_anew(image, kind)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise UploadRefusedError(too_many) from None
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
            raise _mismatch(kind) from None

    return accept


def _drawn_anew(image: Image.Image, kind: str) -> bytes:
    """The picture alone: upright, without metadata, colour profile or further frames."""
    upright = ImageOps.exif_transpose(image)
    modes = ("RGB", "L") if kind == "JPEG" else ("RGB", "RGBA", "L", "LA")
    plain = upright if upright.mode in modes else upright.convert("RGBA" if kind == "PNG" else "RGB")
    plain.info.clear()
    drawn = BytesIO()
    plain.save(drawn, kind, quality=90)
    return drawn.getvalue()


def _text(content: bytes) -> bytes:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for candidate in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            written = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(written) and not _MARKUP.match(written):
            return content
    raise _mismatch(_("text"))


def _office(main_part: str) -> Callable[[bytes], bytes]:
    def accept(content: bytes) -> bytes:
        if not content.startswith(b"PK\x03\x04"):
            raise _mismatch("Office")
        try:
            with zipfile.ZipFile(BytesIO(content)) as package:
                _check_package(package, main_part)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError):
            raise _mismatch("Office") from None
        return content

    return accept


def _check_package(package: zipfile.ZipFile, main_part: str) -> None:
    """Look at the list of what is inside first; only what is small enough is unpacked, to see if it holds."""
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    most = min(LARGEST_UNPACKED, GREATEST_RATIO * packed)
    if len(entries) > MOST_ENTRIES or unpacked > most:
        raise UploadRefusedError(_("The file unpacks to far more than it should. Send it as a PDF."))
    if any(entry.flag_bits & 1 for entry in entries):
        raise UploadRefusedError(_("The file is locked with a password. Take the password off first."))
    if any("vbaproject" in name.lower() for name in names):
        raise UploadRefusedError(_("The file contains macros. Save it without them, or send a PDF."))
    if len(set(names)) < len(names) or any(_leads_outside(name) for name in names):
        raise _mismatch("Office")
    if not {"[Content_Types].xml", main_part} <= set(names) or package.testzip() is not None:
        raise _mismatch("Office")


def _leads_outside(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return ".." in parts or not parts[0] or ":" in parts[0]


def _mismatch(kind: str) -> UploadRefusedError:
    return UploadRefusedError(
        _("The content is not what the name of the file says, or it is damaged (%(kind)s expected).")
        % {"kind": kind}
    )


_DOCUMENT = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "pdf": Kind("application/pdf", _pdf),
    "png": Kind("image/png", _image("PNG")),
    "jpg": Kind("image/jpeg", _image("JPEG")),
    "jpeg": Kind("image/jpeg", _image("JPEG")),
    "txt": Kind("text/plain", _text),
    "csv": Kind("text/csv", _text),
    "docx": Kind(f"{_DOCUMENT}wordprocessingml.document", _office("word/document.xml")),
    "xlsx": Kind(f"{_DOCUMENT}spreadsheetml.sheet", _office("xl/workbook.xml")),
}
