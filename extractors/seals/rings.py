"""Ellipses of ink: candidates for the rims of seals, moved onto the ink, checked."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.raster.geometry import Grey
from extractors.raster.layers import Mask

Points = NDArray[np.float64]
"""Count x 2 pixels (x, y); or circuits x count x 2."""

_Rotated = tuple[Sequence[float], Sequence[float], float]
"""OpenCV's rotated box: centre, sides, degrees."""

Numbers = NDArray[np.float64]

ANGLES = np.linspace(0, 2 * math.pi, 180, endpoint=False)
COSINES, SINES = np.cos(ANGLES), np.sin(ANGLES)


class Ring(NamedTuple):
    """An ellipse in pixels: centre, half axes (long one first), angle of the long one."""

    x: float
    y: float
    a: float
    b: float
    angle: float

    def points(self, grown: float = 1.0) -> Points:
        """Points at ANGLES around the ellipse."""
        return np.asarray(self.circuits(np.array([grown]))[0], np.float64)

    def circuits(self, grown: Numbers, inset: float | Numbers = 0.0) -> Points:
        """The same, one circuit for each of ``grown``, ``inset`` pixels inside of it."""
        a, b = self.a * grown - inset, self.b * grown - inset
        return self._placed(a[:, None] * COSINES, b[:, None] * SINES)

    def at(self, which: NDArray[np.intp], grown: Numbers) -> Points:
        """Points at those of ANGLES, each by its own of ``grown``."""
        return self._placed(self.a * grown * COSINES[which], self.b * grown * SINES[which])

    def _placed(self, u: Numbers, v: Numbers) -> Points:
        turn = math.radians(self.angle)
        x = self.x + u * math.cos(turn) - v * math.sin(turn)
        y = self.y + u * math.sin(turn) + v * math.cos(turn)
        return np.stack([x, y], axis=-1)


def candidates(mask: Grey, least: float) -> list[Ring]:
    """Ellipses that may be rims: around the whole patch of ink, and circles within it."""
    around = hull(mask)
    rings = [_ring(cv2.fitEllipse(around))] if len(around) >= 5 else []
    rings = [refined(mask, ring) for ring in rings if ring.b > least / 2]
    if any(support(mask, ring) > 0.7 and _fills(mask, ring) for ring in rings):
        return rings
    rings += [refined(mask, circle) for circle in circles(mask * np.uint8(255), least)]
    return rings


def hull(mask: Grey) -> cv2.typing.MatLike:
    """The corners around all ink (count x 1 x 2 pixels: x, y)."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return cv2.convexHull(np.concatenate(outlines))


def _ring(box: _Rotated) -> Ring:
    """An OpenCV rotated box as an ellipse."""
    (x, y), (first, second), angle = box
    if first >= second:
        return Ring(x, y, first / 2, second / 2, angle % 180)
    return Ring(x, y, second / 2, first / 2, (angle + 90) % 180)


def _fills(mask: Grey, ring: Ring) -> bool:
    """Whether the ellipse takes up all of the patch, so that no second seal hides in it."""
    _, _, wide, high = cv2.boundingRect(mask)
    points = ring.points()
    across, down = float(np.ptp(points[:, 0])), float(np.ptp(points[:, 1]))
    return across > 0.93 * (wide - 1) and down > 0.93 * (high - 1)


def circles(image: Grey, least: float) -> list[Ring]:
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


def refined(mask: Grey, ring: Ring, reaches: tuple[float, ...] = (0.14, 0.07)) -> Ring:
    """The ellipse moved onto the outermost ink within each of ``reaches`` (shares of it)."""
    for reach in reaches:
        steps = np.linspace(1 + reach, 1 - reach, 25)
        samples = inked(mask, ring.circuits(steps))
        hit = samples.any(axis=0)
        if hit.sum() < 20:
            return ring
        outermost = steps[samples.argmax(axis=0)]
        radii = outermost[hit]
        near = np.abs(radii - np.median(radii)) < 0.5 * reach
        points = ring.at(np.flatnonzero(hit)[near], radii[near])
        if len(points) < 20:
            return ring
        ring = _ring(cv2.fitEllipseDirect(points.astype(np.float32)))
    return ring


def inked(mask: Grey, points: NDArray[np.float64]) -> Mask:
    """Whether the mask is set at each point; outside the image there is no ink."""
    flat = np.ascontiguousarray(points, np.float32).reshape(1, -1, 2)
    values = cv2.remap(mask, flat, None, cv2.INTER_NEAREST, borderValue=(0,))  # type: ignore[call-overload]
    return np.asarray(values > 0, np.bool_).reshape(points.shape[:-1])


def is_ring(mask: Grey, ring: Ring) -> bool:
    """Whether ink follows the ellipse closely and there are glyphs, not a disc, inside.

    Limits were set on drawn seals (faint, uneven, crossed by text) against red titles,
    frames, logos and dense red text.
    """
    if not 0.45 <= ring.b / ring.a <= 1 or ring.a > max(mask.shape):
        return False
    rim, within = support(mask, ring), _density(mask, ring)
    drawn = rim > 0.5 and rim - within > 0.22 and 0.005 < within < 0.6
    return drawn and _holds_glyphs(mask, ring, rim)


LEAST_RIM = 0.4
"""Share of a rim that is inked, at least, of a seal that took little ink."""

CLEAR = 0.06
"""Share of the surroundings that is inked, at most: nothing there, and no line going on. Of 1,524
pages the corners of frames and grounds had 0.1 and more, rings that stand alone 0.0 (2026-11)."""


def stands_alone(mask: Grey, ring: Ring) -> bool:
    """Whether the ellipse is a rim, though badly inked or without glyphs inside: it holds
    something, and nothing but it follows it."""
    if not 0.45 <= ring.b / ring.a <= 1 or not _pieces(mask, ring):
        return False
    rim, within = support(mask, ring), _density(mask, ring)
    around = inked(mask, ring.circuits(np.linspace(1.06, 1.2, 8))).mean()
    return rim > LEAST_RIM and rim - within > 0.22 and bool(around < CLEAR)


LEAST_PIECES = 5
"""Patches of ink inside a rim: four glyphs and a star have more, the bowl of a large printed
character, which may pass for a rim, holds three at most."""

LEAST_STROKES, WHOLE_RIM = 12, 0.9
"""Where large glyphs run into each other, a whole rim and so many strokes on the way around tell
a seal as well: of 510 drawn seals 47 had fewer pieces, and then 13 strokes and more along rims
of 0.99; bowls of characters had one piece, or rims of 0.78 at most (2026-11)."""


def _holds_glyphs(mask: Grey, ring: Ring, rim: float) -> bool:
    pieces = _pieces(mask, ring)
    crowded = pieces >= 2 and rim > WHOLE_RIM
    return pieces >= LEAST_PIECES or (crowded and _strokes(mask, ring) >= LEAST_STROKES)


def _strokes(mask: Grey, ring: Ring) -> int:
    """How often ink begins on the way around inside the rim, where it does most."""
    along = inked(mask, ring.circuits(np.linspace(0.55, 0.9, 15)))
    return int((along & ~np.roll(along, 1, axis=1)).sum(axis=1).max())


def _pieces(mask: Grey, ring: Ring) -> int:
    """How many patches of ink stand inside the rim."""
    inner = np.zeros(mask.shape, np.uint8)
    cv2.fillPoly(inner, [np.rint(ring.points(0.9)).astype(np.int32)], (1,))
    x0, y0 = np.floor(ring.points().min(axis=0)).astype(int).clip(0)
    x1, y1 = np.ceil(ring.points().max(axis=0)).astype(int)
    inside = (mask * inner)[y0 : y1 + 1, x0 : x1 + 1]
    return int(cv2.connectedComponents(inside)[0]) - 1


def support(mask: Grey, ring: Ring) -> float:
    """The share of the rim that is inked, within a pixel or two."""
    reach = max(1.5, 0.02 * ring.b)
    near = inked(mask, ring.circuits(np.ones(6), np.linspace(-reach, 2 * reach, 6)))
    return float(np.any(near, axis=0).mean())


def _density(mask: Grey, ring: Ring) -> float:
    """The share of the inside, between a third and nine tenths of the way out, that is inked."""
    return float(inked(mask, ring.circuits(np.linspace(0.35, 0.88, 14))).mean())


def apart(
    found: list[Ring], mask: Grey, is_rim: Callable[[Grey, Ring], bool] = is_ring
) -> list[Ring]:
    """The rims among the ellipses, each seal once: best supported and largest first.

    What lies inside a rim is its star, its circle of text; what lies around one and is
    supported worse runs along two seals that touch.
    """
    rims = [ring for ring in found if is_rim(mask, ring)]
    kept: list[Ring] = []
    for ring in sorted(rims, key=lambda ring: -(support(mask, ring) ** 2) * ring.b):
        if not any(_one_in_the_other(ring, other) for other in kept):
            kept.append(ring)
    return kept


def _one_in_the_other(ring: Ring, other: Ring) -> bool:
    larger, smaller = (ring, other) if ring.a > other.a else (other, ring)
    distance = math.hypot(ring.x - other.x, ring.y - other.y)
    return distance + 0.8 * smaller.b < larger.a or distance < 0.45 * larger.b
