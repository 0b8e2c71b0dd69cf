"""What of a PDF page's text a person sees: the ink that goes when the text is taken away."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.pdf.inked import Boxes, ink_in, sums_of
from extractors.pdf.leftover import Leftover, Sight, dark_ink, remaining_ink
from extractors.pdf.textlayer import Glyph, Sheet, TextLayer, is_aslant, runs_of, text_line
from extractors.pdf.unseen import are_on_page, is_garbled, unseen
from extractors.pixels import Image
from extractors.source import Repeated
from models.lines import TextLine

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

LEAST_TRACE = 0.75
"""Share of its own ink on which a character must leave some trace: where part of it leaves none,
what is seen there is another one's. Of 110,000 characters of honest layers all had 0.8."""

LEAST_INK = 20
"""Pixels of ink from which that share tells anything: dots and strokes have less."""

LEAST_HEIGHT = 4.0
"""Pixels of the preview (about 3 points on A4): smaller print is not meant to be read."""


_AROUND = tuple(product((-1, 0, 1), repeat=2))


class Judgement(NamedTuple):
    """The lines a person sees (None where they have to be read off the picture), and what
    makes the page unsure: ``hidden_text`` that leaves no trace or is covered, ``faint`` text
    that leaves a pale one; what stands there besides (None: nobody looked), and what a
    scanner's text repeats of it. ``beside``: the lines that would stand if nothing like writing
    stood beside them."""

    lines: tuple[TextLine, ...] | None
    doubts: tuple[str, ...]
    leftover: Leftover | None = None
    repeated: tuple[Repeated, ...] = ()
    beside: tuple[TextLine, ...] = ()


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
    traces = _traces(boxes, sight)
    are_seen = _are_seen(boxes, traces, sight.whole.shape)
    leftover = remaining_ink(sight, layer.rulings)
    lines = None
    garbled = any(map(is_garbled, printed))
    own = are_seen & ~np.array([is_aslant(glyph) for glyph in printed], dtype=bool)
    if not (garbled or _collide(boxes[own], sight)):
        lines = _lines(printed, are_seen, layer)
    beside, lines = (lines or (), None) if leftover.writing else ((), lines)
    traceless = ~are_seen & ((traces.slight == 0) | traces.are_covered)
    found = unseen(printed, boxes, traceless, int(are_seen.sum()), dark_ink(sight.bare))
    doubts = ["hidden_text"] * found.hidden + ["faint"] * bool((~are_seen & ~traceless).any())
    return Judgement(lines, tuple(doubts), leftover, found.repeated, beside)


def _lines(
    glyphs: Sequence[Glyph], are_seen: NDArray[np.bool_], layer: TextLayer
) -> tuple[TextLine, ...] | None:
    """The lines that are seen whole; None where there is none, or one is seen in part that is no
    watermark's."""
    seen = {id(glyph) for glyph, is_seen in zip(glyphs, are_seen, strict=True) if is_seen}
    spaces = [glyph for glyph in layer.glyphs if glyph.is_space]
    lines = []
    for run in runs_of([*glyphs, *spaces], layer):
        visible = [id(glyph) in seen for glyph in run]
        if all(visible):
            lines.append(text_line(run, layer.sheet))
        elif any(visible) and not is_aslant(run[0]):
            return None
    return tuple(lines) or None


def _without_copies(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Without the second strike of a character that is made bold by printing it twice.

    Places are counted in quarters of a glyph, and so are compared among glyphs of one size only.
    """
    kept: list[Glyph] = []
    places: defaultdict[tuple[str, float], set[tuple[int, int]]] = defaultdict(set)
    for glyph in glyphs:
        step = max(min(glyph.along, glyph.size) / 4, 1e-6)
        centre, before = glyph.box.centre, places[glyph.text, round(step, 2)]
        x, y = round(centre.x / step), round(centre.y / step)
        if not (before and any((x + i, y + j) in before for i, j in _AROUND)):
            before.add((x, y))
            kept.append(glyph)
    return kept


def _pixels(glyphs: Sequence[Glyph], sheet: Sheet, shape: tuple[int, ...]) -> Boxes:
    """The boxes of ``glyphs`` in pixels of the preview, one row each: x0, y0, x1, y1."""
    height, width = shape[:2]
    boxes = np.array([glyph.box for glyph in glyphs], dtype=np.float64).reshape(-1, 4)
    scale = np.array([width / sheet.width, height / sheet.height] * 2, dtype=np.float64)
    return np.asarray(boxes * scale, dtype=np.float64)


class Traces(NamedTuple):
    """Of each character, in pixels: its ``own`` ink, as it would be with nothing else; what of
    that is ``clear`` of coloured ink; where it changes the page visibly (``strong``), where at
    all (``slight``), and where so on what is clear (``on_clear``)."""

    own: NDArray[np.float64]
    clear: NDArray[np.float64]
    strong: NDArray[np.float64]
    slight: NDArray[np.float64]
    on_clear: NDArray[np.float64]

    @property
    def are_whole(self) -> NDArray[np.bool_]:
        """Which characters leave a trace wherever they have ink, as far as that can be told."""
        told = (self.clear >= LEAST_INK) & (2 * self.clear >= self.own)
        return np.asarray(~told | (self.on_clear >= LEAST_TRACE * self.clear), dtype=bool)

    @property
    def are_covered(self) -> NDArray[np.bool_]:
        """Which characters lie for the most part under something that is no seal's stroke."""
        hidden = self.on_clear < LEAST_SHARE * self.clear
        return np.asarray((2 * self.clear >= self.own) & hidden, dtype=bool)


def _traces(boxes: Boxes, sight: Sight) -> Traces:
    change = _strongest(cv2.absdiff(sight.whole, sight.bare))
    ink = _strongest(_apart(sight.alone)) >= VISIBLE
    clear = ~sight.coloured
    masks = (ink, ink & clear, change >= VISIBLE, change >= FAINT, (change >= FAINT) & clear)
    return Traces(*(ink_in(boxes, sums_of(mask)) for mask in masks))


def _are_seen(boxes: Boxes, traces: Traces, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Which characters are on the page, large enough, and leave most of their ink on it."""
    legible = (boxes[:, 2:] - boxes[:, :2]).max(axis=1, initial=0.0) >= LEAST_HEIGHT
    left = traces.strong
    enough = (left >= LEAST_SHARE * traces.clear) & (left >= LEAST_REMAINDER * traces.own)
    seen = are_on_page(boxes, shape) & legible & (left > 0) & enough & traces.are_whole
    return np.asarray(seen, dtype=bool)


def _apart(alone: Image) -> Image:
    """How far every channel is from the UNPRINTED ground."""
    ground = np.array((*UNPRINTED, 0), dtype=np.float64)  # four numbers: a colour, to OpenCV
    return np.asarray(cv2.absdiff(alone, ground), dtype=np.uint8)


def _collide(boxes: Boxes, sight: Sight) -> bool:
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


def _strongest(change: cv2.typing.MatLike) -> NDArray[np.uint8]:
    """The channel that changes most (by OpenCV: ten times faster than a maximum by axis)."""
    red, green, blue = cv2.split(change)
    return np.asarray(cv2.max(cv2.max(red, green), blue), dtype=np.uint8)
