"""Cells: found where rulings enclose white, and nowhere else."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from extractors import rulings
from extractors.pixels import Image
from models.geometry import Box

WIDTH, HEIGHT = 1240, 1754


def _blank(shade: int = 255) -> Image:
    return np.full((HEIGHT, WIDTH, 3), shade, np.uint8)


def _grid(image: Image, columns: list[int], rows: list[int], thick: int = 2) -> Image:
    for x in columns:
        cv2.line(image, (x, rows[0]), (x, rows[-1]), (0, 0, 0), thick)
    for y in rows:
        cv2.line(image, (columns[0], y), (columns[-1], y), (0, 0, 0), thick)
    return image


COLUMNS, ROWS = [150, 400, 700, 1090], [300, 360, 420, 560]


def _expected() -> list[Box]:
    return [
        Box(left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT)
        for top, bottom in pairwise(ROWS)
        for left, right in pairwise(COLUMNS)
    ]


@pytest.mark.parametrize("thick", [1, 2, 5])
@pytest.mark.parametrize("shade", [255, 225])
def test_every_cell_of_a_table_is_found_in_reading_order(thick: int, shade: int) -> None:
    found = rulings.cells(_grid(_blank(shade), COLUMNS, ROWS, thick))
    assert len(found) == 9
    for cell, wanted in zip(found, _expected(), strict=True):
        assert cell == pytest.approx(wanted, abs=0.008)


def test_hairlines_of_a_fine_scan_survive() -> None:
    fine = np.full((3508, 2480, 3), 255, np.uint8)
    found = rulings.cells(_grid(fine, [2 * x for x in COLUMNS], [2 * y for y in ROWS], 1))
    assert len(found) == 9


def test_a_merged_cell_is_one() -> None:
    image = _grid(_blank(), COLUMNS, ROWS)
    image[ROWS[0] + 5 : ROWS[1] - 5, COLUMNS[1] - 5 : COLUMNS[1] + 5] = 255
    assert len(rulings.cells(image)) == 8


def test_a_faded_gap_in_a_ruling_joins_no_cells() -> None:
    image = _grid(_blank(), COLUMNS, ROWS)
    image[320:323, COLUMNS[1] - 3 : COLUMNS[1] + 4] = 255
    assert len(rulings.cells(image)) == 9


def test_a_frame_around_the_page_is_no_cell() -> None:
    image = _blank()
    cv2.rectangle(image, (60, 60), (WIDTH - 60, HEIGHT - 60), (0, 0, 0), 4)
    assert rulings.cells(image) == ()


def test_text_and_underlines_are_no_cells() -> None:
    image = _blank()
    for row in range(12):
        cv2.putText(image, "HHEELLTTH " * 5, (120, 200 + 60 * row), 0, 1, (0, 0, 0), 2)
        cv2.line(image, (120, 210 + 60 * row), (900, 210 + 60 * row), (0, 0, 0), 1)
    assert rulings.cells(image) == ()


def test_an_empty_page_has_no_cells() -> None:
    assert rulings.cells(_blank()) == ()


def test_strokes_of_glyphs_in_tight_rows_cut_no_cell() -> None:
    image = _grid(_blank(), [150, 1090], [300, 336, 372], 2)
    for x in (300, 500, 700):  # The stroke of a 中 that all but fills its row.
        cv2.line(image, (x, 307), (x, 329), (0, 0, 0), 3)
    assert len(rulings.cells(image)) == 2
