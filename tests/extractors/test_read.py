"""The road from bytes to Document: nothing is lost, nothing is made up."""

import hashlib
import io

import pytest
from PIL import Image as Pillow

from extractors.read import read
from extractors.settings import Limits, ReaderSettings
from models.document import Document, DocumentType, Field, IssuerVia
from models.errors import AttachmentError
from models.lines import TextSource
from tests.extractors.drawn import DATA, engine
from tests.extractors.hostile import EXTRA, ROWS, encoded, full_page, huge_picture_object, pdf

SETTINGS = ReaderSettings()


def _pages(*turns: int) -> bytes:
    """A TIFF whose pages are the small page turned clockwise by so many degrees."""
    with Pillow.open(DATA / "page.png") as page:
        pages = [page.convert("RGB").rotate(-degrees, expand=True) for degrees in turns]
    written = io.BytesIO()
    pages[0].save(written, "TIFF", save_all=True, append_images=pages[1:])
    return written.getvalue()


@pytest.fixture(scope="module")
def png() -> Document:
    return read((DATA / "page.png").read_bytes(), SETTINGS)


def test_a_document_says_what_it_was_read_from_and_by_what(png: Document) -> None:
    data = (DATA / "page.png").read_bytes()
    assert png.sha256 == hashlib.sha256(data).hexdigest()
    assert png.media_type == "image/png"
    assert engine().version in png.reader_version
    assert (png.page_count, len(png.pages), png.failures, png.signed) == (1, 1, (), False)


def test_its_type_and_fields_are_read(png: Document) -> None:
    assert png.type.value is DocumentType.CONSTRUCTION_PERMIT
    read_fields = {field.name: field.value for field in png.fields}
    assert (
        read_fields.items()
        >= {
            "project_name": "之江新城综合管廊一期工程",
            "owner_unit": "杭州之江新城开发建设投资有限公司",
            "construction_unit": "浙江宏远建工集团有限公司",
            "supervision_unit": "杭州西子监理咨询有限公司",
            "design_unit": "宁波甬江建筑设计研究院有限公司",
        }.items()
    )


def test_a_field_stands_where_it_is_printed(png: Document) -> None:
    field = _field(png, "construction_unit")
    assert (field.page, field.source) == (1, TextSource.OCR)
    assert field.bbox == pytest.approx((0.228, 0.512, 0.676, 0.545), abs=0.02)
    assert field.confidence > 0.9


def test_a_page_that_names_nobody_names_nobody(png: Document) -> None:
    assert png.people == ()
    assert png.field("holder_name") is None


def test_reading_twice_gives_the_same(png: Document) -> None:
    assert read((DATA / "page.png").read_bytes(), SETTINGS) == png


def test_places_on_a_turned_page_are_those_of_the_page_as_displayed(png: Document) -> None:
    document = read(_pages(0, 180), SETTINGS)
    assert document.page_count == len(document.pages) == 2
    assert [page.turned for page in document.pages] == [0, 180]
    upright, upside_down = (
        next(p for p in page.passages if "施工单位" in p.text).box for page in document.pages
    )
    x0, y0, x1, y1 = upright
    assert upside_down == pytest.approx((1 - x1, 1 - y1, 1 - x0, 1 - y0), abs=0.01)


def test_a_seal_s_owner_issues() -> None:
    document = read((DATA / "round.png").read_bytes(), SETTINGS)
    (issuer,) = document.issuers
    assert (issuer.ink.text, issuer.via) == ("浙江宏远建工集团有限公司", IssuerVia.SEAL)
    assert issuer.ink.source is TextSource.SEAL
    assert document.type.value is DocumentType.OTHER


def test_pages_in_are_pages_read_and_pages_failed() -> None:
    small = ReaderSettings(limits=Limits(megapixels=0.7))
    with Pillow.open(DATA / "page.png") as page:
        fits, large = page.convert("RGB"), page.convert("RGB").resize((1400, 1880))
    written = io.BytesIO()
    fits.save(written, "TIFF", save_all=True, append_images=[large])
    document = read(written.getvalue(), small)
    assert document.page_count == 2
    assert [page.number for page in document.pages] == [1]
    assert [failure.page for failure in document.failures] == [2]


@pytest.mark.parametrize("data", [b"", b"no document at all", b"%PDF-1.7\n%%EOF"])
def test_what_cannot_be_read_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(AttachmentError) as refused:
        read(data, SETTINGS)
    assert refused.value.code
    assert refused.value.message


def _field(document: Document, name: str) -> Field:
    field = document.field(name)
    assert field is not None, name
    return field


def _jpeg(image: Pillow.Image, orientation: int = 1) -> bytes:
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    written = io.BytesIO()
    image.save(written, "JPEG", quality=90, exif=exif)
    return written.getvalue()


def test_a_portrait_is_known_by_what_it_shows_and_measured_as_displayed() -> None:
    with Pillow.open(DATA / "portrait-white.jpg") as photo:
        lying = photo.convert("RGB").rotate(90, expand=True)
    data = _jpeg(lying, orientation=6)
    document = read(data, SETTINGS)
    assert document.type.value is DocumentType.ID_PHOTO
    shown = document.photograph
    assert shown is not None
    assert (shown.bytes, shown.width, shown.height) == (len(data), 245, 300)
    assert (shown.heads, shown.white) == (1, 1.0)
    assert (document.issuers, document.fields, document.people) == ((), (), ())


def test_a_picture_larger_than_what_is_read_keeps_its_own_size() -> None:
    with Pillow.open(DATA / "portrait-blue.jpg") as photo:
        large = photo.convert("RGB").resize((4410, 5400))
    shown = read(_jpeg(large), SETTINGS).photograph
    assert shown is not None
    assert (shown.width, shown.height) == (4410, 5400)


def test_a_picture_of_something_else_is_measured_and_no_portrait() -> None:
    with Pillow.open(DATA / "portrait-busy.jpg") as photo:
        document = read(_jpeg(photo.convert("RGB")), SETTINGS)
    assert document.type.value is DocumentType.OTHER
    assert document.photograph is not None
    assert document.photograph.heads == 1


def test_a_page_of_text_is_no_picture(png: Document) -> None:
    assert png.photograph is None


def _png(picture: Pillow.Image) -> bytes:
    return encoded(picture, "PNG")


BLANKS = {
    "white": _png(Pillow.new("RGB", (1240, 1754), "white")),
    "black": _png(Pillow.new("L", (1240, 1754), 0)),
    "transparent": _png(Pillow.new("RGBA", (620, 877), (0, 0, 0, 0))),
    "one pixel": _png(Pillow.new("RGB", (1, 1), "white")),
    "pages without anything": pdf("", ""),
}


@pytest.mark.parametrize("kind", BLANKS)
def test_a_file_of_nothing_is_refused_as_that(kind: str) -> None:
    with pytest.raises(AttachmentError) as refused:
        read(BLANKS[kind], SETTINGS)
    assert (refused.value.code, "空白" in refused.value.message) == ("blank", True)


def test_a_blank_back_is_passed_over() -> None:
    document = read(pdf(ROWS, ""), SETTINGS)
    assert (len(document.pages), document.failures) == (2, ())


def test_a_file_of_which_no_page_can_be_read_is_refused_with_its_pages_cause() -> None:
    huge = {EXTRA: huge_picture_object(20000)}
    with pytest.raises(AttachmentError) as refused:
        read(pdf(full_page(), full_page(), extra=huge), SETTINGS)
    assert refused.value.code == "too_many_pixels"
    assert "第1、2页" in refused.value.message
    assert "20000×20000" in refused.value.message
