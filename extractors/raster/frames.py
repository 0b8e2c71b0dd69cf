"""Stamps in a frame (作废, 停用, 已换证): four straight sides of coloured ink, at any tilt.

Whatever they are stamped on runs through their words; alone, in their own colour and level, they
are read.
"""

from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Corners, Image, page_side
from extractors.raster.geometry import Grey, reading_order, thumbnail
from extractors.raster.layers import LEAST_TINT, SealColour, tint

LOOK_SIDE = 1150
"""Pixels of the page's long side while looking: A4 at 100 dpi."""

SHORT, LONG = (0.026, 0.12), (0.06, 0.3)
"""Of the page's long side, least and most: how high and how wide such a stamp is."""

SHAPES = (1.15, 6.0)
"""Width by height: squares are persons' seals, longer ones headings of web pages."""

DRAWN = 0.8
"""Share of each side that is ink, at least."""

FILLED = 0.6
"""Share of the frame that is ink at most: buttons are filled."""

THICK = 0.0035
"""Of the page's long side: how thick a frame's sides are, and how far they leave a line."""

HIGH = 56
"""Pixels a stamp is high where it is read."""


class Frame(NamedTuple):
    """A framed stamp's words, alone, level, black on white; its ``corners`` are fractions."""

    picture: Image
    corners: Corners


def frames(image: Image) -> Iterator[Frame]:
    """The framed stamps on a page, in 8 ms. Of 988 honest pages (drawn, scanned, photographed,
    browser-printed) three had any: a glyph of a red letterhead, and of portraits without a line of
    text the spectacles (2026-11-29).
    """
    small = thumbnail(image, LOOK_SIDE)
    for colour in (SealColour.RED, SealColour.BLUE):
        inked = (tint(small, colour) > LEAST_TINT).astype(np.uint8)
        if cv2.countNonZero(inked):
            yield from _frames(inked)


def _frames(inked: Grey) -> Iterator[Frame]:
    joined = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    outlines, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    height, width = inked.shape
    side = page_side(width, height)
    for outline in outlines:
        if len(outline) < 2 * LONG[0] * side:
            continue
        corners = reading_order(np.asarray(cv2.boxPoints(cv2.minAreaRect(outline)), np.float32))
        across, down = (float(np.hypot(*(corners[n + 1] - corners[n]))) for n in (0, 1))
        if not _is_sized(across / side, down / side):
            continue
        if _is_framed(np.asarray(outline.reshape(-1, 2), np.float64), corners, THICK * side):
            picture = _level(inked, corners, across / max(down, 1), THICK * side / max(down, 1))
            if picture is not None:
                places = corners / np.array((width, height), np.float32)
                yield Frame(picture, np.asarray(places, np.float32))


def _is_sized(across: float, down: float) -> bool:
    shaped = SHAPES[0] <= across / max(down, 1e-6) <= SHAPES[1]
    return shaped and SHORT[0] <= down <= SHORT[1] and LONG[0] <= across <= LONG[1]


def _is_framed(outline: NDArray[np.float64], corners: Corners, thick: float) -> bool:
    """Whether the outline runs along all four sides."""
    for first, last in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = last - first
        length = float(np.hypot(*along))
        unit = along / max(length, 1e-6)
        off = np.abs((outline - first) @ np.array((-unit[1], unit[0])))
        places = ((outline - first) @ unit)[off <= thick]
        if len(np.unique(np.round(places))) < DRAWN * length:
            return False
    return True


def _level(inked: Grey, corners: Corners, shape: float, border: float) -> Image | None:
    """What stands within, without the frame's sides; None where it is filled or empty."""
    size = (round(HIGH * shape), HIGH)
    goal = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, goal)
    level = cv2.warpPerspective(inked * np.uint8(255), matrix, size, flags=cv2.INTER_AREA)
    inset = max(3, round(1.6 * border * HIGH))
    within = level[inset:-inset, inset:-inset]
    filled = float(within.mean()) / 255
    if not 0.03 < filled < FILLED:
        return None
    return np.asarray(cv2.cvtColor(255 - within, cv2.COLOR_GRAY2RGB), np.uint8)
