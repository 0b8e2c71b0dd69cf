"""Read seals: the name on the ring, the inscription under the star."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractors.ocr import Corners, Image, OcrEngine, Recognition
from extractors.raster.geometry import Grey
from extractors.raster.page import Upright
from extractors.seals import unroll
from extractors.seals.find import FoundSeal
from models.page import Seal, SealShape

WHOLE = 0.85
"""Share of the rim on the page from which a seal is read; less is a piece of one (骑缝章)."""

SURE = 0.97
"""Certainty of the least sure character from which one reading is enough."""

NAME_ENDINGS = tuple(
    "公司 集团 局 厅 部 委员会 委 政府 学院 大学 学校 中学 中心 站 所 院 处 办公室 协会 学会 总会 "
    "联合会 基金会 工会 馆 银行 分行 支行 医院 事务所 队 室 章 科 组 厂 店 社 会".split()
)
"""How names of units end: a mild sign that a ring was read to its end."""

_HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
_OUTSIDE = re.compile(rf"^[^{_HAN}（(]+|[^{_HAN}）)]+$")
"""What is read before and after a name is a code's digits, a star, specks."""


class RingReading(NamedTuple):
    """One reading of a ring; ``confidence`` is that of its least sure character."""

    name: str
    confidence: float
    even: bool

    @property
    def score(self) -> float:
        """How well it reads: for choosing between readings, not a probability."""
        complete = 0.15 * self.name.endswith(NAME_ENDINGS) + 0.3 * self.even
        return self.confidence + complete + 0.01 * len(self.name) if self.name else -1.0


NOTHING = RingReading("", 0.0, False)


def read_seals(
    upright: Upright, found: Sequence[FoundSeal], page: int, engine: OcrEngine
) -> tuple[Seal, ...]:
    """The seals found on an upright page, each read as far as it can be."""
    return tuple(_read(upright, seal, page, engine) for seal in found)


def _read(upright: Upright, seal: FoundSeal, page: int, engine: OcrEngine) -> Seal:
    reading, inscription = NOTHING, ""
    if seal.seen >= WHOLE and seal.shape is not SealShape.SQUARE:
        reading, inscription = _ring(upright.image, seal, engine)
    return Seal(
        page=page,
        box=upright.quad(_around(seal)).box.clipped(),
        shape=seal.shape,
        colour=seal.colour,
        name=reading.name,
        inscription=inscription,
        confidence=round(reading.confidence, 4),
    )


def _around(seal: FoundSeal) -> Corners:
    outline = seal.outline()
    (x0, y0), (x1, y1) = outline.min(axis=0), outline.max(axis=0)
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _ring(image: Image, seal: FoundSeal, engine: OcrEngine) -> tuple[RingReading, str]:
    disc = unroll.disc(image, seal)
    ring = unroll.strip(disc)
    arc = unroll.text_arc(ring)
    if arc is None:
        return NOTHING, ""
    readings: list[RingReading] = []
    for line in _lines(ring, arc):
        readings.append(_reading(engine.recognise([line])[0]))
        if _settled(readings):
            break
    return _judged(readings), _inscription(unroll.inside(disc, ring, arc), engine)


def _lines(ring: unroll.Strip, arc: unroll.Arc) -> Iterator[Image]:
    """Pictures of the ring's text to try one after the other until a reading is sure."""
    clear = unroll.without_intruders(ring, arc)
    yield unroll.line_image(clear, arc)
    yield unroll.line_image(clear, arc, stretch=0.75)
    yield unroll.line_image(ring, arc, stretch=0.85)
    yield unroll.line_image(clear, unroll.widened(ring, arc), stretch=1.15)


def _settled(readings: list[RingReading]) -> bool:
    """Whether the last reading is sure, or says what an earlier one said."""
    last = readings[-1]
    agrees = any(last.name == earlier.name for earlier in readings[:-1])
    return last.even and bool(last.name) and (last.confidence >= SURE or agrees)


def _reading(read: Recognition) -> RingReading:
    name, centres, certainties = _glyphs(read)
    cleaned = _OUTSIDE.sub("", name)
    start = name.find(cleaned) if cleaned else -1
    if start < 0:
        return NOTHING
    kept = slice(start, start + len(cleaned))
    even = _evenly_spaced(centres[kept])
    text = cleaned.replace("(", "（").replace(")", "）")
    return RingReading(text, min(certainties[kept]), even)


def _glyphs(read: Recognition) -> tuple[str, list[float], list[float]]:
    """The characters without the spaces that wide lettering makes, with centres and certainties."""
    middles = [(first + last) / 2 for first, last in zip(read.cuts, read.cuts[1:], strict=False)]
    glyphs = [
        g for g in zip(read.text, middles, read.certainties, strict=True) if not g[0].isspace()
    ]
    text = "".join(glyph for glyph, _, _ in glyphs)
    return text, [centre for _, centre, _ in glyphs], [certainty for _, _, certainty in glyphs]


def _evenly_spaced(centres: list[float]) -> bool:
    """Whether no glyph seems to be missing: the text of a ring stands at even distances.

    Half a pitch is more than brackets and narrow glyphs move their neighbours.
    """
    steps = np.diff(centres)
    return len(steps) > 0 and bool(steps.max() < 1.55 * np.median(steps))


def _judged(readings: list[RingReading]) -> RingReading:
    """The best reading, its confidence what the others leave of it."""
    best = max(readings, key=lambda reading: reading.score)
    same = [reading for reading in readings if reading.name == best.name]
    confidence = max(reading.confidence for reading in same)
    if not best.even:
        confidence = min(confidence, 0.5)
    if len(same) < 2 and confidence < SURE:
        confidence = min(confidence, 0.6)
    return best._replace(confidence=confidence)


# --- the inscription ----------------------------------------------------------------------


def _inscription(inner: Grey, engine: OcrEngine) -> str:
    """The line or two under the star, joined; empty where nothing is read surely."""
    lines = [_reading(engine.recognise([line])[0]) for line in _rows(inner)]
    return "".join(line.name for line in lines if line.confidence > 0.6)


def _rows(inner: Grey) -> list[Image]:
    """The lines of text under the middle of an upright seal."""
    middle, radius = inner.shape[0] // 2, unroll.RADIUS
    top = middle + round(0.12 * radius)
    lower = inner[top : middle + round(0.85 * radius)]
    inked = ((lower < 128).sum(axis=1) > 0.02 * radius).astype(np.uint8)
    inked = cv2.morphologyEx(inked[:, None], cv2.MORPH_CLOSE, np.ones((5, 1), np.uint8))[:, 0]
    edges = np.flatnonzero(np.diff(np.concatenate([[0], inked, [0]])))
    runs = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 0.07 * radius]
    return [line for a, b in runs[:2] if (line := _trimmed(lower, int(a), int(b))) is not None]


def _trimmed(lower: Grey, start: int, end: int) -> Image | None:
    """The rows ``start`` to ``end`` with a margin, cut to their ink; None for a mere speck."""
    line = lower[max(0, start - 4) : end + 4]
    columns = np.flatnonzero((line < 128).any(axis=0))
    if len(columns) < 1.2 * (end - start):
        return None
    cut = line[:, max(0, columns[0] - 8) : columns[-1] + 9]
    return np.asarray(cv2.cvtColor(cut, cv2.COLOR_GRAY2RGB), np.uint8)
