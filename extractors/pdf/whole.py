"""Whether the pictures on a PDF page are whole: pdfium paints what there is of a broken one."""

import ctypes
import io
import re
import struct
from collections.abc import Callable
from functools import partial

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image as Pillow
from PIL import TiffImagePlugin

from extractors.pixels import Image
from extractors.refusals import PARSER_FAULTS

REDUCED = 8
"""How much smaller a JPEG is decoded: all of it is read, for a fifth of the time (8 ms for 8
megapixels, 2026-11)."""

GROUP_4_END = re.compile("0{11}1" * 2)
"""Bits that may end a fax picture of group 4 (ITU-T T.6 2.4.1.1)."""

GROUP_3_END = re.compile("(0{11,}11?){3}")
"""Bits that end one of group 3: ends of line, and nothing between them (ITU-T T.4 4.1.4)."""

TAIL = 16
"""Bytes in which these are looked for; zeros may follow."""

NEXT_ROWS = ("1" * 24, "001000111010" * 2)
"""Fax code (T.6) of rows like the one above, and of pixels that are white and black in turn."""

FAX_ROWS = 0.98
"""Share of the rows that a fax picture has at least: machines count those to come."""

SLACK = 16
"""Bytes that may stand after the last row."""

FEWER_BITS = {8: (2, 4), 24: (12, 16)}
"""Bits a pixel may have in the file, by what pdfium says it has when painted."""

LEAST_SEGMENT = 11
"""Bytes of a JBIG2 segment that holds nothing; fewer after the last are a line's end."""

UNKNOWN_LENGTH = 0xFFFFFFFF
"""A JBIG2 segment's length where the writer did not know it (ITU-T T.88 7.2.7)."""


def is_whole(page: pdfium.PdfPage, image: ctypes.c_void_p) -> bool:
    """Whether all that a picture object of ``page`` shows is in the file, and can be decoded.

    Its mask is not looked at, nor what is cut out of the middle of a JPEG.
    """
    filters = _filters(image)
    coding = filters[-1] if filters else ""
    if coding == "JPXDecode":  # which pdfium would have to decode to say anything of it
        return is_whole_jpeg2000(_content(image))
    said = pdfium_c.FPDF_IMAGEOBJ_METADATA()
    pdfium_c.FPDFImageObj_GetImageMetadata(image, page.raw, said)
    if not said.bits_per_pixel:  # pdfium cannot paint it at all
        return False
    if coding in ("DCTDecode", "DCT"):
        return is_whole_jpeg(_content(image))
    if coding in ("CCITTFaxDecode", "CCF"):
        return is_whole_fax(_content(image), said.width, said.height)
    if coding == "JBIG2Decode":
        return is_whole_jbig2(_content(image))
    return _has_all_rows(image, said)


def _filters(image: ctypes.c_void_p) -> list[str]:
    def name(index: int) -> str:
        ask = partial(pdfium_c.FPDFImageObj_GetImageFilter, image, index)
        return _filled(ask).rstrip(b"\0").decode("latin-1")

    return [name(index) for index in range(pdfium_c.FPDFImageObj_GetImageFilterCount(image))]


def _content(image: ctypes.c_void_p) -> bytes:
    """The picture's file within the PDF: its stream with every filter undone but the picture's."""
    return _filled(partial(pdfium_c.FPDFImageObj_GetImageDataDecoded, image))


def _filled(fill: Callable[[object, int], int]) -> bytes:
    """What pdfium writes where it is given room for it."""
    size = fill(None, 0)
    room = ctypes.create_string_buffer(size)
    fill(room, size)
    return room.raw


def is_whole_jpeg(content: bytes) -> bool:
    """Whether Pillow, which is strict about ends, reads the picture to its end."""
    start = max(0, content.find(b"\xff\xd8"))  # pdfium passes over what stands before it
    try:
        with Pillow.open(io.BytesIO(content[start:]), formats=("JPEG",)) as file:
            file.draft(None, (file.width // REDUCED, file.height // REDUCED))
            file.load()
    except (*PARSER_FAULTS, Pillow.DecompressionBombError):
        return False
    return True


def is_whole_jpeg2000(content: bytes) -> bool:
    """Whether every tile (ITU-T T.800 A.4.2) has all of its bytes, and the end is marked."""
    at = content.find(b"\xff\x4f\xff\x51") + 2
    try:
        while (marker := content[at : at + 2]) != b"\xff\xd9":
            (length,) = struct.unpack_from(">H", content, at + 2)
            tile = struct.unpack_from(">I", content, at + 6)[0] if marker == b"\xff\x90" else 0
            if marker == b"\xff\x90" and not tile:  # the last, which goes on to the end
                return content.rstrip(b"\0").endswith(b"\xff\xd9")
            at += tile or 2 + length
    except struct.error:
        return False
    return at > 1


def _has_all_rows(image: ctypes.c_void_p, said: pdfium_c.FPDF_IMAGEOBJ_METADATA) -> bool:
    """Whether a picture without a coding of its own has as many bytes as its size wants."""
    held = pdfium_c.FPDFImageObj_GetImageDataDecoded(image, None, 0)

    def wanted(bits: int) -> int:
        return int((said.width * bits + 7) // 8 * said.height)

    exactly = (wanted(bits) for bits in FEWER_BITS.get(said.bits_per_pixel, ()))
    return held >= wanted(said.bits_per_pixel) or any(0 <= held - n <= SLACK for n in exactly)


def is_whole_fax(content: bytes, width: int, height: int) -> bool:
    """Whether a fax picture (CCITT group 4) has all its rows: then what stands after them changes
    nothing. One of group 3, which hardly any PDF holds, has to end as they do."""
    end = max(0, len(content.rstrip(b"\0")) - TAIL)
    tail = "".join(f"{byte:08b}" for byte in content[end:])
    if GROUP_3_END.search(tail):
        return True
    mark = GROUP_4_END.search(tail)
    body = tail[: mark.start()] if mark else tail
    more, rows = max(width, height), int(FAX_ROWS * height)
    alike, striped = (
        _fax(content[:end] + _packed(body, code, more), width, height) for code in NEXT_ROWS
    )
    if alike is None or striped is None:
        return False
    return np.array_equal(alike[:rows], striped[:rows])


def _packed(bits: str, rows: str, count: int) -> bytes:
    """The ``bits``, then ``rows``, as long as three bytes, ``count`` times."""
    started = bits + rows
    whole, rest = divmod(len(started), 8)
    turned = started[8 * whole :] + rows[: len(rows) - rest]
    return _bytes(started[: 8 * whole]) + _bytes(turned) * count


def _bytes(bits: str) -> bytes:
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


def _fax(content: bytes, width: int, height: int) -> Image | None:
    """The picture of group 4 fax code, as TIFF files hold it; None where it is none."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[TiffImagePlugin.IMAGEWIDTH], tags[TiffImagePlugin.IMAGELENGTH] = width, height
    tags[TiffImagePlugin.ROWSPERSTRIP], tags[TiffImagePlugin.BITSPERSAMPLE] = height, 1
    tags[TiffImagePlugin.COMPRESSION], tags[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION] = 4, 0
    tags[TiffImagePlugin.STRIPOFFSETS] = 0  # counted from the end of the tags
    tags[TiffImagePlugin.STRIPBYTECOUNTS] = len(content)
    head = b"II*\0\x08\0\0\0" + tags.tobytes(8)
    try:
        with Pillow.open(io.BytesIO(head + content), formats=("TIFF",)) as file:
            return np.asarray(file, np.uint8)
    except (*PARSER_FAULTS, Pillow.DecompressionBombError):
        return None


def is_whole_jbig2(content: bytes) -> bool:
    """Whether every segment (ITU-T T.88 7.2) has all of its bytes."""
    at = 0
    try:
        while len(content) - at >= LEAST_SEGMENT:
            head, length = _segment(content, at)
            if length == UNKNOWN_LENGTH:
                return True
            at += head + length
    except struct.error:
        return False
    return 0 < at <= len(content)


def _segment(content: bytes, at: int) -> tuple[int, int]:
    """The bytes of a segment's head and of its data."""
    number, flags, few = struct.unpack_from(">IBB", content, at)
    referred, head = few >> 5, 6
    if referred == 7:
        referred = struct.unpack_from(">I", content, at + 5)[0] & 0x1FFFFFFF
        head = 9 + (referred + 8) // 8
    head += referred * (1 if number <= 256 else 2 if number <= 65536 else 4)
    head += 4 if flags & 0x40 else 1
    return head + 4, int(struct.unpack_from(">I", content, at + head)[0])
