"""Masked numbers that detection tore in two, or bound up with the end of the words before them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractors.pixels import Corners
from extractors.recognition.masks import MARK, is_suspect
from extractors.recognition.ocr import Recognition

LEVEL = 0.6
"""Regions that share more than this part of the lower one's height stand in one row."""


class Mended(NamedTuple):
    """A region to be read anew, and the one (by its index) that it swallows up, if any."""

    region: Corners
    swallowed: int | None


def mended(regions: Sequence[Corners], readings: Sequence[Recognition]) -> dict[int, Mended]:
    """Masked numbers whose region begins inside another one, by their index: where that one ends
    with digits they are one number, else each has its half of what both hold. No region is mended
    twice, so that none is swallowed with what it swallowed."""
    found: dict[int, Mended] = {}
    taken: set[int] = set()
    for index, reading in enumerate(readings):
        left = _left_over(index, regions) if is_suspect(reading) else None
        if left is None or taken & {index, left}:
            continue
        taken |= {index, left}
        region, before = regions[index], regions[left]
        if readings[left].text[-1:].isdecimal() or readings[left].text.endswith(MARK):
            found[index] = Mended(_around(before, region), left)
        else:
            start = (before[:, 0].max() + region[:, 0].min()) / 2
            clipped = np.column_stack([region[:, 0].clip(min=start), region[:, 1]])
            found[index] = Mended(clipped.astype(np.float32), None)
    return found


def _left_over(index: int, regions: Sequence[Corners]) -> int | None:
    """The region of the same row that reaches into this one from the left."""
    (x0, y0), (x1, y1) = regions[index].min(axis=0), regions[index].max(axis=0)
    for other, region in enumerate(regions):
        (left, top), (right, bottom) = region.min(axis=0), region.max(axis=0)
        shared = min(y1, bottom) - max(y0, top)
        if left < x0 < right < x1 and shared > LEVEL * min(y1 - y0, bottom - top):
            return other
    return None


def _around(one: Corners, other: Corners) -> Corners:
    both = np.concatenate([one, other])
    (x0, y0), (x1, y1) = both.min(axis=0), both.max(axis=0)
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
