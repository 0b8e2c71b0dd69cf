"""Names typed over: in print much heavier than that of all other names on the page.

Who puts a name into a finished form seldom meets its print. Labels are no measure, for forms print
them and offices fill them in; other people's names were filled in with it.
"""

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.pixels import Image
from models.geometry import Box

FEWEST = 4
"""Names on a page, at least, of which one can be told to be unlike the rest."""

HEAVIER = 1.33
"""Strokes by the widest of the other names, at least. Of 292 pages of honest
papers one name in a notice had it, none on a form; of four typed over in bold all (2026-11-30)."""

ENLARGED = 3
"""Times a name is enlarged to measure strokes of two pixels."""

LOWEST = 12
"""Pixels of a name's height and width below which nothing is told."""


def heavier(image: Image, names: Sequence[tuple[str, Box]]) -> set[int]:
    """Which of the printed names (each with its place on the page) have strokes much wider than all
    others. Somebody named several times counts by the lightest: headings are bold."""
    widths: dict[str, float] = {}
    for name, box in names:
        if width := _stroke(image, box):
            widths[name] = min(width, widths.get(name, width))
    if len(widths) < FEWEST:
        return set()
    bold = {name for name, width in widths.items() if _stands_out(name, width, widths)}
    return {place for place, (name, _) in enumerate(names) if name in bold}


def _stands_out(name: str, width: float, widths: dict[str, float]) -> bool:
    others = [other for bearer, other in widths.items() if bearer != name]
    return width >= HEAVIER * max(others)


def _stroke(image: Image, box: Box) -> float | None:
    """How wide the name's strokes are (pixels); None where nothing can be told."""
    height, width = image.shape[:2]
    piece = image[
        int(box.y0 * height) : int(box.y1 * height) + 1,
        int(box.x0 * width) : int(box.x1 * width) + 1,
    ]
    if min(piece.shape[:2]) < LOWEST:
        return None
    large = cv2.resize(
        piece.min(axis=2), None, fx=ENLARGED, fy=ENLARGED, interpolation=cv2.INTER_CUBIC
    )
    _, inked = cv2.threshold(large, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    if not 0.02 <= float(inked.mean()) <= 0.5:
        return None
    deep = cv2.distanceTransform(inked, cv2.DIST_L2, 5)
    ridge = (deep >= cv2.dilate(deep, np.ones((3, 3), np.uint8)) - 1e-6) & (deep > 0.5)
    return float(2 * deep[ridge].mean()) / ENLARGED if ridge.any() else None
