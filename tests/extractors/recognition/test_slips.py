"""Names on a slip of other paper, glued over the page."""

import cv2
import numpy as np
import pytest

from extractors.pixels import Image
from extractors.recognition.slips import is_on_slip
from models.geometry import Box
from tests.extractors.drawn import scanned

PAPER, SLIP, MARKER = (248, 248, 246), (236, 226, 204), (255, 246, 120)
NAME = Box(0.36, 0.47, 0.6, 0.53)


def page(
    colour: tuple[int, int, int] | None, at: tuple[int, int, int, int], slope: int = 0
) -> Image:
    """A ruled cell with a name in it, over a part of the page in another colour (left, top, right,
    bottom in pixels; ``slope``: how much lower its right end lies)."""
    made = np.full((600, 600, 3), PAPER, np.uint8)
    left, top, right, bottom = at
    for y in (240, 360):
        cv2.line(made, (40, y), (560, y), (30, 30, 30), 2)
    if colour:
        corners = [(left, top), (right, top + slope), (right, bottom + slope), (left, bottom)]
        cv2.fillPoly(made, [np.array(corners, np.int32)], colour)
    cv2.putText(made, "Zhang", (222, 312), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (20, 20, 20), 2)
    return made


@pytest.mark.parametrize("slope", [0, 5])
def test_a_slip_under_a_name_is_seen(slope: int) -> None:
    made = page(SLIP, (200, 274, 380, 324), slope)
    assert is_on_slip(made, NAME)
    assert is_on_slip(scanned(made), NAME)


@pytest.mark.parametrize(
    ("colour", "at"),
    [
        pytest.param(None, (0, 0, 0, 0), id="nothing"),
        pytest.param(MARKER, (200, 274, 380, 324), id="a marker pen"),
        pytest.param((242, 242, 240), (200, 274, 380, 324), id="hardly another tone"),
        pytest.param(SLIP, (0, 250, 600, 350), id="a shaded row"),
        pytest.param(SLIP, (0, 0, 600, 600), id="the page's own paper"),
        pytest.param((255, 255, 255), (200, 274, 380, 324), id="a white field on a screen"),
    ],
)
def test_other_grounds_are_no_slips(
    colour: tuple[int, int, int] | None, at: tuple[int, int, int, int]
) -> None:
    assert not is_on_slip(page(colour, at), NAME)
