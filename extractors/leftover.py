"""What stands on a PDF page besides its text: anything at all, and anything like writing."""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image
from models.geometry import Box

DARK = 195
"""Grey, of 256, below which a pixel is ink: 60 steps under white paper."""

COLOURED = 60
"""Steps between the strongest and the weakest channel of coloured ink; seals have 100 to 200."""

LEAST_TEXT = 3
"""Pieces of ink the size of characters that make a page's picture worth reading. A short
signature has about as many; logos and icons may cost a needless reading, never a lost word."""

CODE_DENSITY = 0.35
"""Share of a square code's area that is ink: half, less its margins; a paragraph has 0.2."""

MOST_FEATURES = 12
"""Pieces of ink of a character's size in a portrait: eyes, mouth, strands; writing has more."""

LONG = 40
"""Pixels: longer than the edge of a code's finder pattern, shorter than a table's cell."""

Mask = NDArray[np.uint8]
"""Height x width, 0 or 1."""


class Sight(NamedTuple):
    """A page's previews: as it is, ``bare`` of its text, its text ``alone`` on UNPRINTED ground;
    and where its photographs stand (pixels)."""

    whole: Image
    bare: Image
    alone: Image
    photographs: tuple[tuple[int, int, int, int], ...]


class Leftover(NamedTuple):
    """What stands on a page besides its text: anything at all, and anything like writing."""

    any: bool
    writing: bool


def remaining_ink(sight: Sight, rulings: Sequence[Box]) -> Leftover:
    """Whether the page without its text still shows ink, and ink that looks like writing.

    Rulings, photographs, codes (square and dense) and seals (coloured, as high as wide) are
    no writing; thin upright bars are a bar code.
    """
    masks = dark_ink(sight.bare), _coloured(sight.bare)
    if not any(_holds_more(mask, rulings) for mask in masks):
        return Leftover(any=False, writing=_is_dark_page(sight.bare))
    for mask, density in zip(masks, (CODE_DENSITY, 0.0), strict=True):
        # A code's modules may be drawn as rulings: those go only after the codes have gone.
        _erase_rulings(mask, [ruling for ruling in rulings if _is_long(ruling, mask)])
        _erase_photographs(mask, sight.photographs)
        _erase_blocks(mask, density)
        _erase_rulings(mask, rulings)
    pieces = sum(_characters(mask) for mask in masks)
    return Leftover(any=True, writing=pieces >= LEAST_TEXT or _is_dark_page(sight.bare))


def _holds_more(mask: Mask, rulings: Sequence[Box]) -> bool:
    """Whether there is any ink besides the rulings."""
    rest = mask.copy()
    _erase_rulings(rest, rulings)
    return bool(rest.any())


def dark_ink(image: Image) -> Mask:
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    return ((grey < DARK) & ~is_coloured(image)).astype(np.uint8)


def _coloured(image: Image) -> Mask:
    return is_coloured(image).astype(np.uint8)


def is_coloured(image: Image) -> NDArray[np.bool_]:
    red, green, blue = cv2.split(image)
    spread = cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue))
    return np.asarray(spread >= COLOURED, dtype=bool)


def _is_dark_page(image: Image) -> bool:
    return bool(image[::8, ::8].mean() < 128)


def _is_long(ruling: Box, mask: Mask) -> bool:
    """Whether a ruling is longer than any edge of a code's modules (LONG pixels)."""
    height, width = mask.shape
    return bool(max(ruling.width * width, ruling.height * height) >= LONG)


def _erase_photographs(mask: Mask, photographs: Sequence[tuple[int, int, int, int]]) -> None:
    for x0, y0, x1, y1 in photographs:
        if _characters(mask[y0:y1, x0:x1]) <= MOST_FEATURES:
            mask[y0:y1, x0:x1] = 0


def _erase_rulings(mask: Mask, rulings: Sequence[Box]) -> None:
    """Takes out the rulings the file names, and every straight stroke of 60 pixels and more."""
    height, width = mask.shape
    for x0, y0, x1, y1 in rulings:
        left, right = round(x0 * width) - 2, round(x1 * width) + 3
        top, bottom = round(y0 * height) - 2, round(y1 * height) + 3
        mask[max(0, top) : bottom, max(0, left) : right] = 0
    if not mask.any():
        return
    for size in ((60, 1), (1, 60)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, size)
        mask[cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel) > 0] = 0


def _erase_blocks(mask: Mask, density: float) -> None:
    """Takes out what hangs together, is about as high as wide, and is ``density`` full of ink."""
    if not mask.any():
        return
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    for x, y, width, height, _ in stats[1:].tolist():
        block = mask[y : y + height, x : x + width]
        if min(width, height) >= 36 and 0.6 <= width / height <= 1.7 and block.mean() >= density:
            block[:] = 0


def _characters(mask: Mask) -> int:
    """How many pieces of ink have the size and fullness of printed or written characters."""
    if not mask.any():
        return 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    full = area / np.maximum(width * height, 1)
    sized = (height >= 5) & (height <= 90) & (width >= 3) & (width <= 160)
    return int((sized & (full >= 0.08) & (full <= 0.9)).sum())
