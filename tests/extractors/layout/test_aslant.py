"""Lines that run aslant over a page are no part of what it says."""

import math

import pytest

from extractors.layout.aslant import apart
from models.geometry import Box, Quad
from models.lines import TextLine
from tests.extractors import typed

ASPECT = 0.7


def _at(degrees: float, text: str = "仅供职称评审使用") -> TextLine:
    """A line of half the page's width that falls by so many degrees."""
    rise = 0.5 * ASPECT * math.tan(math.radians(degrees))
    line = typed.line(text)
    flat = Quad.of(Box(0.2, 0.5, 0.7, 0.52))
    right, lower = flat.top_right, flat.bottom_right
    slanted = flat._replace(
        top_right=right._replace(y=right.y + rise), bottom_right=lower._replace(y=lower.y + rise)
    )
    return line.model_copy(update={"quad": slanted})


@pytest.mark.parametrize(
    ("line", "is_over"),
    [
        (_at(0), False),
        (_at(5), False),
        (_at(30), True),
        (_at(-45), True),
        (_at(30, "章"), False),
    ],
)
def test_direction_tells(line: TextLine, is_over: bool) -> None:
    own, over = apart([line], ASPECT)
    assert (own, over) == (((), (line,)) if is_over else ((line,), ()))
