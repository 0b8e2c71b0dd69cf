"""Whether a text layer says what its page shows: a line or two read off the picture as well."""

import re
import unicodedata
from collections.abc import Sequence

import cv2
import numpy as np
from rapidfuzz import fuzz

from extractors.characters import same_form
from extractors.pixels import Image, Part, View
from extractors.recognition.ocr import OcrEngine, Recognition
from models.geometry import Box
from models.lines import TextLine
from models.page import Ink

ALIKE = 60.0
"""Of 100: least likeness of a line and its picture. 543 lines of honest layers scored 92 and
more (drawn and browser-printed fixtures, 2026-11), a shifted character map under 30."""

LENGTHS = (4, 24)
"""Characters: shorter lines say little, much longer ones are costly to read."""

CHEAP = 6
"""Characters of a line that is taken first: 15 ms for one, 20 for one of ten (2026-11)."""

SURE = 0.95
"""Certainty from which a glyph that differs is believed to be another one."""

CONFIRMED = 0.9
"""Certainty of every glyph from which a narrowed crop that says the same confirms a name."""

MARGIN = 0.1
"""Of a line's height, around what is cut out to be read."""

_NAME = re.compile("[A-Za-z0-9\u3400-\u9fff]+")
"""What a name is written in; under a seal's strokes a recogniser sees kana (飞 as で)."""

NARROWED = 0.6
"""Width a crop is narrowed to before the first reading, which costs as much less. Of 192 names of
honest layers 184 were confirmed so, 183 at 0.7, 173 at full width, which picks up rulings beside
them; the rest were read again. At 0.48 a glyph was surely passed over, which would bear out a
name without it (drawn fixtures, 2026-11)."""

MOST_NAMES = 60
"""Names checked a page, 5 to 8 ms each: a font that lies may do so to any of them, and no list of a
site's people is longer. A whole register would cost more than reading the page off its picture."""

LINES = 2
"""Lines that must both differ from their picture before a layer is given up."""


def is_borne_out(lines: Sequence[TextLine], picture: View, engine: OcrEngine) -> bool:
    """Whether the page's ``picture`` shows what its text layer says, judged by a line or two.

    A font's character map can say anything: broken writers do it to whole pages, forgers
    would do it to a name. This finds the first; for the second, ask ``agrees`` about the line
    that matters. True where no line is fit to be checked. Costs one recognition (15 ms).
    """
    fit = sorted((line for line in lines if _is_fit(line, engine)), key=_variety, reverse=True)
    checked = fit[:LINES]
    return not checked or any(agrees(line, picture, engine) for line in checked)


def agrees(line: TextLine, picture: View, engine: OcrEngine) -> bool:
    """Whether the page's ``picture`` shows what ``line`` says, give or take a misread glyph."""
    crop = _cut(line.box, picture)
    for view in (_narrowed(crop), crop):
        if fuzz.ratio(_bare(line.text), _bare(engine.recognise([view])[0].text)) >= ALIKE:
            return True
    return False


def names_borne_out(names: Sequence[Ink], picture: View, engine: OcrEngine) -> bool:
    """Whether the ``picture`` shows each of ``names`` where the text layer puts it.

    A glyph the recogniser is unsure of speaks for nobody; a sure one that differs means that
    the layer names another person than the page. Another form of the same character is no
    difference: 黄 is printed as 黃 by many a font. What a narrowed crop does not confirm is read
    again as it is, and what that denies once more without what stands beside it: a neighbour's
    first strokes were read as a last 一 or 二 (3 of 40 appointments printed by a browser).
    """
    known = [name for name in names if set(_bare(name.text)) <= engine.alphabet]
    crops = [(name, _cut(name.box, picture)) for name in known[:MOST_NAMES]]
    narrow = engine.recognise([_narrowed(crop) for _, crop in crops])
    read = zip(crops, narrow, strict=True)
    rest = [each for each, first in read if not _confirms(first, each[0])]
    again = engine.recognise([crop for _, crop in rest])
    read = zip(rest, again, strict=True)
    denied = [name for (name, _), second in read if _differs(second, name)]
    alone = engine.recognise([_cut(name.box, picture, beside=0.0) for name in denied])
    return all(map(_confirms, alone, denied))


def _confirms(reading: Recognition, name: Ink) -> bool:
    sure = min(reading.certainties, default=0.0) >= CONFIRMED
    return sure and _is_same(_bare(reading.text), _bare(name.text))


def _differs(reading: Recognition, name: Ink) -> bool:
    """Whether a reading surely says another name: what holds kana or signs is a misreading."""
    said, sure = _bare(reading.text), min(reading.certainties, default=0.0) >= SURE
    other = not _is_same(said, _bare(name.text))
    return sure and other and _NAME.fullmatch(said) is not None


def _is_same(said: str, name: str) -> bool:
    """Whether both are the same characters, in whichever form."""
    return len(said) == len(name) and all(map(same_form, said, name))


def _narrowed(crop: Image) -> Image:
    height, width = crop.shape[:2]
    size = (max(1, round(width * NARROWED)), height)
    return np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_AREA), np.uint8)


def _is_fit(line: TextLine, engine: OcrEngine) -> bool:
    """Level, of middling length, and written in characters the engine knows."""
    level = abs(line.quad.top_right.y - line.quad.top_left.y) < 0.002
    rightward = line.quad.top_right.x > line.quad.top_left.x
    known = all(char in engine.alphabet for char in _bare(line.text))
    return level and rightward and known and LENGTHS[0] <= len(line.text) <= LENGTHS[1]


def _variety(line: TextLine) -> tuple[bool, int]:
    return (len(line.text) <= CHEAP, len(set(line.text)))


def _cut(place: Box, picture: View, beside: float = MARGIN) -> Image:
    """The place with a margin around; ``beside`` is that to its left and right."""
    width, height = picture.size
    box = place.grown(beside * place.height * height / width, MARGIN * place.height).clipped()
    x0, y0 = min(int(box.x0 * width), width - 1), min(int(box.y0 * height), height - 1)
    x1 = min(width, max(int(box.x1 * width), x0 + 2))
    y1 = min(height, max(int(box.y1 * height), y0 + 2))
    return picture.part(Part(x0, y0, x1, y1))


def _bare(text: str) -> str:
    """The letters, figures and characters of ``text``, one way of writing each."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
