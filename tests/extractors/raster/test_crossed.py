"""Pages crossed out: long strokes aslant, on drawn print."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from extractors.pixels import Image
from extractors.raster.crossed import is_crossed_out, strokes
from models.geometry import Box
from tests.extractors.drawn import on_a_page, picture, scanned

PAGE = on_a_page(picture("page"))
HEIGHT, WIDTH = PAGE.shape[:2]
LINES = [Box(0.1, y, 0.9, y + 0.015) for y in np.arange(0.1, 0.9, 0.04).tolist()]
RED, BLACK, BLUE = (200, 20, 30), (25, 25, 25), (30, 40, 160)

Marked = Callable[[Image], None]


def stroke(
    start: tuple[float, float],
    end: tuple[float, float],
    colour: tuple[int, int, int],
    millimetres: float = 0.8,
    bend: float = 0.0,
) -> Marked:
    """A pen's stroke from one place to another (fractions), bent by so much of its length."""

    def mark(page: Image) -> None:
        size = np.array((WIDTH, HEIGHT))
        first, last = np.array(start) * size, np.array(end) * size
        along = last - first
        steps = np.linspace(0, 1, 80)[:, None]
        points = first + steps * along + bend * np.sin(np.pi * steps) * (-along[1], along[0])
        thick = max(1, round(millimetres * max(WIDTH, HEIGHT) / 297))
        cv2.polylines(page, [np.round(points).astype(np.int32)], False, colour, thick, cv2.LINE_AA)

    return mark


def marked(*marks: Marked) -> Image:
    page = PAGE.copy()
    for mark in marks:
        mark(page)
    return page


@pytest.mark.parametrize("colour", [RED, BLACK, BLUE])
@pytest.mark.parametrize("millimetres", [0.5, 2.0])
@pytest.mark.parametrize("bend", [0.0, 0.03])
@pytest.mark.parametrize("view", [np.array, scanned], ids=["clean", "scanned"])
def test_a_cross_or_one_stroke_crosses_a_page_out(
    colour: tuple[int, int, int], millimetres: float, bend: float, view: Callable[[Image], Image]
) -> None:
    falling = stroke((0.1, 0.12), (0.9, 0.8), colour, millimetres, bend)
    rising = stroke((0.15, 0.85), (0.85, 0.1), colour, millimetres, bend)
    assert is_crossed_out(view(marked(falling, rising)), LINES)
    assert is_crossed_out(view(marked(falling)), LINES)
    assert is_crossed_out(view(marked(rising)), LINES)


@pytest.mark.parametrize(
    "mark",
    [
        stroke((0.1, 0.5), (0.9, 0.52), BLACK),
        stroke((0.5, 0.1), (0.52, 0.9), BLACK),
        stroke((0.1, 0.1), (0.25, 0.15), BLACK),
        stroke((0.1, 0.3), (0.9, 0.8), (215, 215, 215)),
    ],
    ids=["tilted ruling", "fold", "diagonal of a cell", "pale"],
)
def test_what_is_no_long_stroke_aslant_crosses_nothing_out(mark: Marked) -> None:
    assert not list(strokes(marked(mark)))


@pytest.mark.parametrize("page", [PAGE, scanned(PAGE), on_a_page(picture("round"))])
def test_a_page_is_not_crossed_out(page: Image) -> None:
    assert not list(strokes(page))


def test_a_stroke_through_a_blank_takes_nothing_back() -> None:
    page = marked(stroke((0.15, 0.5), (0.85, 0.9), BLACK))
    above = [line for line in LINES if line.y1 < 0.5]
    assert not is_crossed_out(page, above)
