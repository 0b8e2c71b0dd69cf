"""Find seals on a page: rings of coloured ink, and of grey ink on photocopies."""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import cv2
import numpy as np

from extractors.pixels import Image, page_side
from extractors.raster.geometry import Grey, thumbnail
from extractors.raster.layers import FAINTEST_TINT, LEAST_TINT, Mask, SealColour, spread, tint
from extractors.seals import rings
from extractors.seals.rings import LEAST_RIM, Points, Ring
from models.page import SealShape

LOOK_SIDE = 900
"""Pixels of the page's long side while looking: a 42 mm seal on A4 is 127 px across."""

LEAST_SIDE = 0.03
"""Of the page's long side: 9 mm on A4, as large as the smallest name seals."""

LEAST_RING = 0.055
"""Of the page's long side: 16 mm on A4, smaller than any seal with a ring of text."""

FARTHEST = 0.04
"""Of the page's long side: 12 mm on A4, how far apart the pieces of a badly inked rim stand."""

LEAST_SCATTERED, LARGEST = 0.08, 0.28
"""Of the page's long side: 24 mm on A4, and what the largest, 58 mm, is of A5. Smaller rings that
say nothing are logos."""

GREY_SIDE = 640
"""Pixels of the page's long side for the search by shape: 15 ms, and no seal was lost to it."""

GREY_LEAST = 0.08
"""Of the page's long side: 24 mm on A4. Smaller circles in black ink are list numbers, logos."""

MARGIN = 8
"""Pixels around a patch of ink, for rims drawn a little outside of it."""


class FoundSeal(NamedTuple):
    """A seal's outline in pixels: ``axes`` are half its sides, ``angle`` degrees clockwise
    from the horizontal to the first of them. ``seen`` is the share of its rim that lies on
    the page."""

    colour: SealColour
    shape: SealShape
    centre: tuple[float, float]
    axes: tuple[float, float]
    angle: float
    seen: float = 1.0

    def scaled(self, factor: float) -> "FoundSeal":
        """The same seal on an image enlarged by ``factor``."""
        (x, y), (a, b) = self.centre, self.axes
        return self._replace(centre=(x * factor, y * factor), axes=(a * factor, b * factor))

    def outline(self, grown: float = 1.0, count: int = 72) -> Points:
        """``count`` points (x, y) around the seal, its axes enlarged by ``grown``."""
        if self.shape is SealShape.SQUARE:
            return self.sides(grown, count)
        turns = np.linspace(0, 2 * math.pi, count, endpoint=False)
        return self._placed(np.stack([np.cos(turns), np.sin(turns)], axis=1) * grown)

    def sides(self, grown: float = 1.0, count: int = 72) -> Points:
        """``count`` points (x, y) on the four sides of the rectangle around the seal."""
        return self._placed(_square_of(count) * grown)

    def _placed(self, unit: Points) -> Points:
        turn = math.radians(self.angle)
        rotation = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
        return np.asarray(unit * np.array(self.axes) @ rotation + np.array(self.centre), np.float64)


@cache
def _square_of(count: int) -> Points:
    """``count`` points on the four sides of the square from -1 to 1."""
    steps = np.linspace(-1, 1, count // 4, endpoint=False)
    side = np.stack([steps, np.full_like(steps, -1)], axis=1)
    turned = [side @ np.linalg.matrix_power(np.array([[0, 1], [-1, 0]]), n) for n in range(4)]
    return np.concatenate(turned)


def find_seals(image: Image) -> list[FoundSeal]:
    """The seals on a page, in pixels of ``image``, from top to bottom."""
    small = thumbnail(image, LOOK_SIDE)
    red, blue = (tint(small, colour) for colour in (SealColour.RED, SealColour.BLUE))
    found = _tinted(red > LEAST_TINT, SealColour.RED) + _tinted(blue > LEAST_TINT, SealColour.BLUE)
    faint = (red > FAINTEST_TINT) & ~covered(found, red.shape)
    found += _tinted(faint, SealColour.RED)
    left = (red > FAINTEST_TINT) & ~covered(found, red.shape)
    found += _scattered(left, SealColour.RED)
    if not found and _is_grey(small):
        found = _grey_rings(small)
    scale = image.shape[1] / small.shape[1]
    return sorted((seal.scaled(scale) for seal in found), key=lambda seal: seal.centre[1])


def find_copied(image: Image, fresh: Sequence[FoundSeal]) -> list[FoundSeal]:
    """The seals of a grey copy on which ``fresh`` ones were stamped in colour afterwards."""
    small = thumbnail(image, LOOK_SIDE).copy()
    scale = image.shape[1] / small.shape[1]
    small[covered([seal.scaled(1 / scale) for seal in fresh], small.shape)] = 255
    return [seal.scaled(scale) for seal in _grey_rings(small)] if _is_grey(small) else []


def covered(seals: Iterable[FoundSeal], shape: tuple[int, ...]) -> Mask:
    """Which pixels of an image of ``shape`` lie inside a seal's outline."""
    mask = np.zeros(shape[:2], np.uint8)
    for seal in seals:
        cv2.fillPoly(mask, [np.rint(seal.outline(1.04)).astype(np.int32)], (1,))
    return mask.astype(np.bool_)


def _is_grey(small: Image) -> bool:
    """Whether next to nothing on the page is coloured."""
    return float((spread(small) > 2 * LEAST_TINT).mean()) < 0.002


# --- coloured rings -----------------------------------------------------------------------


def _tinted(ink: Mask, colour: SealColour) -> list[FoundSeal]:
    """The seals in ink of that colour."""
    mask = ink.astype(np.uint8)
    least = LEAST_SIDE * page_side(*mask.shape)
    if cv2.countNonZero(mask) < 4 * least:
        return []
    squares: list[FoundSeal] = []
    rims: list[Ring] = []
    for patch in _patches(mask, least):
        square = _square(patch, colour)
        if square:
            squares.append(square)
        else:
            rims += _rims(patch, LEAST_RING * page_side(*mask.shape))
    return squares + [_sealed(ring, colour, mask) for ring in rings.apart(rims, mask)]


def _scattered(ink: Mask, colour: SealColour) -> list[FoundSeal]:
    """The round seals whose rim is in pieces far apart, or that hold no glyphs: whoever cannot
    read them shall see them."""
    mask = ink.astype(np.uint8)
    side = page_side(*mask.shape)
    if cv2.countNonZero(mask) < 4 * LEAST_SIDE * side:
        return []
    patches = _patches(mask, LEAST_SCATTERED * side, round(FARTHEST * side))
    rims = [ring for patch in patches for ring in _rims(patch, LEAST_SCATTERED * side, LEAST_RIM)]
    small = [ring for ring in rims if 2 * ring.a < LARGEST * side]
    return [_sealed(ring, colour, mask) for ring in rings.apart(small, mask, rings.stands_alone)]


class _Patch(NamedTuple):
    """Ink that hangs together, cut out of the page with a margin around."""

    ink: Grey
    x: int
    y: int


def _patches(mask: Grey, least: float, apart: int = 5) -> Iterator[_Patch]:
    """The patches of ink large enough to hold a seal; pieces less than ``apart`` pixels from each
    other hang together."""
    left, top, width, height = cv2.boundingRect(mask)
    left, top = max(0, left - 2), max(0, top - 2)
    inked = mask[top : top + height + 4, left : left + width + 4]
    joined = cv2.dilate(inked, np.ones((apart, apart), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for label in range(1, count):
        x, y, wide, high, _ = (int(value) for value in stats[label])
        if min(wide, high) >= least:
            part = np.s_[y : y + high, x : x + wide]
            own = np.where(labels[part] == label, inked[part], 0).astype(np.uint8)
            edged = cv2.copyMakeBorder(own, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT)
            yield _Patch(np.asarray(edged, np.uint8), left + x - MARGIN, top + y - MARGIN)


def _rims(patch: _Patch, least: float, inked: float = 0.5) -> list[Ring]:
    """The ellipses in a patch of ink that may be seals' rims, in pixels of the page; more than
    ``inked`` of each is."""
    if min(patch.ink.shape) < least:
        return []
    found = [ring for ring in rings.candidates(patch.ink, least) if 2 * ring.b > least]
    likely = [ring for ring in found if rings.support(patch.ink, ring) > inked]
    return [ring._replace(x=ring.x + patch.x, y=ring.y + patch.y) for ring in likely]


def _square(patch: _Patch, colour: SealColour) -> FoundSeal | None:
    """The patch as a square seal, where it has four straight sides and glyphs inside.

    Limits were set on drawn name seals against red boxes around words, buttons and tables.
    """
    if max(patch.ink.shape) - 2 * MARGIN > 1.5 * (min(patch.ink.shape) - 2 * MARGIN):
        return None
    (x, y), (wide, high), angle = cv2.minAreaRect(rings.hull(patch.ink))
    if angle > 45:
        wide, high, angle = high, wide, angle - 90
    if max(wide, high) > 1.4 * min(wide, high):
        return None
    axes = (wide / 2, high / 2)
    seal = FoundSeal(colour, SealShape.SQUARE, (x, y), axes, angle)
    sides = [rings.inked(patch.ink, seal.sides(grown)) for grown in np.linspace(0.86, 1.0, 8)]
    if min(np.any(sides, axis=0).reshape(4, -1).mean(axis=1)) < 0.75:
        return None
    within = np.mean(
        [rings.inked(patch.ink, seal.sides(grown)) for grown in np.linspace(0.1, 0.75, 8)]
    )
    if not 0.12 < within < 0.68:
        return None
    return seal._replace(centre=(x + patch.x, y + patch.y))


def _sealed(ring: Ring, colour: SealColour, page: Grey) -> FoundSeal:
    points = ring.points()
    high, wide = page.shape
    on_page = (points >= 0).all(axis=1) & (points[:, 0] < wide) & (points[:, 1] < high)
    shape = SealShape.OVAL if ring.b < 0.88 * ring.a else SealShape.ROUND
    return FoundSeal(
        colour, shape, (ring.x, ring.y), (ring.a, ring.b), ring.angle, float(on_page.mean())
    )


# --- grey rings ---------------------------------------------------------------------------


def _grey_rings(small: Image) -> list[FoundSeal]:
    """Photocopied seals: circles in grey or black ink that hold a ring of glyphs."""
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    factor = min(1.0, GREY_SIDE / page_side(*grey.shape))
    looked_at = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    found = rings.circles(np.asarray(looked_at, np.uint8), GREY_LEAST * page_side(*looked_at.shape))
    mask = (grey < cv2.blur(grey, (41, 41)).astype(np.int16) - 18).astype(np.uint8)
    scaled = [Ring(c.x / factor, c.y / factor, c.a / factor, c.b / factor, 0.0) for c in found]
    refined = [rings.refined(mask, ring, reaches=(0.04,)) for ring in scaled]
    likely = [ring for ring in refined if rings.support(mask, ring) > 0.7]
    return [_sealed(ring, SealColour.GREY, mask) for ring in rings.apart(likely, mask)]
