"""Words laid aslant over a whole page (仅供职称评审使用): applicants print them over their papers.

They are pale and run through the page's own lines, so that both are misread. Their direction tells
them from print, their tone tells their pixels from it.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractors import directions
from extractors.pixels import Corners, Image

LINE = 3.0
"""Times its height a region is long at least whose direction can be told."""

REPEATED = 3
"""Regions aslant, at least; two may be a stamp's words or somebody's signature."""

TURNED = 3
"""Level regions, at least: on a page that is itself aslant there are hardly any."""

STROKE = 25
"""Steps of grey by which a stroke differs from paper, at least."""

MARGIN = 18
"""Steps of grey below the watermark's own tone that still are its strokes' (noise, sharpening)."""

CONTRAST = 45
"""Steps of grey by which print is darker than what is taken away, at least."""


class Watermark(NamedTuple):
    """``tone``: the grey from which pixels of the page are its strokes or paler. ``regions``: where
    it is longest, a few of its repetitions (pixels)."""

    tone: int
    regions: tuple[Corners, ...]


def watermark(image: Image, corners: Sequence[Corners]) -> Watermark | None:
    """The watermark on a page's picture, by the regions of text found there; None: there is none,
    or it is as dark as the print."""
    slanted = [region for region in corners if is_aslant(region)]
    level = [region for region in corners if not is_aslant(region)]
    if len(slanted) < REPEATED or len(level) < TURNED:
        return None
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    tone = _tone(grey, slanted) - MARGIN
    if tone - int(np.percentile(_pixels(grey, level), 5)) < CONTRAST:
        return None
    longest = sorted(slanted, key=lambda region: -_sides(region)[0])
    return Watermark(tone, tuple(longest[:REPEATED]))


def is_aslant(region: Corners) -> bool:
    """Whether it is long and runs neither level nor upright."""
    long, short = _sides(region)
    if long < LINE * short:
        return False
    edges = region[1] - region[0], region[2] - region[1]
    x, y = max(edges, key=lambda edge: float(np.hypot(*edge)))
    return directions.is_aslant(float(x), float(y))


def without_watermark(image: Image, tone: int) -> Image:
    """The page with everything white that is as pale as its watermark."""
    pale = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY) >= tone
    cleaned = image.copy()
    cleaned[pale] = 255
    return cleaned


def _tone(grey: cv2.typing.MatLike, regions: Sequence[Corners]) -> int:
    """The commonest grey of their strokes."""
    pixels = _pixels(grey, regions)
    paper = int(np.median(pixels))
    counts = np.bincount(pixels, minlength=256).astype(np.float64)
    smooth = np.convolve(counts, np.ones(5), mode="same")
    return int(np.argmax(smooth[: max(1, paper - STROKE)]))


def _pixels(grey: cv2.typing.MatLike, regions: Sequence[Corners]) -> cv2.typing.MatLike:
    mask = np.zeros(grey.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.asarray(region, np.int32) for region in regions], (1.0,))
    return np.asarray(grey[mask > 0])


def _sides(region: Corners) -> tuple[float, float]:
    """The longer side and the shorter one, in pixels."""
    edges = region[1] - region[0], region[2] - region[1]
    one, other = (float(np.hypot(*edge)) for edge in edges)
    return max(one, other), min(one, other)
