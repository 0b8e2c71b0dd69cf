"""Masked numbers that detection tore in two, or bound up with the end of the words before them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractors.pixels import Corners
from extractors.recognition.masks import MARK, is_suspect
from extractors.recognition.ocr import Recognition
from extractors.recognition.regions import are_level, around


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
            found[index] = Mended(around(before, region), left)
        else:
            start = (before[:, 0].max() + region[:, 0].min()) / 2
            clipped = np.column_stack([region[:, 0].clip(min=start), region[:, 1]])
            found[index] = Mended(clipped.astype(np.float32), None)
    return found


def _left_over(index: int, regions: Sequence[Corners]) -> int | None:
    """The region of the same row that reaches into this one from the left."""
    own = regions[index]
    for other, region in enumerate(regions):
        left, right = region[:, 0].min(), region[:, 0].max()
        if left < own[:, 0].min() < right < own[:, 0].max() and are_level(own, region):
            return other
    return None
