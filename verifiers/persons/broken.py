"""A name broken over two lines, read apart: 汪志 in one line of a narrow column, 强 in the next."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Document
from models.geometry import Box
from models.page import Ink, Page, TextLine
from verifiers.text.characters import canonical

NEAR = 1.0
"""Line heights of blank between the two lines, at most."""


class _Piece(NamedTuple):
    """An end or a beginning of a line that is part of the name."""

    text: str
    box: Box
    certainty: float


class _Read(NamedTuple):
    """A line and what it says, canonical, with the places of its characters in the line."""

    line: TextLine
    text: str
    places: Sequence[int]


def broken_name(target: str, document: Document) -> Ink | None:
    """Where the canonical name ``target`` may stand, its end below its beginning; None: nowhere.

    Only a doubt: the two lines may be two columns' entries, one above the other by chance.
    """
    return next((ink for page in document.pages for ink in _on(page, target)), None)


def _on(page: Page, target: str) -> Iterator[Ink]:
    lines = [line for passage in page.passages for line in passage.lines]
    read = [_Read(line, *canonical(line.text)) for line in lines]
    for cut in range(1, len(target)):
        firsts = [_end(one, cut) for one in read if one.text.endswith(target[:cut])]
        rest = target[cut:]
        below = [_start(one, rest) for one in read if firsts and one.text.startswith(rest)]
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
    start, end = read.places[-length], read.places[-1] + 1
    return _Piece(read.line.text[start:end], read.line.box_of(start, end), read.line.confidence)


def _start(read: _Read, part: str) -> _Piece:
    end = read.places[len(part) - 1] + 1
    return _Piece(read.line.text[:end], read.line.box_of(0, end), read.line.confidence)


def _is_below(rest: _Piece, first: _Piece) -> bool:
    """Whether one piece stands right below the other: nearly level lines of one column."""
    upper, lower = first.box, rest.box
    gap = lower.y0 - upper.y1
    across = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    return (
        lower.centre.y > upper.y1 - 0.2 * upper.height and gap < NEAR * upper.height and across > 0
    )
