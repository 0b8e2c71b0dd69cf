"""Names that a line runs through: struck out, by pen or by a drawn line.

No stroke of print runs through a whole name, for characters stand apart; rulings run above and
below. So a straight run of ink through the middle, nearly level, as long as the name, strikes it.
"""

import numpy as np

from extractors.pixels import Image
from models.geometry import Box

WHOLE = 0.92
"""Share of the name's length a run must have. Struck names had 0.99 and more, on screens, scans and
photographs; of 600 others none had more than 0.78 (twelve families, 2026-11-29)."""

_BESIDE = 0.15
"""Share of the name's length that is looked at on either side."""

_MIDDLE = (0.22, 0.8)
"""Between which shares of its height a line strikes a name; rulings and underlines lie outside."""

_SLOPES = np.linspace(-0.1, 0.1, 11)
_LOWEST = 10
"""Pixels of a name's height below which nothing is told."""


def is_struck(image: Image, name: Box) -> bool:
    """Whether a line runs through the name; ``image`` is the page (height, width, 3)."""
    height, width = image.shape[:2]
    beside = _BESIDE * name.width
    left, right = int(max(0, name.x0 - beside) * width), int(min(1, name.x1 + beside) * width)
    piece = image[int(name.y0 * height) : int(name.y1 * height), left:right].min(axis=2)
    if piece.shape[0] < _LOWEST or not piece.shape[1]:
        return False
    return _has_run(_inked(piece), int(WHOLE * name.width * width))


def _inked(piece: np.ndarray) -> np.ndarray:
    """Where ink is, of any colour: nearer to the darkest than to the paper."""
    paper, ink = np.percentile(piece, 92), np.percentile(piece, 3)
    return np.asarray(piece < (paper + ink) / 2 + 0.1 * (paper - ink))


def _has_run(inked: np.ndarray, length: int) -> bool:
    """Whether a run of so many pixels lies along a nearly level line through the middle."""
    rows, columns = inked.shape
    places = np.arange(columns)
    middle = np.arange(int(_MIDDLE[0] * rows), int(_MIDDLE[1] * rows))
    for slope in _SLOPES:
        shift = np.round(slope * (places - columns / 2)).astype(int)
        along = inked[np.clip(middle[:, None] + shift, 0, rows - 1), places]
        full = along[along.sum(axis=1) >= length]  # few rows hold so much ink at all
        if any(_run(row) >= length for row in full):
            return True
    return False


def _run(along: np.ndarray) -> int:
    """The longest stretch of true values."""
    ends = np.flatnonzero(np.diff(np.concatenate(([0], along.view(np.int8), [0]))))
    return int((ends[1::2] - ends[::2]).max(initial=0))
