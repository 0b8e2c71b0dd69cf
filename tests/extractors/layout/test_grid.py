"""Cells made right by what stands in them: frames are none, lost columns come back."""

from extractors.layout import grid
from extractors.layout.grid import Grid
from models.geometry import Box
from tests.extractors import typed


def test_a_frame_around_a_text_is_no_cell() -> None:
    frame = Box(0.0, 0.05, 0.98, 0.9)
    text = typed.lines("毕业证书\n\n学生张玥，性别女\n\n在本校学习\n\n准予毕业\n\n某某大学")
    lowered = [typed.line(line.text, 1, row) for row, line in enumerate(text, 10)]
    assert grid.without_frames(Grid([frame], lowered)) == []


def test_a_box_to_write_in_is_a_cell_and_so_is_one_of_a_table() -> None:
    box = Box(0.0, 0.1, 0.98, 0.5)
    beside = Box(0.0, 0.5, 0.98, 0.9)
    lines = [typed.line("同意验收", 1, row) for row in range(8, 14)]
    assert grid.without_frames(Grid([box], lines[:3])) == [box]
    assert grid.without_frames(Grid([box, beside], lines)) == [box, beside]


def test_headings_that_share_a_cell_are_cut_as_the_row_below_is() -> None:
    heading = Box(0.0, 0.1, 0.6, 0.15)
    below = [Box(0.2 * i, 0.15, 0.2 * (i + 1), 0.2) for i in range(3)]
    words = [typed.line(word, 1 + 10 * i, 6.5) for i, word in enumerate(("姓名", "证号", "职务"))]
    cut = grid.with_lost_columns(Grid([heading, *below], words))
    assert cut[:3] == [Box(c.x0, 0.1, c.x1, 0.15) for c in below]
    assert cut[3:] == below


def test_a_cell_that_holds_two_rows_is_cut_as_its_neighbour_is() -> None:
    both = Box(0.0, 0.1, 0.2, 0.2)
    beside = [Box(0.2, 0.1, 0.4, 0.15), Box(0.2, 0.15, 0.4, 0.2)]
    rows = [typed.line("姓名", 1, 7.1), typed.line("张玥", 1, 10.1)]
    assert grid.with_lost_rows(Grid([both, *beside], rows))[:2] == [
        Box(0.0, 0.1, 0.2, 0.15),
        Box(0.0, 0.15, 0.2, 0.2),
    ]


def test_a_word_broken_in_a_cell_beside_two_rows_stays_whole() -> None:
    both = Box(0.0, 0.1, 0.2, 0.2)
    beside = [Box(0.2, 0.1, 0.4, 0.15), Box(0.2, 0.15, 0.4, 0.2)]
    word = [typed.line("施工", 1, 8.1), typed.line("单位", 1, 9.1)]
    assert grid.with_lost_rows(Grid([both, *beside], word)) == [both, *beside]


def test_a_heading_of_several_columns_stays_whole() -> None:
    heading = Box(0.0, 0.1, 0.6, 0.15)
    below = [Box(0.2 * i, 0.15, 0.2 * (i + 1), 0.2) for i in range(3)]
    for words in ([typed.line("项目参与人员基本信息", 8, 6.5)], [typed.line("姓名", 1, 6.5)]):
        assert grid.with_lost_columns(Grid([heading, *below], words)) == [heading, *below]


def test_a_frame_around_a_table_is_no_cell_however_low_it_is() -> None:
    frame = Box(0.0, 0.1, 0.98, 0.3)
    rows = [("1", "张玥", "项目经理"), ("2", "李明", "施工员"), ("3", "王强", "安全员")]
    headed = [("序号", "姓名", "岗位"), *rows]
    words = [
        typed.line(word, 1 + 12 * column, 6 + row)
        for row, entries in enumerate(headed)
        for column, word in enumerate(entries)
    ]
    assert all(frame.holds(word.box.centre) for word in words)
    assert grid.without_frames(Grid([frame], words)) == []
