"""Read seals: the name on the ring, the inscription under the star."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractors.pixels import Corners, Image
from extractors.raster.geometry import Grey, cut_out
from extractors.raster.page import Upright
from extractors.recognition.ocr import OcrEngine, Recognition
from extractors.seals import inner, unroll
from extractors.seals.find import FoundSeal
from models.page import Seal, SealShape

WHOLE = 0.85
"""Share of the rim on the page from which a seal is read; less is a piece of one (骑缝章)."""

SURE = 0.97
"""Certainty of the least sure character from which one reading is enough."""

SCANNED = 0.7
"""Share of its width a ring is first read at. Ring texts are set wide: of 90 drawn rings this
settled more than the whole width, and three names were read whole that lacked a glyph before
(2026-11)."""

CLEAN = 0.38
"""The same beside a text layer, where a seal has neither a scanner's noise nor print across it:
of 173 drawn rings at 200 dpi every one was read as at 0.5, and as at 0.36 (2026-11)."""

LITTLE = 0.01
"""Share of a seal's surroundings hidden by black strokes that a first sure reading ignores."""

DOUBTFUL = 0.6
"""The most a name is worth that one reading alone gave, or that seems to lack a glyph at an end."""

BROKEN = 0.5
"""The most a name is worth that lacks a glyph inside, or beside whose end ink was left unread."""

NAME_ENDINGS = tuple("司团局厅部会委府院学校心站所处室馆行队科组厂店社章")
"""How names of units end: a mild sign that a ring was read to its end."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_OUTSIDE = re.compile(rf"^[^{_HAN}（(]+|[^{_HAN}）)]+$")
"""What is read before and after a name is a code's digits, a star, specks."""


class RingReading(NamedTuple):
    """One reading of a ring; ``confidence`` is that of its least sure character.

    ``even``: no glyph is missing between two others. ``whole``: no ink is left unread at either
    end. ``first`` and ``last`` are the fractions of the line between which the name stands.
    """

    name: str
    confidence: float
    even: bool
    whole: bool
    first: float = 0.0
    last: float = 1.0

    @property
    def score(self) -> float:
        """How well it reads: for choosing between readings, not a probability."""
        complete = 0.15 * self.name.endswith(NAME_ENDINGS) + 0.3 * (self.even and self.whole)
        return self.confidence + complete + 0.01 * len(self.name) if self.name else -1.0


NOTHING = RingReading("", 0.0, even=False, whole=False)


def read_seals(
    upright: Upright,
    found: Sequence[FoundSeal],
    page: int,
    engine: OcrEngine,
    first: float = SCANNED,
) -> tuple[Seal, ...]:
    """The seals found on an upright page, each read as far as it can be; rings at ``first`` of
    their width before anything else."""
    return tuple(_read(upright, seal, page, engine, first) for seal in found)


def _read(upright: Upright, seal: FoundSeal, page: int, engine: OcrEngine, first: float) -> Seal:
    reading, inscription = NOTHING, ""
    if seal.shape is SealShape.SQUARE:
        reading = _square(upright.image, seal, engine)
    elif seal.seen >= WHOLE:
        reading, inscription = _ring(upright.image, seal, engine, first)
    return Seal(
        page=page,
        box=upright.quad(_around(seal)).box.clipped(),
        shape=seal.shape,
        colour=seal.colour,
        name=reading.name,
        inscription=inscription,
        confidence=round(reading.confidence, 4),
    )


def _around(seal: FoundSeal) -> Corners:
    outline = seal.outline()
    (x0, y0), (x1, y1) = outline.min(axis=0), outline.max(axis=0)
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _ring(
    image: Image, seal: FoundSeal, engine: OcrEngine, first: float
) -> tuple[RingReading, str]:
    disc = unroll.disc(image, seal)
    ring = unroll.strip(disc)
    band = unroll.glyph_band(ring)
    clear = unroll.without_intruders(ring, band)
    arc = unroll.text_arc(clear, band)
    if arc is None:
        return NOTHING, ""
    readings: list[RingReading] = []
    for line in _lines(ring, clear, band, arc, first):
        readings.append(_reading(engine.recognise([line])[0]))
        if _settled(readings, alone=clear is ring and disc.hidden < LITTLE):
            break
    best = _judged(readings)
    if best.name:  # what was read tells better than ink where the text begins and ends
        arc = unroll.part_of(arc, band, best.first, best.last)
        best = _weighed(best, inner.off_centre(disc, ring, arc), ring.degrees(arc))
    return best, _inscription(inner.inside(disc, ring, band, arc), seal.shape, engine)


def _lines(
    ring: unroll.Strip, clear: unroll.Strip, band: unroll.Band, arc: unroll.Arc, first: float
) -> Iterator[Image]:
    """Pictures of the ring's text to try one after the other until a reading is sure."""
    yield unroll.line_image(clear, band, arc, stretch=first)
    yield unroll.line_image(ring._replace(ink=ring.bare), band, arc, stretch=0.85)
    yield unroll.line_image(clear, band, arc)
    yield unroll.line_image(clear, band.grown(0.03), arc, stretch=1.15)


def _settled(readings: list[RingReading], alone: bool) -> bool:
    """Whether the last reading says what an earlier one said, or is sure enough ``alone``."""
    last = readings[-1]
    agrees = any(last.name == earlier.name for earlier in readings[:-1])
    complete = last.even and last.whole and bool(last.name)
    return complete and (agrees or (alone and last.confidence >= SURE))


class _Glyph(NamedTuple):
    """One character of a line, its place in fractions of the line."""

    text: str
    first: float
    last: float
    certainty: float

    @property
    def centre(self) -> float:
        return (self.first + self.last) / 2


def _reading(read: Recognition) -> RingReading:
    glyphs = _glyphs(read)
    text = "".join(glyph.text for glyph in glyphs)
    name = _OUTSIDE.sub("", text)
    if not name:
        return NOTHING
    start = text.find(name)
    kept = glyphs[start : start + len(name)]
    return RingReading(
        name=name.replace("(", "（").replace(")", "）"),
        confidence=min(glyph.certainty for glyph in kept),
        even=_evenly_spaced(kept),
        whole=_from_end_to_end(glyphs, kept),
        first=kept[0].first,
        last=kept[-1].last,
    )


def _glyphs(read: Recognition) -> list[_Glyph]:
    """The characters without the spaces that wide lettering makes."""
    places = zip(read.text, read.cuts, read.cuts[1:], read.certainties, strict=False)
    return [_Glyph(*place) for place in places if not place[0].isspace()]


def _evenly_spaced(glyphs: list[_Glyph]) -> bool:
    """Whether no glyph seems to be missing: the text of a ring stands at even distances.

    Half a pitch is more than brackets and narrow glyphs move their neighbours.
    """
    steps = np.diff([glyph.centre for glyph in glyphs])
    return len(steps) > 0 and bool(steps.max() < 1.55 * np.quantile(steps, 0.25))


def _from_end_to_end(glyphs: list[_Glyph], name: list[_Glyph]) -> bool:
    """Whether no ink is left unread before the first and after the last of the ``glyphs``.

    A line has a margin of at most half a pitch; a glyph passed over leaves a whole one more.
    """
    if len(name) < 2:
        return False
    pitch = float(np.median(np.diff([glyph.centre for glyph in name])))
    return glyphs[0].first < pitch and 1 - glyphs[-1].last < pitch


def _judged(readings: list[RingReading]) -> RingReading:
    """The best reading, its confidence what the others leave of it."""
    best = max(readings, key=lambda reading: reading.score)
    same = [reading for reading in readings if reading.name == best.name]
    confidence = max(reading.confidence for reading in same)
    if not best.even:
        confidence = min(confidence, BROKEN)
    if len(same) < 2 and confidence < SURE:
        confidence = min(confidence, DOUBTFUL)
    return best._replace(confidence=confidence)


def _weighed(reading: RingReading, off_centre: float | None, span: float) -> RingReading:
    """The reading, worth less where it ends as no name does or stands to one side of the star.

    A glyph lost at one end moves the middle by half of one; a third of one is more than the
    star's direction was seen to be off. Ink beside a name that stands evenly about the star is
    no glyph of it, but another seal's rim.
    """
    lopsided = off_centre is not None and abs(off_centre) > span / len(reading.name) / 3
    if not reading.whole and (lopsided or off_centre is None):
        return reading._replace(confidence=min(reading.confidence, BROKEN))
    if lopsided or not reading.name.endswith((*NAME_ENDINGS, "）")):
        return reading._replace(confidence=min(reading.confidence, DOUBTFUL))
    return reading


# --- square seals -------------------------------------------------------------------------


def _square(image: Image, seal: FoundSeal, engine: OcrEngine) -> RingReading:
    """The text of a square seal, line by line from the top; its lines may run either way."""
    face = unroll.face(image, seal)
    picture = np.asarray(cv2.cvtColor(face, cv2.COLOR_GRAY2RGB), np.uint8)
    lines = sorted(engine.detect(picture), key=lambda corners: float(corners[:, 1].mean()))
    crops = [cut_out(picture, corners) for corners in lines]
    parts = [_reading(read) for read in engine.recognise(crops)] if crops else []
    name = "".join(part.name for part in parts)
    sure = min((part.confidence for part in parts), default=0.0)
    return RingReading(name, sure, even=True, whole=True)


# --- the inscription ----------------------------------------------------------------------


def _inscription(picture: Grey, shape: SealShape, engine: OcrEngine) -> str:
    """The line or two under the star, joined; empty where nothing is read surely.

    An oval seal has no star: its lines begin above the middle.
    """
    start = -0.4 if shape is SealShape.OVAL else 0.12
    lines = [_reading(engine.recognise([line])[0]) for line in _rows(picture, start)]
    return "".join(line.name for line in lines if line.confidence > _least(line.name))


def _least(inscription: str) -> float:
    """The certainty from which an inscription is believed: less where it ends as they do."""
    return 0.3 if inscription.endswith(("章", "部", "）")) else 0.6


def _rows(picture: Grey, start: float) -> list[Image]:
    """The lines of text of an upright seal from ``start`` radii under its middle on."""
    middle, radius = picture.shape[0] // 2, unroll.RADIUS
    top = middle + round(start * radius)
    lower = picture[top : middle + round(0.85 * radius)]
    inked = ((lower < unroll.FAINTEST).sum(axis=1) > 0.02 * radius).astype(np.uint8)
    inked = cv2.morphologyEx(inked[:, None], cv2.MORPH_CLOSE, np.ones((5, 1), np.uint8))[:, 0]
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked, [0]])))
    runs = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 0.07 * radius]
    return [line for a, b in runs[:2] if (line := _trimmed(lower, int(a), int(b))) is not None]


def _trimmed(lower: Grey, start: int, end: int) -> Image | None:
    """The rows ``start`` to ``end`` with a margin, cut to their ink; None for a mere speck."""
    line = lower[max(0, start - 4) : end + 4]
    columns = np.flatnonzero((line < unroll.FAINTEST).any(axis=0))
    if len(columns) < 1.2 * (end - start):
        return None
    cut = line[:, max(0, columns[0] - 8) : columns[-1] + 9]
    return np.asarray(cv2.cvtColor(cut, cv2.COLOR_GRAY2RGB), np.uint8)
