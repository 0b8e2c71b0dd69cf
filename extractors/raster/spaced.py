"""Words set wide apart over a page (样　　本): a detector finds their glyphs one by one."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image
from extractors.raster.geometry import Grey

STRAIGHT = 3.0
"""How much more ink spreads along a row of glyphs than across it, at least (ratio of variances)."""

GAP = 0.3
"""Of a glyph's height: wider blanks between two are drawn together to this."""

BORDER = 8
"""Pixels of paper around what is drawn together."""


def drawn_together(picture: Image) -> Image | None:
    """A layer of large glyphs, black on white, as one level line with small gaps; None: they stand
    in no row. Height x width x 3, as the ``picture``'s glyphs are high."""
    ink = np.asarray(picture[:, :, 0] < 128, np.bool_)
    rows, columns = np.nonzero(ink)
    if len(rows) < BORDER:
        return None
    spread, directions = np.linalg.eigh(np.cov(np.stack([columns, rows])))
    if spread[1] < STRAIGHT * spread[0]:
        return None
    across, down = directions[:, 1] if directions[0, 1] >= 0 else -directions[:, 1]
    level = _turned(picture, float(np.degrees(np.arctan2(down, across))))
    return _closed(level)


def _turned(picture: Image, degrees: float) -> Grey:
    """Turned counter-clockwise by so much, paper around it."""
    height, width = picture.shape[:2]
    side = int(np.hypot(height, width)) + 2 * BORDER
    matrix = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), np.float64)
    matrix[:, 2] += np.array([(side - width) / 2, (side - height) / 2])
    grey = np.ascontiguousarray(picture[:, :, 0])
    turned = cv2.warpAffine(grey, matrix, (side, side), borderValue=(255,))
    return np.asarray(turned, np.uint8)


def _closed(level: Grey) -> Image | None:
    ink = level < 128
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return None
    band = level[rows[0] : rows[-1] + 1]
    kept = _without_gaps(columns, max(1, round(GAP * len(band))))
    line = cv2.copyMakeBorder(
        np.ascontiguousarray(band[:, kept]), *(BORDER,) * 4, cv2.BORDER_CONSTANT, value=(255,)
    )
    return np.asarray(cv2.cvtColor(line, cv2.COLOR_GRAY2RGB), np.uint8)


def _without_gaps(columns: NDArray[np.int64], gap: int) -> NDArray[np.int64]:
    """The columns that hold ink, and as many blank ones behind each as a ``gap`` has."""
    follows = np.append(columns[1:], columns[-1] + 1)
    spans = (np.arange(a, min(b, a + gap)) for a, b in zip(columns, follows, strict=True))
    return np.concatenate(list(spans))
