"""Small files made on the fly: PDFs written by hand, so that every trick can be played."""

import io
import struct
import zlib
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from extractors.intake import open_attachment
from extractors.settings import Limits
from extractors.source import SourcePage

A4 = "/MediaBox [0 0 595 842]"
SENTENCE = "The quick brown fox jumps over the lazy dog 0123456789"
ROWS = "".join(f"BT /F1 12 Tf 60 {750 - 20 * row} Td ({SENTENCE}) Tj ET\n" for row in range(10))
"""Ten rows of Helvetica, upper left of an A4 page."""

EXTRA = 100
"""Number of the first extra object: a picture, a form, a script."""


def text(words: str, x: float = 60, y: float = 300, size: float = 12) -> str:
    """The operators that print ``words`` at a place in points, origin at the bottom left."""
    return f"BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n"


ROMAN = "/Encoding /WinAnsiEncoding"
"""What font F1 says of its characters, unless told otherwise: the truth."""


def pdf(
    *contents: str,
    page: str = A4,
    catalog: str = "",
    font: str = ROMAN,
    extra: Mapping[int, bytes] | None = None,
) -> bytes:
    """A PDF with one page for each content stream.

    Its resources: font F1 (Helvetica), graphics state G1 (wholly transparent), and what
    ``extra`` holds from number 100 on, as X0, X1, ….
    """
    extra = extra or {}
    forms = " ".join(f"/X{number - EXTRA} {number} 0 R" for number in extra)
    resources = (
        "/Resources << /Font << /F1 3 0 R >> /ExtGState << /G1 << /ca 0 /CA 0 >> >> "
        f"/XObject << {forms} >> >>"
    )
    first = 4
    numbers = range(first, first + 2 * len(contents), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        2: f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode(),
        3: f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {font} >>".encode(),
        **extra,
    }
    for number, content in zip(numbers, contents, strict=True):
        entries = f"/Type /Page /Parent 2 0 R /Contents {number + 1} 0 R {page} {resources}"
        objects[number] = f"<< {entries} >>".encode()
        objects[number + 1] = stream(content.encode("latin-1"))
    return _file(objects)


def named_as(first: int, *contents: str) -> bytes:
    """A PDF whose font says that its characters from "0" to "z" are those from ``first`` on."""
    names = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
        f"endcodespacerange 1 beginbfrange <30> <7A> <{first:04X}> endbfrange endcmap end"
    )
    font = f"/ToUnicode {EXTRA} 0 R"
    return pdf(*contents, font=font, extra={EXTRA: stream(names.encode())})


def stream(data: bytes, entries: str = "") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(data)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def picture_object(pixels: NDArray[np.uint8], entries: str = "") -> bytes:
    """An image object of RGB pixels."""
    height, width = pixels.shape[:2]
    return stream(
        pixels.tobytes(),
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        f"/ColorSpace /DeviceRGB /BitsPerComponent 8 {entries}",
    )


def huge_picture_object(side: int) -> bytes:
    """An image object that claims to be ``side`` pixels square and holds next to nothing."""
    return stream(
        b"\0" * 1000,
        f"/Type /XObject /Subtype /Image /Width {side} /Height {side} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8",
    )


def full_page(name: str = "X0") -> str:
    """The operators that paint a picture over the whole A4 page."""
    return f"q 595 0 0 842 0 0 cm /{name} Do Q\n"


def scan_of(content: str, side: int = 1200) -> NDArray[np.uint8]:
    """The pixels of a page with that content, ``side`` on its longest at most."""
    for page in open_attachment(pdf(content), Limits()):
        assert isinstance(page, SourcePage)
        picture = Pillow.fromarray(page.picture())
        picture.thumbnail((side, side))
        return np.asarray(picture)
    raise AssertionError


def encoded(picture: Pillow.Image, kind: str, **options: object) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def corners(width: int = 80, height: int = 40) -> Pillow.Image:
    """Red, green, blue and black corners (from the top left, clockwise) on white."""
    pixels = np.full((height, width, 3), 255, dtype=np.uint8)
    pixels[:16, :16] = (255, 0, 0)
    pixels[:16, -16:] = (0, 255, 0)
    pixels[-16:, -16:] = (0, 0, 255)
    pixels[-16:, :16] = (0, 0, 0)
    return Pillow.fromarray(pixels)


def png_bomb(side: int) -> bytes:
    """A PNG that says it is ``side`` pixels square, in under a hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


def _file(objects: Mapping[int, bytes]) -> bytes:
    """The objects with header, cross-reference table and trailer."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    last = max(objects) + 1
    out += b"xref\n0 %d\n" % last
    for number in range(last):
        out += (
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        )
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (last, table)
    return bytes(out)


def first_page(data: bytes) -> SourcePage:
    """The first page, its picture taken while it was open."""
    for page in open_attachment(data, Limits()):
        assert isinstance(page, SourcePage)
        assert page.picture().shape == (page.height_px, page.width_px, 3)
        return page
    raise AssertionError


def lines_of(page: SourcePage) -> list[str] | None:
    return None if page.lines is None else [line.text for line in page.lines]
