"""The cells of a page as found, made right by what stands in them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.layout.rows import visual_rows
from models.geometry import Box
from models.lines import TextLine

TOUCHING = 0.008
"""Fractions of a page: cells of one table lie no farther apart than a ruling is thick."""

FRAME = 0.25
"""Of a page's height: boxes to write in are lower, frames around a text are as high."""

LOWER = 0.8
"""Of its height: a cell is cut where one beside it is lower."""

CENTRED = 0.15
"""Of a row's height: a line stands no farther from its middle."""

FULL = 4
"""So many lines stand in a frame, at least; a box for a seal and a signature may be as high."""

COLUMNS = 3
"""So many pieces of a row stand under those of the row above, at least, and so many rows under
another: a table without rulings. Three parties' boxes for a signature have fewer rows."""


class Grid(NamedTuple):
    """The cells of a sheet and its lines; ``page_height`` as ``Sheet`` has it."""

    cells: Sequence[Box]
    lines: Sequence[TextLine]
    page_height: float = 1.0

    def touch(self, one: Box, other: Box) -> bool:
        """Whether two cells lie side by side or one above the other; one within the other does
        not."""
        if one.holds(other.centre) or other.holds(one.centre):
            return False
        across = max(one.x0 - other.x1, other.x0 - one.x1)
        down = max(one.y0 - other.y1, other.y0 - one.y1)
        return across <= TOUCHING and down <= TOUCHING * self.page_height

    def level(self, one: float, other: float) -> bool:
        """Whether two edges lie at one height."""
        return abs(one - other) <= TOUCHING * self.page_height


def mended(grid: Grid) -> list[Box]:
    """The cells without frames, and with those that light rulings would have parted."""
    tables = grid._replace(cells=without_frames(grid))
    return with_lost_columns(tables._replace(cells=with_lost_rows(tables)))


def without_frames(grid: Grid) -> list[Box]:
    """The cells that are parts of a table, boxes for a label, boxes to write in: all but frames
    drawn around a whole text, as on diplomas, whose lines are those of a page."""
    return [cell for cell in grid.cells if not _is_frame(cell, grid)]


def _is_frame(cell: Box, grid: Grid) -> bool:
    lowest = min((line.box.height for line in grid.lines), default=1.0)
    if cell.height < (COLUMNS + 1) * lowest:
        return False
    held = [line for line in grid.lines if cell.holds(line.box.centre)]
    if _is_table(held):
        return True
    others = (other for other in grid.cells if other != cell)
    if cell.height < FRAME * grid.page_height or any(grid.touch(cell, other) for other in others):
        return False
    return len(held) >= FULL


def _is_table(lines: Sequence[TextLine]) -> bool:
    """Whether the lines stand in rows and columns."""
    rows = visual_rows((line.box for line in lines), lambda box: box)
    under = [
        sum(any(_aligned(piece, upper) for upper in above) for piece in row)
        for above, row in pairwise(rows)
    ]
    return sum(count >= COLUMNS for count in under) >= COLUMNS


def _aligned(one: Box, other: Box) -> bool:
    """Whether two pieces begin in one column or have one middle."""
    apart = min(abs(one.x0 - other.x0), abs(one.centre.x - other.centre.x))
    return apart <= TOUCHING


def with_lost_columns(grid: Grid) -> list[Box]:
    """The cells, those cut that several headings share because light rulings between them were
    not found: where the row below has columns and each heading stands over one of them."""
    return [part for cell in grid.cells for part in _cut(cell, grid)]


def _cut(cell: Box, grid: Grid) -> list[Box]:
    columns = _columns_below(cell, grid)
    if len(columns) < 2:
        return [cell]
    over = {_column_of(run, columns) for run in _runs(cell, grid.lines)}
    if None in over or len(over) < 2:
        return [cell]
    return [Box(column.x0, cell.y0, column.x1, cell.y1) for column in columns]


def with_lost_rows(grid: Grid) -> list[Box]:
    """The cells, those cut that hold two rows because a light ruling was not found under them:
    where the cell beside is cut and a line stands in the middle of either part."""
    return [part for cell in grid.cells for part in _halved(cell, grid)]


def _halved(cell: Box, grid: Grid) -> list[Box]:
    for upper in grid.cells:
        level = grid.level(upper.y0, cell.y0) and upper.height < LOWER * cell.height
        if level and grid.touch(upper, cell):
            held = [line.box for line in grid.lines if cell.holds(line.box.centre)]
            parts = [cell._replace(y1=upper.y1), cell._replace(y0=upper.y1)]
            if all(_is_centred(part, held) for part in parts):
                return parts
    return [cell]


def _is_centred(part: Box, held: Sequence[Box]) -> bool:
    """Whether lines stand in a part, all of them in its middle: the two lines of a word that
    was broken stand close to each other instead."""
    own = [box for box in held if part.holds(box.centre)]
    return bool(own) and all(
        abs(box.centre.y - part.centre.y) < CENTRED * part.height for box in own
    )


def _columns_below(cell: Box, grid: Grid) -> list[Box]:
    """The cells of the row right below that together are as wide as ``cell``; else none."""
    below = sorted(
        (
            other
            for other in grid.cells
            if grid.level(other.y0, cell.y1)
            and other.x0 >= cell.x0 - TOUCHING
            and other.x1 <= cell.x1 + TOUCHING
        ),
        key=lambda other: other.x0,
    )
    whole = sum(other.width for other in below)
    return below if whole >= cell.width - TOUCHING * (len(below) + 1) else []


def _runs(cell: Box, lines: Sequence[TextLine]) -> Iterator[Box]:
    """The places of the words of two letters and more in a cell, parted by gaps."""
    for line in lines:
        if cell.holds(line.box.centre):
            for run in re.finditer(r"\S\S+", line.text):
                yield line.box_of(*run.span())


def _column_of(run: Box, columns: Sequence[Box]) -> int | None:
    """The index of the column that a word stands over, or None where it crosses two."""
    fitting = [
        index
        for index, column in enumerate(columns)
        if run.x0 >= column.x0 - TOUCHING and run.x1 <= column.x1 + TOUCHING
    ]
    return fitting[0] if len(fitting) == 1 else None
