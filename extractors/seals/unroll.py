"""Unroll a seal: its ring of text as a straight line, its inside turned upright."""

import math
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pixels import Image
from extractors.raster.geometry import Grey
from extractors.raster.layers import seal_layer
from extractors.seals.find import FoundSeal

RADIUS = 250
"""Pixels of a normalised seal's short half axis, as on a 300 dpi scan: glyphs of the ring come
out 50 to 75 px high, a little above what the recogniser scales them to."""

RIM, DEEPEST = -0.06, 0.66
"""How far the unrolled strip reaches outside of the rim and toward the centre, in radii."""


class Disc(NamedTuple):
    """One seal's ink, dark on white, its ellipse lying straight in the middle.

    ``half`` are the half axes (width, height) in pixels, the shorter one RADIUS; for ``bare``
    and ``hidden`` see ``SealInk``.
    """

    ink: Grey
    bare: Grey
    hidden: float
    half: tuple[float, float]


class Strip(NamedTuple):
    """A ring unrolled, clockwise from the ellipse's right end; row 0 lies outside of the rim.

    ``turns`` has the ellipse's parameter (radians) of each column; ``bare`` see ``SealInk``.
    """

    ink: Grey
    bare: Grey
    turns: NDArray[np.float64]

    def row(self, depth: float) -> int:
        """The row that lies ``depth`` radii inside the rim."""
        return round((depth - RIM) * RADIUS)

    def direction(self, column: int) -> float:
        """Degrees, clockwise, from the disc's right to a column of the strip."""
        return math.degrees(float(self.turns[column % len(self.turns)]))

    def degrees(self, arc: "Arc") -> float:
        """The angle an arc takes up around the seal."""
        return 360 * (arc.end - arc.start) / len(self.turns)


def disc(image: Image, seal: FoundSeal) -> Disc:
    """The seal cut out of the page at its full resolution, scaled and straightened."""
    part, inner = _surroundings(image, seal)
    layer = seal_layer(part, seal.colour, inner.outline())
    scale = RADIUS / min(inner.axes)
    half = (inner.axes[0] * scale, inner.axes[1] * scale)
    ink = _straight(layer.ink, inner, half)
    bare = ink if layer.bare is layer.ink else _straight(layer.bare, inner, half)
    return Disc(ink, bare, layer.hidden, half)


def face(image: Image, seal: FoundSeal) -> Grey:
    """What stands inside the sides of a square seal, dark on white, upright."""
    whole = disc(image, seal)
    high, wide = whole.ink.shape
    # The sides are up to a tenth of the seal wide; glyphs stand further in.
    inset = (round(0.88 * whole.half[0]), round(0.88 * whole.half[1]))
    part = whole.ink[high // 2 - inset[1] : high // 2 + inset[1]]
    return part[:, wide // 2 - inset[0] : wide // 2 + inset[0]]


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
    if factor < 0.5:  # warping samples single pixels: average first what would be skipped
        step = 1 / int(1 / factor)
        ink = np.asarray(cv2.resize(ink, None, fx=step, fy=step, interpolation=cv2.INTER_AREA))
        return _straight(ink, seal.scaled(step), half)
    if factor > 1:  # enlarging smoothly while turning takes three times as long
        ink = np.asarray(cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC))
        return _straight(ink, seal.scaled(factor)._replace(axes=half), half)
    size = (math.ceil(2.2 * half[0]), math.ceil(2.2 * half[1]))
    matrix = np.array(cv2.getRotationMatrix2D(seal.centre, seal.angle, factor), np.float64)
    matrix[:, 2] += np.array(size) / 2 - np.array(seal.centre)
    return np.asarray(cv2.warpAffine(ink, matrix, size, borderValue=(255,)), np.uint8)


def strip(seal: Disc) -> Strip:
    """The ring of a seal as a straight strip, glyphs upright, in their natural proportions.

    Rows lie at equal distances inside the rim and columns at equal steps along it, so that
    the glyphs of an oval seal keep their size all around.
    """
    a, b = seal.half
    turns = _even_turns(a - 0.25 * RADIUS, b - 0.25 * RADIUS)
    depths = np.arange(RIM * RADIUS, DEEPEST * RADIUS, dtype=np.float32)
    normal = np.stack([b * np.cos(turns), a * np.sin(turns)])
    normal /= np.hypot(*normal)
    rim = np.stack([a * np.cos(turns), b * np.sin(turns)])
    rim += np.array([[seal.ink.shape[1] / 2], [seal.ink.shape[0] / 2]])
    # OpenCV takes places in single precision, finer than it looks at pixels.
    outer, inward = rim.astype(np.float32), normal.astype(np.float32)
    xs, ys = (outer[axis] - depths[:, None] * inward[axis] for axis in (0, 1))
    ink = np.asarray(cv2.remap(seal.ink, xs, ys, cv2.INTER_LINEAR), np.uint8)
    if seal.bare is seal.ink:
        return Strip(ink, ink, turns)
    bare = np.asarray(cv2.remap(seal.bare, xs, ys, cv2.INTER_LINEAR), np.uint8)
    return Strip(ink, bare, turns)


def _even_turns(a: float, b: float) -> NDArray[np.float64]:
    """Parameters of an ellipse, one a pixel of its circumference."""
    turns = np.linspace(0, 2 * math.pi, 721)
    lengths = np.hypot(np.diff(a * np.cos(turns)), np.diff(b * np.sin(turns)))
    travelled = np.concatenate([[0.0], np.cumsum(lengths)])
    even = np.linspace(0, travelled[-1], int(travelled[-1]), endpoint=False)
    return np.asarray(np.interp(even, travelled, turns), np.float64)


class Band(NamedTuple):
    """The rows of a strip between which the ring's glyphs stand."""

    top: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def grown(self, radii: float) -> "Band":
        """The band with room above and below, for glyphs that vary in height."""
        more = round(radii * RADIUS)
        return Band(max(0, self.top - more), self.bottom + more)


class Arc(NamedTuple):
    """The columns of a strip that the ring's text fills, ``end`` exclusive.

    ``end`` may lie beyond the strip's width: the strip is a circle.
    """

    start: int
    end: int


def text_arc(clear: Strip, band: Band) -> Arc | None:
    """All of the ring but the widest gap of its text, or None where it holds none."""
    # A code's digits stay near the rim above these rows, an inscription's ends below them.
    first, last = band.top + round(0.28 * band.height), band.top + round(0.62 * band.height)
    inked = (clear.ink[first:last].min(axis=0) < FAINTEST).astype(np.uint8)
    inked = cv2.morphologyEx(inked[None], cv2.MORPH_OPEN, np.ones((1, 3), np.uint8))[0]
    return _but_widest_gap(inked > 0, pitch=band.height)


FAINTEST = 175
"""Level below which a pixel may belong to a glyph: rather a speck too many at the ends of the
text, which recognition drops, than a faint first glyph lost."""

USUAL_BAND = (0.09, 0.42)
"""Radii inside the rim between which the glyphs of most seals stand."""


def glyph_band(ring: Strip) -> Band:
    """The rows of the ring's glyphs, as most of its twenty-four windows show them.

    Windows see an inscription, a code or crossing strokes too; most see glyphs alone.
    """
    bands = [
        b for window in np.array_split(ring.ink, 24, axis=1) if (b := _glyph_rows(ring, window))
    ]
    if len(bands) < 4:
        return Band(ring.row(USUAL_BAND[0]), ring.row(USUAL_BAND[1]))
    tops, bottoms = zip(*bands, strict=True)
    margin = round(0.02 * RADIUS)
    top = round(float(np.percentile(tops, 30))) - margin
    return Band(max(ring.row(0.03), top), round(float(np.percentile(bottoms, 65))) + margin)


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


def without_intruders(ring: Strip, band: Band) -> Strip:
    """The ring without the inscription's glyphs, which reach into it from below."""
    ink = (ring.ink < 128).astype(np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(ink)
    lowest = stats[:, cv2.CC_STAT_TOP] + stats[:, cv2.CC_STAT_HEIGHT]
    deep = centres[:, 1] > band.bottom - 0.3 * band.height
    intrudes = (lowest > band.bottom + 0.03 * RADIUS) & deep
    intrudes[0] = False
    if not intrudes.any():
        return ring
    erased = cv2.dilate(intrudes[labels].astype(np.uint8), np.ones((5, 5), np.uint8))
    return ring._replace(ink=np.where(erased > 0, 255, ring.ink).astype(np.uint8))


def _but_widest_gap(filled: NDArray[np.bool_], pitch: int) -> Arc | None:
    """Everything but the widest gap of a circular row of columns."""
    columns = np.nonzero(filled)[0]
    if len(columns) < pitch // 2:
        return None
    gaps = np.diff(np.append(columns, columns[0] + len(filled)))
    widest = int(np.argmax(gaps))
    start = int(columns[(widest + 1) % len(columns)])
    length = len(filled) - int(gaps[widest])
    return Arc(start, start + length)


def line_image(ring: Strip, band: Band, arc: Arc, stretch: float = 1.0) -> Image:
    """The ring's text as one line for recognition, glyphs ``stretch`` times as wide."""
    pad = _pad(band)
    columns = np.arange(arc.start - pad, arc.end + pad) % ring.ink.shape[1]
    line = ring.ink[band.top : band.bottom, columns].copy()
    line[:, : pad - 2] = line[:, len(columns) - pad + 2 :] = 255
    edged = cv2.copyMakeBorder(line, 3, 3, 0, 0, cv2.BORDER_CONSTANT, value=(255,))
    size = (round(edged.shape[1] * stretch), edged.shape[0])
    wide = edged if stretch == 1 else cv2.resize(edged, size, interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.cvtColor(wide, cv2.COLOR_GRAY2RGB), np.uint8)


def part_of(arc: Arc, band: Band, first: float, last: float) -> Arc:
    """The arc between two fractions of the way along its ``line_image``."""
    whole, begin = arc.end - arc.start + 2 * _pad(band), arc.start - _pad(band)
    return Arc(begin + round(first * whole), begin + round(last * whole))


def _pad(band: Band) -> int:
    """Columns of white before and after the text of a line."""
    return round(0.25 * band.height)
