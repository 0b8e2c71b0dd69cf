"""Perspective: a photographed sheet found on its desk and made flat."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Corners, Image, page_side
from extractors.raster.geometry import Grey, Matrix, is_noiseless, reading_order, thumbnail

DARKER = 0.8
"""Grey of a desk, as a part of the paper's, at most: a web page's light ground is no desk, and to
cut its white panel out would lose the bar that says whose page it is."""

NEARBY = 5
"""Pixels of the thumbnail to both sides of an edge where it is looked at."""

STEP = 12
"""Greys by which a sheet is brighter than the desk beside it, at least."""

EDGED = 0.75
"""Share of each side that must be such an edge (drawn photographs of three families: sheets had
0.9 and more, borders of shadows under 0.5, 2026-11)."""

UPRIGHT = 4.0
"""Pixels of the thumbnail by which a window's side leans, at most: its corners are round."""

SIDE = 500
"""Pixels of the thumbnail's long side."""

INSET = 0.02
"""Of it: a window keeps so far from every edge; what lies between bars across a page does not."""

Outline = NDArray[np.integer[Any] | np.floating[Any]]
"""A contour as OpenCV gives it: count x 1 x 2 pixels (x, y)."""


def sheet(image: Image) -> Corners | None:
    """The four corners of a bright sheet on a darker desk, or None where it is not convincing."""
    small = np.asarray(cv2.GaussianBlur(thumbnail(image, SIDE)[:, :, 1], (5, 5), 0), np.uint8)
    if np.median(_border(small)) > DARKER * np.percentile(small, 75):
        return None
    outlines = [
        quad for level in _levels(small) if (quad := _bright_patch(small, level)) is not None
    ]
    sides = [_clearest(small, [_side(quad, which) for quad in outlines]) for which in range(4)]
    if not outlines or None in sides:
        return None
    corners = _meeting([side for side in sides if side is not None])
    if corners is None or not _is_sizeable(small, corners) or _is_dialog(image, corners):
        return None
    return np.asarray(corners * (image.shape[1] / small.shape[1]), np.float32)


def _is_dialog(image: Image, corners: Corners) -> bool:
    """Whether the sheet is a window on a screen, upright to the pixel, before a page that was
    dimmed and whose bar says whose page it is: what surrounds it was drawn, not seen."""
    leaning = [abs(corners[i] - corners[j]).min() for i, j in ((0, 1), (1, 2), (2, 3), (3, 0))]
    height, width = image.shape[:2]
    size = np.array([width, height]) * (SIDE / page_side(width, height))
    apart = min(corners.min(), (size - corners).min())
    if max(leaning) > UPRIGHT or apart < INSET * SIDE:
        return False
    margin = max(2, image.shape[0] // 50)
    rows = np.vstack([image[:margin, :, 1], image[-margin:, :, 1]])
    return is_noiseless(np.asarray(rows, np.uint8), np.ones((len(rows), rows.shape[1] - 1), bool))


def _levels(small: Grey) -> Iterator[float]:
    """Greys that may part sheet and desk: Otsu's, and, where a shadow over the sheet misleads
    it, some between the desk's grey and the paper's."""
    yield cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0]
    desk, paper = float(np.median(_border(small))), float(np.percentile(small, 75))
    yield from (desk + share * (paper - desk) for share in (0.25, 0.4, 0.55))


def _bright_patch(small: Grey, level: float) -> Corners | None:
    """The four corners around the largest patch brighter than ``level``."""
    _, bright = cv2.threshold(small, level, 255, cv2.THRESH_BINARY)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return _quadrilateral(max(contours, key=cv2.contourArea)) if contours else None


def _border(small: Grey) -> NDArray[np.uint8]:
    return np.concatenate(
        [small[:4].ravel(), small[-4:].ravel(), small[:, :4].ravel(), small[:, -4:].ravel()]
    )


def _quadrilateral(outline: Outline) -> Corners | None:
    hull = cv2.convexHull(outline)
    for tolerance in (0.01, 0.02, 0.03):
        polygon = cv2.approxPolyDP(hull, tolerance * cv2.arcLength(hull, True), True)
        if len(polygon) == 4:
            return reading_order(polygon.reshape(4, 2).astype(np.float32))
    return None


class _Side(NamedTuple):
    """One side of a sheet, from corner to corner clockwise, in pixels of the thumbnail."""

    start: NDArray[np.float32]
    end: NDArray[np.float32]


def _side(corners: Corners, which: int) -> _Side:
    """The top, right, bottom or left side (0 to 3)."""
    return _Side(corners[which], corners[(which + 1) % 4])


def _clearest(small: Grey, sides: Sequence[_Side]) -> _Side | None:
    """The side with the clearest edge, or None where none is clear: the border of a shadow on
    the sheet, or of a light on the desk, is soft."""
    best = max(sides, key=lambda side: _contrast(small, side), default=None)
    return best if best is not None and _contrast(small, best) >= EDGED else None


def _meeting(sides: Sequence[_Side]) -> Corners | None:
    """The corners where each side meets the one before it; None where two never do."""
    corners = [_crossing(sides[which - 1], sides[which]) for which in range(4)]
    known = [corner for corner in corners if corner is not None]
    return np.asarray(known, np.float32) if len(known) == 4 else None


def _crossing(one: _Side, other: _Side) -> NDArray[np.float64] | None:
    """Where two sides meet, if need be beyond their ends."""
    first, second = one.end - one.start, other.end - other.start
    across = float(first[0] * second[1] - first[1] * second[0])
    if abs(across) < 0.1 * float(np.hypot(*first) * np.hypot(*second)):
        return None
    between = other.start - one.start
    share = float(between[0] * second[1] - between[1] * second[0]) / across
    return np.asarray(one.start + share * first, np.float64)


def _is_sizeable(small: Grey, corners: Corners) -> bool:
    """Whether four corners lie as a sheet's do and take up much of the picture."""
    area = cv2.contourArea(corners)
    return cv2.isContourConvex(corners) and 0.3 * small.size < area < 0.985 * small.size


def _contrast(small: Grey, side: _Side) -> float:
    """The share of a side, corners left out, along which the sheet is brighter than what lies
    just outside; a side at the picture's own edge is one."""
    start, end = side
    points = start + np.linspace(0.06, 0.94, 60)[:, None] * (end - start)
    along = (end - start) / max(_distance(start, end), 1e-6)
    outward = np.array([along[1], -along[0]])  # corners run clockwise
    inside, outside = (_greys(small, points + by * outward) for by in (-NEARBY, NEARBY))
    seen = ~(np.isnan(inside) | np.isnan(outside))
    if seen.mean() < 0.5:
        return 1.0
    return float((inside[seen] - outside[seen] > STEP).mean())


def _greys(small: Grey, points: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
    """The grey at each point; nan outside of the picture."""
    columns, rows = np.rint(points).astype(int).T
    height, width = small.shape
    within = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    greys = small[rows.clip(0, height - 1), columns.clip(0, width - 1)].astype(np.float64)
    return np.where(within, greys, np.nan)


def flattened(image: Image, corners: Corners) -> tuple[Image, Matrix]:
    """The sheet alone, its opposite sides made parallel."""
    top_left, top_right, bottom_right, bottom_left = corners
    width = max(_distance(top_left, top_right), _distance(bottom_left, bottom_right))
    height = max(_distance(top_left, bottom_left), _distance(top_right, bottom_right))
    wide, high = round(width), round(height)
    target = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(corners, target), np.float64)
    return cv2.warpPerspective(image, matrix, (wide, high)).astype(np.uint8), matrix


def _distance(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(np.hypot(*(a - b)))
