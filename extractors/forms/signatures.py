"""Places to sign: where forms ask for a name in somebody's own hand, and whether ink is there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import cv2
import numpy as np

from extractors.forms.labels import opens_with_label
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.pixels import Image, Part, View
from extractors.raster.geometry import Grey
from extractors.raster.layers import brightest_channel
from extractors.recognition.lines import read_lines
from extractors.recognition.ocr import OcrEngine
from models.geometry import Box
from models.page import Ink

_ASKS = re.compile(
    r"[\u4e00-\u9fff]{0,10}(?:\([^()签]{2,12}\))?(?:\d|[一二])?"
    r"(?:\((?:签名|签字|签章|手签)\)|签名|签字|签章)(?:\([^()]{0,8}\))?:?"
)

_DAY = re.compile(
    r"(?:(?:签名|签字|签署)?(?:日期|时间):?)?[\d〇○一二三四五六七八九十]*年[\d一二三四五六七八九十]*月[\d一二三四五六七八九十]*日?"
    r"|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|(?:日期|时间):"
)
"""A day, or the blanks for one, that stands behind the place to sign."""

ABOVE, BELOW = 1.3, 0.9
"""Heights of the label's line a signature may stand above and below that line."""

WIDE = 14.0
"""Heights of the label's line a signature reaches to the right, where nothing stops it."""

DARK = 90
"""Levels by which a stroke of ink is darker than the paper around it, in its brightest channel:
blue-black ink 130 and more, the red of a seal under 60."""

LEAST_WIDTH, LEAST_HEIGHT, LEAST_INK = 1.0, 0.5, 0.1
"""Of the label's height, and of its square: what ink measures at least to be a signature; the
specks of a copier measure a tenth (drawn commitments, 2026-11)."""

ALIKE = 0.2
"""What stands on the line and whose level differs from the label's by no more of its height was
printed with it, unless it is larger or its ink has another colour."""

COLOURED = 40
"""Levels, 0 to 255, by which the channels of a pen's ink differ more than those of the print."""

PENNED = 1.3
"""Times as tall as its label's strokes a signature's are at least: drawn ones 1.5 and more, names
in the label's type 1.1 at most (drawn sheets, 2026-11)."""

UNREAD = "〔字迹未能辨认〕"
"""What a signature is called that nobody could read."""


class Signature(NamedTuple):
    """A place to sign on a page. ``label`` are the words that ask; ``inked`` says whether there
    is ink; ``written`` what could be read of it, None where nothing could; ``box`` is the place.

    ``printed``: what stands there looks like the label beside it, so that a machine wrote it.
    """

    label: Span
    box: Box
    inked: bool
    written: Ink | None
    printed: bool

    @property
    def ink(self) -> Ink:
        """The ink as a piece of text: UNREAD with confidence 0 where it was not read, and never
        surer than a coin where it looks printed."""
        page, source = self.label.flow.page, self.label.ink.source
        if self.written is None:
            return Ink(text=UNREAD, page=page, box=self.box, confidence=0.0, source=source)
        if not self.printed:
            return self.written
        return self.written.model_copy(update={"confidence": min(0.5, self.written.confidence)})


def signatures(
    page: PageText, view: View | None = None, engine: OcrEngine | None = None
) -> tuple[Signature, ...]:
    """Every place to sign on a page, in reading order. Without ``view`` (of the upright page) only
    what was read counts as ink; with ``engine`` ink that was not read is looked at again."""
    return tuple(_looked_at(page, *slot, view, engine) for slot in _slots(page))


def _slots(page: PageText) -> Iterator[tuple[Span, Box]]:
    """Each label that asks for a signature, with the place it asks it for."""
    for place in page.places:
        for match in _ASKS.finditer(place.flow.text):
            label = Span(place.flow, *match.span())
            if not _is_asking(label):
                continue
            whole = len(match.group()) == len(place.flow.text)
            if place.ruled and whole:
                yield from ((label, box) for box in _cells(page, place))
            else:
                yield label, _beside(page, place, label)


def _is_asking(label: Span) -> bool:
    """A label ends in a colon or alone, and no sentence runs into it."""
    flow, text = label.flow, label.flow.text
    ends = text[label.end - 1] == ":" or flow.is_edge(label.end)
    return (
        flow.is_edge(label.start) and ends and text[label.end : label.end + 1] not in set(")。,;、")
    )


def _cells(page: PageText, place: Place) -> Iterator[Box]:
    """The cells below a heading; else the cell to the right."""
    right = page.right_of(place)
    below = page.column_below(place, place.box.x0, place.box.x1)
    heads = below and (right is None or opens_with_label(right) or right.flow.text == "")
    if heads and len(page.row_of(place)) > 2 and _is_table(page, place):
        for cell in below:
            if abs(cell.box.x0 - place.box.x0) > 0.01:
                break
            yield cell.box
    elif right is not None:
        yield right.box


def _is_table(page: PageText, place: Place) -> bool:
    """Whether something stands under another heading of the row, too."""
    others = [other for other in page.row_of(place) if other is not place and other.flow.text]
    return any(page.below(other) is not None for other in others)


def _beside(page: PageText, place: Place, label: Span) -> Box:
    """To the right of the label, as far as its cell, or to the next label of the row."""
    box = label.box
    high = _em(label, page.aspect)
    stops = [
        other.box.x0
        for other in page.row_of(place)
        if other.box.x0 > box.x1
        and (opens_with_label(other) or ":" in other.flow.text or _DAY.match(other.flow.text))
    ]
    day = _DAY.search(place.flow.text, label.end)
    stops += [Span(place.flow, *day.span()).box.x0] if day and day.group() else []
    later = [m for m in place.marks if m.start > label.end and m.kind.value == "label"]
    stops += [Span(place.flow, m.start, m.end).box.x0 for m in later]
    stops += [place.box.x1] if place.ruled else []
    right = min([*stops, box.x1 + WIDE * high / page.aspect, 0.98])
    top, bottom = box.y0 - ABOVE * high, box.y1 + BELOW * high
    if place.ruled:
        top, bottom = max(top, place.box.y0), min(bottom, place.box.y1)
    return Box(box.x1, max(0.0, top), max(right, box.x1 + 0.001), min(1.0, bottom))


def _looked_at(
    page: PageText, label: Span, box: Box, view: View | None, engine: OcrEngine | None
) -> Signature:
    written = _written(page, label, box)
    if view is None:
        return Signature(label, box, written is not None, written, printed=False)
    inked = _ink_in(view, box, _em(label, page.aspect), _others(page, box, written))
    if inked is None:
        return Signature(label, box, written is not None, written, printed=written is not None)
    if written is None and engine is not None:
        written = _read_again(view, inked, engine, label)
    printed = written is not None and _is_printed(view, label, inked, _em(label, page.aspect))
    return Signature(label, inked, inked=True, written=written, printed=printed)


def _em(label: Span, aspect: float) -> float:
    """How high the label's type is, as a fraction of the page: its line may be higher, for the
    signature is on it."""
    return min(label.box.height, label.box.width / (label.end - label.start) * aspect)


def _written(page: PageText, label: Span, box: Box) -> Ink | None:
    """What was read in the place: behind the label, else whatever stands there by itself, in
    the label's line and not in the one below."""
    behind = _behind(label, box)
    if behind is not None:
        return behind.ink
    for other in page.places:
        text = other.flow.text
        if other.flow is label.flow or not text or _ASKS.search(text) or ":" in text:
            continue
        ink = other.flow.ink(0, len(text))
        beside = ink.box.y0 < label.box.y1 and ink.box.y1 > label.box.y0
        if box.holds(ink.box.centre) and (beside or other.ruled) and not _DAY.fullmatch(text):
            return ink
    return None


def _behind(label: Span, box: Box) -> Span | None:
    """What stands behind the label in its own line."""
    flow = label.flow
    end = label.end
    while end < len(flow.text) and box.holds(flow.box(end, end + 1).centre):
        end += 1
    rest = Span(flow, label.end, end).stripped(":_-—. ")
    return rest if rest.text else None


def _others(page: PageText, box: Box, written: Ink | None) -> list[Box]:
    """Lines of print that reach into the place and are not what is written there."""
    lines = [line.box for place in page.places for line in place.flow.passage.lines]
    own = written.box if written else None
    return [
        line
        for line in lines
        if line.meet(box).area > 0 and not (own and own.share_inside(line) > 0.5)
    ]


def _is_printed(view: View, label: Span, inked: Box, em: float) -> bool:
    """Whether the ink on the line looks as the label's own does: a line's box is as high as the
    highest thing on it, so it is the ink that is compared. Lower strokes than the label's prove
    no pen: a printed 王一 has them, too."""
    own = _ink_in(view, label.box, em, [])
    if own is None:
        return False
    high = own.height
    same_size = inked.height <= PENNED * high
    same_level = abs(inked.centre.y - own.centre.y) <= ALIKE * high
    return same_size and same_level and _colour(view, inked) - _colour(view, own) < COLOURED


def _colour(view: View, box: Box) -> float:
    """How far the channels of the ink in ``box`` lie apart, in levels."""
    width, height = view.size
    x0, x1 = int(box.x0 * width), max(int(box.x1 * width), int(box.x0 * width) + 1)
    y0, y1 = int(box.y0 * height), max(int(box.y1 * height), int(box.y0 * height) + 1)
    crop = view.part(Part(x0, y0, x1, y1)).astype(np.int16)
    ink = crop.max(axis=2) < np.percentile(crop.max(axis=2), 90) - DARK
    spread = (crop.max(axis=2) - crop.min(axis=2))[ink]
    return float(np.median(spread)) if spread.size else 0.0


def _ink_in(view: View, box: Box, em: float, others: list[Box]) -> Box | None:
    """Where the strokes in ``box`` stand, rulings and ``others`` left out; None where there are
    none to speak of. ``em`` is the height of the label as a fraction of the page."""
    width, height = view.size
    unit = max(4.0, em * height)
    left, top = round(box.x0 * width) + 2, round(box.y0 * height) + 2
    right, bottom = round(box.x1 * width) - 2, round(box.y1 * height) - 2
    if right - left < unit or bottom - top < unit / 2:
        return None
    strokes = _strokes(brightest_channel(view.part(Part(left, top, right, bottom))), unit)
    for other in others:
        x0, x1 = (max(0, round(x * width) - left) for x in (other.x0, other.x1))
        y0, y1 = (max(0, round(y * height) - top) for y in (other.y0, other.y1))
        strokes[y0:y1, x0:x1] = 0
    ys, xs = np.nonzero(strokes)
    if len(xs) < LEAST_INK * unit * unit:
        return None
    (x0, x1), (y0, y1) = np.percentile(xs, (1, 99)), np.percentile(ys, (1, 99))
    if x1 - x0 < LEAST_WIDTH * unit or y1 - y0 < LEAST_HEIGHT * unit:
        return None
    return Box(
        (left + x0) / width, (top + y0) / height, (left + x1) / width, (top + y1) / height
    ).clipped()


def _strokes(light: Grey, unit: float) -> Grey:
    """Dark strokes as 1, without straight lines along the paper's edges and without specks."""
    paper = float(np.percentile(light, 90))
    dark = (light.astype(np.float32) < paper - DARK).astype(np.uint8)
    for shape in ((max(9, round(2.5 * unit)), 1), (1, max(9, round(2.2 * unit)))):
        line = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(shape[::-1], np.uint8))
        dark[cv2.dilate(line, np.ones((5, 5), np.uint8)) > 0] = 0
    _, pieces, stats, _ = cv2.connectedComponentsWithStats(dark)
    small = np.maximum(stats[:, 2], stats[:, 3]) < 0.2 * unit
    small[0] = True
    return np.asarray(~small[pieces], np.uint8)


def _read_again(view: View, box: Box, engine: OcrEngine, label: Span) -> Ink | None:
    """A signature that is a picture on a page of text: read off the picture."""
    width, height = view.size
    around = box.grown(0.012, 0.012 * width / height).clipped()
    x0, x1 = int(around.x0 * width), int(around.x1 * width)
    y0, y1 = int(around.y0 * height), int(around.y1 * height)
    crop: Image = np.ascontiguousarray(view.part(Part(x0, y0, x1, y1)))
    lines = read_lines(crop, engine.detect(crop), engine)
    if not lines:
        return None
    best = max(lines, key=lambda line: line.box.area)
    text = "".join(best.text.split())
    return Ink(
        text=text,
        page=label.flow.page,
        box=box,
        confidence=best.confidence,
        source=best.source,
    )
