"""Unroll a seal: its ring of text as a straight line, its inside turned upright."""

import math
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.ocr import Image
from extractors.raster.geometry import Grey
from extractors.raster.layers import seal_layer
from extractors.seals.find import FoundSeal

RADIUS = 220
"""Pixels of a normalised seal's short half axis: glyphs of the ring come out 45 to 65 px high,
a little above what the recogniser scales them to."""

RIM, DEEPEST = -0.06, 0.66
"""How far the unrolled strip reaches outside of the rim and toward the centre, in radii."""


class Disc(NamedTuple):
    """One seal's ink, dark on white, its ellipse lying straight in the middle.

    ``half`` are the half axes (width, height) in pixels, the shorter one RADIUS.
    """

    ink: Grey
    half: tuple[float, float]


class Strip(NamedTuple):
    """A ring unrolled, clockwise from the ellipse's right end; row 0 lies outside of the rim.

    ``turns`` has the ellipse's parameter (radians) of each column.
    """

    ink: Grey
    turns: NDArray[np.float64]

    def row(self, depth: float) -> int:
        """The row that lies ``depth`` radii inside the rim."""
        return round((depth - RIM) * RADIUS)


def disc(image: Image, seal: FoundSeal) -> Disc:
    """The seal cut out of the page at its full resolution, scaled and straightened."""
    part, inner = _surroundings(image, seal)
    ink = seal_layer(part, seal.colour, inner.outline())
    (a, b), scale = inner.axes, RADIUS / min(inner.axes)
    if scale < 0.5:  # warping samples single pixels: shrink first what would be skipped
        step = 1 / int(1 / scale)
        ink = np.asarray(cv2.resize(ink, None, fx=step, fy=step, interpolation=cv2.INTER_AREA))
        inner = inner.scaled(step)
    half = (a * scale, b * scale)
    return Disc(_straight(ink, inner, half), half)


def _surroundings(image: Image, seal: FoundSeal) -> tuple[Image, FoundSeal]:
    """The part of the page around a seal, and the seal in that part's pixels."""
    outline = seal.outline(1.15)
    x0, y0 = np.floor(outline.min(axis=0)).astype(int).clip(0)
    x1, y1 = np.ceil(outline.max(axis=0)).astype(int)
    moved = (seal.centre[0] - x0, seal.centre[1] - y0)
    return image[y0 : y1 + 1, x0 : x1 + 1], seal._replace(centre=moved)


def _straight(ink: Grey, seal: FoundSeal, half: tuple[float, float]) -> Grey:
    """The seal turned so that its first axis is horizontal, with a margin around."""
    factor = half[0] / seal.axes[0]
    size = (math.ceil(2.2 * half[0]), math.ceil(2.2 * half[1]))
    matrix = cv2.getRotationMatrix2D(seal.centre, seal.angle, factor)
    matrix[:, 2] += np.array(size) / 2 - np.array(seal.centre)
    flags = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_LINEAR
    turned = cv2.warpAffine(ink, matrix, size, flags=flags, borderValue=255)
    return np.asarray(turned, np.uint8)


def strip(seal: Disc) -> Strip:
    """The ring of a seal as a straight strip, glyphs upright, in their natural proportions.

    Rows lie at equal distances inside the rim and columns at equal steps along it, so that
    the glyphs of an oval seal keep their size all around.
    """
    a, b = seal.half
    turns = _even_turns(a - 0.25 * RADIUS, b - 0.25 * RADIUS)
    depths = np.arange(RIM * RADIUS, DEEPEST * RADIUS)
    normal = np.stack([b * np.cos(turns), a * np.sin(turns)])
    normal /= np.hypot(*normal)
    xs = a * np.cos(turns) - depths[:, None] * normal[0] + seal.ink.shape[1] / 2
    ys = b * np.sin(turns) - depths[:, None] * normal[1] + seal.ink.shape[0] / 2
    ink = cv2.remap(seal.ink, xs.astype(np.float32), ys.astype(np.float32), cv2.INTER_LINEAR)
    return Strip(np.asarray(ink, np.uint8), turns)


def _even_turns(a: float, b: float) -> NDArray[np.float64]:
    """Parameters of an ellipse, one a pixel of its circumference."""
    turns = np.linspace(0, 2 * math.pi, 721)
    lengths = np.hypot(np.diff(a * np.cos(turns)), np.diff(b * np.sin(turns)))
    travelled = np.concatenate([[0.0], np.cumsum(lengths)])
    even = np.linspace(0, travelled[-1], int(travelled[-1]), endpoint=False)
    return np.asarray(np.interp(even, travelled, turns), np.float64)


class Arc(NamedTuple):
    """Where the ring's text stands on a strip: rows and columns.

    ``start`` may be negative and ``end`` beyond the strip's width: the strip is a circle.
    """

    top: int
    bottom: int
    start: int
    end: int


def text_arc(ring: Strip) -> Arc | None:
    """The band of glyphs and the stretch of it that they fill, or None where there are none."""
    top, bottom = _band(ring)
    high = bottom - top
    # A code's digits stay near the rim above these rows, an inscription's ends below them.
    middle = ring.ink[top + round(0.28 * high) : top + round(0.62 * high)]
    stretch = _longest_filled(middle.min(axis=0) < 140, pitch=high)
    return Arc(top, bottom, *stretch) if stretch else None


USUAL_BAND = (0.09, 0.42)
"""Radii inside the rim between which the glyphs of most seals stand."""


def _band(ring: Strip) -> tuple[int, int]:
    """The rows of the ring's glyphs, as most of its twenty-four windows show them.

    Windows see an inscription, a code or crossing strokes too; most see glyphs alone.
    """
    bands = [
        b for window in np.array_split(ring.ink, 24, axis=1) if (b := _glyph_rows(ring, window))
    ]
    if len(bands) < 4:
        return ring.row(USUAL_BAND[0]), ring.row(USUAL_BAND[1])
    tops, bottoms = zip(*bands, strict=True)
    margin = round(0.02 * RADIUS)
    top = round(float(np.percentile(tops, 30))) - margin
    return max(ring.row(0.03), top), round(float(np.percentile(bottoms, 65))) + margin


def _glyph_rows(ring: Strip, window: Grey) -> tuple[int, int] | None:
    """The first stack of inked rows inside the rim as high as glyphs are."""
    inked = (window < 128).mean(axis=1) > 0.04
    inked = cv2.morphologyEx(
        inked.astype(np.uint8)[:, None], cv2.MORPH_CLOSE, np.ones((7, 1), np.uint8)
    )
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked[:, 0], [0]])))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        starts_well = ring.row(0.045) < start < ring.row(0.32)
        if starts_well and 0.11 * RADIUS < end - start < 0.5 * RADIUS:
            return int(start), int(end)
    return None


def without_intruders(ring: Strip, arc: Arc) -> Strip:
    """The ring without the inscription's glyphs, which reach into it from below."""
    ink = (ring.ink < 128).astype(np.uint8)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(ink)
    high = arc.bottom - arc.top
    lowest = stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT]
    intrudes = (lowest > arc.bottom + 0.03 * RADIUS) & (centres[:, 1] > arc.bottom - 0.3 * high)
    intrudes[0] = False
    if not intrudes.any():
        return ring
    erased = cv2.dilate(intrudes[labels].astype(np.uint8), np.ones((5, 5), np.uint8))
    return ring._replace(ink=np.where(erased > 0, 255, ring.ink).astype(np.uint8))


def _longest_filled(filled: NDArray[np.bool_], pitch: int) -> tuple[int, int] | None:
    """Start and end of everything but the widest gap of a circular row of columns."""
    columns = np.nonzero(filled)[0]
    if len(columns) < pitch // 2:
        return None
    gaps = np.diff(np.append(columns, columns[0] + len(filled)))
    widest = int(np.argmax(gaps))
    start = int(columns[(widest + 1) % len(columns)])
    length = len(filled) - int(gaps[widest])
    return start, start + length


def line_image(ring: Strip, arc: Arc, stretch: float = 1.0) -> Image:
    """The ring's text as one line for recognition, glyphs ``stretch`` times as wide."""
    pad = round(0.25 * (arc.bottom - arc.top))
    columns = np.arange(arc.start - pad, arc.end + pad) % ring.ink.shape[1]
    line = ring.ink[arc.top : arc.bottom, columns].copy()
    line[:, : pad - 2] = line[:, len(columns) - pad + 2 :] = 255
    line = cv2.copyMakeBorder(line, 3, 3, 0, 0, cv2.BORDER_CONSTANT, value=255)
    if stretch != 1.0:
        line = cv2.resize(line, None, fx=stretch, fy=1, interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.cvtColor(line, cv2.COLOR_GRAY2RGB), np.uint8)


def inside(seal: Disc, ring: Strip, arc: Arc) -> Grey:
    """What stands inside the ring and in the gap of its text, turned upright, without the star.

    Its centre is the seal's centre.
    """
    high, wide = seal.ink.shape
    centre = (wide // 2, high // 2)
    kept = np.zeros((high, wide), np.uint8)
    depth = arc.bottom + RIM * RADIUS - 0.02 * RADIUS
    _fill_ellipse(kept, seal, depth, (0, 360))
    first, last = (
        math.degrees(float(ring.turns[c % len(ring.turns)])) for c in (arc.start, arc.end)
    )
    # The inscription may be wider than the ring is inside, where the ring has no text.
    _fill_ellipse(kept, seal, 0.2 * RADIUS, (last + 4, (first - 4) + 360 * (first - 4 < last + 4)))
    ink = _without_star(np.where(kept > 0, seal.ink, 255).astype(np.uint8))
    matrix = cv2.getRotationMatrix2D(centre, 90 + _up(seal, ring, arc), 1.0)
    side = max(high, wide)
    matrix[:, 2] += (np.array([side, side]) - (wide, high)) / 2
    return np.asarray(cv2.warpAffine(ink, matrix, (side, side), borderValue=255), np.uint8)


def _fill_ellipse(mask: Grey, seal: Disc, depth: float, turns: tuple[float, float]) -> None:
    half = (round(seal.half[0] - depth), round(seal.half[1] - depth))
    centre = (mask.shape[1] // 2, mask.shape[0] // 2)
    cv2.ellipse(mask, centre, half, 0, turns[0], turns[1], 1, -1)


def _without_star(ink: Grey) -> Grey:
    """Without the large figure in the middle: star, emblem, logo."""
    count, labels, stats, centres = cv2.connectedComponentsWithStats((ink < 160).astype(np.uint8))
    middle = np.array(ink.shape[::-1]) / 2
    central = np.hypot(*(centres - middle).T) < 0.25 * RADIUS
    large = stats[:, cv2.CC_STAT_HEIGHT] > 0.25 * RADIUS
    star = central & large
    star[0] = False
    erased = cv2.dilate(star[labels].astype(np.uint8), np.ones((7, 7), np.uint8))
    return np.where(erased > 0, 255, ink).astype(np.uint8)


def _up(seal: Disc, ring: Strip, arc: Arc) -> float:
    """Degrees, clockwise, from the disc's right to the middle of the ring's text.

    The text of an oval seal runs evenly about its short axis, which is measured better.
    """
    middle = ((arc.start + arc.end) // 2) % len(ring.turns)
    turn = math.degrees(float(ring.turns[middle])) % 360
    nearest = 90.0 if turn < 180 else 270.0
    oval = seal.half[1] < 0.88 * seal.half[0]
    return nearest if oval and abs(turn - nearest) < 35 else turn


def widened(ring: Strip, arc: Arc) -> Arc:
    """The same arc with a little more room above and below, for glyphs that vary in height."""
    more = round(0.03 * RADIUS)
    return arc._replace(top=max(0, arc.top - more), bottom=min(len(ring.ink), arc.bottom + more))
