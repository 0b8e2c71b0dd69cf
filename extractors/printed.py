"""A page's picture made ready to be read: upright, and nothing over its words."""

from typing import NamedTuple

from extractors.pixels import Corners, Image
from extractors.raster import Upright, ink_layer, upright
from extractors.raster.geometry import turn_corners
from extractors.raster.skew import LEAST_SKEW
from extractors.raster.watermark import Watermark, is_aslant, watermark, without_watermark
from extractors.recognition.lines import moved, slope_of
from extractors.recognition.ocr import OcrEngine
from extractors.recognition.turns import orient
from extractors.seals import FoundSeal, covered, find_seals

MOST_ASLANT = 4
"""Places with words aslant that are read: they say the same again and again."""


class Printed(NamedTuple):
    """The page upright and its seals; its ``ink`` without them, its ``words`` without a watermark
    either. ``corners`` are where its lines of text stand, ``aslant`` where words run over it
    (pixels)."""

    straight: Upright
    seals: list[FoundSeal]
    ink: Image
    words: Image
    corners: list[Corners]
    aslant: list[Corners]


def printed(picture: Image, engine: OcrEngine) -> Printed:
    """What can be read off the ``picture`` of a page, whichever way it lies."""
    first = _seen(upright(picture), None)
    corners = engine.detect(first.ink)
    over = watermark(first.ink, corners)
    if over:
        first = first._replace(words=without_watermark(first.ink, over.tone))
        corners = engine.detect(first.words)
    corners, across = _apart(corners)
    aslant = [*(over.regions if over else ()), *across][:MOST_ASLANT]
    degrees = orient(first.words, corners, engine)
    slope = slope_of(corners) if degrees in (0, 180) else 0.0
    if not degrees and abs(slope) < LEAST_SKEW:
        return first._replace(corners=corners, aslant=aslant)
    straight, turned = _straightened(first.straight, [*corners, *aslant], degrees, slope)
    last = len(corners)
    return _seen(straight, over)._replace(corners=turned[:last], aslant=turned[last:])


def _seen(straight: Upright, over: Watermark | None) -> Printed:
    """The page as it lies, nothing looked for in it yet."""
    seals = find_seals(straight.image)
    ink = ink_layer(straight.image, covered(seals, straight.image.shape))
    words = without_watermark(ink, over.tone) if over else ink
    return Printed(straight, seals, ink, words, [], [])


def _apart(corners: list[Corners]) -> tuple[list[Corners], list[Corners]]:
    """The lines of the page, and the words that run over it aslant: where those are most, the
    page lies crooked."""
    across = [region for region in corners if is_aslant(region)]
    own = [region for region in corners if not is_aslant(region)]
    return (own, across) if len(own) > len(across) else (corners, [])


def _straightened(
    straight: Upright, corners: list[Corners], degrees: int, slope: float
) -> tuple[Upright, list[Corners]]:
    """The page, and what was found on it, turned by what only its lines could tell."""
    if abs(slope) >= LEAST_SKEW:
        straight, matrix = straight.level(slope)
        corners = moved(corners, matrix)
    height, width = straight.image.shape[:2]
    return straight.turn(degrees), turn_corners(corners, degrees, (width, height))
