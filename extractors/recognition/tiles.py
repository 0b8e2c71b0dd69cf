"""Pictures much longer than wide, cut into pieces text can be found in; and a closer look."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from extractors.pixels import Corners, Image
from extractors.recognition.regions import are_level, around

LONGEST = 2.0
"""Times its width a picture may be long before it is cut: A4 is 1.4, a phone's screen 2."""

PIECE, SHORTEST = 1.4, 640
"""Length of a piece, in widths: about a page; and in pixels, at least: of a thread of a picture no
thousands are looked at."""

OVERLAP = 0.08
"""Of the width, that pieces share: more than a line of text is high."""

SMALL = 9.0
"""Pixels a line is high in the reduced picture below which detection was seen to lose lines
(drawn fixtures, 2026-11: none lost from 10 on)."""

EDGE = 0.01
"""Of the width: so near a cut ends what goes on behind it."""

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
        """``corners`` on the whole picture."""
        return [region + np.array(self.offset, np.float32) for region in corners]

    def answers_for(self, region: Corners) -> bool:
        """Whether no other piece does."""
        return bool(self.first <= region[:, self.axis].mean() < self.last)

    def is_cut(self, region: Corners) -> bool:
        """Whether the region reaches the side at which the piece was cut out of the picture."""
        begin = self.offset[self.axis]
        end = begin + self.image.shape[1 - self.axis]
        along, near = region[:, self.axis], EDGE * min(self.image.shape[:2])
        goes_on = self.last < end and along.max() > end - near
        return bool(goes_on or (self.first > begin and along.min() < begin + near))


def cut(image: Image) -> Iterator[Piece]:
    """The picture whole, or in pieces along its longer side."""
    height, width = image.shape[:2]
    axis = 1 if height >= width else 0
    short, long = min(height, width), max(height, width)
    if long <= LONGEST * short:
        yield Piece(image, (0, 0), axis, -1.0, long + 1.0)
        return
    count = max(1, round(long / max(PIECE * short, SHORTEST)))
    edges = np.linspace(0, long, count + 1)
    for start, end in pairwise(edges):
        begin = max(0, int(start - OVERLAP * short))
        stop = min(long, int(end + OVERLAP * short))
        part = image[begin:stop] if axis else image[:, begin:stop]
        first = -1.0 if start == 0 else float(start)
        last = long + 1.0 if end == long else float(end)
        yield Piece(part, (0, begin) if axis else (begin, 0), axis, first, last)


def together(found: Sequence[tuple[Piece, Sequence[Corners]]]) -> list[Corners]:
    """What was found in all pieces, each line once, put together where a cut went through it."""
    placed = [(piece, region) for piece, corners in found for region in piece.placed(corners)]
    torn = [region for piece, region in placed if piece.is_cut(region)]
    whole = [r for piece, r in placed if piece.answers_for(r) and not piece.is_cut(r)]
    while torn:
        line = torn.pop()
        parts = [other for other in (*torn, *whole) if _is_same_line(line, other)]
        if parts:
            torn, whole = (
                [r for r in regions if not any(r is part for part in parts)]
                for regions in (torn, whole)
            )
            torn.append(around(line, *parts))
        else:
            whole.append(line)
    return whole


def _is_same_line(one: Corners, other: Corners) -> bool:
    """Whether two regions of one row cover each other."""
    apart = max(one[:, 0].min(), other[:, 0].min()) >= min(one[:, 0].max(), other[:, 0].max())
    return not apart and are_level(one, other)


def is_small(corners: Sequence[Corners], scale: float) -> bool:
    """Whether the usual line, ``scale`` times as large when it was looked for, was too small."""
    heights = [min(np.ptp(region[:, 0]), np.ptp(region[:, 1])) for region in corners]
    return scale < 1 and len(heights) >= 5 and float(np.median(heights)) * scale < SMALL
