"""Writing that detection passed over: tight lines of small print in a form's cells.

Where a cell shows ink but no line was found in it, detection looks again at that ink alone.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.pixels import Corners, Image
from extractors.recognition.lines import read_lines
from extractors.recognition.ocr import OcrEngine
from models.geometry import Box
from models.lines import TextLine

CLOSER = 1.5
"""How much larger the cell is looked at: 43 ms for 170 x 320 pixels; at its own size one in five of
such cells was passed over again (unseen forms of an acceptance, 2026-11)."""

DARK = 140
"""Grey, of 256, below which a pixel is print."""

BORDER = 4
"""Pixels at a cell's edges that may be its ruling's."""

LEAST = 0.15
"""Ink that makes a look worth while, in squares of a line's height: a character has 0.2."""

LARGEST = 0.06
"""Share of the page a cell may have: larger ones are frames, and hold pictures."""

MOST = 16
"""Cells looked at on a page."""

PART = 0.3
"""Share of a line from which it lies on another one and says what that says."""

SURE = 0.8
"""Mean certainty of what is read there, at least: in cells are portraits and ornaments, too."""


def overlooked(
    image: Image, cells: Sequence[Box], lines: Sequence[TextLine], engine: OcrEngine
) -> tuple[TextLine, ...]:
    """The lines of ``image`` in those of ``cells`` in which none of ``lines`` stands; all are
    fractions of the image."""
    if not lines:
        return ()
    usual = float(np.median([line.box.height for line in lines])) * image.shape[0]
    centres = [line.box.centre for line in lines]
    blank = (c for c in cells if c.area <= LARGEST and not any(c.holds(point) for point in centres))
    inked = [part for cell in blank if (part := _ink(image, cell, usual)) is not None]
    regions = [region for part in inked[:MOST] for region in _regions(image, part, engine)]
    found = filter(_is_writing, read_lines(image, regions, engine))
    # A cell that is cut too narrow holds the end of a line whose middle it does not hold.
    return tuple(one for one in found if not any(_is_part(one, line) for line in lines))


def _is_part(one: TextLine, line: TextLine) -> bool:
    return one.box.share_inside(line.box) > PART


def _is_writing(line: TextLine) -> bool:
    """A lone letter is an ornament or a portrait's edge."""
    alone = len(line.text) == 1 and line.text.isascii() and line.text.isalpha()
    return not alone and float(np.mean(line.certainties)) >= SURE


def _ink(image: Image, cell: Box, usual: float) -> tuple[int, int, int, int] | None:
    """Where the cell's ink lies, with a margin, in pixels (x0, y0, x1, y1); None: hardly any."""
    height, width = image.shape[:2]
    left, top = round(cell.x0 * width) + BORDER, round(cell.y0 * height) + BORDER
    right, bottom = round(cell.x1 * width) - BORDER, round(cell.y1 * height) - BORDER
    if right - left < usual / 2 or bottom - top < usual / 2:
        return None
    dark = cv2.cvtColor(image[top:bottom, left:right], cv2.COLOR_RGB2GRAY) < DARK
    if np.count_nonzero(dark) < LEAST * usual**2:
        return None
    x, y, across, down = cv2.boundingRect(dark.astype(np.uint8))
    margin = round(usual / 2)
    return (
        max(left, left + x - margin),
        max(top, top + y - margin),
        min(right, left + x + across + margin),
        min(bottom, top + y + down + margin),
    )


def _regions(image: Image, part: tuple[int, int, int, int], engine: OcrEngine) -> list[Corners]:
    x0, y0, x1, y1 = part
    larger = cv2.resize(
        image[y0:y1, x0:x1], None, fx=CLOSER, fy=CLOSER, interpolation=cv2.INTER_CUBIC
    )
    found = engine.detect(np.asarray(larger, np.uint8))
    return [corners / CLOSER + np.array([x0, y0], np.float32) for corners in found]
