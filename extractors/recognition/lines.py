"""From a page's picture to its lines of text, as fractions of that picture."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np

from extractors.pixels import Corners, Image
from extractors.raster.geometry import Matrix
from extractors.recognition import masks, torn
from extractors.recognition.ocr import OcrEngine, Recognition
from models.geometry import Point, Quad
from models.lines import TextLine, TextSource

MARGIN = 0.06
"""Crops are taken larger than detection says by this part of a line's height: at the reduced
size detection works at, it cuts strokes off."""

UPENDED = 1.6
"""A region so many times higher than wide holds text written downwards."""

LONG = 4.0
"""A line so many times wider than high shows its slope."""

LARGE = 1.8
"""A lone glyph so many times higher than the page's usual line is no text."""

FAINT = 0.35
"""A line whose mean certainty is lower is texture, not text (drawn fixtures, 2026-11)."""


def read_lines(image: Image, corners: Sequence[Corners], engine: OcrEngine) -> tuple[TextLine, ...]:
    """The text of every region in ``corners`` (pixels of ``image``), unreadable ones left out."""
    regions = [region for region in corners if _is_sizeable(region)]
    found = _mended(image, _looked_at(image, regions, engine), engine)
    readings = masks.read_again([one.crop for one in found], [one.reading for one in found], engine)
    lines = [
        _line(one.region, reading, image.shape[:2])
        for one, reading in zip(found, readings, strict=True)
        if reading.text and np.mean(reading.certainties) >= FAINT
    ]
    return tuple(line for line in lines if not _is_ornament(line, lines))


class _Looked(NamedTuple):
    """A region, cut out of its picture, and what was read there."""

    region: Corners
    crop: Image
    reading: Recognition


def _looked_at(image: Image, regions: Sequence[Corners], engine: OcrEngine) -> list[_Looked]:
    crops = [_crop(image, region) for region in regions]
    return list(map(_Looked, regions, crops, engine.recognise(crops)))


def _mended(image: Image, found: list[_Looked], engine: OcrEngine) -> list[_Looked]:
    """What was found, torn numbers as one."""
    mends = torn.mended([one.region for one in found], [one.reading for one in found])
    anew = _looked_at(image, [mend.region for mend in mends.values()], engine) if mends else []
    whole = dict(zip(mends, anew, strict=True))
    swallowed = {mend.swallowed for mend in mends.values()}
    return [whole.get(i, one) for i, one in enumerate(found) if i not in swallowed]


def _is_ornament(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """A lone large glyph is read off a portrait, a code or a star, unless it is one of several
    that stand in a row (毕　业　证　书), or the rest of a title that ran over its line."""
    if len(line.text) > 1:
        return False
    usual = float(np.median([other.box.height for other in lines]))
    if line.box.height <= LARGE * usual:
        return False
    return not any(_in_row(line, other) or _runs_over(other, line) for other in lines)


def _in_row(line: TextLine, other: TextLine) -> bool:
    level = abs(other.box.centre.y - line.box.centre.y) < line.box.height / 4
    return other is not line and level and other.box.height > 0.7 * line.box.height


def _runs_over(title: TextLine, rest: TextLine) -> bool:
    """Whether ``rest`` stands right under the ``title``'s line, in letters as large."""
    high = rest.box.height
    alike = 0.7 * high < title.box.height < 1.4 * high
    under = title.box.x0 - 0.01 <= rest.box.x0 and rest.box.x1 <= title.box.x1
    return (
        len(title.text) > 2 and alike and under and -0.3 < (rest.box.y0 - title.box.y1) / high < 1
    )


def slope_of(corners: Sequence[Corners]) -> float:
    """Degrees by which the lines of text run downhill: the median of the long ones; 0 where
    there are too few to tell."""
    steep = []
    for region in corners:
        (x0, y0), (x1, y1) = region[0], region[1]
        (_, top), (_, bottom) = region.min(axis=0), region.max(axis=0)
        if x1 - x0 > LONG * (bottom - top):
            steep.append(np.degrees(np.arctan2(y1 - y0, x1 - x0)))
    return float(np.median(steep)) if len(steep) >= 4 else 0.0


def moved(corners: Sequence[Corners], matrix: Matrix) -> list[Corners]:
    """The corners on a picture that was moved by ``matrix`` (3 x 3)."""
    return [
        cv2.perspectiveTransform(region.reshape(1, 4, 2), matrix).reshape(4, 2).astype(np.float32)
        for region in corners
    ]


def _is_sizeable(region: Corners) -> bool:
    wide, high = region.max(axis=0) - region.min(axis=0)
    return bool(wide >= 4 and high >= 4)


def _crop(image: Image, region: Corners) -> Image:
    """The upright picture of one line; text written downwards is laid side by side."""
    (x0, y0), (x1, y1) = region.min(axis=0), region.max(axis=0)
    margin = MARGIN * min(x1 - x0, y1 - y0)
    height, width = image.shape[:2]
    top, left = max(0, int(y0 - margin)), max(0, int(x0 - margin))
    bottom, right = min(height, int(np.ceil(y1 + margin))), min(width, int(np.ceil(x1 + margin)))
    crop = image[top : max(bottom, top + 1), left : max(right, left + 1)]
    return _laid_flat(crop) if _is_upended(region) else crop


def _is_upended(region: Corners) -> bool:
    wide, high = region.max(axis=0) - region.min(axis=0)
    return bool(high >= UPENDED * wide)


def _laid_flat(crop: Image) -> Image:
    """The glyphs of a column, one beside the other: 竣/工/验/收 becomes 竣工验收."""
    tiles = [crop[top:bottom] for top, bottom in _glyphs(crop)]
    side = crop.shape[1]
    fitted = [
        cv2.copyMakeBorder(
            t,
            (side - t.shape[0]) // 2 if t.shape[0] < side else 0,
            max(0, side - t.shape[0] - (side - t.shape[0]) // 2),
            0,
            0,
            cv2.BORDER_REPLICATE,
        )[:side]
        for t in tiles
    ]
    return np.ascontiguousarray(np.concatenate(fitted, axis=1))


def _glyphs(crop: Image) -> list[tuple[int, int]]:
    """Equal slices of about square shape, as many as cut through the least ink: printed columns
    are even, but nobody knows how closely they are set."""
    width = crop.shape[1]
    dark = 255.0 - crop.min(axis=2).mean(axis=1)
    inked = np.flatnonzero(dark > dark.min() + 0.15 * np.ptp(dark))
    top, height = int(inked[0]), int(inked[-1] - inked[0]) + 1
    fewest = max(1, int(height / (1.5 * width)))
    most = max(fewest, int(np.ceil(height / (0.75 * width))))

    def edges(count: int) -> list[int]:
        return [top + round(i * height / count) for i in range(count + 1)]

    def ink_cut(count: int) -> float:
        return float(np.mean(dark[edges(count)[1:-1]])) if count > 1 else float(dark.mean())

    return list(pairwise(edges(min(range(fewest, most + 1), key=ink_cut))))


def _line(region: Corners, reading: Recognition, size: tuple[int, ...]) -> TextLine:
    (x0, y0), (x1, y1) = region.min(axis=0), region.max(axis=0)
    height, width = size
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    if _is_upended(region):
        # Reading direction is down: the first character is at the top.
        corners = [(x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    points = [
        Point(min(1.0, max(0.0, float(x) / width)), min(1.0, max(0.0, float(y) / height)))
        for x, y in corners
    ]
    return TextLine(
        text=reading.text,
        quad=Quad(*points),
        cuts=reading.cuts,
        certainties=reading.certainties,
        source=TextSource.OCR,
    )
