"""Large words over a page (作废, 样本, 仅供参考): stamped in colour, or laid over it in pale grey.

The page's own lines run through them, so that they are not found among those. Their ink tells them
from print, and their size from seals' glyphs, notes and what a scanner left behind.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image, page_side
from extractors.raster.geometry import Grey, thumbnail
from extractors.raster.layers import LEAST_TINT, SealColour, tint
from models.geometry import Box, Point

LOOK_SIDE = 1150
"""Pixels of the page's long side while looking: A4 at 100 dpi."""

SMALLEST, NARROWEST = 0.022, 0.012
"""Long and short side of a glyph's largest part, of the page's long side: 6.5 and 3.5 mm on A4, as
large as letters of 24 points. Stamps of 副本无效 have such, seals' rings smaller ones."""

LARGEST = 0.5
"""Of the page's long side: longer are rulings, frames and ornaments around a page."""

LEAST_INK = 300
"""Pixels of a layer that may hold a word; the smallest glyph's largest part has a tenth of it."""

FEWEST = 2
"""Parts of a word, at least: each glyph has one."""

FILLED = 0.6
"""Share of its box a glyph's part fills at most; shaded cells and photographs fill more."""

GLYPH = 40
"""Pixels a glyph is high where it is looked for and read."""

DARK = 130
"""Levels below which ink is print; its edges are paler, a watermark is so all through."""

EDGE = 0.003
"""Of the page's long side: so wide is print with its edges, which are paler, beyond its core."""

PALEST = 8.0
"""Levels by which a pale stroke is darker than paper, at least, and more where paper is noisy."""

AS_HIGH = 1.2
"""Times a line's height its glyphs are high, at most."""

HALF = 110
"""Of 255: so much of a reduced pixel is a pale stroke's, at least."""

MARGIN = 1.6
"""Heights of a glyph around what is large: 一 and 、 are none, and belong to a word still."""

Mask = NDArray[np.bool_]
"""Height x width."""


class Overlay(NamedTuple):
    """A part of a page that holds large glyphs, alone, black on white and ``GLYPH`` pixels high;
    the ``box`` is where it stands (fractions of the page)."""

    picture: Image
    box: Box

    def point(self, x: float, y: float) -> Point:
        """Where a pixel of the picture is on the page."""
        height, width = self.picture.shape[:2]
        across, down = x / width * self.box.width, y / height * self.box.height
        return Point(
            min(1.0, max(0.0, self.box.x0 + across)), min(1.0, max(0.0, self.box.y0 + down))
        )


class Known(NamedTuple):
    """What of a page was read before: ``lines`` of text, seals' ``rings`` (fractions of the page);
    ``marked``: words laid aslant over all of it, again and again."""

    lines: Sequence[Box] = ()
    rings: Sequence[Box] = ()
    marked: bool = False


def overlays(picture: Image, ink: Image, known: Known) -> Iterator[Overlay]:
    """The layers of a page that hold large glyphs which nobody knows: of its ``picture`` the
    coloured ink, of its ``ink`` (evenly lit, grey) what is paler than print."""
    small = thumbnail(picture, LOOK_SIDE)
    coloured = cv2.max(tint(small, SealColour.RED), tint(small, SealColour.BLUE)) > LEAST_TINT
    masks = [coloured]
    if not known.marked:
        masks.append(_pale(np.ascontiguousarray(ink[:, :, 0])) & ~coloured)
    for mask in masks:
        layer = mask.astype(np.uint8)
        if cv2.countNonZero(layer) < LEAST_INK:
            continue
        _without(layer, known.rings)
        layer = np.asarray(cv2.morphologyEx(layer, cv2.MORPH_CLOSE, np.ones((3, 3))), np.uint8)
        large = _unread(_large(layer), known.lines, layer.shape)
        if len(large) >= FEWEST:
            yield _cut_out(layer, large)


def _pale(grey: Grey) -> Mask:
    """What is neither paper nor print nor print's edges, reduced to ``LOOK_SIDE``."""
    rows = grey[::16, ::8].astype(np.int16)
    paper = int(np.median(rows))
    noise = 4 * float(np.median(np.abs(rows - paper)))
    edge = round(EDGE * page_side(*grey.shape)) | 1
    _, inked = cv2.threshold(grey, int(paper - max(PALEST, noise)), 255, cv2.THRESH_BINARY_INV)
    around = cv2.erode(grey, np.ones((edge, edge)))
    _, printed = cv2.threshold(around, DARK, 255, cv2.THRESH_BINARY_INV)
    alone = np.asarray(cv2.subtract(inked, printed), np.uint8)
    return np.asarray(thumbnail(alone, LOOK_SIDE) > HALF, np.bool_)


def _without(layer: Grey, seals: Sequence[Box]) -> None:
    height, width = layer.shape
    for seal in seals:
        centre = round(seal.centre[0] * width), round(seal.centre[1] * height)
        axes = round(0.53 * seal.width * width), round(0.53 * seal.height * height)
        cv2.ellipse(layer, centre, axes, 0, 0, 360, (0,), -1)


def _large(layer: Grey) -> NDArray[np.int32]:
    """The boxes (x, y, width, height) of what hangs together and may be part of a large glyph."""
    side = page_side(*layer.shape)
    _, _, stats, _ = cv2.connectedComponentsWithStats(layer)
    wide, high = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    long, short = np.maximum(wide, high), np.minimum(wide, high)
    sized = (long >= SMALLEST * side) & (short >= NARROWEST * side) & (long <= LARGEST * side)
    filled = stats[1:, cv2.CC_STAT_AREA] > FILLED * wide * high
    return np.asarray(stats[1:][sized & ~filled][:, :4], np.int32)


def _unread(
    large: NDArray[np.int32], lines: Sequence[Box], shape: tuple[int, ...]
) -> NDArray[np.int32]:
    """Those that are no glyphs of a line of the page: within it, and no higher than it."""
    height, width = shape
    kept = np.ones(len(large), np.bool_)
    x, y = (large[:, n] + large[:, n + 2] / 2 for n in (0, 1))
    for line in lines:
        across = (x >= line.x0 * width) & (x <= line.x1 * width)
        down = (y >= line.y0 * height) & (y <= line.y1 * height)
        kept &= ~(across & down & (large[:, 3] <= AS_HIGH * line.height * height))
    return large[kept]


def _cut_out(layer: Grey, large: NDArray[np.int32]) -> Overlay:
    """The part of the layer around what is large."""
    size = float(np.median(large[:, 2:].max(axis=1)))
    margin, (height, width) = round(MARGIN * size), layer.shape
    x0, y0 = np.maximum(large[:, :2].min(axis=0) - margin, 0).tolist()
    x1, y1 = np.minimum(
        (large[:, :2] + large[:, 2:]).max(axis=0) + margin, (width, height)
    ).tolist()
    part = 255 - 255 * layer[y0:y1, x0:x1]
    scale = min(1.0, GLYPH / size)
    reduced = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    box = Box(x0 / width, y0 / height, x1 / width, y1 / height)
    return Overlay(np.asarray(cv2.cvtColor(reduced, cv2.COLOR_GRAY2RGB), np.uint8), box)
