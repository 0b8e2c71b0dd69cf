"""Whether a text layer says what its page shows: a line or two read off the picture as well."""

import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz

from extractors.ocr import OcrEngine
from extractors.pixels import Image
from models.geometry import Box
from models.page import Ink, TextLine

ALIKE = 60.0
"""Of 100: least likeness of a line and its picture. 543 lines of honest layers scored 92 and
more (drawn and browser-printed fixtures, 2026-11), a shifted character map under 30."""

LENGTHS = (4, 24)
"""Characters: shorter lines say little, much longer ones are costly to read."""

CHEAP = 10
"""Characters of a line that is taken first: 30 ms for two, 70 for two of 24 (2026-11)."""

SURE = 0.95
"""Certainty from which a glyph that differs is believed to be another one."""

MOST_NAMES = 12
"""Names checked a page: a whole register would cost more than reading the page off its picture."""

LINES = 2
"""Lines that must both differ from their picture before a layer is given up."""


def is_borne_out(lines: Sequence[TextLine], picture: Image, engine: OcrEngine) -> bool:
    """Whether the page's ``picture`` shows what its text layer says, judged by a line or two.

    A font's character map can say anything: broken writers do it to whole pages, forgers
    would do it to a name. This finds the first; for the second, ask ``agrees`` about the line
    that matters. True where no line is fit to be checked. Costs one recognition (20 ms).
    """
    fit = sorted((line for line in lines if _is_fit(line, engine)), key=_variety, reverse=True)
    checked = fit[:LINES]
    return not checked or any(agrees(line, picture, engine) for line in checked)


def agrees(line: TextLine, picture: Image, engine: OcrEngine) -> bool:
    """Whether the page's ``picture`` shows what ``line`` says, give or take a misread glyph."""
    read = engine.recognise([_crop(line, picture)])[0].text
    return fuzz.ratio(_bare(line.text), _bare(read)) >= ALIKE


def names_borne_out(names: Sequence[Ink], picture: Image, engine: OcrEngine) -> bool:
    """Whether the ``picture`` shows each of ``names`` where the text layer puts it.

    A glyph the recogniser is unsure of speaks for nobody; a sure one that differs means that
    the layer names another person than the page.
    """
    known = [name for name in names if set(_bare(name.text)) <= engine.alphabet]
    crops = [_cut(name.box, picture) for name in known[:MOST_NAMES]]
    readings = engine.recognise(crops)
    return all(
        _bare(reading.text) == _bare(name.text) or min(reading.certainties, default=0.0) < SURE
        for name, reading in zip(known, readings, strict=False)
    )


def _is_fit(line: TextLine, engine: OcrEngine) -> bool:
    """Level, of middling length, and written in characters the engine knows."""
    level = abs(line.quad.top_right.y - line.quad.top_left.y) < 0.002
    rightward = line.quad.top_right.x > line.quad.top_left.x
    known = all(char in engine.alphabet for char in _bare(line.text))
    return level and rightward and known and LENGTHS[0] <= len(line.text) <= LENGTHS[1]


def _variety(line: TextLine) -> tuple[bool, int]:
    return (len(line.text) <= CHEAP, len(set(line.text)))


def _crop(line: TextLine, picture: Image) -> Image:
    return _cut(line.box, picture)


def _cut(place: Box, picture: Image) -> Image:
    height, width = picture.shape[:2]
    margin = 0.1 * place.height
    box = place.grown(margin * height / width, margin).clipped()
    x0, x1 = int(box.x0 * width), max(int(box.x1 * width), int(box.x0 * width) + 2)
    y0, y1 = int(box.y0 * height), max(int(box.y1 * height), int(box.y0 * height) + 2)
    return picture[y0:y1, x0:x1]


def _bare(text: str) -> str:
    """The letters, figures and characters of ``text``, one way of writing each."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
