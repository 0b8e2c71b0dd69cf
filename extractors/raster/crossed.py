"""Long strokes drawn aslant through a page's print: whoever crosses a paper out says it is void.

Rulings run level and upright, glyphs are short, and seals' rings bend; a stroke of a pen over a
page runs straight for several centimetres, aslant, whatever it runs through.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image, page_side
from extractors.raster.geometry import Grey, thumbnail
from models.geometry import Box

LOOK_SIDE = 800
"""Pixels of the page's long side while looking: a pen's stroke of 0.5 mm is 1.3 wide on A4."""

WIDEST = 13
"""Pixels a stroke is wide at most (4.8 mm on A4): what is wider is no stroke but a dark ground."""

LEAST_CONTRAST = 40
"""Levels by which a stroke is darker, in its darkest channel, than the paper beside it."""

STEPS = (3, 6, 12, 24)
"""Pixels, which add up to how far a stroke runs straight everywhere (45: 17 mm on A4): glyphs of
print are shorter, rings bend. Ink under two points so far apart, and again for the next step: the
shortest has to be less than a stroke is wide, the others look at all between."""

ANGLES = np.radians(np.arange(13, 78, 4))
"""Off level that is looked for, either way up: rulings of tilted photographs stay below."""

REACH = 0.17
"""Of the page's long side: how far a stroke goes across as well as down, at least; on headers of
tables (a cell's diagonal) they are shorter, frames and sheets' edges on photographs are steeper."""

MOST_POINTS = 2000
"""Of a stroke's pixels a line is laid through."""

BENT = 0.04
"""Of its length: how far most of a stroke may leave a straight line; a pen leaves it by 0.03."""

KEEPING = 75
"""Percentile of a stroke's ink that keeps to it: slanting parts of glyphs and rings hang on it."""

CROSSED = 3
"""Lines of text that one stroke runs through, at least: blanks are struck, too, to be filled by
nobody. Two strokes are a cross, which runs through one at least."""


class Stroke(NamedTuple):
    """From end to end, in fractions of the page."""

    x0: float
    y0: float
    x1: float
    y1: float


def is_crossed_out(image: Image, lines: Sequence[Box]) -> bool:
    """Whether long strokes run aslant through the page's ``lines`` of text (its fractions).

    Of 990 honest pages (drawn, scanned, photographed, browser-printed) none was; strokes of 0.4 to
    2 mm, red, blue, black and grey, bent by up to 0.03, were found on 98 of 100 pages (2026-11-29).
    Takes 16 ms.
    """
    drawn = list(strokes(image))
    crossed = {n for stroke in drawn for n in _through(stroke, lines)}
    return len(crossed) >= (CROSSED if len(drawn) == 1 else 1)


def strokes(image: Image) -> Iterator[Stroke]:
    """The long strokes aslant on a page."""
    inked = _inked(thumbnail(image, LOOK_SIDE))
    for falling in (inked, np.ascontiguousarray(inked[:, ::-1])):
        for stroke in _falling(falling):
            x0, x1 = (stroke.x0, stroke.x1) if falling is inked else (1 - stroke.x0, 1 - stroke.x1)
            yield Stroke(x0, stroke.y0, x1, stroke.y1)


def _inked(small: Image) -> Grey:
    """255 where something narrow is darker than what is around it, thickened by a pixel."""
    red, green, blue = cv2.split(small)
    darkest = cv2.min(cv2.min(red, green), blue)
    narrow = cv2.morphologyEx(darkest, cv2.MORPH_BLACKHAT, np.ones((WIDEST, WIDEST), np.uint8))
    _, inked = cv2.threshold(narrow, LEAST_CONTRAST, 255, cv2.THRESH_BINARY)
    return np.asarray(cv2.dilate(inked, np.ones((3, 3), np.uint8)), np.uint8)


def _falling(inked: Grey) -> Iterator[Stroke]:
    """The long strokes from the upper left to the lower right."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(_straight(inked))
    height, width = inked.shape
    reach = REACH * page_side(width, height)
    for n in range(1, count):
        x, y, across, down, _ = stats[n].tolist()
        if min(across, down) < reach:
            continue
        stroke = _line(labels[y : y + down, x : x + across] == n)
        if stroke is not None and min(stroke.x1 - stroke.x0, stroke.y1 - stroke.y0) >= reach:
            x0, y0, x1, y1 = stroke
            yield Stroke((x + x0) / width, (y + y0) / height, (x + x1) / width, (y + y1) / height)


def _straight(inked: Grey) -> Grey:
    """Where ink runs on falling at one of the ``ANGLES``."""
    found = np.zeros_like(inked)
    for angle in ANGLES:
        moves = [(round(step * np.sin(angle)), round(step * np.cos(angle))) for step in STEPS]
        starts = inked
        for down, across in moves:
            starts = np.minimum(starts[:-down, :-across], starts[down:, across:])
        if cv2.countNonZero(starts):
            _run_on(found, starts, moves)
    return found


def _run_on(found: Grey, starts: Grey, moves: Sequence[tuple[int, int]]) -> None:
    """Put into ``found`` what runs on from each of the ``starts`` by the ``moves``."""
    height, width = starts.shape
    runs = np.zeros_like(found)
    runs[:height, :width] = starts
    for down, across in moves:
        runs[down:, across:] = cv2.max(runs[down:, across:], runs[:-down, :-across])
    cv2.max(found, runs, dst=found)


def _line(piece: NDArray[np.bool_]) -> Stroke | None:
    """From end to end (pixels) of what hangs together, where it is a line; glyphs and rulings that
    hang on it are few."""
    ys, xs = np.nonzero(piece)
    points = np.column_stack((xs, ys)).astype(np.float32)[:: 1 + len(xs) // MOST_POINTS]
    ux, uy, x, y = cv2.fitLine(points, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel().tolist()
    if ux < 0:
        ux, uy = -ux, -uy
    along, off = (points - (x, y)) @ (ux, uy), np.abs((points - (x, y)) @ (-uy, ux))
    near = along[off <= max(BENT * np.ptp(along), WIDEST)]
    first, last = float(near.min(initial=0.0)), float(near.max(initial=0.0))
    if np.percentile(off, KEEPING) > max(BENT * (last - first), WIDEST):
        return None
    return Stroke(x + first * ux, y + first * uy, x + last * ux, y + last * uy)


def _through(stroke: Stroke, lines: Sequence[Box]) -> Iterator[int]:
    """Which of the lines it runs through, at half their height."""
    for n, line in enumerate(lines):
        y = (line.y0 + line.y1) / 2
        if not stroke.y0 < y < stroke.y1:
            continue
        along = (y - stroke.y0) / (stroke.y1 - stroke.y0)
        x = stroke.x0 + along * (stroke.x1 - stroke.x0)
        if line.x0 < x < line.x1:
            yield n
