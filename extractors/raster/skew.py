"""Skew: the small angle by which a page lies crooked, and the page turned back by it."""

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image
from extractors.raster.geometry import Matrix, thumbnail

LEAST_SKEW = 0.35
"""Degrees. Detection and recognition were seen to lose nothing below this."""

MOST_SKEW = 15.0
"""Degrees. Beyond it a page was laid down wrong, which quarter turns are for."""

MOST_POINTS = 5_000
"""Dark pixels looked at: enough for lines to stand out, few enough for sixty angles."""


def skew_of(image: Image) -> float:
    """Degrees by which lines of text and rules rise (positive: clockwise), modulo a quarter."""
    points = _dark_points(image)
    if len(points) < 200:
        return 0.0
    level = _sharpness(points, 0.0)
    if level > 1.5 * max(_sharpness(points, a) for a in (-0.6, 0.6)):
        return 0.0
    coarse = {angle: _sharpness(points, angle) for angle in _around(0.0, MOST_SKEW, 1.0)}
    best = _sharpest(points, _around(max(coarse, key=lambda angle: coarse[angle]), 0.8, 0.2))
    best = _sharpest(points, _around(best, 0.15, 0.05))
    found = _sharpness(points, best)
    # A wrong turn is worse than none. Drawn pages of text reach 1.7 times the median of all
    # angles and 1.4 times no turn at half a degree; seals and pictures alone stay below 1.45.
    convincing = found > 1.55 * np.median(list(coarse.values())) and found > 1.15 * level
    return best if convincing else 0.0


def _dark_points(image: Image) -> NDArray[np.float32]:
    """Up to 5,000 dark pixels of the page at about 700 px, as (x, y).

    Drawn by lot, always the same: every so many-th pixel of an even patch lies on a grid of its
    own, which turned a screenshot by eleven degrees.
    """
    small = thumbnail(image, 700)[:, :, 1]
    mean = cv2.blur(small, (31, 31))
    ys, xs = np.nonzero(small.astype(np.int16) < mean.astype(np.int16) - 20)
    points = np.stack([xs, ys], axis=1).astype(np.float32)
    if len(points) <= MOST_POINTS:
        return points
    return points[np.random.default_rng(0).choice(len(points), MOST_POINTS, replace=False)]


def _around(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [middle + step * n for n in range(-count, count + 1)]


def _sharpest(points: NDArray[np.float32], angles: Sequence[float]) -> float:
    return max(angles, key=lambda angle: _sharpness(points, angle))


def _sharpness(points: NDArray[np.float32], angle: float) -> float:
    """How much the dark pixels gather in lines along or across ``angle`` degrees."""
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    along = points @ np.array([[-sine, cosine], [cosine, sine]], np.float32).T
    rows = np.rint(along - along.min(axis=0)).astype(np.int64)
    return max(float((np.diff(np.bincount(row)) ** 2).sum()) for row in rows.T)


def levelled(image: Image, skew: float) -> tuple[Image, Matrix]:
    """The page turned back by ``skew`` degrees on a canvas that holds all of it."""
    height, width = image.shape[:2]
    matrix = np.array(cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0), np.float64)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    wide, high = round(width * cosine + height * sine), round(width * sine + height * cosine)
    matrix[:, 2] += ((wide - width) / 2, (high - height) / 2)
    paper = tuple(
        float(level) for level in np.percentile(image[::16, ::16].reshape(-1, 3), 80, axis=0)
    )
    turned = cv2.warpAffine(image, matrix, (wide, high), borderValue=paper)
    return turned.astype(np.uint8), np.vstack([matrix, [0, 0, 1]])
