"""Pictures much longer than wide, cut into pieces text can be found in; and a closer look."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extractors.pixels import Corners, Image

LONGEST = 2.0
"""Times its width a picture may be long before it is cut: A4 is 1.4, a phone's screen 2."""

PIECE = 1.4
"""Length of a piece, in widths: about a page."""

OVERLAP = 0.08
"""Of the width, that pieces share: more than a line of text is high."""

SMALL = 9.0
"""Pixels a line is high in the reduced picture below which detection was seen to lose lines
(drawn fixtures, 2026-11: none lost from 10 on)."""

CLOSER = 1.6
"""How much larger the second look at small text is taken."""


class Piece(NamedTuple):
    """A part of a picture: ``image`` begins at ``offset`` (x, y); what is found in it counts
    where its middle lies from ``first`` to ``last`` along the cut side (``axis``: 1 is y)."""

    image: Image
    offset: tuple[int, int]
    axis: int
    first: float
    last: float

    def placed(self, corners: Sequence[Corners]) -> list[Corners]:
        """``corners`` on the whole picture, those that another piece answers for left out."""
        moved = [region + np.array(self.offset, np.float32) for region in corners]
        return [r for r in moved if self.first <= r[:, self.axis].mean() < self.last]


def cut(image: Image) -> Iterator[Piece]:
    """The picture whole, or in pieces along its longer side."""
    height, width = image.shape[:2]
    axis = 1 if height >= width else 0
    short, long = min(height, width), max(height, width)
    if long <= LONGEST * short:
        yield Piece(image, (0, 0), axis, -1.0, long + 1.0)
        return
    edges = np.linspace(0, long, round(long / (PIECE * short)) + 1)
    for start, end in pairwise(edges):
        begin = max(0, int(start - OVERLAP * short))
        stop = min(long, int(end + OVERLAP * short))
        part = image[begin:stop] if axis else image[:, begin:stop]
        first = -1.0 if start == 0 else float(start)
        last = long + 1.0 if end == long else float(end)
        yield Piece(part, (0, begin) if axis else (begin, 0), axis, first, last)


def is_small(corners: Sequence[Corners], scale: float) -> bool:
    """Whether the usual line, ``scale`` times as large when it was looked for, was too small."""
    heights = [min(np.ptp(region[:, 0]), np.ptp(region[:, 1])) for region in corners]
    return scale < 1 and len(heights) >= 5 and float(np.median(heights)) * scale < SMALL
