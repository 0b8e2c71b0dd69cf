"""Tables without rulings: a heading row of labels, and rows of runs under its columns."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extractors.forms.pairs import PageText, Place
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind

MISSES = 2
"""So many rows in a row without anything under the first wanted label end a table."""


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


def unruled_rows(page: PageText, wanted: frozenset[str]) -> Iterator[Row]:
    """Each row of each table that has one of ``wanted`` among its headings."""
    columns: list[Column] = []
    misses = 0
    for row in page.rows:
        headings = _headings(row)
        if len(headings) >= 2 and any(column.label[0] in wanted for column in headings):
            columns, misses = _reaches(headings), 0
            continue
        cells = _cells(row, columns)
        if any(label in wanted for label, _ in cells):
            misses = 0
            yield Row(row, cells)
        else:
            misses += 1
            columns = columns if misses < MISSES else []


def _headings(row: tuple[Place, ...]) -> list[Column]:
    """The labels of a row that holds little but labels."""
    found: list[Column] = []
    said = 0
    for place in row:
        for mark in place.marked(MarkKind.LABEL, MarkKind.ROLE):
            box = place.flow.box(mark.start, mark.end)
            earlier = sum(column.label[0] == mark.value for column in found)
            found.append(Column((mark.value, earlier), box.x0, box.x1))
            said += mark.end - mark.start
    whole = sum(len(place.flow.text) for place in row)
    return sorted(found, key=lambda column: column.left) if said > 0.7 * whole else []


def _reaches(headings: list[Column]) -> list[Column]:
    """Columns reach to the middle of the blank between two headings."""
    middles = [(one.right + other.left) / 2 for one, other in pairwise(headings)]
    edges = [0.0, *middles, 1.0]
    return [
        Column(heading.label, left, right)
        for heading, (left, right) in zip(headings, pairwise(edges), strict=True)
    ]


def _cells(row: tuple[Place, ...], columns: list[Column]) -> dict[Heading, Span]:
    """The runs of a row, each in the column its middle stands in; neighbours joined."""
    cells: dict[Heading, Span] = {}
    for place in row:
        for run in _runs(place):
            middle = run.box.centre.x
            label = next((c.label for c in columns if c.left <= middle < c.right), None)
            if label is None:
                continue
            held = cells.get(label)
            joined = held is not None and held.flow is run.flow
            cells[label] = held._replace(end=run.end) if held and joined else held or run
    return cells


def _runs(place: Place) -> Iterator[Span]:
    edges = sorted({0, len(place.flow.text), *place.flow.gaps})
    for start, end in pairwise(edges):
        yield Span(place.flow, start, end)
