"""Heads by their outline: what rises from the lower edge before a plain ground."""

from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image

Mask = NDArray[np.bool_]
"""Height x width."""

APART = 22.0
"""Levels (Euclidean, RGB) by which a figure stands out from its ground: above JPEG noise and
the fall of light in a studio, below a pale shirt before a white wall."""

PLAIN = 0.92
"""Share of the frame (see ``frame``) that must have the ground's colour: 1 on the drawn
portraits, 0.86 where a flag and a model stand behind the photographed one."""

PASSAGE = 0.055
"""Ground hangs together through passages so wide, as a share of the picture's width: a white
collar touches the white wall beside the neck in narrower ones."""

NARROWEST, WIDEST = 0.14, 0.85
"""A head's width as a share of the picture's."""

LEAST_HEAD = 0.2
"""Head and neck as a share of the picture's height, at least: 0.45 to 0.65 on studio portraits,
0.3 where two people share a picture, 0.17 where somebody stands from head to feet."""

SHOULDERS = 1.3
"""Shoulders are so many times wider than the head above them, at least."""

NOTCH = 0.08
"""Two heads are parted by a notch so deep, as a share of the picture's height."""

SLIM, STOUT = 0.85, 3.2
"""Head and neck are so many times higher than wide. Drawn fixtures 1.0 to 2.1, the photograph
of the tests 1.5 (2026-11, as all of these)."""


class Ground(NamedTuple):
    """The background of a picture: where it is, and whether it has one colour."""

    mask: Mask
    plain: bool


class Head(NamedTuple):
    """A head in pixels: the column it stands in, its width, its top and where shoulders begin."""

    middle: int
    width: int
    top: int
    shoulder: int


def ground(image: Image) -> Ground:
    """What has the colour of the frame and hangs together with it, edges of figures left out."""
    away = np.linalg.norm(image.astype(np.float32) - _lit(image), axis=2)
    like = (cv2.GaussianBlur(away, (0, 0), 1.0) < APART).astype(np.uint8)
    edge = frame(like.shape)
    plain = bool(like[edge].mean() >= PLAIN)
    size = max(3, round(PASSAGE * like.shape[1]))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    padded = cv2.copyMakeBorder(like, size, size, size, size, cv2.BORDER_REPLICATE)
    wide = cv2.morphologyEx(padded, cv2.MORPH_OPEN, kernel)[size:-size, size:-size]
    _, pieces = cv2.connectedComponents(wide, connectivity=4)
    reached = np.unique(pieces[edge & (wide > 0)])
    mask = np.isin(pieces, reached[reached > 0])
    return Ground(np.asarray(mask, bool), plain)


def heads(background: Ground) -> list[Head]:
    """The heads, left to right; none where the ground is not plain."""
    if not background.plain:
        return []
    figure = _figure(background.mask)
    return [head for columns in _columns(figure) for head in _head(figure, columns)]


def frame(shape: tuple[int, ...]) -> Mask:
    """The upper edge and the upper two thirds of both sides: shoulders reach the rest."""
    height, width = shape[:2]
    edge = np.zeros((height, width), bool)
    band = max(2, width // 25)
    edge[: max(2, height // 40)] = True
    edge[: height * 6 // 10, :band] = edge[: height * 6 // 10, -band:] = True
    return edge


def _lit(image: Image) -> NDArray[np.float32]:
    """The ground's colour everywhere: a plane through the frame's, channel by channel, for
    light falls off. What does not fit (hair at the edge) is left out the second time."""
    height, width = image.shape[:2]
    ys, xs = np.nonzero(frame(image.shape))
    seen = image[ys, xs].astype(np.float32)
    places = np.stack([np.ones_like(xs), xs / width, ys / height], axis=1).astype(np.float32)
    near = np.linalg.norm(seen - np.median(seen, axis=0), axis=1) < 2 * APART
    plane, *_ = np.linalg.lstsq(places[near], seen[near], rcond=None)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    grid = np.stack([np.ones_like(x), x / width, y / height], axis=2)
    return np.asarray(grid @ plane, np.float32)


def _figure(background: Mask) -> Mask:
    """Everything before the ground that reaches the lower edge, without holes and specks."""
    size = max(3, background.shape[0] // 80)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    solid = cv2.morphologyEx((~background).astype(np.uint8), cv2.MORPH_OPEN, kernel)
    _, pieces = cv2.connectedComponents(solid)
    standing = np.unique(pieces[-2:])
    return np.asarray(np.isin(pieces, standing[standing > 0]), bool)


def _columns(figure: Mask) -> Iterator[tuple[int, int]]:
    """The stretches of columns between the notches of the figure's upper outline."""
    height, width = figure.shape
    tops = np.where(figure.any(axis=0), figure.argmax(axis=0), height).astype(np.float32)
    tops = cv2.GaussianBlur(tops[None], (0, 0), max(1.0, width / 100))[0]
    left, peak = 0, 0
    notch: int | None = None
    for x in range(1, width):
        if notch is None:
            if tops[x] < tops[peak]:
                peak = x
            elif tops[x] > tops[peak] + NOTCH * height:
                notch = x
        elif tops[x] > tops[notch]:
            notch = x
        elif tops[x] < tops[notch] - NOTCH * height:
            yield left, notch
            left, peak, notch = notch, x, None
    yield left, width


def _head(figure: Mask, columns: tuple[int, int]) -> Iterator[Head]:
    """The head that tops these columns, if it is one: a dome, a waist below it, shoulders."""
    height, width = figure.shape
    part = figure[:, columns[0] : columns[1]]
    rows = np.flatnonzero(part.any(axis=1))
    if not rows.size:
        return
    top, across = int(rows[0]), _widths(part)
    widest = _dome(across, top)
    wide = int(across[widest])
    broader = np.flatnonzero(across[widest:] >= SHOULDERS * wide)
    if not broader.size:
        return
    shoulder = widest + int(broader[0])
    high = shoulder - top
    if (
        NARROWEST * width <= wide <= WIDEST * width
        and high >= LEAST_HEAD * height
        and SLIM * wide <= high <= STOUT * wide
    ):
        yield Head(columns[0] + int(np.median(np.flatnonzero(part[widest]))), wide, top, shoulder)


def _widths(part: Mask) -> NDArray[np.int64]:
    """How wide the figure is in each row: from its first to its last column."""
    any_ = part.any(axis=1)
    first = part.argmax(axis=1)
    last = part.shape[1] - part[:, ::-1].argmax(axis=1)
    return np.where(any_, last - first, 0)


def _dome(across: NDArray[np.int64], top: int) -> int:
    """The first row from which the figure grows no wider for a while: the middle of the head."""
    step = max(2, len(across) // 14)
    for row in range(top + 1, len(across) - step):
        if across[row + step] <= 1.04 * across[row]:
            return row
    return len(across) - 1
