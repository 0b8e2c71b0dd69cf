"""Large words over a page, read: whichever way they run, and whatever runs through them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from extractors.pixels import Corners, Image
from extractors.raster.frames import Frame, frames
from extractors.raster.layers import LEAST_TINT, SealColour, tint
from extractors.raster.overlays import AS_HIGH, Known, Overlay, overlays
from extractors.raster.spaced import drawn_together
from extractors.recognition.aslant import SURE, laid_level
from extractors.recognition.ocr import OcrEngine, Recognition
from models.geometry import Box, Point, Quad
from models.lines import TextLine, TextSource

SHORTEST = 2
"""Characters of such words, at least; ornaments are read as one (口, 十)."""

FEWEST_LINES = 2
"""Lines of a stamp that were read with the page's own, at least; a single one is read here."""

STROKE, OWN_COLOUR = 40, 0.7
"""Levels by which ink is darker than paper, and which share of it has the stamp's colour."""

UPRIGHT = 0.8
"""Width by height of a region that may run upwards or downwards, at most."""


def read_laid_over(
    picture: Image, ink: Image, known: Known, engine: OcrEngine
) -> tuple[TextLine, ...]:
    """The large words over a page (its ``picture``, its ``ink``) that are none of what is known."""
    return tuple(
        line
        for over in overlays(picture, ink, known)
        for line in list(_lines(over, engine)) or _spaced(over, engine)
    )


class Stamped(NamedTuple):
    """What framed stamps say, and how many of them could not be read; ``around``: those whose words
    were read as lines of the page (fractions)."""

    lines: tuple[TextLine, ...] = ()
    unread: int = 0
    around: tuple[Box, ...] = ()


def read_framed(picture: Image, lines: Sequence[Box], engine: OcrEngine) -> Stamped:
    """The framed stamps on a page's ``picture``, alone in their colour: of 14 stamps on permits,
    lists and letters, level and tilted, over print and beside it, all were read, at 0.91 and more;
    2 of them among the page's large words before (2026-11-29). Glyphs of the page's own ``lines``
    are none: 西 in a red letterhead has four sides as well."""
    found = [frame for frame in frames(picture) if not _is_glyph(frame, lines)]
    readings = engine.recognise([frame.picture for frame in found])
    said = tuple(
        _line(reading, Quad(*(_within(x, y) for x, y in frame.corners.tolist())))
        for frame, reading in zip(found, readings, strict=True)
        if len(reading.text) >= SHORTEST and _certainty(reading) >= SURE
    )
    around = tuple(
        _around(frame)
        for frame, reading in zip(found, readings, strict=True)
        if (len(reading.text) < SHORTEST or _certainty(reading) < SURE)
        and _is_of_lines(frame, picture, lines)
    )
    return Stamped(said, len(found) - len(said) - len(around), around)


def _is_of_lines(frame: Frame, picture: Image, lines: Sequence[Box]) -> bool:
    """Whether several of the page's lines stand within the frame in its own colour, as those of a
    stamp of three lines do: they were read with the page."""
    around = _around(frame)
    within = [line for line in lines if around.holds(line.centre) and line.width <= around.width]
    return sum(_is_coloured(picture, line) for line in within) >= FEWEST_LINES


def _around(frame: Frame) -> Box:
    (x0, y0), (x1, y1) = frame.corners.min(axis=0).tolist(), frame.corners.max(axis=0).tolist()
    return Box(max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1))


def _is_coloured(picture: Image, line: Box) -> bool:
    height, width = picture.shape[:2]
    piece = picture[
        int(line.y0 * height) : int(line.y1 * height) + 1,
        int(line.x0 * width) : int(line.x1 * width) + 1,
    ]
    inked = piece.min(axis=2) < np.percentile(piece.min(axis=2), 95) - STROKE
    coloured = np.maximum(tint(piece, SealColour.RED), tint(piece, SealColour.BLUE)) > LEAST_TINT
    return bool(inked.any()) and float(coloured[inked].mean()) >= OWN_COLOUR


def _is_glyph(frame: Frame, lines: Sequence[Box]) -> bool:
    """Whether it stands in one of the lines, and no higher than it."""
    (x0, y0), (x1, y1) = frame.corners.min(axis=0).tolist(), frame.corners.max(axis=0).tolist()
    centre = Point((x0 + x1) / 2, (y0 + y1) / 2)
    return any(line.holds(centre) and y1 - y0 <= AS_HIGH * line.height for line in lines)


def _within(x: float, y: float) -> Point:
    return Point(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))


def _line(reading: Recognition, quad: Quad) -> TextLine:
    return TextLine(
        text=reading.text,
        quad=quad,
        cuts=reading.cuts,
        certainties=reading.certainties,
        source=TextSource.OCR,
    )


def _lines(over: Overlay, engine: OcrEngine) -> Iterator[TextLine]:
    for region in engine.detect(over.picture):
        ways = list(_ways(region))
        readings = engine.recognise([laid_level(over.picture, way) for way in ways])
        way, reading = max(zip(ways, readings, strict=True), key=lambda pair: _certainty(pair[1]))
        if len(reading.text) >= SHORTEST and _certainty(reading) >= SURE:
            yield _line(reading, Quad(*(over.point(x, y) for x, y in way.tolist())))


def _spaced(over: Overlay, engine: OcrEngine) -> Iterator[TextLine]:
    """What its glyphs say together, where they stand too wide apart to be found as a line."""
    together = drawn_together(over.picture)
    for reading in engine.recognise([together]) if together is not None else ():
        if len(reading.text) >= SHORTEST and _certainty(reading) >= SURE:
            yield _line(reading, Quad.of(over.box))


def _ways(region: Corners) -> Iterator[Corners]:
    """The region as its words may run: where it is higher than wide, upwards or downwards."""
    long, high = (float(np.hypot(*(region[n + 1] - region[n]))) for n in (0, 1))
    if long >= UPRIGHT * high:
        yield region
    if long * UPRIGHT <= high:
        yield np.roll(region, 1, axis=0)
        yield np.roll(region, -1, axis=0)


def _certainty(reading: Recognition) -> float:
    return float(np.mean(reading.certainties)) if reading.text else 0.0
