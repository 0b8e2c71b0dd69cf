"""A page is read only where the pictures on it are whole; honest ones of every coding are."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image as Pillow

from extractors.intake import open_attachment
from extractors.pdf.whole import is_whole_fax, is_whole_jbig2
from extractors.settings import Limits
from extractors.source import PageOrFailure
from models.document import PageFailure
from tests.extractors.hostile import EXTRA, ROWS, encoded, full_page, pdf, scan_of

LIMITS = Limits()


def _scan() -> Pillow.Image:
    return Pillow.fromarray(scan_of(ROWS))


def _fax(kind: str, picture: Pillow.Image) -> bytes:
    """The picture as one strip of fax code."""
    one_strip = {278: picture.height}
    file = encoded(picture.convert("1"), "TIFF", compression=kind, tiffinfo=one_strip)
    with Pillow.open(io.BytesIO(file)) as tiff:
        start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]  # type: ignore[attr-defined]
    return file[start : start + length]


def _jbig2(picture: Pillow.Image) -> bytes:
    """The picture in two segments: the page, and one region of fax code."""
    page = struct.pack(">IIIIBH", *picture.size, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", *picture.size, 0, 0, 0, 1) + _fax("group4", picture)
    parts = ((0, 48, page), (1, 38, region))
    return b"".join(struct.pack(">IBBBI", n, kind, 0, 1, len(of)) + of for n, kind, of in parts)


GREY, RGB = "/ColorSpace /DeviceGray", "/ColorSpace /DeviceRGB"


def _pictures() -> dict[str, tuple[str, bytes]]:
    """For each coding the entries that say so, and a picture in it."""
    scan = _scan()
    width, height = scan.size
    parameters = f"/DecodeParms << /K -1 /Columns {width} /Rows {height} >>"
    deep, flat = f"{RGB} /BitsPerComponent 8", f"{GREY} /BitsPerComponent 1"
    pixels = np.asarray(scan)
    return {
        "jpeg": (f"/DCTDecode {deep}", encoded(scan, "JPEG")),
        "progressive": (f"/DCTDecode {deep}", encoded(scan, "JPEG", progressive=True)),
        "jpeg in flate": (
            f"[/FlateDecode /DCTDecode] {deep}",
            zlib.compress(encoded(scan, "JPEG")),
        ),
        "jpeg 2000": ("/JPXDecode", encoded(scan, "JPEG2000")),
        "fax": (f"/CCITTFaxDecode {flat} {parameters}", _fax("group4", scan)),
        "jbig2": (f"/JBIG2Decode {flat}", _jbig2(scan)),
        "flate": (f"/FlateDecode {deep}", zlib.compress(pixels.tobytes())),
        "grey": (
            f"/FlateDecode {GREY} /BitsPerComponent 8",
            zlib.compress(pixels[:, :, 0].tobytes()),
        ),
        "four bits": (
            f"/FlateDecode {GREY} /BitsPerComponent 4",
            zlib.compress(bytes((width * 4 + 7) // 8 * height)),
        ),
        "plain": (f"[] {deep}", pixels.tobytes()),
    }


def _page(filters: str, content: bytes) -> PageOrFailure:
    width, height = _scan().size
    head = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} "
        f"/Filter {filters} /Length {len(content)} >>\nstream\n"
    )
    picture = head.encode() + content + b"\nendstream"
    (page,) = open_attachment(pdf(full_page(), extra={EXTRA: picture}), LIMITS)
    return page


CODINGS = tuple(_pictures())


@pytest.mark.parametrize("coding", CODINGS)
def test_a_whole_picture_is_read(coding: str) -> None:
    assert not isinstance(_page(*_pictures()[coding]), PageFailure)


@pytest.mark.parametrize("share", [0.3, 0.9])
@pytest.mark.parametrize("coding", CODINGS)
def test_a_picture_cut_short_fails_its_page(coding: str, share: float) -> None:
    filters, content = _pictures()[coding]
    page = _page(filters, content[: int(share * len(content))])
    assert isinstance(page, PageFailure)
    assert page.code == "damaged"
    assert "图像不完整" in page.message


def test_a_picture_in_a_coding_nobody_knows_fails_its_page() -> None:
    _, content = _pictures()["jpeg"]
    page = _page(f"/FooDecode {RGB} /BitsPerComponent 8", content)
    assert isinstance(page, PageFailure)


def test_a_picture_that_is_not_on_the_page_harms_nobody() -> None:
    filters, content = _pictures()["jpeg"]
    head = f"<< /Subtype /Image /Width 9 /Height 9 /Filter {filters} /Length 90 >>\nstream\n"
    picture = head.encode() + content[:90] + b"\nendstream"
    aside = "q 100 0 0 100 700 900 cm /X0 Do Q\n"
    (page,) = open_attachment(pdf(ROWS + aside, extra={EXTRA: picture}), LIMITS)
    assert not isinstance(page, PageFailure)


def test_fax_code_may_end_with_its_last_row_and_without_a_word() -> None:
    scan = _scan()
    marked = _fax("group4", scan).rstrip(b"\0")
    bits = "".join(f"{byte:08b}" for byte in marked)
    silent = bits[: bits.rindex("000000000001" * 2)]
    silent += "0" * (-len(silent) % 8)
    content = bytes(int(silent[at : at + 8], 2) for at in range(0, len(silent), 8))
    assert is_whole_fax(content, *scan.size)
    assert not is_whole_fax(content[: len(content) // 2], *scan.size)


def test_fax_code_of_fewer_rows_is_not_whole_though_it_ends_well() -> None:
    scan = _scan()
    half = scan.crop((0, 0, scan.width, scan.height // 2))
    assert not is_whole_fax(_fax("group4", half), *scan.size)


def test_fax_code_of_group_3_is_whole_where_it_ends_well() -> None:
    scan = _scan()
    code = _fax("group3", scan)
    assert not is_whole_fax(code, *scan.size)
    assert is_whole_fax(code + b"\x00\x10\x01" * 3, *scan.size)


def test_a_segment_of_unknown_length_is_believed() -> None:
    assert is_whole_jbig2(struct.pack(">IBBBI", 0, 38, 0, 1, 0xFFFFFFFF) + b"\0" * 9)


def test_a_line_end_may_stand_after_the_last_segment() -> None:
    assert is_whole_jbig2(_jbig2(_scan()) + b"\r\n")
