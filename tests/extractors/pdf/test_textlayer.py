"""Characters of a text layer: where they stand, which of them make a line, what rules them off."""

import math

import numpy as np
import pytest

from extractors.intake import open_attachment
from extractors.pdf.textlayer import Glyph, Sheet, text_line
from extractors.settings import Limits
from extractors.source import SourcePage
from models.geometry import Box
from tests.extractors.hostile import A4, ROWS, first_page, lines_of, pdf, text


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("box", ["/MediaBox [0 0 595 842]", "/MediaBox [-20 30 575 872]"])
@pytest.mark.parametrize("crop", ["", " /CropBox [40 200 500 800]"])
def test_places_are_those_of_the_page_as_displayed(turn: int, box: str, crop: str) -> None:
    mark = "60 500 20 20 re f\n"
    page = first_page(
        pdf(text("Mark", x=90, y=502, size=20) + mark, page=f"{box} /Rotate {turn}{crop}")
    )
    assert page.lines is not None
    line = page.lines[0]
    assert line.text == "Mark"
    along = math.atan2(
        (line.quad.top_right.y - line.quad.top_left.y) * page.height_px,
        (line.quad.top_right.x - line.quad.top_left.x) * page.width_px,
    )
    assert round(math.degrees(along)) % 360 == turn


def test_ink_stands_where_the_line_says() -> None:
    for turn in (0, 90, 180, 270):
        data = pdf(text("IIIIII", x=90, y=502, size=20), page=f"{A4} /Rotate {turn}")
        for page in open_attachment(data, Limits()):
            assert isinstance(page, SourcePage)
            assert page.lines
            rows, columns = np.nonzero(page.picture().min(axis=2) < 128)
            box = page.lines[0].box
            assert (
                box.x0 <= columns.min() / page.width_px <= columns.max() / page.width_px <= box.x1
            )
            assert box.y0 <= rows.min() / page.height_px <= rows.max() / page.height_px <= box.y1


def test_characters_have_their_own_places() -> None:
    page = first_page(pdf(text("iWi WWW", size=20)))
    assert page.lines
    line = page.lines[0]
    widths = [line.box_of(i, i + 1).width for i in range(3)]
    assert widths[1] > 3 * widths[0]
    assert math.isclose(widths[0], widths[2], rel_tol=0.01)


def test_columns_and_cells_are_lines_of_their_own() -> None:
    cells = text("left cell", x=60, y=300) + text("right cell", x=112, y=300)
    apart = text("far", x=400, y=300)
    ruled = cells + "105 290 m 105 320 l S\n" + apart
    assert lines_of(first_page(pdf(cells + apart))) == ["left cell right cell", "far"]
    page = first_page(pdf(ruled))
    assert lines_of(page) == ["left cell", "right cell", "far"]
    assert any(ruling.height > 10 * ruling.width for ruling in page.rulings)


@pytest.mark.parametrize(("apart", "said"), [(0.5, "张三李四"), (1.0, "张三 李四")])
def test_words_a_full_width_space_apart_are_two(apart: float, said: str) -> None:
    size = 20.0
    places = (0, size, (2 + apart) * size, (3 + apart) * size)
    glyphs = [
        Glyph(c, "Song", Box(0, 0, 1, 1), 0.0, start, size, 0.0, size)
        for c, start in zip("张三李四", places, strict=True)
    ]
    assert text_line(glyphs, Sheet(0, 0, 600, 800)).text == said


def test_every_edge_of_a_box_is_a_ruling() -> None:
    page = first_page(pdf(ROWS + "100 100 200 12 re S\n"))
    assert len(page.rulings) == 4
    assert not page.drawn
    assert math.isclose(max(r.x1 for r in page.rulings), 300 / 595, abs_tol=1e-4)
