"""What a list's row says of its person under headings that ask neither for name nor post."""

import pytest

from extractors.forms.pairs import PageText
from extractors.people.named import people
from tests.extractors import typed

RULED = (
    ("姓名", "岗位", "证书编号", "是否到岗"),
    ("张玥", "项目经理", "浙2331802", "否"),
    ("李明", "施工员", "浙2331803", "是"),
)
ALIGNED = """
姓名　　　　岗位　　　　　　证书编号　　　　是否到岗
张玥　　　　项目经理　　　　浙2331802　　　　否
李明　　　　施工员　　　　　浙2331803　　　　是
"""


@pytest.mark.parametrize("page", [typed.table(*RULED), typed.page(ALIGNED)])
def test_a_row_s_entries_under_unknown_headings_are_kept(page: PageText) -> None:
    said = {p.name.text: [(e.heading, e.ink.text) for e in p.listed] for p in people(page)}
    assert said == {"张玥": [("是否到岗", "否")], "李明": [("是否到岗", "是")]}


def test_a_second_post_is_kept() -> None:
    page = typed.table(("姓名", "申报岗位", "核定岗位"), ("张玥", "项目经理", "施工员"))
    (found,) = people(page)
    posts = {found.role.text if found.role else "", *(e.ink.text for e in found.listed)}
    assert posts == {"项目经理", "施工员"}


def test_a_form_s_labels_head_no_column() -> None:
    page = typed.table(("姓名", "张玥"), ("岗位", "项目经理"), ("是否到岗", "是"))
    assert [p.listed for p in people(page)] == [()]
