"""Characters nobody sees: a scanner's own text, the cut edge of a watermark, or hidden text."""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.inked import Boxes, ink_in, sums_of
from extractors.pdf.leftover import Mask
from extractors.pdf.textlayer import Glyph
from extractors.source import Repeated
from models.geometry import Box

ECHO = 0.7
"""Share of unseen characters that must lie on other ink for them to be a scanner's own text."""

FARTHEST = 28
"""Pixels of the preview (20 points) a scanner's text may lie beside its picture as a whole."""

STEP = 4
"""Pixels between the places it is looked for: a stroke or two of small print."""

LEAST_MOVED = 40
"""Characters that must lie beside their picture in the same way for that to be no chance."""

NEARER = 0.05
"""Share of characters by which a text that is moved must fit better than one that is not."""

SYMBOL_FONTS = ("symbol", "dingbat", "webding", "wingding")
"""Fonts whose private characters are bullets and ticks, not writing."""


class Unseen(NamedTuple):
    """What the characters without a trace are: ``hidden`` text, or ``repeated`` by a scanner."""

    hidden: bool
    repeated: tuple[Repeated, ...] = ()


def unseen(
    glyphs: Sequence[Glyph], boxes: Boxes, traceless: NDArray[np.bool_], seen: int, paper: Mask
) -> Unseen:
    """What the ``traceless`` of a page's characters are; ``seen`` of the others are.

    A scanner's text under its own picture is nothing hidden: each word lies on the strokes it
    repeats (``paper``: the ink without the text), neither on blank paper nor on a filled box.
    It is all there is on its page, or most: where print is seen beside it, something was laid
    over a word of it, and the picture does not say what the page did.
    """
    cut = _tiles_cut_off(glyphs, traceless)
    # Blank characters without a map are common; no reader gets a word out of them.
    said = np.array([not is_garbled(glyph) for glyph in glyphs], dtype=bool)
    silent = np.flatnonzero(traceless & said & ~cut)
    if not len(silent):
        return Unseen(hidden=False)
    if len(silent) < seen:
        return Unseen(hidden=True)
    moved = _fitted(boxes[silent], paper)
    if moved is None:
        return Unseen(hidden=True)
    places = zip(silent.tolist(), moved.tolist(), strict=True)
    return Unseen(False, tuple(_repeated(glyphs[i], place, paper) for i, place in places))


def is_garbled(glyph: Glyph) -> bool:
    """Whether a character has no meaning: no Unicode map, a replacement, a private code."""
    return _is_garbled(glyph.text, glyph.font)


@lru_cache(maxsize=8192)
def _is_garbled(text: str, font: str) -> bool:
    if any(name in font.lower() for name in SYMBOL_FONTS):
        return False
    return text.startswith("(cid:") or any(map(_is_meaningless, text))


def _is_meaningless(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")


def _repeated(glyph: Glyph, place: list[float], paper: Mask) -> Repeated:
    height, width = paper.shape
    x0, y0, x1, y1 = place
    box = Box(x0 / width, y0 / height, x1 / width, y1 / height)
    return Repeated(glyph.text, box.clipped())


def are_on_page(boxes: Boxes, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    height, width = shape[:2]
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    return np.asarray(((centres >= 0) & (centres < (width, height))).all(axis=1), dtype=bool)


def _tiles_cut_off(glyphs: Sequence[Glyph], traceless: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which characters are a slanted watermark's, cut off by the page's edge or its tile's: others
    of the same slope and size are seen, so that they say nothing anew."""
    shown = {_style(glyphs[i]) for i in np.flatnonzero(~traceless)}
    cut = [_is_slanted(glyph) and _style(glyph) in shown for glyph in glyphs]
    return np.asarray(traceless & np.array(cut, dtype=bool), dtype=bool)


def _style(glyph: Glyph) -> tuple[str, float, float]:
    return glyph.text, round(glyph.angle, 1), round(glyph.size)


def _is_slanted(glyph: Glyph) -> bool:
    return glyph.angle % (math.pi / 2) != 0.0


def _fitted(boxes: Boxes, paper: Mask) -> Boxes | None:
    """The boxes on the strokes they repeat, all moved by as much; None where they lie on none."""
    strokes, blanks = sums_of(paper > 0), sums_of(paper == 0)

    def fit(moved: Boxes) -> tuple[float, float]:
        """The share that lies on strokes; how much of them, which tells places as good apart."""
        ink = ink_in(moved, strokes)
        return float(((ink > 0) & (ink_in(moved, blanks) > 0)).mean()), float(ink.sum())

    best = boxes
    if len(boxes) >= LEAST_MOVED and fit(boxes)[0] < 1 - NEARER:
        moved = max((boxes + move for move in _moves()), key=fit)
        best = moved if fit(moved)[0] >= fit(boxes)[0] + NEARER else boxes
    return best if fit(best)[0] >= ECHO else None


def _moves() -> Iterator[NDArray[np.float64]]:
    steps = range(-FARTHEST, FARTHEST + 1, STEP)
    return (np.array((x, y, x, y), dtype=np.float64) for x in steps for y in steps)
