"""Regions become lines: each with its text, its place, its reading direction."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pixels import Corners, Image
from extractors.raster.geometry import turning
from extractors.recognition.lines import moved, read_lines, slope_of
from extractors.recognition.ocr import Recognition
from tests.extractors.drawn import engine, picture


class Spelling:
    """An engine that reads the texts it was given, every character with one certainty."""

    version = "spelling"
    alphabet = frozenset("张玥工程")

    def __init__(self, *readings: tuple[str, float]) -> None:
        self._readings = readings

    def detect(self, image: Image) -> list[Corners]:
        raise NotImplementedError

    def recognise(self, crops: Sequence[Image]) -> list[Recognition]:
        assert len(crops) == len(self._readings)
        return [
            Recognition(text, tuple(np.linspace(0, 1, len(text) + 1)), (certainty,) * len(text))
            for text, certainty in self._readings
        ]


def _region(left: float, top: float, width: float, height: float) -> Corners:
    right, bottom = left + width, top + height
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


PAGE: Image = np.full((1000, 800, 3), 255, np.uint8)
LINE = _region(80, 100, 200, 20)


def test_a_line_stands_where_its_region_stands() -> None:
    (line,) = read_lines(PAGE, [LINE], Spelling(("工程", 0.9)))
    assert line.text == "工程"
    assert line.box == pytest.approx((0.1, 0.1, 0.35, 0.12))
    assert line.certainties == (0.9, 0.9)


def test_texture_and_empty_regions_are_no_lines() -> None:
    regions = [LINE, _region(80, 200, 200, 20), _region(80, 300, 200, 20)]
    found = read_lines(PAGE, regions, Spelling(("工程", 0.9), ("张玥", 0.2), ("", 0.0)))
    assert [line.text for line in found] == ["工程"]


def test_specks_are_not_even_looked_at() -> None:
    assert read_lines(PAGE, [_region(10, 10, 3, 40), _region(10, 10, 40, 3)], Spelling()) == ()


def test_a_lone_large_glyph_is_an_ornament() -> None:
    regions = [_region(80, 100 + 40 * row, 200, 20) for row in range(4)]
    words = [("工程", 0.99)] * 4
    star = _region(500, 400, 120, 120)
    found = read_lines(PAGE, [*regions, star], Spelling(*words, ("工", 0.99)))
    assert [line.text for line in found] == ["工程"] * 4


def test_large_glyphs_in_a_row_are_a_title() -> None:
    regions = [_region(80, 300 + 40 * row, 200, 20) for row in range(4)]
    title = [_region(100 + 200 * place, 100, 80, 80) for place in range(3)]
    readings = [("工程", 0.99)] * 4 + [("工", 0.99)] * 3
    found = read_lines(PAGE, [*regions, *title], Spelling(*readings))
    assert [line.text for line in found].count("工") == 3


def test_the_last_glyph_of_a_title_that_ran_over_its_line_is_kept() -> None:
    regions = [_region(80, 300 + 40 * row, 200, 20) for row in range(4)]
    title = [_region(100, 100, 600, 50), _region(100, 160, 50, 50)]
    readings = [("工程", 0.99)] * 4 + [("工程工程工程", 0.99), ("工", 0.99)]
    found = read_lines(PAGE, [*regions, *title], Spelling(*readings))
    assert [line.text for line in found][-2:] == ["工程工程工程", "工"]


def test_regions_over_the_edge_end_at_the_edge() -> None:
    (line,) = read_lines(PAGE, [_region(-20, -10, 200, 40)], Spelling(("工程", 0.9)))
    assert line.box == pytest.approx((0, 0, 0.225, 0.03))


@pytest.mark.parametrize(
    "gap",
    [
        pytest.param(0),
        10,
    ],
    ids=["solid", "spaced"],
)
def test_text_written_downwards_is_read_downwards(gap: int) -> None:
    """Cut from a printed line: its glyphs, one below the other."""
    page, size, pitch = picture("page"), 26, 26 + gap
    column = np.full((500, 200, 3), 253, np.uint8)
    for place in range(9):
        top, left = 60 + place * pitch, 30 + place * size
        column[top : top + size, 60 : 60 + size] = page[77:103, left : left + size]
    around = _region(57, 57, size + 6, 9 * pitch - gap + 6)
    (line,) = read_lines(column, [around], engine())
    assert line.text.replace(" ", "") == "建筑工程施工许可证"
    first, last = line.box_of(0, 1), line.box_of(len(line.text) - 1, len(line.text))
    assert first.y1 < last.y0


@given(st.floats(-8, 8))
def test_the_slope_of_a_page_is_that_of_its_long_lines(degrees: float) -> None:
    run = 400.0
    rise = run * float(np.tan(np.radians(degrees)))
    lines = [
        np.array([[50, y], [450, y + rise], [450, y + rise + 18], [50, y + 18]], np.float32)
        for y in (100.0, 200.0, 300.0, 400.0, 500.0)
    ]
    assert slope_of(lines) == pytest.approx(degrees, abs=0.01)


def test_too_few_lines_tell_no_slope() -> None:
    crooked = np.array([[50, 100], [450, 120], [450, 138], [50, 118]], np.float32)
    assert slope_of([crooked] * 3) == 0.0


def test_moved_corners_come_back() -> None:
    there = turning(90, 800, 1000)
    (again,) = moved(moved([LINE], there), np.asarray(np.linalg.inv(there), np.float64))
    assert again == pytest.approx(LINE, abs=0.01)
