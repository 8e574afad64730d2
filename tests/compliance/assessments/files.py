"""Files as people and attackers send them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}
EXCEL = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"}
SECRET = "taken at the secret lab"


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as it arrives. The type that the browser claims is not to be believed."""
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def package(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def picture(kind: str, size: tuple[int, int] = (8, 4), mode: str = "RGB") -> bytes:
    """A picture with hidden details."""
    written = BytesIO()
    image = Image.new(mode, size)
    if kind == "PNG":
        hidden = PngInfo()
        hidden.add_text("Comment", SECRET)
        image.save(written, kind, pnginfo=hidden)
    else:
        image.save(written, kind, comment=SECRET.encode())
    return written.getvalue()


def locked(content: bytes) -> bytes:
    """The same zip file with every entry marked as encrypted."""
    marked = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(mark)
        while start >= 0:
            marked[start + offset] |= 1
            start = marked.find(mark, start + 4)
    return bytes(marked)


def lying_about_its_size(content: bytes) -> bytes:
    """The same zip file whose list of entries says that each unpacks to one byte."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + offset : start + offset + 4] = struct.pack("<I", 1)
            start = changed.find(mark, start + 4)
    return bytes(changed)


def png_claiming(width: int, height: int) -> bytes:
    """A tiny PNG file that claims to be of this size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
