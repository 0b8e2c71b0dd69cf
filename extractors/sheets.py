"""One page, from its source to what stands on it: picture or text layer, seals, codes."""

from typing import NamedTuple

import numpy as np

from extractors import codes, rulings
from extractors.displayed import Way, way_back
from extractors.layout import Sheet
from extractors.lines import read_lines
from extractors.ocr import Image, OcrEngine
from extractors.pairs import PageText
from extractors.raster import Upright, ink_layer, orient, turn_corners, upright
from extractors.seals import covered, find_seals, read_seals
from extractors.source import SourcePage
from models.page import Page, Seal, TextLine, TextSource


class ReadPage(NamedTuple):
    """A page as it was read, upright, and the way back to the page as displayed (None: none)."""

    text: PageText
    page: Page
    way: Way | None


def read_page(source: SourcePage, engine: OcrEngine) -> ReadPage:
    """Everything on one page; all places are fractions of the upright page."""
    if source.lines is not None:
        return _from_text_layer(source, source.lines, engine)
    return _from_picture(source, engine)


def _from_text_layer(
    source: SourcePage, lines: tuple[TextLine, ...], engine: OcrEngine
) -> ReadPage:
    # Where nothing but text and rulings stands, no seal or code has to be looked for.
    image = _flat(source.picture())
    found = find_seals(image.image) if source.drawn else []
    seals = read_seals(image, found, source.number, engine)
    return _assembled(source, image, lines, seals)


def _from_picture(source: SourcePage, engine: OcrEngine) -> ReadPage:
    straight = upright(source.picture())
    found = find_seals(straight.image)
    ink = ink_layer(straight.image, covered(found, straight.image.shape))
    corners = engine.detect(ink)
    degrees = orient(ink, corners, engine)
    if degrees:
        height, width = ink.shape[:2]
        corners = turn_corners(corners, degrees, (width, height))
        ink = np.ascontiguousarray(np.rot90(ink, -degrees // 90))
        straight = straight.turn(degrees)
        found = find_seals(straight.image)
    lines = read_lines(ink, corners, engine)
    seals = read_seals(_flat(straight.image), found, source.number, engine)
    return _assembled(source, straight, lines, seals)


def _assembled(
    source: SourcePage, straight: Upright, lines: tuple[TextLine, ...], seals: tuple[Seal, ...]
) -> ReadPage:
    height, width = straight.image.shape[:2]
    sheet = Sheet(source.number, lines, rulings.cells(straight.image), width / height)
    page = Page(
        number=source.number,
        source=TextSource.OCR if source.lines is None else TextSource.TEXT_LAYER,
        passages=sheet.passages,
        seals=seals,
        codes=codes.find_codes(straight.image, source.number) if source.drawn else (),
        turned=straight.turned,
        doubts=source.doubts,
    )
    return ReadPage(PageText(sheet), page, None if source.lines else way_back(straight))


def _flat(image: Image) -> Upright:
    """The picture as a page of its own, so that places on it are fractions of it."""
    height, width = image.shape[:2]
    return Upright(image, 0, np.eye(3), (width, height))
