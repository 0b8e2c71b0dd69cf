"""Visual rows: which boxes on a page stand beside each other."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from models.geometry import Box

Item = TypeVar("Item")

SAME_ROW = 0.5
"""Part of the lower line's height two lines must share to stand in one visual row."""

TALL = 2.4
"""Lines of one visual row differ in height by less than this: a portrait or a text written
downwards, read as one tall line, must not tie the rows beside it together."""


def visual_rows(items: Iterable[Item], box: Callable[[Item], Box]) -> list[list[Item]]:
    """What stands on a page, each item in its ``box``, in visual rows: top to bottom, each from
    left to right."""
    rows: list[list[tuple[Box, Item]]] = []
    placed = [(box(item), item) for item in items]
    for here, item in sorted(placed, key=lambda one: one[0].centre.y):
        near = (row for row in reversed(rows[-4:]) if any(beside(o, here) for o, _ in row))
        row = next(near, None)
        if row is None:
            rows.append([(here, item)])
        else:
            row.append((here, item))
    return [[item for _, item in sorted(row, key=lambda one: one[0].x0)] for row in rows]


def beside(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one visual row and apart from each other."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    lower, higher = sorted((one.height, other.height))
    apart = one.x1 <= other.x0 + lower / 4 or other.x1 <= one.x0 + lower / 4
    return shared > SAME_ROW * lower and higher < TALL * lower and apart
