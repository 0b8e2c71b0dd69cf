"""The inside of a seal: turned upright without its star; the star's direction."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.raster.geometry import Grey
from extractors.seals.unroll import FAINTEST, RADIUS, RIM, Arc, Band, Disc, Strip


def inside(seal: Disc, ring: Strip, band: Band, arc: Arc) -> Grey:
    """What stands inside the ring and in the gap of its text, turned upright, without the star.

    Its centre is the seal's centre.
    """
    high, wide = seal.ink.shape
    kept = np.zeros((high, wide), np.uint8)
    _fill_ellipse(kept, seal, band.bottom + (RIM - 0.02) * RADIUS, (0, 360))
    # The inscription may be wider than the ring is inside, where the ring has no text.
    last, first = ring.direction(arc.end) + 4, ring.direction(arc.start) - 4
    _fill_ellipse(kept, seal, 0.2 * RADIUS, (last, first + 360 * (first < last)))
    ink = _without_star(_without_remains(np.where(kept > 0, seal.ink, 255).astype(np.uint8), kept))
    side = max(high, wide)
    if not (ink < FAINTEST).any():
        return np.full((side, side), 255, np.uint8)
    turn = 90 + _up(seal, ring, arc)
    matrix = np.array(cv2.getRotationMatrix2D((wide / 2, high / 2), turn, 1.0), np.float64)
    matrix[:, 2] += (np.array([side, side]) - (wide, high)) / 2
    return np.asarray(cv2.warpAffine(ink, matrix, (side, side), borderValue=(255,)), np.uint8)


def _without_remains(ink: Grey, kept: Grey) -> Grey:
    """Without the feet of the ring's glyphs, which the edge of what was kept cuts off."""
    edge = kept - cv2.erode(kept, np.ones((5, 5), np.uint8))
    count, labels = cv2.connectedComponents((ink < FAINTEST).astype(np.uint8))
    cut = np.zeros(count, np.bool_)
    cut[labels[edge > 0]] = True
    cut[0] = False
    erased = cv2.dilate(cut[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.where(erased > 0, 255, ink).astype(np.uint8)


def _fill_ellipse(mask: Grey, seal: Disc, depth: float, turns: tuple[float, float]) -> None:
    half = (round(seal.half[0] - depth), round(seal.half[1] - depth))
    centre = (mask.shape[1] // 2, mask.shape[0] // 2)
    cv2.ellipse(mask, centre, half, 0, turns[0], turns[1], (1,), -1)


def off_centre(seal: Disc, ring: Strip, arc: Arc) -> float | None:
    """Degrees from the direction of the star's nearest tip to the middle of the ring's text.

    None where no star can be made out. A name stands evenly about the upper tip, so a glyph
    that was lost at either end shows as half its width here.
    """
    if seal.half[1] < 0.88 * seal.half[0]:
        return None
    figure = _central(seal.ink)
    high, wide = figure.shape
    ys, xs = np.nonzero(figure)
    across, down = xs - wide / 2, ys - high / 2
    squares = across**2 + down**2
    # Five equal tips make the fifth harmonic of the figure; its phase is their direction.
    harmonic = complex((squares * np.exp(5j * np.arctan2(down, across))).sum())
    if len(xs) == 0 or abs(harmonic) < 0.15 * float(squares.sum()):
        return None
    tip = math.degrees(math.atan2(harmonic.imag, harmonic.real)) / 5
    middle = ring.direction((arc.start + arc.end) // 2)
    return (middle - tip + 36) % 72 - 36


def _without_star(ink: Grey) -> Grey:
    """Without the large figure in the middle: star, emblem, logo."""
    figure = cv2.resize(_central(ink), ink.shape[::-1], interpolation=cv2.INTER_NEAREST)
    erased = cv2.dilate(figure, np.ones((7, 7), np.uint8))
    return np.where(erased > 0, 255, ink).astype(np.uint8)


def _central(ink: Grey) -> NDArray[np.uint8]:
    """1 on the large figure in the middle; at half the size, a quarter of the work."""
    high, wide = ink.shape
    half = cv2.resize(ink, (wide // 2, high // 2), interpolation=cv2.INTER_AREA)
    dark = (np.asarray(half) < 160).astype(np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(dark)
    middle, radius = np.array(dark.shape[::-1]) / 2, RADIUS / 2
    central = np.hypot(*(centres - middle).T) < 0.25 * radius
    tall = stats[:, cv2.CC_STAT_HEIGHT]
    figure = central & (tall > 0.25 * radius) & (tall < 1.1 * radius)
    figure[0] = False
    return np.asarray(figure[labels], np.uint8)


def _up(seal: Disc, ring: Strip, arc: Arc) -> float:
    """Degrees, clockwise, from the disc's right to the middle of the ring's text.

    The text of an oval seal runs evenly about its short axis, which is measured better.
    """
    turn = ring.direction((arc.start + arc.end) // 2) % 360
    nearest = 90.0 if turn < 180 else 270.0
    oval = seal.half[1] < 0.88 * seal.half[0]
    return nearest if oval and abs(turn - nearest) < 35 else turn
