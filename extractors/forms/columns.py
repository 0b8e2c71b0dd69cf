"""Tables by alignment: a heading row of labels, and rows of runs under its columns. For tables
without rulings, or of which only some were found."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.language.names.shape import is_common
from extractors.language.names.slot import in_slot
from extractors.language.pipeline import MarkKind

LISTED = 0.7
"""Part of a heading row's characters that are labels, as a rule."""

LEAST = 3
"""Headings of a row, at least, where one of them is no label."""

MISSES = 2
"""So many rows in a row without anything under the first wanted label end a table."""


_NUMBER = re.compile(r"\d{1,3}")

Heading = tuple[str, int]
"""A heading's words, and which one of that name it is: tables print 姓名 twice in a row."""


class Column(NamedTuple):
    """A heading, and how far its column reaches (fractions of the page's width)."""

    label: Heading
    left: float
    right: float


class Row(NamedTuple):
    """One row of an unruled table: its places, and what stands under each heading."""

    places: tuple[Place, ...]
    cells: dict[Heading, Span]


def aligned_rows(page: PageText, wanted: frozenset[str]) -> Iterator[Row]:
    """Each row of each table that has one of ``wanted`` among its headings, but for the tables
    whose rulings say more: where a heading in a cell has cells below."""
    columns: list[Column] = []
    misses = 0
    for row in page.bands:
        headings = _headings(row)
        if len(headings) >= 2 and any(column.label[0] in wanted for column in headings):
            columns, misses = [] if _is_ruled(page, row) else _reaches(headings), 0
            continue
        cells = _cells(row, columns)
        if any(label in wanted for label, _ in cells):
            misses = 0
            yield Row(row, cells)
        else:
            misses += 1
            columns = columns if misses < MISSES else []


def _is_ruled(page: PageText, row: tuple[Place, ...]) -> bool:
    return any(place.ruled and page.below(place) is not None for place in row)


def _headings(row: tuple[Place, ...]) -> list[Column]:
    """The columns a row heads: labels, or words that nobody listed among labels."""
    pieces = [run for place in row for run in _runs(place)]
    labels = [column for place in row for column in _labels(place)]
    said = sum(len(label) for label, _, _ in labels)
    whole = sum(len(place.flow.text) for place in row)
    if said < whole:
        every = _unlisted(pieces, {label for label, _, _ in labels})
        labels = every or (labels if said > LISTED * whole else [])
    found: list[Column] = []
    for label, left, right in sorted(labels, key=lambda label: label[1]):
        earlier = sum(column.label[0] == label for column in found)
        found.append(Column((label, earlier), left, right))
    return found


def _labels(place: Place) -> Iterator[tuple[str, float, float]]:
    for mark in place.marked(MarkKind.LABEL, MarkKind.ROLE):
        box = place.flow.box(mark.start, mark.end)
        yield mark.value, box.x0, box.x1


def _unlisted(pieces: Sequence[Span], listed: set[str]) -> list[tuple[str, float, float]]:
    """All of a row's words as headings, where two of them are labels alone and none of the others
    could be the value of one: a name, a post, a number."""
    labels = [piece.text in listed for piece in pieces]
    if sum(labels) < 2 or len(pieces) < LEAST:
        return []
    words = [piece for piece, label in zip(pieces, labels, strict=True) if not label]
    if not all(_could_head(word) for word in words):
        return []
    return [(piece.text, piece.box.x0, piece.box.x1) for piece in pieces]


def _could_head(word: Span) -> bool:
    plain = re.fullmatch("[\u4e00-\u9fff()/]{2,8}|#|No\\.?", word.text) is not None
    return plain and not any(is_common(name.text) for name in in_slot(word))


def _reaches(headings: list[Column]) -> list[Column]:
    """Columns reach to the middle of the blank between two headings."""
    middles = [(one.right + other.left) / 2 for one, other in pairwise(headings)]
    edges = [0.0, *middles, 1.0]
    return [
        Column(heading.label, left, right)
        for heading, (left, right) in zip(headings, pairwise(edges), strict=True)
    ]


def _cells(row: tuple[Place, ...], columns: list[Column]) -> dict[Heading, Span]:
    """The runs of a row, each in the column its middle stands in; neighbours joined. A row's
    number stands in the next column where the heading's sign was read with that one's (#姓名)."""
    cells: dict[Heading, Span] = {}
    for place in row:
        for run in _runs(place):
            middle = run.box.centre.x
            label = next((c.label for c in columns if c.left <= middle < c.right), None)
            if label is None:
                continue
            held = cells.get(label)
            joined = held is not None and held.flow is run.flow
            if held is not None and not joined and _NUMBER.fullmatch(held.text):
                held = None
            cells[label] = held._replace(end=run.end) if held and joined else held or run
    return cells


def _runs(place: Place) -> Iterator[Span]:
    edges = sorted({0, len(place.flow.text), *place.flow.gaps})
    for start, end in pairwise(edges):
        yield Span(place.flow, start, end)
