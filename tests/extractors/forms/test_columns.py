"""Tables by alignment: headings, the rows under them, and where they end."""

import pytest

from extractors.forms.columns import aligned_rows
from extractors.people.named import people
from tests.extractors import typed

WANTED = frozenset({"姓名"})


def _rows(page: str) -> list[dict[str, str]]:
    return [
        {label: span.text for (label, _), span in row.cells.items()}
        for row in aligned_rows(typed.page(page), WANTED)
    ]


def test_each_run_stands_under_the_heading_above_it() -> None:
    rows = _rows(
        """
序号　　　　姓名　　　　　职务　　　　　　职称
1　　　　　张玥　　　　　质量员　　　　　助理工程师
2　　　　　李明伟　　　　施工员
"""
    )
    assert rows == [
        {"序号": "1", "姓名": "张玥", "职务": "质量员", "职称": "助理工程师"},
        {"序号": "2", "姓名": "李明伟", "职务": "施工员"},
    ]


def test_a_blank_cell_is_filled_by_no_neighbour() -> None:
    rows = _rows(
        """
姓名　　　　　职务　　　　　　职称
张玥　　　　　　　　　　　　　工程师
李明　　　　　施工员　　　　　助理工程师
"""
    )
    assert rows[0] == {"姓名": "张玥", "职称": "工程师"}


def test_a_table_ends_where_its_rows_end() -> None:
    rows = _rows(
        """
姓名　　　　　职务　　　　　　职称
张玥　　　　　质量员　　　　　助理工程师



　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　以上内容
　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　均属实
王伟　　　　　签字
"""
    )
    assert [row["姓名"] for row in rows] == ["张玥"]


def test_new_headings_begin_a_new_table() -> None:
    rows = _rows(
        """
姓名　　　　　职务
张玥　　　　　质量员

职务　　　　　姓名
施工员　　　　李明
"""
    )
    assert rows == [{"姓名": "张玥", "职务": "质量员"}, {"姓名": "李明", "职务": "施工员"}]


def test_the_halves_of_a_row_stay_apart() -> None:
    page = typed.page(
        """
姓名　　　　职务　　　　　姓名　　　　职务
张玥　　　　质量员　　　　李明　　　　施工员
"""
    )
    (row,) = aligned_rows(page, WANTED)
    assert [row.cells["姓名", half].text for half in (0, 1)] == ["张玥", "李明"]
    assert [row.cells["职务", half].text for half in (0, 1)] == ["质量员", "施工员"]


@pytest.mark.parametrize(
    "page", ["工程名称　　　　综合管廊\n张玥　　　　　质量员", "姓名：张玥　　　　性别：女", ""]
)
def test_where_no_headings_stand_there_is_no_table(page: str) -> None:
    assert _rows(page) == []


def test_columns_that_stand_close_stay_apart() -> None:
    page = typed.page(
        """
姓名　　　　　担任角色　　　　所属企业
李思远　　　　总监理工程师　　杭州正信监理有限公司
"""
    )
    roles = [person.role.text for person in people(page) if person.role]
    assert roles == ["总监理工程师"]
