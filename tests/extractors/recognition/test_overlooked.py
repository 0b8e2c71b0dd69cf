"""A closer look into cells in which detection found no line."""

from functools import cache

import numpy as np
import pytest

from extractors.pixels import Image
from extractors.recognition.lines import read_lines
from extractors.recognition.overlooked import overlooked
from models.geometry import Box
from models.lines import TextLine
from tests.extractors.drawn import engine, picture


@cache
def _lines() -> tuple[TextLine, ...]:
    page = picture("page")
    return read_lines(page, engine().detect(page), engine())


def _cell(line: TextLine) -> Box:
    return line.box.grown(0.02, 0.01).clipped()


def test_what_stands_in_a_cell_without_a_line_is_read() -> None:
    missed, *rest = sorted(_lines(), key=lambda line: -len(line.text))
    found = overlooked(picture("page"), [_cell(missed), _cell(rest[0])], rest, engine())
    assert [line.text for line in found] == [missed.text]
    assert found[0].box.share_inside(_cell(missed)) > 0.9


@pytest.mark.parametrize("cell", [Box(0.0, 0.0, 1.0, 1.0), Box(0.9, 0.9, 0.98, 0.95)])
def test_frames_and_blank_cells_are_not_looked_at(cell: Box) -> None:
    assert overlooked(picture("page"), [cell], _lines()[:1], engine()) == ()


def test_a_page_without_any_line_is_left_alone() -> None:
    blank: Image = np.full((200, 200, 3), 255, np.uint8)
    assert overlooked(blank, [Box(0.1, 0.1, 0.3, 0.3)], (), engine()) == ()


def test_a_cell_cut_too_narrow_says_nothing_twice() -> None:
    line = max(_lines(), key=lambda line: len(line.text))
    right = line.box._replace(x0=line.box.centre.x + 0.05).grown(0.01, 0.01).clipped()
    assert overlooked(picture("page"), [right], _lines(), engine()) == ()
