"""Find seals on a page: rings of coloured ink, and of grey ink on photocopies."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr import Image
from extractors.raster.geometry import Grey
from extractors.raster.layers import LEAST_TINT, Mask, SealColour, tint
from models.page import SealShape

LOOK_SIDE = 900
"""Pixels of the page's long side while looking: a 42 mm seal on A4 is 127 px across."""

LEAST_SIDE = 0.03
"""Of the page's long side: 9 mm on A4, smaller than any seal with a ring of text."""

GREY_SIDE = 640
"""Pixels of the page's long side for the search by shape: 15 ms, and no seal was lost to it."""

GREY_LEAST = 0.08
"""Of the page's long side: 24 mm on A4. Smaller circles in black ink are list numbers, logos."""

MARGIN = 8
"""Pixels around a patch of ink, for rims drawn a little outside of it."""

ANGLES = np.linspace(0, 2 * math.pi, 180, endpoint=False)


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

    def outline(self, grown: float = 1.0, count: int = 72) -> NDArray[np.float64]:
        """``count`` points (x, y) around the seal, its axes enlarged by ``grown``."""
        if self.shape is SealShape.SQUARE:
            unit = np.array([[-1.0, -1], [1, -1], [1, 1], [-1, 1]])
        else:
            turns = np.linspace(0, 2 * math.pi, count, endpoint=False)
            unit = np.stack([np.cos(turns), np.sin(turns)], axis=1)
        turn = math.radians(self.angle)
        rotation = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
        return unit * np.array(self.axes) * grown @ rotation + np.array(self.centre)


def find_seals(image: Image) -> list[FoundSeal]:
    """The seals on a page, in pixels of ``image``, from top to bottom."""
    factor = max(image.shape[:2]) / LOOK_SIDE
    small = _reduced(image, factor) if factor > 1 else image
    found = _tinted(small, SealColour.RED) + _tinted(small, SealColour.BLUE)
    if not found and _is_grey(small):
        found = _grey_rings(small)
    scale = image.shape[1] / small.shape[1]
    return sorted((seal.scaled(scale) for seal in found), key=lambda seal: seal.centre[1])


def covered(seals: Iterable[FoundSeal], shape: tuple[int, ...]) -> Mask:
    """Which pixels of an image of ``shape`` lie inside a seal's outline."""
    mask = np.zeros(shape[:2], np.uint8)
    for seal in seals:
        cv2.fillPoly(mask, [np.rint(seal.outline(1.04)).astype(np.int32)], 1)
    return mask.astype(np.bool_)


def _reduced(image: Image, factor: float) -> Image:
    # A whole step first: area reduction by a whole factor is many times cheaper.
    height, width = image.shape[:2]
    step = int(factor)
    coarse = cv2.resize(image, (width // step, height // step), interpolation=cv2.INTER_AREA)
    size = (round(width / factor), round(height / factor))
    return np.asarray(cv2.resize(coarse, size, interpolation=cv2.INTER_AREA), np.uint8)


def _is_grey(small: Image) -> bool:
    """Whether next to nothing on the page is coloured."""
    spread = small.max(axis=2).astype(np.int16) - small.min(axis=2)
    return float((spread > 2 * LEAST_TINT).mean()) < 0.002


# --- coloured rings -----------------------------------------------------------------------


def _tinted(small: Image, colour: SealColour) -> list[FoundSeal]:
    mask = (tint(small, colour) > LEAST_TINT).astype(np.uint8)
    least = LEAST_SIDE * max(small.shape)
    if cv2.countNonZero(mask) < 4 * least:
        return []
    found = [
        _sealed(ring, colour, mask)
        for patch in _patches(mask, least)
        for ring in _rims(patch, mask, least)
    ]
    return _outermost(found)


class _Patch(NamedTuple):
    """Ink that hangs together, cut out of the page with a margin around."""

    ink: Grey
    x: int
    y: int


def _patches(mask: Grey, least: float) -> Iterator[_Patch]:
    """The patches of ink large enough to hold a seal."""
    joined = cv2.dilate(mask, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for label in range(1, count):
        x, y, wide, high, _ = (int(value) for value in stats[label])
        if min(wide, high) >= least:
            part = np.s_[y : y + high, x : x + wide]
            own = np.where(labels[part] == label, mask[part], 0).astype(np.uint8)
            edged = cv2.copyMakeBorder(own, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT)
            yield _Patch(np.asarray(edged, np.uint8), x - MARGIN, y - MARGIN)


def _rims(patch: _Patch, page: Grey, least: float) -> list["Ring"]:
    """The seals' rims in a patch of ink, in pixels of the page."""
    rings = _candidates(patch.ink, least)
    return _apart(
        [
            ring._replace(x=ring.x + patch.x, y=ring.y + patch.y)
            for ring in rings
            if _support(patch.ink, ring) > 0.5
        ],
        page,
    )


class Ring(NamedTuple):
    """An ellipse in pixels: centre, half axes (long one first), angle of the long one."""

    x: float
    y: float
    a: float
    b: float
    angle: float

    def points(self, grown: float = 1.0, inset: float = 0.0) -> NDArray[np.float64]:
        """Points at ANGLES around the ellipse, ``inset`` pixels inside of it."""
        return _ellipse(self, ANGLES, self.a * grown - inset, self.b * grown - inset)


def _ellipse(ring: Ring, angles: NDArray[np.float64], a: float, b: float) -> NDArray[np.float64]:
    turn = math.radians(ring.angle)
    u, v = a * np.cos(angles), b * np.sin(angles)
    x = ring.x + u * math.cos(turn) - v * math.sin(turn)
    y = ring.y + u * math.sin(turn) + v * math.cos(turn)
    return np.stack([x, y], axis=1)


def _candidates(mask: Grey, least: float) -> list[Ring]:
    """Ellipses that may be rims: around the whole patch of ink, and circles within it."""
    ys, xs = np.nonzero(mask)
    hull = cv2.convexHull(np.stack([xs, ys], axis=1).astype(np.int32))
    rings = [_ring(cv2.fitEllipse(hull))] if len(hull) >= 5 else []
    rings = [_refined(mask, ring) for ring in rings if ring.b > least / 2]
    if any(_support(mask, ring) > 0.7 and _fills(mask, ring) for ring in rings):
        return rings
    rings += [_refined(mask, circle) for circle in _circles(mask * np.uint8(255), least)]
    return rings


def _ring(box: Sequence[Sequence[float] | float]) -> Ring:
    """An OpenCV rotated box as an ellipse."""
    (x, y), (first, second), angle = box  # type: ignore[misc]
    if first >= second:
        return Ring(x, y, first / 2, second / 2, angle % 180)
    return Ring(x, y, second / 2, first / 2, (angle + 90) % 180)


def _fills(mask: Grey, ring: Ring) -> bool:
    """Whether the ellipse takes up all of the patch, so that no second seal hides in it."""
    ys, xs = np.nonzero(mask)
    wide, high = float(np.ptp(xs)), float(np.ptp(ys))
    points = ring.points()
    across, down = float(np.ptp(points[:, 0])), float(np.ptp(points[:, 1]))
    return across > 0.93 * wide and down > 0.93 * high


def _circles(image: Grey, least: float) -> list[Ring]:
    """Circles of at least ``least`` pixels across, found by the edges that support them."""
    found = cv2.HoughCircles(
        cv2.GaussianBlur(image, (3, 3), 0),
        cv2.HOUGH_GRADIENT_ALT,
        dp=1.5,
        minDist=least,
        param1=300,
        param2=0.4,
        minRadius=int(least / 2),
        maxRadius=max(image.shape) // 2,
    )
    if found is None:
        return []
    return [Ring(float(x), float(y), float(r), float(r), 0.0) for x, y, r in found[0][:12, :3]]


def _refined(mask: Grey, ring: Ring, reaches: tuple[float, ...] = (0.14, 0.07)) -> Ring:
    """The ellipse moved onto the outermost ink within each of ``reaches`` (shares of it)."""
    for reach in reaches:
        steps = np.linspace(1 + reach, 1 - reach, 25)
        samples = np.stack([_sampled(mask, ring.points(step)) for step in steps])
        hit = samples.any(axis=0)
        if hit.sum() < 20:
            return ring
        outermost = steps[samples.argmax(axis=0)]
        radii = outermost[hit]
        near = np.abs(radii - np.median(radii)) < 0.5 * reach
        points = _ellipse_at(ring, ANGLES[hit][near], radii[near])
        if len(points) < 20:
            return ring
        ring = _ring(cv2.fitEllipseDirect(points.astype(np.float32)))
    return ring


def _ellipse_at(
    ring: Ring, angles: NDArray[np.float64], radii: NDArray[np.float64]
) -> NDArray[np.float64]:
    centre = np.array([ring.x, ring.y])
    return (_ellipse(ring, angles, ring.a, ring.b) - centre) * radii[:, None] + centre


def _sampled(mask: Grey, points: NDArray[np.float64]) -> Mask:
    """The mask at each point; outside the image there is no ink."""
    xs, ys = np.rint(points).astype(int).T
    inside = (xs >= 0) & (ys >= 0) & (xs < mask.shape[1]) & (ys < mask.shape[0])
    values = mask[ys.clip(0, mask.shape[0] - 1), xs.clip(0, mask.shape[1] - 1)] > 0
    return np.asarray(values & inside, np.bool_)


def _is_ring(mask: Grey, ring: Ring) -> bool:
    """Whether ink follows the ellipse closely and there are glyphs, not a disc, inside.

    Limits were set on drawn seals (faint, uneven, crossed by text) against red titles,
    frames, logos and dense red text.
    """
    if not 0.45 <= ring.b / ring.a <= 1 or ring.a > max(mask.shape):
        return False
    support, within = _support(mask, ring), _density(mask, ring)
    return support > 0.5 and support - within > 0.22 and 0.005 < within < 0.6


def _support(mask: Grey, ring: Ring) -> float:
    """The share of the rim that is inked, within a pixel or two."""
    reach = max(1.5, 0.02 * ring.b)
    near = [_sampled(mask, ring.points(inset=inset)) for inset in np.linspace(-reach, 2 * reach, 6)]
    return float(np.any(near, axis=0).mean())


def _density(mask: Grey, ring: Ring) -> float:
    """The share of the inside, between a third and nine tenths of the way out, that is inked."""
    samples = [_sampled(mask, ring.points(step)) for step in np.linspace(0.35, 0.88, 14)]
    return float(np.mean(samples))


def _apart(rings: list[Ring], mask: Grey) -> list[Ring]:
    """The best supported rims, each once."""
    kept: list[Ring] = []
    rims = [ring for ring in rings if _is_ring(mask, ring)]
    for ring in sorted(rims, key=lambda r: -_support(mask, r) * math.sqrt(r.b)):
        if all(math.hypot(ring.x - k.x, ring.y - k.y) > 0.45 * max(ring.b, k.b) for k in kept):
            kept.append(ring)
    return kept


def _sealed(ring: Ring, colour: SealColour, page: Grey) -> FoundSeal:
    points = ring.points()
    high, wide = page.shape
    on_page = (points >= 0).all(axis=1) & (points[:, 0] < wide) & (points[:, 1] < high)
    shape = SealShape.OVAL if ring.b < 0.88 * ring.a else SealShape.ROUND
    return FoundSeal(
        colour, shape, (ring.x, ring.y), (ring.a, ring.b), ring.angle, float(on_page.mean())
    )


def _outermost(found: list[FoundSeal]) -> list[FoundSeal]:
    """Without what lies inside a larger seal: its star, its circle of text, its inscription."""
    kept: list[FoundSeal] = []
    for seal in sorted(found, key=lambda seal: -seal.axes[1]):
        if not any(_holds(larger, seal) for larger in kept):
            kept.append(seal)
    return kept


def _holds(larger: FoundSeal, seal: FoundSeal) -> bool:
    """Whether most of a seal lies inside a larger one."""
    outline = larger.outline(1.05).astype(np.float32)
    inner = seal.outline(count=24)
    inside = [cv2.pointPolygonTest(outline, (float(x), float(y)), False) >= 0 for x, y in inner]
    return sum(inside) > 0.8 * len(inside)


# --- grey rings ---------------------------------------------------------------------------


def _grey_rings(small: Image) -> list[FoundSeal]:
    """Photocopied seals: circles in grey or black ink that hold a ring of glyphs."""
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    factor = min(1.0, GREY_SIDE / max(grey.shape))
    looked_at = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    circles = _circles(np.asarray(looked_at, np.uint8), GREY_LEAST * max(looked_at.shape))
    mask = (grey < cv2.blur(grey, (41, 41)).astype(np.int16) - 18).astype(np.uint8)
    rings = [Ring(c.x / factor, c.y / factor, c.a / factor, c.b / factor, 0.0) for c in circles]
    rings = [_refined(mask, ring, reaches=(0.04,)) for ring in rings]
    rings = [ring for ring in rings if _support(mask, ring) > 0.7]
    return _outermost([_sealed(ring, SealColour.GREY, mask) for ring in _apart(rings, mask)])
