"""Lines and passages: every character keeps its place through cutting and joining."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.geometry import Point
from models.lines import TextLine
from models.page import Passage, PassageKind
from tests.extractors import typed

texts = st.text(alphabet="张玥工程项目经理 1", min_size=1, max_size=12)


def _passage(*lines: TextLine) -> Passage:
    return Passage(page=2, kind=PassageKind.CELL, lines=lines)


def test_ink_over_two_lines_is_around_both_and_as_sure_as_the_weaker() -> None:
    passage = _passage(
        typed.line("项目经理张", row=1, certainty=0.9), typed.line("玥", row=2, certainty=0.6)
    )
    ink = passage.ink(4, 6)
    assert (ink.text, ink.page, ink.confidence) == ("张玥", 2, 0.6)
    assert ink.box.holds(Point(4.5 / typed.COLUMNS, 1.4 / typed.ROWS))
    assert ink.box.holds(Point(0.5 / typed.COLUMNS, 2.4 / typed.ROWS))


def test_ink_within_one_line_does_not_reach_into_the_next() -> None:
    passage = _passage(typed.line("项目经理", row=1), typed.line("张玥", row=2))
    assert passage.ink(4, 6).box.y0 == pytest.approx(2 / typed.ROWS, abs=1e-4)
    assert passage.ink(0, 4).box.y1 < 2 / typed.ROWS


@given(st.lists(texts, min_size=1, max_size=4))
def test_every_offset_of_a_passage_leads_to_its_character(written: list[str]) -> None:
    passage = _passage(*(typed.line(text, row=row) for row, text in enumerate(written)))
    assert passage.text == "".join(written)
    for offset, character in enumerate(passage.text):
        ink = passage.ink(offset, offset + 1)
        assert ink.text == character
        row = sum(offset >= start for start in passage.offsets) - 1
        assert ink.box.y0 == pytest.approx(row / typed.ROWS, abs=1e-4)
