"""What of a PDF page's text a person sees: the ink that goes when the text is taken away."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pdf.leftover import Leftover, Sight, dark_ink, remaining_ink
from extractors.pdf.textlayer import Glyph, Sheet, TextLayer, runs_of, text_line
from extractors.pixels import Image
from models.page import TextLine

VISIBLE = 40
"""Steps of 256 a character must change the page by to be seen; print is 200, a legible
watermark 40 to 90, white on near-white under 16."""

FAINT = 8
"""Steps below which nothing is there at all; between this and VISIBLE lies a pale watermark."""

UNPRINTED = (255, 0, 200)
"""A ground no text is printed in, RGB: shows the ink a character would have with nothing else."""

LEAST_SHARE = 0.4
"""Share of its own ink a character must leave on the page; pale print loses its soft edges,
about a third, and what is half covered is no longer the same character."""

LEAST_REMAINDER = 0.15
"""The same where the rest lies under a seal: a stroke of coloured ink through a character
hides at most four fifths of it, and a person reads on; a filled patch hides all."""

LEAST_HEIGHT = 4.0
"""Pixels of the preview (about 3 points on A4): smaller print is not meant to be read."""

ECHO = 0.7
"""Share of unseen characters that must lie on other ink for them to be a scanner's own text."""

SYMBOL_FONTS = ("symbol", "dingbat", "webding", "wingding")
"""Fonts whose private characters are bullets and ticks, not writing."""


class Judgement(NamedTuple):
    """The lines a person sees (None where they have to be read off the picture), and what
    makes the page unsure; what stands there besides (None: nobody looked)."""

    lines: tuple[TextLine, ...] | None
    doubts: tuple[str, ...]
    leftover: Leftover | None = None


def judge(layer: TextLayer, sight: Sight) -> Judgement:
    """Whether the text layer is what a person sees, and that part of it that is.

    Taking the text away shows what it leaves on the page, whatever hid it: render mode,
    colour, transparency, an optional layer, a clip, the crop box, a picture or box on top.
    The lines stand only if none of them mixes seen and unseen characters (a name that lost
    its last one would be another name), no two characters share one place, every one has a
    meaning, and what remains of the page does not look like further writing. A font that
    lies about its characters is beyond this: see ``extractors.pdf.spotcheck``.
    """
    printed = _without_copies(glyph for glyph in layer.glyphs if not glyph.is_space)
    boxes = _pixels(printed, layer.sheet, sight.whole.shape)
    change = _strongest(cv2.absdiff(sight.whole, sight.bare))
    are_seen = _are_seen(boxes, change, sight)
    leftover = remaining_ink(sight, layer.rulings)
    lines = None
    if not (leftover.writing or _garbled(printed) or _collide(boxes[are_seen], sight)):
        lines = _lines(printed, are_seen, layer)
    return Judgement(lines, _doubts(boxes[~are_seen], change, sight), leftover)


def _lines(
    glyphs: Sequence[Glyph], are_seen: NDArray[np.bool_], layer: TextLayer
) -> tuple[TextLine, ...] | None:
    """The lines that are seen whole; None where there is none, or one is seen in part."""
    seen = {id(glyph) for glyph, is_seen in zip(glyphs, are_seen, strict=True) if is_seen}
    spaces = [glyph for glyph in layer.glyphs if glyph.is_space]
    lines = []
    for run in runs_of([*glyphs, *spaces], layer):
        visible = [id(glyph) in seen for glyph in run]
        if all(visible):
            lines.append(text_line(run, layer.sheet))
        elif any(visible):
            return None
    return tuple(lines) or None


def _without_copies(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without the second strike of a character that is made bold by printing it twice."""
    kept: list[Glyph] = []
    places: set[tuple[str, int, int]] = set()
    for glyph in glyphs:
        centre = glyph.box.centre
        step = max(min(glyph.along, glyph.size) / 4, 1e-6)
        x, y = round(centre.x / step), round(centre.y / step)
        if not any((glyph.text, x + i, y + j) in places for i in (-1, 0, 1) for j in (-1, 0, 1)):
            places.add((glyph.text, x, y))
            kept.append(glyph)
    return kept


def _pixels(glyphs: Sequence[Glyph], sheet: Sheet, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """The boxes of ``glyphs`` in pixels of the preview, one row each: x0, y0, x1, y1."""
    height, width = shape[:2]
    boxes = np.array([glyph.box for glyph in glyphs], dtype=np.float64).reshape(-1, 4)
    scale = np.array([width / sheet.width, height / sheet.height] * 2, dtype=np.float64)
    return np.asarray(boxes * scale, dtype=np.float64)


def _are_seen(
    boxes: NDArray[np.float64], change: NDArray[np.uint8], sight: Sight
) -> NDArray[np.bool_]:
    """Which characters are on the page, large enough, and leave most of their ink on it."""
    height, width = change.shape
    centres = (boxes[:, :2] + boxes[:, 2:]) / 2
    on_page = ((centres >= 0) & (centres < (width, height))).all(axis=1)
    legible = (boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0.0) >= LEAST_HEIGHT
    ink = _strongest(_apart(sight.alone)) >= VISIBLE
    own = _ink_in(boxes, ink)
    under_seal = own - _ink_in(boxes, ink & ~sight.coloured)
    left = _ink_in(boxes, change >= VISIBLE)
    enough = (left >= LEAST_SHARE * (own - under_seal)) & (left >= LEAST_REMAINDER * own)
    return np.asarray(on_page & legible & (left > 0) & enough, dtype=bool)


def _apart(alone: Image) -> Image:
    """How far every channel is from the UNPRINTED ground."""
    ground = np.array((*UNPRINTED, 0), dtype=np.float64)  # four numbers: a colour, to OpenCV
    return np.asarray(cv2.absdiff(alone, ground), dtype=np.uint8)


def _ink_in(boxes: NDArray[np.float64], ink: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How many pixels of each box are ink.

    A tenth is cut off left and right, so that a neighbour's ink does not count.
    """
    height, width = ink.shape
    sums = cv2.integral(ink.view(np.uint8))
    inset = (boxes[:, 2] - boxes[:, 0]) * 0.1
    x0 = np.clip(np.floor(boxes[:, 0] + inset), 0, width).astype(int)
    x1 = np.clip(np.ceil(boxes[:, 2] - inset), 0, width).astype(int)
    y0 = np.clip(np.floor(boxes[:, 1]), 0, height).astype(int)
    y1 = np.clip(np.ceil(boxes[:, 3]), 0, height).astype(int)
    amount = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    return np.asarray(amount, dtype=np.float64)


def _garbled(glyphs: Sequence[Glyph]) -> bool:
    """Whether a character has no meaning: no Unicode map, a replacement, a private code."""
    return any(
        glyph.text.startswith("(cid:") or any(map(_is_meaningless, glyph.text))
        for glyph in glyphs
        if not any(name in glyph.font.lower() for name in SYMBOL_FONTS)
    )


def _is_meaningless(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")


def _collide(boxes: NDArray[np.float64], sight: Sight) -> bool:
    """Whether the cores of two different characters share a place: one of them is not seen."""
    height, width = sight.whole.shape[:2]
    taken = np.zeros((height, width), dtype=np.uint8)
    quarter = (boxes[:, 2:] - boxes[:, :2]) / 4
    corners = np.hstack([boxes[:, :2] + quarter, boxes[:, 2:] - quarter])
    cores = np.clip(np.round(corners), 0, [width, height] * 2).astype(int)
    for x0, y0, x1, y1 in cores.tolist():
        core = taken[y0:y1, x0:x1]
        if core.any():
            return True
        core[:] = 1
    return False


def _doubts(boxes: NDArray[np.float64], change: NDArray[np.uint8], sight: Sight) -> tuple[str, ...]:
    """``hidden_text`` for characters that leave no trace, ``faint`` for a pale one.

    A scanner's text under its own picture is no doubt: each word lies on the strokes it
    repeats, neither on blank paper nor on a filled box.
    """
    if not len(boxes):
        return ()
    hidden = _ink_in(boxes, change >= FAINT) == 0
    paper = dark_ink(sight.bare) > 0
    strokes = (_ink_in(boxes, paper) > 0) & (_ink_in(boxes, ~paper) > 0)
    echo = hidden.any() and strokes[hidden].mean() >= ECHO
    doubts = ["hidden_text"] if hidden.any() and not echo else []
    return tuple(doubts + ["faint"] * bool((~hidden).any()))


def _strongest(change: cv2.typing.MatLike) -> NDArray[np.uint8]:
    """The channel that changes most (by OpenCV: ten times faster than a maximum by axis)."""
    red, green, blue = cv2.split(change)
    return np.asarray(cv2.max(cv2.max(red, green), blue), dtype=np.uint8)
