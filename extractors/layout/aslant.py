"""Lines that run aslant over a page: a watermark's, no part of what the page says."""

from collections.abc import Sequence

from extractors.directions import is_aslant
from models.lines import TextLine

SHORTEST = 4
"""Characters; the direction of fewer is their own shape's."""


def apart(
    lines: Sequence[TextLine], aspect: float
) -> tuple[tuple[TextLine, ...], tuple[TextLine, ...]]:
    """The page's own lines, and those aslant; ``aspect`` is the page's width by its height."""
    slanted = [_is_aslant(line, aspect) for line in lines]
    own = tuple(line for line, is_over in zip(lines, slanted, strict=True) if not is_over)
    over = tuple(line for line, is_over in zip(lines, slanted, strict=True) if is_over)
    return own, over


def _is_aslant(line: TextLine, aspect: float) -> bool:
    left, right = line.quad.top_left, line.quad.top_right
    rises = is_aslant((right.x - left.x) * aspect, right.y - left.y)
    return len(line.text) >= SHORTEST and rises
