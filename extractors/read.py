"""The road from bytes to Document, top to bottom."""

import hashlib
from functools import cache

from extractors import refusals
from extractors.abreast import SEVERAL, holds_several
from extractors.bound import parted
from extractors.displayed import on_displayed
from extractors.documents import id_photo
from extractors.intake import open_attachment
from extractors.recognition.ocr import OcrEngine, paddle_engine
from extractors.said import said
from extractors.settings import READER_VERSION, OcrSettings, ReaderSettings
from extractors.sheets import ReadPage, read_page
from extractors.source import Opened, failure
from models.document import Document, DocumentType, PageFailure, Paper, Photograph
from models.errors import AttachmentError
from models.lines import TextSource


def read(data: bytes, settings: ReaderSettings) -> Document:
    """One attachment, read. AttachmentError where the file as a whole cannot be."""
    engine = _engine(settings.ocr)
    opened = open_attachment(data, settings.limits)
    pages, failures = _read_pages(opened, engine)
    if all(_is_blank(page) for page in pages):
        raise refusals.no_page_read(failures) if failures else refusals.blank()
    pages = [page.doubted(SEVERAL) if holds_several(page) else page for page in pages]
    document = Document(
        **dict(said(pages)),
        sha256=hashlib.sha256(data).hexdigest(),
        reader_version=f"{READER_VERSION}/{engine.version}",
        media_type=opened.media_type.value,
        page_count=opened.page_count,
        pages=tuple(page.page for page in pages),
        papers=_papers(pages),
        failures=tuple(failures),
        signed=opened.signed,
    )
    if opened.page_count == 1 and pages and document.type.value is DocumentType.OTHER:
        document = _as_picture(document, pages[0], len(data), opened.pixels)
    ways = {page.page.number: page.way for page in pages if page.way is not None}
    return on_displayed(document, ways)


@cache
def _engine(settings: OcrSettings) -> OcrEngine:
    return paddle_engine(settings)


def _read_pages(opened: Opened, engine: OcrEngine) -> tuple[list[ReadPage], list[PageFailure]]:
    """Pages in are pages read and pages failed."""
    pages: list[ReadPage] = []
    failures: list[PageFailure] = []
    for source in opened:
        if isinstance(source, PageFailure):
            failures.append(source)
        else:
            try:
                pages.append(read_page(source, engine))
            except AttachmentError as error:
                failures.append(failure(source.number, error))
    return pages, failures


def _is_blank(read: ReadPage) -> bool:
    """Whether nothing stands on the page: nothing was read, and a picture of it is all one tone."""
    page = read.page
    held = page.passages or page.queries or page.overprint or page.seals or page.codes
    if held or page.doubts:
        return False
    return read.shot.even if read.shot else page.source is TextSource.TEXT_LAYER


def _papers(pages: list[ReadPage]) -> tuple[Paper, ...]:
    """Each of several papers; none where the file holds one."""
    parts = parted(pages)
    if len(parts) < 2:
        return ()
    firsts = [part[0].page.number for part in parts]
    lasts = [first - 1 for first in firsts[1:]] + [parts[-1][-1].page.number]
    return tuple(
        Paper(**dict(said(part)), first=first, last=last)
        for part, first, last in zip(parts, firsts, lasts, strict=True)
    )


def _as_picture(
    document: Document, page: ReadPage, size: int, pixels: tuple[int, int] | None
) -> Document:
    """An attachment of one page that says nothing is a picture, and may be a portrait. Nobody
    issues a picture: what looked like an unread seal is red cloth or a red ground."""
    shot = page.shot
    if shot is None:
        return document
    width, height = pixels or shot.pixels
    photograph = Photograph(
        bytes=size, width=width, height=height, white=shot.white, heads=shot.heads
    )
    recognised = id_photo.recognised(shot) or document.type
    return document.model_copy(update={"photograph": photograph, "type": recognised, "issuers": ()})
