"""What an attachment is, is told by its content; what cannot be read is refused in words."""

import numpy as np
import pytest
from fpdf import FPDF
from fpdf.enums import EncryptionMethod
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from extractors.intake import open_attachment
from extractors.settings import Limits
from extractors.source import LARGEST_SIDE, MediaType, Opened, SourcePage
from models.document import PageFailure
from models.errors import AttachmentError
from tests.extractors.hostile import ROWS, corners, encoded, pdf, png_bomb

LIMITS = Limits(megabytes=1, pages=5, megapixels=2)
PDF = pdf(ROWS)
NOISE = Pillow.fromarray(np.random.default_rng(1).integers(0, 255, (200, 300, 3), dtype=np.uint8))
TRANSPOSITIONS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_90,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_270,
}
"""How a camera stores an upright picture under each EXIF orientation (the way back of
displaying it); 1 is as it is."""


def _opened(data: bytes) -> Opened:
    return open_attachment(data, LIMITS)


def _page(data: bytes, limits: Limits = LIMITS) -> SourcePage:
    page = next(iter(open_attachment(data, limits)))
    assert isinstance(page, SourcePage)
    return page


def _refusal(data: bytes) -> AttachmentError:
    with pytest.raises(AttachmentError) as caught:
        list(_opened(data))
    return caught.value


def _ends_in_pages_or_words(data: bytes) -> bool:
    try:
        opened = _opened(data)
        return len(list(opened)) == opened.page_count
    except AttachmentError as error:
        return bool(error.message)


def _colours(data: bytes) -> list[tuple[int, ...]]:
    """The corners' colours, rounded to black or full, clockwise from the top left."""
    picture = _page(data).picture()
    spots = picture[5, 5], picture[5, -6], picture[-6, -6], picture[-6, 5]
    return [tuple(int(value > 127) for value in spot) for spot in spots]


UPRIGHT = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PDF, MediaType.PDF),
        (b"junk before the header\n" + PDF, MediaType.PDF),
        (encoded(NOISE, "JPEG"), MediaType.JPEG),
        (encoded(NOISE, "MPO", save_all=True, append_images=[NOISE]), MediaType.JPEG),
        (encoded(NOISE, "PNG"), MediaType.PNG),
        (encoded(NOISE, "WEBP"), MediaType.WEBP),
        (encoded(NOISE, "BMP"), MediaType.BMP),
        (encoded(NOISE, "TIFF"), MediaType.TIFF),
    ],
)
def test_kind_is_told_by_content(data: bytes, media_type: MediaType) -> None:
    opened = _opened(data)
    assert (opened.media_type, opened.page_count) == (media_type, 1)
    assert len(list(opened)) == 1


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty_file", "重新上传"),
        (PDF[:-300], "truncated_file", "不完整"),
        (PDF + b"4 0 obj << /Type /Page", "truncated_file", "不完整"),
        (encoded(NOISE, "JPEG")[:-3000], "truncated_file", "不完整"),
        (encoded(NOISE, "PNG")[:-3000], "truncated_file", "不完整"),
        (encoded(NOISE, "BMP")[:-3000], "truncated_file", "不完整"),
        (encoded(NOISE, "JPEG") + b" " * 2**20, "too_large", "1 MB"),
        (pdf(*[ROWS] * 6), "too_many_pages", "6 页"),
        (
            encoded(corners(), "TIFF", save_all=True, append_images=[corners()] * 5),
            "too_many_pages",
            "6 页",
        ),
        (png_bomb(1500), "too_many_pixels", "1500×1500"),
        (png_bomb(100_000), "too_many_pixels", "100000×100000"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "damaged", "损坏"),
        (b"%PDF-1.7\nnothing\nstartxref\n0\n%%EOF\n", "damaged", "损坏"),
        (encoded(NOISE, "GIF"), "unsupported_type", "GIF"),
        (b"PK\x03\x04" + b"\0" * 26 + b"OFD.xml", "unsupported_type", "OFD"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "unsupported_type", "Word"),
        (b"PK\x03\x04" + b"\0" * 26 + b"scan.jpg", "unsupported_type", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unsupported_type", "Office"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "unsupported_type", "HEIC"),
        (b"<!DOCTYPE html><html>", "unsupported_type", "网页"),
        (b"BMW is no bitmap, however it begins", "unsupported_type", "无法识别"),
        (encoded(NOISE, "PNG", save_all=True, append_images=[corners()]), "unsupported_type", "动"),
        (
            encoded(NOISE, "WEBP", save_all=True, append_images=[NOISE.rotate(180)]),
            "unsupported_type",
            "动",
        ),
    ],
)
def test_refused_with_code_and_remedy(data: bytes, code: str, words: str) -> None:
    error = _refusal(data)
    assert error.code == code
    assert words in error.message


def test_a_picture_that_is_a_pdf_as_well_is_refused() -> None:
    jpeg = encoded(NOISE, "JPEG", comment=PDF[:400])
    assert _refusal(jpeg + PDF).code == "ambiguous_type"


def test_a_pdf_with_an_archive_behind_it_stays_a_pdf() -> None:
    assert _opened(PDF + b"PK\x03\x04 an archive").media_type is MediaType.PDF


@pytest.mark.parametrize(("user", "opens"), [("", True), ("secret", False)])
@pytest.mark.parametrize(
    "method", [EncryptionMethod.RC4, EncryptionMethod.AES_128, EncryptionMethod.AES_256]
)
def test_only_a_password_to_open_keeps_us_out(
    user: str, opens: bool, method: EncryptionMethod
) -> None:
    document = FPDF()
    document.set_encryption("owner", user_password=user, encryption_method=method)
    document.add_page()
    document.set_font("helvetica", size=14)
    document.cell(text="Locked but legible")
    data = bytes(document.output())
    if opens:
        assert [line.text for line in _page(data).lines or ()] == ["Locked but legible"]
    else:
        assert _refusal(data).code == "encrypted_pdf"


@pytest.mark.parametrize("kind", ["JPEG", "TIFF", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied_once(kind: str, orientation: int) -> None:
    picture = corners()
    way = TRANSPOSITIONS.get(orientation)
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    data = encoded(picture.transpose(way) if way is not None else picture, kind, exif=exif)
    assert _page(data).picture().shape == (40, 80, 3)
    assert _colours(data) == UPRIGHT


@pytest.mark.parametrize(
    "data",
    [
        encoded(corners().convert("CMYK"), "JPEG", quality=95),
        encoded(corners().convert("CMYK"), "TIFF"),
        encoded(corners().convert("RGBA"), "PNG"),
        encoded(corners().quantize(8), "PNG"),
        encoded(corners().quantize(8), "BMP"),
        encoded(corners(), "WEBP", lossless=True),
    ],
)
def test_every_kind_of_colour_arrives_as_rgb(data: bytes) -> None:
    assert _colours(data) == UPRIGHT


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_what_is_transparent_lies_on_white(mode: str) -> None:
    clear = Pillow.new(mode, (20, 20), 0)
    assert _page(encoded(clear, "PNG")).picture().min() == 255


def test_sixteen_bits_become_eight() -> None:
    ramp = np.linspace(0, 65535, 256, dtype=np.uint16).reshape(1, -1).repeat(10, axis=0)
    for kind in ("TIFF", "PNG"):
        picture = _page(encoded(Pillow.fromarray(ramp), kind)).picture()
        assert np.abs(picture[0, :, 0].astype(int) - np.arange(256)).max() <= 1


def test_one_bit_scans_arrive_black_on_white() -> None:
    picture = Pillow.new("1", (50, 50), 1)
    picture.putpixel((10, 10), 0)
    pixels = _page(encoded(picture, "TIFF", compression="group4")).picture()
    assert (pixels[10, 10].max(), pixels[20, 20].min()) == (0, 255)


def test_every_page_of_a_tiff_is_accounted_for() -> None:
    frames = [corners(), NOISE.copy(), Pillow.new("RGB", (2000, 1500)), corners()]
    data = encoded(
        frames[0], "TIFF", save_all=True, append_images=frames[1:], compression="tiff_deflate"
    )
    opened = _opened(data)
    pages = list(opened)
    assert opened.page_count == len(pages) == 4
    failed = [page for page in pages if isinstance(page, PageFailure)]
    assert [(page.page, page.code) for page in failed] == [(3, "too_many_pixels")]
    sizes = [(p.number, p.width_px) for p in pages if isinstance(p, SourcePage)]
    assert sizes == [(1, 80), (2, 300), (4, 80)]


def test_a_very_large_scan_is_made_smaller() -> None:
    data = encoded(Pillow.new("1", (9000, 6000), 1), "PNG")
    page = _page(data, Limits())
    assert page.width_px == LARGEST_SIDE
    assert page.picture().shape == (page.height_px, page.width_px, 3)


@pytest.mark.parametrize(("size", "shown"), [((1080, 20_000), 1080), ((1000, 59_000), 508)])
def test_a_long_screenshot_stays_as_wide_as_it_can_be_read(
    size: tuple[int, int], shown: int
) -> None:
    """Of one 55 widths long, half is left: no picture is longer than 30,000 pixels."""
    assert _page(encoded(Pillow.new("1", size, 1), "PNG"), Limits()).width_px == shown


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(PDF) - 1), st.binary(min_size=1, max_size=40))
def test_a_broken_pdf_ends_in_pages_or_in_words(place: int, junk: bytes) -> None:
    data = PDF[:place] + junk + PDF[place + len(junk) :]
    assert _ends_in_pages_or_words(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"])
@pytest.mark.filterwarnings("ignore::UserWarning")
@settings(deadline=None, max_examples=60)
@given(place=st.integers(4, 3000), junk=st.binary(min_size=1, max_size=40))
def test_a_broken_picture_ends_in_a_page_or_in_words(kind: str, place: int, junk: bytes) -> None:
    whole = encoded(corners(), kind)
    data = whole[:place] + junk + whole[place + len(junk) :]
    assert _ends_in_pages_or_words(data)
