"""PDF files to pages: text layer by pdfplumber where it can be trusted, pictures by pdfium."""

import io
import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extractors import refusals
from extractors.pdf.canvas import (
    PREVIEW_SIDE,
    Content,
    Placed,
    contents,
    page_pixels,
    render,
    taken_away,
)
from extractors.pdf.leftover import Sight
from extractors.pdf.notes import TYPED_OVER, pasted_over, typed_over
from extractors.pdf.revision import ALTERED, SignedRevision
from extractors.pdf.textlayer import TextLayer, text_layer
from extractors.pdf.visible import UNPRINTED, Judgement, judge
from extractors.pdf.whole import is_whole
from extractors.pixels import Image, Part, View
from extractors.refusals import PARSER_FAULTS
from extractors.settings import Limits
from extractors.source import (
    READING_SIDE,
    Besides,
    MediaType,
    Opened,
    PageOrFailure,
    SourcePage,
    failure,
)
from models.errors import AttachmentError

# pdfminer warns of every oddity, a hundred lines a page, and quotes the document in them.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

LAYER_FAULTS = (*PARSER_FAULTS, PSException, PdfminerException, MalformedPDFException)
"""What pdfplumber and pdfminer raise on a text layer they cannot parse."""

FINEST_SIDE = 3508
"""Longest side, in pixels, of a page that is all scan: A4 at 300 dpi. The recogniser works on
lines 48 pixels high, so that finer pictures only cost memory."""

FULL_PAGE = 0.6
"""Share of the page a picture covers where the page is a scan."""

PORTRAIT_SHARES = (0.02, 0.1)
"""Share of the page a portrait covers; on a diploma or a registration form 0.03 to 0.06."""

PORTRAIT_SHAPES = (1.1, 1.6)
"""Height by width of a portrait: 1.2 to 1.5 (one and two inch photographs)."""


def open_pdf(data: bytes, limits: Limits) -> Opened:
    """A PDF, opened; scripts and files within it are ignored.

    AttachmentError: ``truncated_file``, ``damaged``, ``too_many_pages``, or ``encrypted_pdf``
    where it needs a password. An owner's password alone keeps nobody from reading.
    """
    document, plumber = _document(data), _plumber(data)
    # Programs count pages in two ways, by the sum in the file and by the pages themselves.
    pages = max(len(document), len(plumber.pages) if plumber else 0)
    if pages > limits.pages:
        document.close()
        raise refusals.too_many_pages(pages, limits.pages)

    def walk() -> Iterator[PageOrFailure]:
        signed = SignedRevision.of(document, data)
        try:
            for index in range(pages):
                yield from _page(document, plumber, signed, index, limits)
        finally:
            if signed is not None:
                signed.close()
            document.close()

    return Opened(MediaType.PDF, pages, _is_signed(document), walk)


def _document(data: bytes) -> pdfium.PdfDocument:
    if _is_truncated(data):
        raise refusals.truncated_file()
    try:
        document = pdfium.PdfDocument(data)
        document.init_forms()
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise refusals.encrypted_pdf() from error
        raise refusals.damaged() from error
    if not len(document):
        raise refusals.damaged()
    return document


def _is_signed(document: pdfium.PdfDocument) -> bool:
    """Whether a signature field holds a signature; an empty field waits for one."""
    fields = (
        pdfium_c.FPDF_GetSignatureObject(document.raw, index)
        for index in range(pdfium_c.FPDF_GetSignatureCount(document.raw))
    )
    return any(pdfium_c.FPDFSignatureObj_GetContents(field, None, 0) > 0 for field in fields)


def _is_truncated(data: bytes) -> bool:
    """Whether the end is missing: no end mark at all, or objects after the last of them.

    pdfium mends such a file silently and shows fewer pages, or an earlier state of them.
    """
    end = data.rfind(b"%%EOF")
    if end < 0:
        return True
    return b" obj" in data[end:] and b"startxref" not in data[end:]


def _plumber(data: bytes) -> PDF | None:
    """The text layer's parser, or None where the file is beyond it."""
    try:
        plumber = pdfplumber.open(io.BytesIO(data))
        return plumber if plumber.pages else None
    except LAYER_FAULTS:
        return None


def _page(
    document: pdfium.PdfDocument,
    plumber: PDF | None,
    signed: SignedRevision | None,
    index: int,
    limits: Limits,
) -> Iterator[PageOrFailure]:
    """The page of that index, alive until the next is asked for."""
    try:
        page = document[index]
    except PARSER_FAULTS:
        yield failure(index + 1, refusals.damaged_page())
        return
    # Where the two programs see different pages, the text layer may be another page's.
    agreed = plumber if plumber and len(plumber.pages) == len(document) else None
    found = _page_or_failure(page, agreed, index, limits)
    if signed is not None and isinstance(found, SourcePage) and signed.differs(page, index):
        found = replace(found, doubts=(*found.doubts, ALTERED))
    yield found
    page.close()


def _page_or_failure(
    page: pdfium.PdfPage, plumber: PDF | None, index: int, limits: Limits
) -> PageOrFailure:
    try:
        return _source_page(page, _layer(plumber, index), index + 1, limits)
    except AttachmentError as error:
        return failure(index + 1, error)
    except PARSER_FAULTS:
        return failure(index + 1, refusals.damaged_page())


def _layer(plumber: PDF | None, index: int) -> TextLayer | None:
    """The page's text layer; None where it cannot be parsed, and the picture has to do.

    Every page is closed at once: pdfplumber keeps what it parsed (its #1339, #1395).
    """
    if plumber is None:
        return None
    try:
        with closing(plumber.pages[index]) as page:
            return text_layer(page)
    except LAYER_FAULTS:
        return None


def _source_page(
    page: pdfium.PdfPage, layer: TextLayer | None, number: int, limits: Limits
) -> SourcePage:
    content = contents(page)
    for image in content.images:
        if image.width * image.height > limits.megapixels * 1e6:
            raise refusals.too_many_pixels(image.width, image.height, limits.megapixels)
        if image.share and not is_whole(page, image.piece):
            raise refusals.broken_picture()
    judgement, sight = _judged(page, layer, content)
    side = _reading_side(content.images, is_scan=judgement.lines is None)
    width, height = page_pixels(page, side)
    return SourcePage(
        number=number,
        width_px=width,
        height_px=height,
        picture=lambda: _picture(page, side),
        lines=judgement.lines,
        rulings=layer.rulings if layer else (),
        doubts=judgement.doubts + (TYPED_OVER,) * (typed_over(page) or pasted_over(page)),
        drawn=bool(judgement.leftover.places if judgement.leftover else not content.is_empty),
        besides=_besides(page, content, judgement, sight, side),
        parts=lambda part: _picture(page, side, part),
        repeated=judgement.repeated,
        preview=sight.whole if sight else None,
        beside=judgement.beside,
    )


def _judged(
    page: pdfium.PdfPage, layer: TextLayer | None, content: Content
) -> tuple[Judgement, Sight | None]:
    """What is seen of the text layer, and how; nothing where there is none, which a scan is
    known by."""
    if layer is None or not layer.glyphs:
        return Judgement(() if content.is_empty else None, ()), None
    whole = render(page, PREVIEW_SIDE)
    with taken_away(content.texts):
        bare = render(page, PREVIEW_SIDE)
    with taken_away(content.others):
        alone = render(page, PREVIEW_SIDE, ground=UNPRINTED)
    sight = Sight(whole, bare, alone, tuple(_portraits(content.images)))
    return judge(layer, sight), sight


def _besides(
    page: pdfium.PdfPage, content: Content, judgement: Judgement, sight: Sight | None, side: int
) -> Besides | None:
    """What stands beside a text layer that is seen; None where there is none, or nothing."""
    leftover = judgement.leftover
    if judgement.lines is None or sight is None or leftover is None or not leftover.places:
        return None
    bare = sight.bare
    if content.unsealed != content.texts:
        with taken_away(content.unsealed):
            bare = render(page, PREVIEW_SIDE)

    def bare_part(part: Part) -> Image:
        with taken_away(content.unsealed):
            return _picture(page, side, part)

    large = View(page_pixels(page, side), bare_part)
    return Besides(leftover.places, leftover.ruled, sight.whole, bare, large)


def _picture(page: pdfium.PdfPage, side: int, part: Part | None = None) -> Image:
    try:
        return render(page, side, part=part)
    except PARSER_FAULTS as fault:
        raise refusals.damaged_page() from fault


def _reading_side(images: tuple[Placed, ...], is_scan: bool) -> int:
    """How large the page is rendered: as fine as its pictures are, within reason.

    A scan is never made larger than it is, which would only cost time.
    """
    native = max(
        (PREVIEW_SIDE * image.fineness for image in images if image.share > 0.1), default=0.0
    )
    covered = max((image.share for image in images), default=0.0)
    coarsest = PREVIEW_SIDE if is_scan and covered >= FULL_PAGE else READING_SIDE
    return round(min(FINEST_SIDE, max(coarsest, native)))


def _portraits(images: tuple[Placed, ...]) -> Iterator[tuple[int, int, int, int]]:
    """Where pictures of a portrait's size and shape stand."""
    for image in images:
        x0, y0, x1, y1 = image.box
        shape = (y1 - y0) / max(x1 - x0, 1)
        if (
            PORTRAIT_SHARES[0] <= image.share <= PORTRAIT_SHARES[1]
            and PORTRAIT_SHAPES[0] <= shape <= PORTRAIT_SHAPES[1]
        ):
            yield image.box
