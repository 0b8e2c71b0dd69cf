"""Names on a slip of paper glued over the page: the paper under them is not that around them."""

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image
from extractors.raster.geometry import Grey
from models.geometry import Box

LINE = 24
"""Pixels a name's line is high where its paper is looked at."""

INK = 70
"""Levels by which ink is darker than the paper beside it."""

ALIKE = 6.0
"""Levels by which paper of one slip differs, at most."""

OTHER_PAPER, TINTED = 12.0, 8.0
"""Levels by which a slip differs from the paper around it, and by which its colour is stronger, at
least: rows of lists are shaded by 10, marker pens colour by 60 and more. Three slips of three had
30; of 3,600 names of honest papers none had both (2026-11-30)."""

MARKED = 45.0
"""Levels of colour from which on it is a marker pen's."""

_AROUND, _ABOVE = 7.0, 4.5
"""Heights of the line looked at on either side of a name, and above and below."""

_HIGH, _FILLED = (0.4, 4.2), 0.75
"""Heights of the line a slip measures, least and most; share of its upright or tilted box."""

Paper = NDArray[np.float32]
"""Height x width x 3: the paper's colour at each pixel, without the ink."""


def is_on_slip(image: Image, name: Box) -> bool:
    """Whether the paper under the name is a slip of another colour, glued over the page."""
    around = _window(image, name)
    if around is None:
        return False
    paper, known = _paper(around.picture)
    top, bottom, left, right = around.name
    under = paper[top:bottom, left:right][known[top:bottom, left:right]]
    if len(under) < LINE:
        return False
    colour = np.median(under, axis=0)
    slip = _same_paper(paper, known, colour, around.name)
    return slip is not None and _is_another(paper, known, slip, colour)


class _Window(NamedTuple):
    """What lies around a name; ``name`` is top, bottom, left, right in it (pixels)."""

    picture: Image
    name: tuple[int, int, int, int]


def _window(image: Image, name: Box) -> _Window | None:
    height, width = image.shape[:2]
    high = name.height * height
    if high < LINE / 2:
        return None
    left, top = (
        max(0, int(name.x0 * width - _AROUND * high)),
        max(0, int(name.y0 * height - _ABOVE * high)),
    )
    right, bottom = int(name.x1 * width + _AROUND * high), int(name.y1 * height + _ABOVE * high)
    piece, scale = image[top:bottom, left:right], min(1.0, LINE / high)
    small = cv2.resize(piece, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    places = (
        int((name.y0 * height - top) * scale),
        int((name.y1 * height - top) * scale),
        int((name.x0 * width - left) * scale),
        int((name.x1 * width - left) * scale),
    )
    return _Window(np.asarray(small, np.uint8), places)


def _paper(picture: Image) -> tuple[Paper, NDArray[np.bool_]]:
    """The paper's colour around each pixel, and where there is enough of it to tell."""
    grey = picture.mean(axis=2).astype(np.float32)
    bright = cv2.dilate(cv2.blur(grey, (3, 3)), np.ones((LINE - 3, LINE - 3), np.uint8))
    plain = cv2.erode((grey > bright - INK).astype(np.uint8), np.ones((3, 3), np.uint8))
    weight, side = plain.astype(np.float32), LINE // 2 - 1
    count = cv2.boxFilter(weight, -1, (side, side), normalize=False)
    summed = cv2.boxFilter(
        picture.astype(np.float32) * weight[:, :, None], -1, (side, side), normalize=False
    )
    paper = summed / np.maximum(count, 1e-3)[:, :, None]
    return np.asarray(paper, np.float32), np.asarray(count >= 3, np.bool_)


def _same_paper(
    paper: Paper,
    known: NDArray[np.bool_],
    colour: NDArray[np.float32],
    name: tuple[int, int, int, int],
) -> Grey | None:
    """The part of the window that has the name's paper, where it ends on all sides and is of a
    slip's size and shape; else None."""
    alike = (np.abs(paper - colour).max(axis=2) <= ALIKE) & known
    joined = cv2.morphologyEx(alike.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    _, parts, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=4)
    top, bottom, left, right = name
    under = parts[top:bottom, left:right]
    if not under.any():
        return None
    part = int(np.bincount(under[under > 0]).argmax())
    x, y, wide, high, area = (int(value) for value in stats[part])
    rows, columns = parts.shape
    ends = x > 1 and y > 1 and x + wide < columns - 1 and y + high < rows - 1
    if not ends or not _HIGH[0] * LINE <= high <= _HIGH[1] * LINE or wide < (right - left) / 2:
        return None
    mask = (parts == part).astype(np.uint8)
    _, (across, down), _ = cv2.minAreaRect(np.argwhere(mask)[:, ::-1].astype(np.float32))
    return mask if area >= _FILLED * (across + 1) * (down + 1) else None


def _is_another(
    paper: Paper, known: NDArray[np.bool_], slip: Grey, colour: NDArray[np.float32]
) -> bool:
    """Whether the paper right around the slip is another, and less tinted."""
    wide, narrow = 2 * (LINE // 3) + 1, LINE // 3
    ring = cv2.dilate(slip, np.ones((wide, wide), np.uint8)) - cv2.dilate(
        slip, np.ones((narrow, narrow), np.uint8)
    )
    beside = paper[(ring > 0) & known]
    if len(beside) < LINE or np.ptp(colour) > MARKED:
        return False
    around = np.median(beside, axis=0)
    differs = float(np.abs(around - colour).max()) >= OTHER_PAPER
    return differs and float(np.ptp(colour) - np.ptp(around)) >= TINTED
