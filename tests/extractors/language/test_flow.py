"""Folding, spaces, edges, and the way back to the ink."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.characters import fold
from extractors.language.flow import Span, flow_of
from models.page import Passage, PassageKind
from tests.extractors import typed


def test_spaces_go_and_are_remembered_as_gaps() -> None:
    flow = typed.flow("姓　名： 张　玥")
    assert flow.text == "姓名:张玥"
    assert flow.gaps == {1, 3, 4}


def test_ink_is_as_printed_and_stands_where_it_was_read() -> None:
    flow = typed.flow("姓名： 张　玥（女）")
    ink = flow.ink(3, 5)
    assert ink.text == "张玥"
    assert 4 / typed.COLUMNS <= ink.box.x0 < ink.box.x1 <= 7 / typed.COLUMNS


def test_a_number_in_full_width_digits_is_the_same_number() -> None:
    flow = typed.flow("证件号：３３０４＊＊７９Ｘ")
    assert flow.ink(4, len(flow.text)).text == "3304**79X"


def test_a_name_broken_over_two_lines_is_one_word() -> None:
    lines = (typed.line("项目经理：张", row=1), typed.line("玥", row=2))
    flow = flow_of(Passage(page=3, kind=PassageKind.CELL, lines=lines))
    ink = Span(flow, 5, 7).ink
    assert (ink.text, ink.page) == ("张玥", 3)
    assert ink.box.height > 1 / typed.ROWS


@given(st.text(alphabet="张玥　 ：a１", min_size=1, max_size=12))
def test_every_character_keeps_its_origin(text: str) -> None:
    flow = typed.flow(text)
    assert [fold(text[offset]) for offset in flow.origin] == list(flow.text)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("一九九 年三月七日", "一九九〇年三月七日"),
        ("于二 一二年六月", "于二〇一二年六月"),
        ("一九九八 年三月", "一九九八年三月"),
        ("二 八年", "二八年"),
    ],
)
def test_a_gap_in_a_year_is_the_zero_that_was_dropped(read: str, meant: str) -> None:
    assert typed.flow(read).text == meant


def test_the_line_of_a_blank_is_a_gap() -> None:
    flow = typed.flow("担任_监理员_岗位工作")
    assert flow.text == "担任监理员岗位工作"
    assert flow.gaps == {2, 5}
