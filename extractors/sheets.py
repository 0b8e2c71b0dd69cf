"""One page, from its source to what stands on it: picture or text layer, seals, codes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz

from extractors import codes
from extractors.directions import is_aslant
from extractors.displayed import Way, way_back
from extractors.forms.pairs import PageText
from extractors.forms.signatures import Signature, signatures
from extractors.layout import aslant, rulings
from extractors.layout.passages import Sheet
from extractors.pdf.objections import names_another
from extractors.pdf.spotcheck import is_borne_out, names_borne_out
from extractors.pdf.supplied import supplied
from extractors.people.named import people
from extractors.pixels import Image, view_of
from extractors.printed import printed
from extractors.raster import Upright
from extractors.raster.crossed import is_crossed_out
from extractors.raster.overlays import Known
from extractors.raster.photographs import Shot, look_at
from extractors.raster.watermark import REPEATED
from extractors.recognition.aslant import read_aslant
from extractors.recognition.laid_over import read_framed, read_laid_over
from extractors.recognition.lines import read_lines
from extractors.recognition.ocr import OcrEngine
from extractors.recognition.overlooked import overlooked
from extractors.retouched import retouched
from extractors.seals import find_copied, find_seals, read_seals
from extractors.seals.beside import seals_beside
from extractors.source import SourcePage
from models.document import Person
from models.geometry import Box, Quad
from models.lines import TextLine, TextSource
from models.page import Page, Passage, PassageKind, Seal, SealShape

LYING = "hidden_text"
"""The doubt of a page whose text layer says something else than its picture."""


STAMP_UNREAD = "stamp_unread"
"""The doubt of a page with a framed stamp whose words could not be read."""

CROSSED_OUT = "crossed_out"
"""The doubt of a page that long strokes run through."""

LEAST_TEXT = 8
"""Characters, read surely, that make a picture a page: a studio's name or a date may stand on a
photograph, a certificate says more."""

SURELY = 0.8
"""Mean certainty of a line that counts there; texture of clothes is read at 0.4 to 0.7 (drawn
portraits, 2026-11)."""


CERTAIN = 0.9
"""Mean certainty of a line that is what was read: those that a stamp runs through have less."""

SAID = 60
"""Two texts at least this alike (rapidfuzz ratio, 0 to 100) are one."""


class ReadPage(NamedTuple):
    """A page as it was read, upright, and the way back to the page as displayed (None: none).

    ``shot``: what the picture shows, where it holds no text worth reading.
    """

    text: PageText
    people: tuple[Person, ...]
    page: Page
    way: Way | None
    shot: Shot | None = None
    signatures: tuple[Signature, ...] = ()

    def doubted(self, doubt: str) -> "ReadPage":
        """The page with this doubt, too."""
        doubts = (*self.page.doubts, doubt)
        return self._replace(page=self.page.model_copy(update={"doubts": doubts}))


def read_page(source: SourcePage, engine: OcrEngine) -> ReadPage:
    """Everything on one page; all places are fractions of the upright page.

    A text layer that does not say what the page shows is given up for the picture: without
    a doubt where it says nothing right, as broken writers have it; one that is right but for
    a name lies.
    """
    if source.lines is None:
        return _from_picture(source, engine)
    read = _from_text_layer(source, source.lines, engine)
    if _is_borne_out(read, source, engine):
        return read
    lying = (LYING,) * is_borne_out(source.lines, source.view, engine)
    return _from_picture(replace(source, lines=None, doubts=source.doubts + lying), engine)


def _is_borne_out(read: ReadPage, source: SourcePage, engine: OcrEngine) -> bool:
    """Whether the picture shows the names the layer gives, or, without any, a line of it."""
    names = [person.name for person in read.people]
    if names:
        return names_borne_out(names, source.view, engine)
    return is_borne_out(source.lines or (), source.view, engine)


def _from_text_layer(
    source: SourcePage, lines: tuple[TextLine, ...], engine: OcrEngine
) -> ReadPage:
    # Where nothing but text and rulings stands, no seal or code has to be looked for.
    seals = _seals(source, engine) if source.drawn else ()
    over = _over_layer(source, lines, seals, engine)
    read = _assembled(source, None, Found(lines, _cells(source), seals, over), engine)
    return read if source.preview is None else _as_marked(read, source.preview, lines, engine)


def _over_layer(
    source: SourcePage, lines: tuple[TextLine, ...], seals: tuple[Seal, ...], engine: OcrEngine
) -> tuple[TextLine, ...]:
    """Large words over a page with a text layer that are none of its words."""
    picture = source.preview
    if picture is None:
        return ()
    size = (source.width_px, source.height_px)
    _, over = aslant.apart(lines, size[0] / size[1])
    known = Known(_sure(lines, size), _read_rings(seals), marked=len(over) >= REPEATED)
    return _unsaid(read_laid_over(picture, picture, known, engine), lines)


def _sure(lines: Sequence[TextLine], size: tuple[int, int]) -> list[Box]:
    """Where the level lines stand that were surely read; ``size`` is the page's (width, height)."""
    width, height = size

    def level(quad: Quad) -> bool:
        (x0, y0), (x1, y1) = quad.top_left, quad.top_right
        return not is_aslant((x1 - x0) * width, (y1 - y0) * height)

    sure = (line for line in lines if np.mean(line.certainties) >= CERTAIN)
    return [line.quad.box for line in sure if level(line.quad)]


def _read_rings(seals: Sequence[Seal]) -> list[Box]:
    """Where seals stand whose ring was read; a framed 作废 may be taken for one that was not."""
    return [seal.box for seal in seals if seal.name and seal.shape is not SealShape.SQUARE]


def _unsaid(over: Sequence[TextLine], lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The large words that are none of the page's own lines, surely read, which are large, too, in
    red titles and on small pages; read off one layer they are read a little worse."""
    own = [line.text for line in lines if np.mean(line.certainties) >= CERTAIN]
    return tuple(line for line in over if all(fuzz.ratio(line.text, text) < SAID for text in own))


def _seals(source: SourcePage, engine: OcrEngine) -> tuple[Seal, ...]:
    """The seals of a page with a text layer."""
    seals = seals_beside(source, source.besides, engine) if source.besides else None
    if seals is not None:
        return seals
    image = _flat(source.picture())
    return read_seals(image, find_seals(image.image), source.number, engine)


def _cells(source: SourcePage) -> tuple[Box, ...]:
    """The cells of a page that came with its rulings; looked for where it may hold others."""
    ruled = source.besides.ruled if source.besides else source.drawn
    if source.rulings or not ruled:
        return rulings.cells_between(source.rulings, source.width_px / source.height_px)
    return rulings.cells(source.picture())


def _from_picture(source: SourcePage, engine: OcrEngine) -> ReadPage:
    page = printed(source.picture(), engine)
    straight, found = page.straight, page.seals
    cells = rulings.cells(page.ink)
    lines = read_lines(page.words, page.corners, engine)
    lines += overlooked(page.words, cells, lines, engine)
    lines = supplied(lines, source.beside, way_back(straight))
    over = read_aslant(page.ink, page.aslant, engine)
    if found:
        found += find_copied(straight.image, found)
    seals = read_seals(_flat(straight.image), found, source.number, engine)
    sure = _sure(lines, straight.image.shape[1::-1])
    known = Known(sure, _read_rings(seals), marked=page.words is not page.ink)
    over += _unsaid(read_laid_over(straight.image, page.ink, known, engine), (*lines, *over))
    read = _assembled(source, straight, Found(lines, cells, seals, over), engine)
    read = read._replace(people=retouched(read.people, straight.image))
    if _is_contradicted(read, source):
        read = read.doubted(LYING)
    if not _says_something(read, lines):
        return read._replace(shot=look_at(source.picture()))
    return _as_marked(read, straight.image, lines, engine)


def _as_marked(
    read: ReadPage, picture: Image, lines: Sequence[TextLine], engine: OcrEngine
) -> ReadPage:
    """The page with the framed stamps on its ``picture``, in doubt where they cannot be read, and
    where it is crossed out."""
    places = [line.quad.box for line in lines]
    stamped = read_framed(picture, places, engine)
    within = (
        line for line in lines if any(one.holds(line.quad.box.centre) for one in stamped.around)
    )
    over = tuple(_alone(line, read.page.number) for line in (*stamped.lines, *within))
    page = read.page.model_copy(update={"overprint": read.page.overprint + over})
    read = read._replace(page=page)
    if stamped.unread:
        read = read.doubted(STAMP_UNREAD)
    return read.doubted(CROSSED_OUT) if is_crossed_out(picture, places) else read


def _is_contradicted(read: ReadPage, source: SourcePage) -> bool:
    """Whether the scanner's own text, where the file has one, says another name than the page."""
    if not source.repeated or read.way is None:
        return False
    printed = (person.name for person in read.people if not person.signed)
    names = [(name.text, read.way(Quad.of(name.box)).box) for name in printed]
    picture = "".join(passage.text for passage in read.page.passages)
    return names_another(names, picture, source.repeated)


def _says_something(read: ReadPage, lines: Sequence[TextLine]) -> bool:
    """Whether there is text worth reading, a code, or a seal that says whose it is: a red ground
    and red clothes look like seals that say nothing."""
    sure = (line for line in lines if np.mean(line.certainties) >= SURELY)
    spoken = sum(len(line.text) for line in sure) + sum(len(seal.name) for seal in read.page.seals)
    return bool(read.page.codes) or spoken >= LEAST_TEXT


class Found(NamedTuple):
    """What stands on a page before it is put in order: fractions of the upright page."""

    lines: tuple[TextLine, ...]
    cells: tuple[Box, ...]
    seals: tuple[Seal, ...]
    overprint: tuple[TextLine, ...] = ()


def _assembled(
    source: SourcePage, straight: Upright | None, found: Found, engine: OcrEngine
) -> ReadPage:
    """The page as it was read: put upright, or (None) out of its text layer, as displayed."""
    view = view_of(straight.image) if straight else source.view
    width, height = view.size
    own, over = aslant.apart(found.lines, width / height)
    sheet = Sheet(source.number, own, found.cells, width / height)
    text = PageText(sheet)
    page = Page(
        number=source.number,
        source=TextSource.OCR if straight else TextSource.TEXT_LAYER,
        passages=text.said,
        queries=text.asked,
        overprint=tuple(_alone(line, source.number) for line in (*over, *found.overprint)),
        seals=found.seals,
        codes=codes.find_codes(view, source.number, _places_of_codes(source, straight)),
        turned=straight.turned if straight else 0,
        doubts=source.doubts,
        width=source.width_px,
        height=source.height_px,
    )
    way = way_back(straight) if straight else None
    return ReadPage(text, people(text), page, way, signatures=signatures(text, view, engine))


def _places_of_codes(source: SourcePage, straight: Upright | None) -> tuple[Box, ...]:
    """Where codes are looked for."""
    if not source.drawn:
        return ()
    if straight or not source.besides:
        return (codes.WHOLE,)
    return codes.places_of_codes(source.besides.places, source.besides.bare)


def _alone(line: TextLine, page: int) -> Passage:
    return Passage(page=page, kind=PassageKind.LINE, lines=(line,))


def _flat(image: Image) -> Upright:
    """The picture as a page of its own, so that places on it are fractions of it."""
    height, width = image.shape[:2]
    return Upright(image, 0, np.eye(3), (width, height))
