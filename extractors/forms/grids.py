"""Tables, ruled or not, asked by the words that head their columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.forms.pairs import APART, PageText
from extractors.forms.place import Place
from extractors.language.flow import Flow, Span
from models.geometry import Box

Headings = Mapping[str, re.Pattern[str]]
"""What each column is called here, and every way forms head it (folded, matched whole)."""

Cells = dict[str, Span]
"""What stands in one row, by the name of its column; empty cells are left out."""

SHARED = 0.5
"""Part of the lower one's height that two pieces of one row share."""

RULED_APART = 0.6
"""``APART`` in tables with rulings."""

WORD = 1.2
"""Heights of a line that part two columns; a recogniser's stray blank is narrower."""

_AS_DIGITS = str.maketrans("了lI|OoSB", "71110058")


def as_digits(text: str) -> str:
    """What a recogniser makes of a digit that stands alone in its cell, undone."""
    return text.translate(_AS_DIGITS)


class _Piece(NamedTuple):
    """A cell, or a run of letters between two gaps of a row without rulings."""

    span: Span
    box: Box
    ruled: bool

    @property
    def text(self) -> str:
        return self.span.text


class _Column(NamedTuple):
    name: str
    left: float
    right: float


def rows(page: PageText, headings: Headings, anchor: str) -> Iterator[Cells]:
    """Every row of every table that has ``anchor`` and another one among its headings, top to
    bottom: one for each piece under ``anchor``, with what stands beside it."""
    pieces = [piece for place in page.places for piece in _pieces(place, page.aspect)]
    for head in _heads(pieces, headings, anchor):
        columns = _reaches(head, headings)
        own = next(piece for piece in head if headings[anchor].fullmatch(piece.text))
        column = next(column for column in columns if column.name == anchor)
        for first in _down(own, [p for p in pieces if _under(p, column)], page.overlap):
            if headings[anchor].fullmatch(first.text):
                break
            if first.text:
                yield _cells(first, pieces, columns)


def _down(head: _Piece, column: Sequence[_Piece], overlap: float) -> Iterator[_Piece]:
    """The pieces below a heading, as far as they follow each other closely; ``overlap``: how far
    a row may reach into the one above."""
    last = head
    for piece in sorted(column, key=lambda piece: piece.box.y0):
        if piece.ruled is not head.ruled or piece.box.y0 < last.box.y1 - overlap:
            continue
        if piece.box.y0 - last.box.y1 > (RULED_APART if head.ruled else APART) * last.box.height:
            return
        yield piece
        last = piece


def _pieces(place: Place, aspect: float) -> Iterator[_Piece]:
    whole = place.whole
    if place.ruled:
        yield _Piece(whole, place.box, ruled=True)
        return
    flow = place.flow
    parted = {gap for gap in flow.gaps if 0 < gap < len(flow.text) and _is_wide(flow, gap, aspect)}
    edges = sorted({0, len(flow.text), *parted})
    for start, end in pairwise(edges):
        run = Span(flow, start, end)
        yield _Piece(run, run.box, ruled=False)


def _is_wide(flow: Flow, gap: int, aspect: float) -> bool:
    """Whether a gap is a column's and not between two letters of a word."""
    before, after = flow.box(gap - 1, gap), flow.box(gap, gap + 1)
    return after.x0 - before.x1 > WORD * before.height / aspect


def _heads(pieces: Sequence[_Piece], headings: Headings, anchor: str) -> list[list[_Piece]]:
    """The rows that head a table, top to bottom, each left to right."""
    found: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box.y0):
        if not headings[anchor].fullmatch(piece.text):
            continue
        row = sorted((o for o in pieces if _beside(piece, o)), key=lambda other: other.box.x0)
        named = {name for o in row for name in headings if headings[name].fullmatch(o.text)}
        if len(named) >= 2 and not any(piece in other for other in found):
            found.append(row)
    return found


def _beside(one: _Piece, other: _Piece) -> bool:
    lower = min(one.box.height, other.box.height)
    shared = min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0)
    return one.ruled is other.ruled and bool(other.text) and shared > SHARED * lower


def _reaches(head: Sequence[_Piece], headings: Headings) -> list[_Column]:
    """Ruled columns are as wide as their headings' cells; others reach halfway to the next."""
    edges = [0.0, *((a.box.x1 + b.box.x0) / 2 for a, b in pairwise(head)), 1.0]
    columns: list[_Column] = []
    for piece, (left, right) in zip(head, pairwise(edges), strict=True):
        reach = (piece.box.x0, piece.box.x1) if piece.ruled else (left, right)
        names = [name for name in headings if headings[name].fullmatch(piece.text)]
        taken = {column.name for column in columns}
        columns += [_Column(name, *reach) for name in names[:1] if name not in taken]
    return columns


def _cells(first: _Piece, pieces: Sequence[_Piece], columns: Sequence[_Column]) -> Cells:
    """What stands in the row of ``first``."""
    row = [piece for piece in pieces if _beside(first, piece)]
    cells: Cells = {}
    for column in columns:
        held = [piece.span for piece in row if _under(piece, column)]
        if held:
            cells[column.name] = _joined(held)
    return cells


def _under(piece: _Piece, column: _Column) -> bool:
    """Whether a piece stands in a column: by its middle, or, where it spans several, by the
    column's."""
    middle = (column.left + column.right) / 2
    own = column.left <= piece.box.centre.x <= column.right
    return own or (piece.ruled and piece.box.x0 < middle < piece.box.x1)


def _joined(spans: Sequence[Span]) -> Span:
    """Runs of one place as one; of several places the first."""
    first = spans[0]
    same = [span for span in spans if span.flow is first.flow]
    return Span(first.flow, min(s.start for s in same), max(s.end for s in same))
