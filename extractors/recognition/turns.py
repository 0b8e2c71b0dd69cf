"""Quarter turns: which way the lines of a page run, told by reading a few of them."""

import math

import cv2
import numpy as np

from extractors.pixels import Corners, Image
from extractors.raster.geometry import cut_out
from extractors.recognition.ocr import OcrEngine

SURE = 0.9
"""Mean certainty above which a first crop settles the direction. Upside-down lines of the
drawn pages never reached it; upright ones nearly always do."""


def orient(image: Image, corners: list[Corners], engine: OcrEngine) -> int:
    """Degrees, clockwise, the page must be turned to be read: 0, 90, 180 or 270.

    ``corners`` are what detection found on ``image``. Costs a crop or two on a normal page:
    the other direction is only tried where the first lines cannot be read well.
    """
    long = [c for c in corners if _elongation(c) >= 2]
    if not long:
        return 0
    lying = sum(_area(c) for c in long if _extent(c)[0] >= _extent(c)[1])
    vertical = lying < 0.4 * sum(_area(c) for c in long)
    lines = _telling([c for c in long if (_extent(c)[0] < _extent(c)[1]) == vertical])
    first, second = (90, 270) if vertical else (0, 180)
    return first if _reads(image, lines, first, second, engine) else second


def _reads(image: Image, lines: list[Corners], first: int, second: int, engine: OcrEngine) -> bool:
    """Whether the lines read better turned by ``first`` than by ``second`` degrees."""
    for_first = for_second = 0.0
    for line in lines:
        crop = cut_out(image, line)
        ahead = _mean_certainty(_turned(crop, first), engine)
        if ahead >= SURE and for_second <= for_first:
            return True
        behind = _mean_certainty(_turned(crop, second), engine)
        if behind >= SURE > ahead and for_first <= for_second:
            return False
        for_first += ahead
        for_second += behind
    return for_first >= for_second


def _mean_certainty(crop: Image, engine: OcrEngine) -> float:
    certainties = engine.recognise([crop])[0].certainties
    # One sure character is no line: short readings count for less.
    return float(np.mean(certainties)) * min(1.0, len(certainties) / 4) if certainties else 0.0


def _telling(lines: list[Corners]) -> list[Corners]:
    """Up to five lines of four to twenty glyphs, those nearest to ten first."""
    return sorted(lines, key=lambda c: abs(math.log(_elongation(c) / 10)))[:5]


def _turned(crop: Image, degrees: int) -> Image:
    return np.ascontiguousarray(np.rot90(crop, -degrees // 90))


def _extent(corners: Corners) -> tuple[float, float]:
    wide, high = corners.max(axis=0) - corners.min(axis=0)
    return float(wide), float(high)


def _elongation(corners: Corners) -> float:
    wide, high = _extent(corners)
    return max(wide, high) / max(1.0, min(wide, high))


def _area(corners: Corners) -> float:
    return float(cv2.contourArea(corners))
