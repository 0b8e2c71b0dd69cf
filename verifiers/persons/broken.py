"""A name broken over two lines, read apart: 汪志 in one line of a narrow column, 强 in the next.

The whole name is not there then, and the shorter one that is need not be anybody's.
"""

from collections.abc import Iterator
from typing import NamedTuple

from models.document import Document
from models.geometry import Box
from models.lines import Lines, TextLine
from models.page import Ink, Page
from verifiers.text.characters import Canonical, canonical

NEAR = 1.0
"""Line heights of blank between the two lines, at most."""

TIGHT = 0.5
"""The same below a name that is a name without more: rows of a list stand farther apart."""

_NO_NAMES = frozenset("男女章印签无是否同")
"""What stands alone below a name and is no part of it."""


class _Piece(NamedTuple):
    """An end or a beginning of a line that is part of the name."""

    text: str
    box: Box
    certainty: float


class _Read(NamedTuple):
    """A line of a passage and what it says."""

    lines: Lines
    number: int
    said: Canonical

    @property
    def line(self) -> TextLine:
        return self.lines[self.number]


def broken_name(target: str, document: Document) -> Ink | None:
    """Where the canonical name ``target`` may stand, its end below its beginning; None: nowhere.

    Only a doubt: the two lines may be two columns' entries, one above the other by chance.
    """
    return next((ink for page in document.pages for ink in _on(page, target)), None)


def _on(page: Page, target: str) -> Iterator[Ink]:
    read = [
        _Read(passage.lines, number, canonical(text))
        for passage in page.passages
        for number, text in enumerate(passage.lines.texts)
    ]
    for cut in range(1, len(target)):
        firsts = [_end(one, cut) for one in read if one.said.text.endswith(target[:cut])]
        rest = target[cut:]
        below = [_start(one, rest) for one in read if firsts and one.said.text.startswith(rest)]
        for first in firsts:
            if any(_is_below(piece, first) for piece in below):
                yield Ink(
                    text=first.text,
                    page=page.number,
                    box=first.box.clipped(),
                    confidence=first.certainty,
                    source=page.source,
                )


def _end(read: _Read, length: int) -> _Piece:
    start, end = read.said.places[-length], read.said.places[-1] + 1
    return _Piece(read.line.text[start:end], read.line.box_of(start, end), read.line.confidence)


def _start(read: _Read, part: str) -> _Piece:
    end = read.said.places[len(part) - 1] + 1
    return _Piece(read.line.text[:end], read.line.box_of(0, end), read.line.confidence)


def _is_below(rest: _Piece, first: _Piece) -> bool:
    """Whether one piece stands right below the other: nearly level lines of one column."""
    upper, lower = first.box, rest.box
    gap = lower.y0 - upper.y1
    across = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    return (
        lower.centre.y > upper.y1 - 0.2 * upper.height and gap < NEAR * upper.height and across > 0
    )


def goes_on_below(name: Ink, document: Document) -> bool:
    """Whether a single character stands alone right below a name, so that it may be its last."""
    pages = (page for page in document.pages if page.number == name.page)
    passages = (passage for page in pages for passage in page.passages)
    lines = (
        passage.lines[number]
        for passage in passages
        for number, text in enumerate(passage.lines.texts)
        if _is_one_character(text)
    )
    return any(_may_end(line, name) for line in lines)


def _is_one_character(text: str) -> bool:
    said = canonical(text).text if len(text) <= 2 else ""
    return len(said) == 1 and "\u3400" <= said <= "\u9fff" and said not in _NO_NAMES


def _may_end(line: TextLine, name: Ink) -> bool:
    gap = line.box.y0 - name.box.y1
    within = name.box.x0 - 0.01 <= line.box.centre.x <= name.box.x1 + 0.01
    return within and -0.4 * name.box.height < gap < TIGHT * name.box.height
