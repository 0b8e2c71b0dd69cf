"""Cells: found where rulings enclose white, and nowhere else."""

from itertools import pairwise
from random import Random

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout import rulings
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


def test_cells_are_found_however_many_screens_hang_together() -> None:
    strip = np.full((5 * HEIGHT, WIDTH, 3), 255, np.uint8)
    assert len(rulings.cells(_grid(strip, COLUMNS, [4 * HEIGHT + y for y in ROWS], 1))) == 9
    left, top, right, bottom = 0.1, 0.1, 0.9, 0.13
    drawn = [
        *(Box(x, top, x, bottom) for x in (left, 0.5, right)),
        *(Box(left, y, right, y) for y in (top, 0.115, bottom)),
    ]
    assert len(rulings.cells_between(drawn, WIDTH / (10 * HEIGHT))) == 4


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


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("side", [1, 20, 100, 160])
def test_a_tiny_picture_is_looked_at_without_ado(side: int) -> None:
    for dark in (0.0, 0.1, 0.5, 1.0):
        specks = np.random.default_rng(7).random((side, side, 1)) < dark
        found = rulings.cells(np.where(specks, 0, 255).astype(np.uint8).repeat(3, axis=2))
        assert found == () or 0 < dark < 1


_SIDES = st.lists(st.integers(0, 100), min_size=2, max_size=7, unique=True).map(sorted)


@given(_SIDES, _SIDES, st.randoms(use_true_random=False))
def test_rulings_enclose_what_they_enclose_when_drawn(
    columns: list[int], rows: list[int], chance: Random
) -> None:
    across = [sorted(chance.choices(columns, k=2)) for _ in rows]
    down = [sorted(chance.choices(rows, k=2)) for _ in columns]
    lines = [(x0, y, x1, y) for y, (x0, x1) in zip(rows, across, strict=True)]
    lines += [(x, y0, x, y1) for x, (y0, y1) in zip(columns, down, strict=True)]
    drawn = np.full((1400, 1400), 255, np.uint8)
    for x0, y0, x1, y1 in lines:
        drawn[max(0, 14 * y0 - 1) : 14 * y1 + 2, max(0, 14 * x0 - 1) : 14 * x1 + 2] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(drawn, connectivity=4)
    regions = {(x, y, x + w, y + h): area / (w * h) for x, y, w, h, area in stats[1:].tolist()}
    found = rulings.cells_between([Box(*(side / 100 for side in line)) for line in lines], 1.0)
    assert {tuple(round(1400 * side) for side in box) for box in found} <= regions.keys()
    # A ruling that ends inside a region makes it no rectangle, and no cell.
    whole = [region for region, filled in regions.items() if filled > 0.99]
    assert len(found) > 0 or not any(_is_cell(*region) for region in whole)


def _is_cell(x0: int, y0: int, x1: int, y1: int) -> bool:
    """Whether a region lies between rulings, and is neither a sliver nor a frame."""
    inside = min(x0, y0) > 0 and max(x1, y1) < 1400
    return inside and min(x1 - x0, y1 - y0) > 16 and (x1 - x0) * (y1 - y0) < 0.4 * 1400**2


def test_hairlines_nearly_as_light_as_a_screen_s_shaded_rows_are_found() -> None:
    image = _blank()
    image[300:360] = 247
    for x in COLUMNS:
        image[300:561, x] = 241
    for y in ROWS:
        image[y, 150:1091] = 241
    assert len(rulings.cells(image)) == len(_expected())


def test_a_scan_s_noise_makes_no_hairlines() -> None:
    rng = np.random.default_rng(1)
    page = np.clip(245 + rng.normal(0, 4, (HEIGHT, WIDTH, 1)), 0, 255).astype(np.uint8)
    assert rulings.cells(np.repeat(page, 3, axis=2)) == ()
