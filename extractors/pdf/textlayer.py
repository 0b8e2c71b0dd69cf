"""The text layer of a PDF page: its characters where they stand, joined to lines; its rulings."""

import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTLine, LTRect
from pdfplumber.page import Page as PlumberPage

from extractors import directions
from models.geometry import Box, Point, Quad
from models.lines import TextLine, TextSource

RULING_THICKNESS = 2.5
"""Points; a filled box that is thinner is a line. Word and reporting tools draw 0.25 to 2.25."""

SHORTEST_RULING = 6.0
"""Points; shorter strokes are dots, dashes and the modules of codes."""

LINE_TOLERANCE = 0.25
"""Share of the character size two baselines may differ by within one line."""

WIDEST_GAP = 1.5
"""Gap, in character sizes, that ends a line; table columns stand further apart than words."""

WIDEST_SPACED_GAP = 3.0
"""The same where space characters bridge it: letter-spaced labels (姓　　名) stay whole."""

WORD_GAP = 0.15
"""Gap, in character sizes, that is a space between Latin letters or digits."""

WORDS_APART = 0.9
"""Gap, in character sizes, that parts words in Chinese: most of a full-width space. Letter-spaced
words keep to 0.8, words side by side stand at 1 and more (drawn and typeset fixtures, 2026-11)."""

SNAP = math.radians(2)
"""A text direction closer than this to level or upright is level or upright."""

RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Radicals some fonts' maps give in place of the character; Unicode folds only the Kangxi ones."""


class Sheet(NamedTuple):
    """The part of a PDF page that is displayed, in points of the turned media box, y upward."""

    left: float
    bottom: float
    width: float
    height: float


class Glyph(NamedTuple):
    """A character; its ``box`` in points of the displayed page.

    ``angle`` is the reading direction in radians, clockwise from left-to-right. In points of
    an axis along that direction: where the character begins (``start``) and how far it goes
    (``along``); across it: its baseline (``level``) and its ``size``.
    """

    text: str
    font: str
    box: Box
    angle: float
    start: float
    along: float
    level: float
    size: float

    @property
    def is_space(self) -> bool:
        return not self.text.strip()


class TextLayer(NamedTuple):
    """Everything a page's content stream says: characters, and rulings as fractions."""

    sheet: Sheet
    glyphs: tuple[Glyph, ...]
    rulings: tuple[Box, ...]


def text_layer(page: PlumberPage) -> TextLayer:
    """The page's own text, visible or not; raises what pdfminer raises on a broken page."""
    sheet = _sheet(page)
    parts = tuple(_leaves(page.layout))
    glyphs = (_glyph(part, sheet) for part in parts if isinstance(part, LTChar))
    rulings = (ruling for part in parts for ruling in _rulings(part, sheet))
    return TextLayer(sheet, tuple(glyphs), tuple(rulings))


def is_aslant(glyph: Glyph) -> bool:
    """Whether it runs neither level nor upright, as a watermark's characters do."""
    return directions.is_aslant(math.cos(glyph.angle), math.sin(glyph.angle))


def runs_of(glyphs: Iterable[Glyph], layer: TextLayer) -> Iterator[list[Glyph]]:
    """The characters of each line, in reading order, spaces left out."""
    fences = tuple(ruling for ruling in layer.rulings if ruling.height > ruling.width)
    bearings = sorted(glyphs, key=attrgetter("angle"))
    for _, same in groupby(bearings, key=attrgetter("angle")):
        for row in _rows(same):
            yield from _runs(row, layer.sheet, fences)


def text_line(run: list[Glyph], sheet: Sheet) -> TextLine:
    """The line that a run of characters makes, its places in fractions of the page."""
    start = run[0].start
    length = max(run[-1].start + run[-1].along - start, 1e-6)
    text, cuts = "", [0.0]
    for index, glyph in enumerate(run):
        place = glyph.start - start
        begin, end = place / length, (place + glyph.along) / length
        if index and _is_word_gap(run[index - 1], glyph):
            text += " "
            cuts.append(max(cuts[-1], begin))
        text += glyph.text
        steps = range(1, len(glyph.text) + 1)
        begin = max(cuts[-1], begin)
        cuts += [max(begin, begin + (end - begin) * i / len(glyph.text)) for i in steps]
    return TextLine(
        text=text,
        quad=_quad(run, sheet),
        cuts=tuple(min(1.0, cut) for cut in cuts),
        certainties=(1.0,) * len(text),
        source=TextSource.TEXT_LAYER,
    )


def _sheet(page: PlumberPage) -> Sheet:
    """The crop box within the media box, both turned by the page's /Rotate."""
    media, crop = page.page_obj.mediabox, page.page_obj.cropbox
    mx0, mx1 = sorted((media[0], media[2]))
    my0, my1 = sorted((media[1], media[3]))
    x0, x1 = sorted((max(mx0, min(mx1, crop[0])), max(mx0, min(mx1, crop[2]))))
    y0, y1 = sorted((max(my0, min(my1, crop[1])), max(my0, min(my1, crop[3]))))
    if page.rotation == 90:
        return Sheet(y0 - my0, mx1 - x1, y1 - y0, x1 - x0)
    if page.rotation == 180:
        return Sheet(mx1 - x1, my1 - y1, x1 - x0, y1 - y0)
    if page.rotation == 270:
        return Sheet(my1 - y1, x0 - mx0, y1 - y0, x1 - x0)
    return Sheet(x0 - mx0, y0 - my0, x1 - x0, y1 - y0)


def _leaves(part: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    for child in part:
        if isinstance(child, LTContainer):
            yield from _leaves(child)
        else:
            yield child


def _glyph(char: LTChar, sheet: Sheet) -> Glyph:
    a, b, c, d, e, f = char.matrix
    angle = _snapped(math.atan2(-b, a))
    along, size = char.width, char.height
    if abs(math.sin(angle)) > 0.99:
        along, size = size, along
    elif angle not in (0.0, math.pi):
        along = abs(char.adv) * math.hypot(a, b)
        size = (char.width - abs(char.adv * a)) / abs(c) * math.hypot(c, d) if c else char.size
    box = _displayed(char, sheet)
    x, y = box.centre
    baseline = Point(e - sheet.left, sheet.bottom + sheet.height - f)
    cos, sin = math.cos(angle), math.sin(angle)
    return Glyph(
        text=_plain(char.get_text()),
        font=str(char.fontname),
        box=box,
        angle=angle,
        start=x * cos + y * sin - along / 2,
        along=along,
        level=baseline.y * cos - baseline.x * sin,
        size=max(size, 1e-6),
    )


def _displayed(part: LTComponent, sheet: Sheet) -> Box:
    top = sheet.bottom + sheet.height
    return Box(part.x0 - sheet.left, top - part.y1, part.x1 - sheet.left, top - part.y0)


def _snapped(angle: float) -> float:
    quarter = math.pi / 2
    nearest = round(angle / quarter) * quarter
    if abs(angle - nearest) < SNAP:
        return math.pi if nearest == -math.pi else nearest
    return round(angle, 2)


@lru_cache(maxsize=2**14)
def _plain(text: str) -> str:
    """Compatibility ideographs and radicals as the characters a person reads."""
    return "".join(
        unicodedata.normalize("NFKC", RADICALS.get(char, char))
        if "\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff"
        else char
        for char in text
    )


def _rulings(part: LTComponent, sheet: Sheet) -> Iterator[Box]:
    if not isinstance(part, (LTLine, LTRect)):
        return
    box = _displayed(part, sheet)
    if min(box.width, box.height) <= RULING_THICKNESS:
        if max(box.width, box.height) >= SHORTEST_RULING:
            yield _fraction(box, sheet)
    elif isinstance(part, LTRect) and part.stroke:
        x0, y0, x1, y1 = box
        yield _fraction(Box(x0, y0, x1, y0), sheet)
        yield _fraction(Box(x0, y1, x1, y1), sheet)
        yield _fraction(Box(x0, y0, x0, y1), sheet)
        yield _fraction(Box(x1, y0, x1, y1), sheet)


def _fraction(box: Box, sheet: Sheet) -> Box:
    return Box(
        box.x0 / sheet.width, box.y0 / sheet.height, box.x1 / sheet.width, box.y1 / sheet.height
    ).clipped()


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs of one direction, grouped by baseline, each group in reading order."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=attrgetter("level")):
        if row and glyph.level - row[-1].level > LINE_TOLERANCE * min(glyph.size, row[-1].size):
            yield sorted(row, key=attrgetter("start"))
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=attrgetter("start"))


def _runs(row: list[Glyph], sheet: Sheet, fences: tuple[Box, ...]) -> Iterator[list[Glyph]]:
    """A row cut where a wide gap or a table's vertical ruling stands between two characters."""
    run: list[Glyph] = []
    spaced = False
    posts = _posts(row[0], sheet, fences)
    for glyph in row:
        if glyph.is_space:
            spaced = True
            continue
        if run and (_ends(run[-1], glyph, spaced) or _fenced(run[-1], glyph, posts)):
            yield run
            run = []
        run.append(glyph)
        spaced = False
    if run:
        yield run


def _gap(left: Glyph, right: Glyph) -> float:
    """The empty way between two glyphs of one row, in character sizes."""
    return (right.start - left.start - left.along) / max(left.size, right.size)


def _ends(left: Glyph, right: Glyph, spaced: bool) -> bool:
    return _gap(left, right) > (WIDEST_SPACED_GAP if spaced else WIDEST_GAP)


def _posts(glyph: Glyph, sheet: Sheet, fences: tuple[Box, ...]) -> tuple[float, ...]:
    """Where vertical rulings cross a level row, in points, from left to right."""
    if glyph.angle != 0.0:
        return ()
    level = glyph.box.centre.y / sheet.height
    return tuple(sorted(f.centre.x * sheet.width for f in fences if f.y0 <= level <= f.y1))


def _fenced(left: Glyph, right: Glyph, posts: tuple[float, ...]) -> bool:
    if not posts:
        return False
    return bisect_right(posts, left.box.centre.x) < bisect_left(posts, right.box.centre.x)


def _is_word_gap(left: Glyph, right: Glyph) -> bool:
    narrow = left.text[-1].isascii() and right.text[0].isascii()
    return _gap(left, right) > (WORD_GAP if narrow else WORDS_APART)


def _quad(run: list[Glyph], sheet: Sheet) -> Quad:
    """The corners of a run in its reading direction, as fractions of the page."""
    cos, sin = math.cos(run[0].angle), math.sin(run[0].angle)
    across = [g.box.centre.y * cos - g.box.centre.x * sin for g in run]
    top = min(middle - g.size / 2 for middle, g in zip(across, run, strict=True))
    bottom = max(middle + g.size / 2 for middle, g in zip(across, run, strict=True))
    start, end = run[0].start, run[-1].start + run[-1].along

    def corner(s: float, t: float) -> Point:
        x, y = (s * cos - t * sin) / sheet.width, (s * sin + t * cos) / sheet.height
        return Point(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))

    return Quad(corner(start, top), corner(end, top), corner(end, bottom), corner(start, bottom))
