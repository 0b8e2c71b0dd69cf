"""Where a line of text shows a mask: a row of small equal marks that hide digits."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image

FEWEST = 3
"""Marks in a row that make a mask."""

HEIGHT = 96
"""Pixels: marks are looked for in lines enlarged to this height, where they stand apart."""

SPECK = 0.0015
"""Smaller pieces of ink are dirt: share of the square of the line's height."""

FOOT = 0.2
"""The lowest part of a digit, where asterisks of all fonts have no ink."""

_Flags = NDArray[np.bool_]
_Stretch = tuple[int, int]


class Mask(NamedTuple):
    """Where a line's marks stand, in pixels of its crop, and how many there are."""

    start: int
    end: int
    marks: int


def find_masks(crop: Image) -> Iterator[Mask]:
    """The longest row of small marks that stand above the foot of the line's digits, as the line
    shows it in all its ink, and in its darkest."""
    scale = max(1.0, HEIGHT / crop.shape[0])
    for ink in _inks(crop, scale):
        marks = _marks(ink)
        if len(marks) >= FEWEST:
            start, end = marks[0][0] / scale, marks[-1][1] / scale
            yield Mask(int(start), int(np.ceil(end)), _count(marks))


def _inks(crop: Image, scale: float) -> Iterator[_Flags]:
    """The ink of the enlarged line without dirt and rulings; then that of its darkest strokes
    alone, where blurred marks no longer touch."""
    size = (round(crop.shape[1] * scale), round(crop.shape[0] * scale))
    grey = cv2.resize(crop.min(axis=2), size, interpolation=cv2.INTER_CUBIC)
    middle, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_OTSU)
    for threshold in (middle, (middle + float(grey.min())) / 2):
        yield _without_dirt((grey <= threshold).astype(np.uint8))


def _without_dirt(ink: NDArray[np.uint8]) -> _Flags:
    height = ink.shape[0]
    _, labels, pieces, _ = cv2.connectedComponentsWithStats(ink)
    wide, high, area = pieces[:, 2], pieces[:, 3], pieces[:, 4]
    upright = (high > 0.95 * height) & (wide < 0.15 * height)
    dirt = (area < SPECK * height**2) | (wide > 2 * height) | upright
    dirt[0] = True
    return np.asarray(~dirt[labels], np.bool_)


def _marks(ink: _Flags) -> list[_Stretch]:
    """From where to where the marks of the longest row of them stand."""
    _, _, pieces, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    tall = [piece for piece in pieces[1:] if piece[3] > 0.7 * np.quantile(pieces[1:, 3], 0.9)]
    if not tall:
        return []
    high = float(np.median([piece[3] for piece in tall]))
    base = float(np.median([piece[1] + piece[3] for piece in tall]))
    foot = int(base - FOOT * high)
    deep = np.asarray(ink[foot : int(base + FOOT * high)].any(axis=0), np.bool_)
    shown = np.asarray(ink[:foot].any(axis=0), np.bool_)
    rows = [_apart(shown, stretch) for stretch in _stretches(~deep)]
    return max(rows, key=lambda row: sum(end - start for start, end in row), default=[])


def _apart(shown: _Flags, stretch: _Stretch) -> list[_Stretch]:
    """The marks inside the stretch; what runs over its ends is a digit's, or touches one."""
    start, end = stretch
    marks = [(start + a, start + b) for a, b in _stretches(shown[start:end])]
    if marks and marks[0][0] == start > 0:
        marks = marks[1:]
    if marks and marks[-1][1] == end < len(shown):
        marks = marks[:-1]
    return marks


def _stretches(flags: _Flags) -> list[_Stretch]:
    """From where to where the flags are set."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]])))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _count(marks: list[_Stretch]) -> int:
    """How many they are where some ran together: by the distance from one to the next."""
    pitch = float(np.median([after[0] - before[0] for before, after in pairwise(marks)]))
    return max(len(marks), round((marks[-1][1] - marks[0][0]) / pitch))
