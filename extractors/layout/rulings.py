"""Cells of ruled tables, found as the white regions that printed rulings enclose."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image, page_side
from extractors.raster.layers import is_drawn
from models.geometry import Box

SIDE = 1400
"""Pixels: the long side rulings are looked for at; hairlines of a 300 dpi scan survive there."""

LEAST_ACROSS = 0.025
"""A horizontal ruling is at least this part of the long side: longer than a glyph's stroke."""

LEAST_DOWN = 0.018
"""A vertical ruling likewise: it may be as short as one row of body text is high."""

SMALLEST_CELL = 0.011
"""A cell is at least this high and wide, as a part of the long side: a line of 6 point text."""

LARGEST_CELL = 0.45
"""A region whose box is larger than this part of the page is framed, not a cell."""

DARKER, DARKER_DRAWN, HAIRLINE = 12, 4, 3
"""Levels by which a ruling is darker than what is around it, at least: above the noise of scans;
on a page without noise; a thin stroke there than both of its sides. The last two found the most
cells on 22 screenshots, JPEG ones among them, and took no stain for a ruling (2026-11)."""

INK = 60
"""Levels from which a stroke is ink, a glyph's or a ruling's, which any page shows."""

STAIN = 11
"""Pixels: thicker than a ruling or what is seen of a shaded cell's edge."""

ONE_ROW, ROWS_DRAWN = 2.0, 4.0
"""Vertical rulings shorter than so many times ``LEAST_DOWN`` may be glyphs' strokes in disguise; on
drawn pages those of two rows, where a glyph stands right under another and hairlines are whole."""

MET = 3
"""Pixels at either end of a vertical ruling that are those of the horizontal ones it meets."""

SOLID = 0.9
"""Such a ruling is dark over this part of its length; glyphs in tight rows reached 0.8
(typeset fixtures, seed 7301, 2026-11-24)."""


def cells(image: Image) -> tuple[Box, ...]:
    """The boxes (fractions of ``image``) of all cells, top to bottom, left to right."""
    drawn = _rulings(image)
    _, _, stats, _ = cv2.connectedComponentsWithStats(255 - drawn, connectivity=4)
    return _enclosed(np.asarray(stats[1:], np.intp), (drawn.shape[0], drawn.shape[1]))


def cells_between(rulings: Sequence[Box], aspect: float) -> tuple[Box, ...]:
    """The cells that ``rulings`` (thin boxes, fractions of the page) enclose; ``aspect`` is the
    page's width by its height."""
    if not rulings:
        return ()
    scale = SIDE / page_side(aspect, 1)
    size = (round(scale), round(scale * aspect))
    return _enclosed(_between(_thickened(rulings, size), size), size)


def _thickened(rulings: Sequence[Box], size: tuple[int, int]) -> NDArray[np.intp]:
    """Left, top, right and bottom of each ruling on a page of ``size`` (height, width), a pixel
    thicker on every side."""
    sides = np.rint(np.array(rulings) * ((size[1], size[0]) * 2))
    first, last = np.minimum(sides[:, :2], sides[:, 2:]), np.maximum(sides[:, :2], sides[:, 2:])
    thick = np.hstack([first - 1, last + 2]).clip(0, (size[1], size[0]) * 2)
    return np.asarray(thick, np.intp)


def _between(drawn: NDArray[np.intp], size: tuple[int, int]) -> NDArray[np.intp]:
    """The white regions of a page of ``size`` between filled rectangles.

    From one edge to the next all rows are alike, and all columns: one of each stands for the
    others, which makes a picture of some thousand pixels out of a million.
    """
    xs = np.unique(np.append(drawn[:, ::2], (0, size[1])))
    ys = np.unique(np.append(drawn[:, 1::2], (0, size[0])))
    white = np.ones((len(ys) - 1, len(xs) - 1), np.uint8)
    columns, rows = np.searchsorted(xs, drawn[:, ::2]), np.searchsorted(ys, drawn[:, 1::2])
    for (left, right), (top, bottom) in zip(columns.tolist(), rows.tolist(), strict=True):
        white[top:bottom, left:right] = 0
    _, labels, stats, _ = cv2.connectedComponentsWithStats(white, connectivity=4)
    x, y, wide, high = stats[:, :4].T
    x0, y0, x1, y1 = xs[x], ys[y], xs[x + wide], ys[y + high]
    area = np.bincount(labels.ravel(), np.outer(np.diff(ys), np.diff(xs)).ravel())
    return np.stack([x0, y0, x1 - x0, y1 - y0, area], axis=1).astype(np.intp)[1:]


def _enclosed(regions: NDArray[np.intp], size: tuple[int, int]) -> tuple[Box, ...]:
    """The cells among the white ``regions``: left, top, width, height and area of each."""
    height, width = size
    least = SMALLEST_CELL * page_side(width, height)
    boxes = [
        Box(x / width, y / height, (x + w) / width, (y + h) / height)
        for x, y, w, h, area in regions.tolist()
        if w >= least
        and h >= least
        and area > 0.7 * w * h
        and x > 0
        and y > 0
        # The page around a table is no cell, though it touches its rulings.
        and x + w < width
        and y + h < height
        and w * h < LARGEST_CELL * height * width
    ]
    leaves = [box for box, holds in zip(boxes, _hold_others(boxes), strict=True) if not holds]
    return tuple(sorted(leaves, key=lambda box: (round(box.y0, 3), box.x0)))


def _hold_others(boxes: Sequence[Box]) -> NDArray[np.bool_]:
    """Which of ``boxes`` hold nearly all of a smaller one."""
    x0, y0, x1, y1 = np.array(boxes, np.float64).reshape(-1, 4).T
    across = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0)
    down = np.minimum(y1[:, None], y1) - np.maximum(y0[:, None], y0)
    area = (x1 - x0) * (y1 - y0)
    inside = across.clip(0) * down.clip(0) > 0.95 * area
    return np.asarray((inside & (area < area[:, None])).any(axis=1), np.bool_)


def _rulings(image: Image) -> NDArray[np.uint8]:
    """Horizontal and vertical rulings as 255 on 0, gaps of a few pixels closed."""
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    ink = _printed_ink(grey)
    drawn = is_drawn(grey)
    dark = _drawn_ink(grey, ink) if drawn else ink
    long_side = page_side(*dark.shape)
    across = _long_strokes(dark, (max(1, round(LEAST_ACROSS * long_side)), 1))
    down = _solid(
        _long_strokes(dark, (1, max(1, round(LEAST_DOWN * long_side)))),
        dark,
        ink,
        ROWS_DRAWN if drawn else ONE_ROW,
    )
    return _joined(np.asarray(cv2.bitwise_or(across, down), np.uint8), LEAST_DOWN * long_side)


def _printed_ink(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What is darker than the paper around it, as 255 on 0, the long side at ``SIDE``."""
    return _darker(_reduced(grey, 0.6), DARKER)


def _drawn_ink(grey: NDArray[np.uint8], ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """``ink``, and, on a page without noise, thin strokes there that are darker than both sides,
    however little, on any ground (black hat, Serra 1982), and the edges of shaded cells; but
    neither what lies around glyphs nor the stains that JPEG leaves on shaded ground."""
    small = _reduced(grey, 1.0)
    hat = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, np.ones((5, 5), np.uint8))
    darker = _darker(small, DARKER_DRAWN)
    stains = cv2.morphologyEx(darker, cv2.MORPH_OPEN, np.ones((STAIN, STAIN), np.uint8))
    beside_ink = cv2.dilate((hat >= INK).astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    light = ((hat >= HAIRLINE) | (cv2.subtract(darker, stains) > 0)) & ~beside_ink
    return np.asarray(np.where(light | (ink > 0), 255, 0), np.uint8)


def _darker(grey: NDArray[np.uint8], least: int) -> NDArray[np.uint8]:
    inverse, mean = cv2.THRESH_BINARY_INV, cv2.ADAPTIVE_THRESH_MEAN_C
    return np.asarray(cv2.adaptiveThreshold(grey, 255, mean, inverse, 25, least), np.uint8)


def _reduced(grey: NDArray[np.uint8], reach: float) -> NDArray[np.uint8]:
    """The long side at ``SIDE`` pixels at most. The darkest within ``reach`` of a new pixel first:
    averaging alone would wash a one-pixel ruling out."""
    height, width = grey.shape
    scale = min(1.0, SIDE / page_side(width, height))
    if scale == 1:
        return grey
    darkest = cv2.erode(grey, np.ones((max(1, round(reach / scale)),) * 2, np.uint8))
    size = (round(width * scale), round(height * scale))
    return np.asarray(cv2.resize(darkest, size, interpolation=cv2.INTER_AREA), np.uint8)


def _long_strokes(dark: NDArray[np.uint8], shape: tuple[int, int]) -> NDArray[np.uint8]:
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
    bridge = cv2.getStructuringElement(cv2.MORPH_RECT, (min(shape[0], 4), min(shape[1], 4)))
    bridged = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, bridge)
    opened = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, kernel)
    return np.asarray(cv2.dilate(opened, np.ones((3, 3), np.uint8)), np.uint8)


def _solid(
    strokes: NDArray[np.uint8], dark: NDArray[np.uint8], ink: NDArray[np.uint8], reach: float
) -> NDArray[np.uint8]:
    """Without the strokes of few rows' height (``reach`` times LEAST_DOWN) that are a glyph's, tied
    to the rulings above and below by the bridges, or by the stains around it: in tight rows a 中
    would cut its line in two. A ruling is solid ink, or nowhere more than a hairline.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    kept = np.ones(count, bool)
    for i, (x, y, w, h, _) in enumerate(stats[1:], 1):
        part = np.s_[y + MET : y + h - MET, x : x + w]
        if h < reach * LEAST_DOWN * page_side(*dark.shape) and h > 2 * MET:
            mine = labels[part] == i
            marked, inked = (_rows_with(layer[part], mine) for layer in (dark, ink))
            kept[i] = marked >= SOLID and not 1 - SOLID < inked < SOLID
    kept[0] = False
    return np.where(kept[labels], 255, 0).astype(np.uint8)


def _rows_with(layer: NDArray[np.uint8], where: NDArray[np.bool_]) -> float:
    """The share of rows that hold any of a layer."""
    return float(((layer > 0) & where).any(axis=1).mean())


def _joined(strokes: NDArray[np.uint8], least: float) -> NDArray[np.uint8]:
    """Only strokes that meet others: a row of glyphs or an underline bounds no cell."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    kept = np.array([False] + [w >= least and h >= least for _, _, w, h, _ in stats[1:count]])
    return np.where(kept[labels], 255, 0).astype(np.uint8)
