"""What stands on a PDF page besides its text: anything at all, and anything like writing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
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

STROKE = 60
"""Pixels: a straight stroke so long is a ruling, whether the file names it or not."""

BLOCK = 16
"""Pixels: the side of the squares that places are made of."""

DENSE = 115
"""Of 255: share of ink of a block that rulings do not fill: two that cross fill 100, each 2.5
points thick; a bar code's bars 130 and more."""

Mask = NDArray[np.uint8]
"""Height x width, 0 or 1."""


@dataclass(frozen=True)
class Sight:
    """A page's previews: as it is, ``bare`` of its text, its text ``alone`` on UNPRINTED ground;
    and where its photographs stand (pixels)."""

    whole: Image
    bare: Image
    alone: Image
    photographs: tuple[tuple[int, int, int, int], ...]

    @cached_property
    def coloured(self) -> NDArray[np.bool_]:
        """Where the page without its text shows coloured ink."""
        return is_coloured(self.bare)


class Leftover(NamedTuple):
    """What stands on a page besides its text and the rulings its file names.

    ``places`` hold everything, with a margin around (fractions of the page; none: nothing is
    there). ``writing``: something looks like it. ``ruled``: straight strokes are among it.
    """

    places: tuple[Box, ...]
    writing: bool
    ruled: bool


def remaining_ink(sight: Sight, rulings: Sequence[Box]) -> Leftover:
    """Where the page without its text still shows ink, and whether it looks like writing.

    Rulings, photographs, codes (square and dense) and seals (coloured, as high as wide) are
    no writing; thin upright bars are a bar code.
    """
    masks = _dark(sight.bare, sight.coloured), sight.coloured.astype(np.uint8)
    rests = [mask.copy() for mask in masks]
    strokes = [_erase_rulings(rest, rulings) for rest in rests]
    places = _places(rests, masks[0])
    dark = _is_dark_page(sight.bare)
    if not any(cv2.countNonZero(rest) for rest in rests):
        return Leftover(places, dark, any(strokes))
    for mask, rest, density in zip(masks, rests, (CODE_DENSITY, 0.0), strict=True):
        if not cv2.countNonZero(rest):
            mask[:] = 0
            continue
        # A code's modules may be drawn as rulings: those go only after the codes have gone.
        long = [ruling for ruling in rulings if _is_long(ruling, mask)]
        if len(long) == len(rulings):
            mask[:] = rest
        else:
            _erase_rulings(mask, long)
        _erase_photographs(mask, sight.photographs)
        _erase_blocks(mask, density)
        # Taking ink away makes no straight stroke: only those that the file names are left.
        _erase_named(mask, rulings)
    pieces = sum(_characters(mask) for mask in masks)
    return Leftover(places, pieces >= LEAST_TEXT or dark, any(strokes))


def _places(rests: Sequence[Mask], dark: Mask) -> tuple[Box, ...]:
    """Where ink remains, or lies so densely that it is no table: a bar code's bars may be
    drawn as rulings. Each place has a margin of BLOCK pixels and more."""
    shares = [_shares(rest) > 0 for rest in rests] + [_shares(dark) >= DENSE]
    inked = np.any(shares, axis=0).astype(np.uint8)
    if not inked.any():
        return ()
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(inked, np.ones((3, 3), np.uint8)))
    height, width = (side / BLOCK for side in dark.shape)
    return tuple(
        Box(x / width, y / height, (x + w) / width, (y + h) / height).clipped()
        for x, y, w, h, _ in stats[1:].tolist()
    )


def _shares(mask: Mask) -> NDArray[np.uint8]:
    """The ink of each block of BLOCK x BLOCK pixels, of 255; 1 where there is but a pixel."""
    down, across = (-side % BLOCK for side in mask.shape)
    whole = cv2.copyMakeBorder(mask * np.uint8(255), 0, down, 0, across, cv2.BORDER_CONSTANT)
    size = (whole.shape[1] // BLOCK, whole.shape[0] // BLOCK)
    return np.asarray(cv2.resize(whole, size, interpolation=cv2.INTER_AREA), np.uint8)


def _inked_part(mask: Mask, margin: int) -> Mask:
    """The part of ``mask`` (a view) that holds all its ink, ``margin`` pixels around it where
    the page has them: what is done to it is done to all, for a share of the cost."""
    x, y, width, height = cv2.boundingRect(mask)
    left, top = max(0, x - margin), max(0, y - margin)
    return mask[top : y + height + margin, left : x + width + margin]


def dark_ink(image: Image) -> Mask:
    return _dark(image, is_coloured(image))


def _dark(image: Image, coloured: NDArray[np.bool_]) -> Mask:
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    return ((grey < DARK) & ~coloured).view(np.uint8)


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


def _erase_rulings(mask: Mask, rulings: Sequence[Box]) -> bool:
    """Takes out the rulings the file names, and every straight stroke of STROKE pixels and
    more; whether there was such a stroke."""
    _erase_named(mask, rulings)
    if not cv2.countNonZero(mask):
        return False
    part = _inked_part(mask, 0)
    across, down = _straight_strokes(part), _straight_strokes(part.T).T
    part[across | down] = 0
    return bool(across.any() or down.any())


def _straight_strokes(mask: Mask) -> NDArray[np.bool_]:
    """Where a row holds so much ink on end; rows that hold less of it altogether are not
    looked at."""
    found = np.zeros(mask.shape, np.bool_)
    rows = np.flatnonzero(np.count_nonzero(mask, axis=1) >= STROKE)
    if len(rows):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (STROKE, 1))
        # Ink at the edge would count as going on beyond it.
        apart = cv2.copyMakeBorder(mask[rows], 0, 0, STROKE, STROKE, cv2.BORDER_CONSTANT)
        opened = cv2.morphologyEx(apart, cv2.MORPH_OPEN, kernel)
        found[rows] = np.asarray(opened)[:, STROKE:-STROKE] > 0
    return found


def _erase_named(mask: Mask, rulings: Sequence[Box]) -> None:
    height, width = mask.shape
    for x0, y0, x1, y1 in rulings:
        left, right = round(x0 * width) - 2, round(x1 * width) + 3
        top, bottom = round(y0 * height) - 2, round(y1 * height) + 3
        mask[max(0, top) : bottom, max(0, left) : right] = 0


def _erase_blocks(mask: Mask, density: float) -> None:
    """Takes out what hangs together, is about as high as wide, and is ``density`` full of ink."""
    if not cv2.countNonZero(mask):
        return
    part = _inked_part(mask, 9)
    closed = cv2.morphologyEx(part, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    for x, y, width, height, _ in stats[1:].tolist():
        block = part[y : y + height, x : x + width]
        if min(width, height) >= 36 and 0.6 <= width / height <= 1.7 and block.mean() >= density:
            block[:] = 0


def _characters(mask: Mask) -> int:
    """How many pieces of ink have the size and fullness of printed or written characters."""
    if not cv2.countNonZero(mask):
        return 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(_inked_part(mask, 1))
    width, height, area = stats[1:, 2], stats[1:, 3], stats[1:, 4]
    full = area / np.maximum(width * height, 1)
    sized = (height >= 5) & (height <= 90) & (width >= 3) & (width <= 160)
    return int((sized & (full >= 0.08) & (full <= 0.9)).sum())
