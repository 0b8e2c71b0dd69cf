"""A name broken over two lines, read apart: 汪志 in one line of a narrow column, 强 in the next."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.document import Document
from models.geometry import Box
from models.page import Ink, TextLine
from verifiers.text.characters import canonical

NEAR = 1.0
"""Line heights of blank between the two lines, at most."""


class _Piece(NamedTuple):
    """An end or a beginning of a line that is part of the name."""

    text: str
    box: Box
    certainty: float


def broken_name(target: str, document: Document) -> Ink | None:
    """Where the canonical name ``target`` may stand, its end below its beginning; None: nowhere.

    Only a doubt: the two lines may be two columns' entries, one above the other by chance.
    """
    for page in document.pages:
        lines = [line for passage in page.passages for line in passage.lines]
        for cut in range(1, len(target)):
            for first in _at_the_end(target[:cut], lines):
                if any(_is_below(rest, first) for rest in _at_the_start(target[cut:], lines)):
                    return Ink(
                        text=first.text,
                        page=page.number,
                        box=first.box.clipped(),
                        confidence=first.certainty,
                        source=page.source,
                    )
    return None


def _at_the_end(part: str, lines: Sequence[TextLine]) -> Iterator[_Piece]:
    for line in lines:
        text, places = canonical(line.text)
        if text.endswith(part):
            start, end = places[len(text) - len(part)], places[-1] + 1
            yield _Piece(line.text[start:end], line.box_of(start, end), line.confidence)


def _at_the_start(part: str, lines: Sequence[TextLine]) -> Iterator[_Piece]:
    for line in lines:
        text, places = canonical(line.text)
        if text.startswith(part):
            end = places[len(part) - 1] + 1
            yield _Piece(line.text[:end], line.box_of(0, end), line.confidence)


def _is_below(rest: _Piece, first: _Piece) -> bool:
    """Whether one piece stands right below the other: nearly level lines of one column."""
    upper, lower = first.box, rest.box
    gap = lower.y0 - upper.y1
    across = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
    return (
        lower.centre.y > upper.y1 - 0.2 * upper.height and gap < NEAR * upper.height and across > 0
    )
