"""Tables by their headings: ruled and not, merged cells, what ends a table."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.forms import grids
from extractors.forms.pairs import PageText
from tests.extractors import typed

HEADINGS = {
    "item": re.compile("项目"),
    "score": re.compile("得分"),
    "kind": re.compile("类别"),
}


def _rows(page: PageText) -> list[dict[str, str]]:
    return [{k: v.text for k, v in row.items()} for row in grids.rows(page, HEADINGS, "score")]


def test_a_ruled_table_is_read_by_its_headings_in_any_order() -> None:
    page = typed.table(("得分", "项目"), ("12", "学历"), ("8", "论文"))
    assert _rows(page) == [{"item": "学历", "score": "12"}, {"item": "论文", "score": "8"}]


def test_so_is_one_without_rulings() -> None:
    page = typed.page("\n\n项目　　　　　　得分\n学历　　　　　　12\n论文　　　　　　8")
    assert _rows(page) == [{"item": "学历", "score": "12"}, {"item": "论文", "score": "8"}]


def test_an_empty_cell_is_left_out_and_a_row_without_the_anchor_is_none() -> None:
    page = typed.table(("项目", "得分"), ("", "12"), ("论文", ""), ("获奖", "3"))
    assert [row["score"] for row in _rows(page)] == ["12", "3"]
    assert not _rows(page)[0].get("item")


def test_one_heading_alone_heads_no_table() -> None:
    assert _rows(typed.table(("得分", "备注"), ("12", "无"))) == []


def test_what_stands_far_below_belongs_to_another_table() -> None:
    page = typed.page("\n项目　　　　　　得分\n学历　　　　　　12" + "\n" * 9 + "日期　　　　　　8")
    assert _rows(page) == [{"item": "学历", "score": "12"}]


def test_a_blank_inside_a_word_parts_no_columns() -> None:
    page = typed.page("\n\n项 目　　　　　　得 分\n学 历　　　　　　12")
    assert _rows(page) == [{"item": "学历", "score": "12"}]


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 99), min_size=1, max_size=12))
def test_every_row_is_given_once_and_in_order(scores: list[int]) -> None:
    page = typed.table(("项目", "得分"), *((f"第{i}项", str(s)) for i, s in enumerate(scores)))
    assert [row["score"] for row in _rows(page)] == [str(score) for score in scores]
