"""Names under a title that stands alone above them."""

from extractors.people.headings import under_headings
from tests.extractors import typed


def _listed(page: str) -> list[tuple[str, str]]:
    return [(name.text, title.text) for name, title in under_headings(typed.page(page))]


def test_names_under_a_title_have_it_down_to_the_next_one() -> None:
    page = """
助理工程师（3人）：
张玥　　　　李思远　　　　欧阳明月
技术员：
王伟明
"""
    assert _listed(page) == [
        ("张玥", "助理工程师"),
        ("李思远", "助理工程师"),
        ("欧阳明月", "助理工程师"),
        ("王伟明", "技术员"),
    ]


def test_names_in_the_row_of_a_title_are_its_alone() -> None:
    page = """
工程师：　　　张玥　　　　李思远
技术员：　　　王伟明
"""
    assert _listed(page) == [("张玥", "工程师"), ("李思远", "工程师"), ("王伟明", "技术员")]


def test_a_line_that_says_anything_else_ends_the_list() -> None:
    page = """
助理工程师：
张玥　　　　李思远

特此通知，请各部门遵照执行。

王伟明
"""
    assert [name for name, _ in _listed(page)] == ["张玥", "李思远"]


def test_a_title_within_a_sentence_heads_nothing() -> None:
    assert _listed("聘任为助理工程师的人员如下：\n张玥　　　　李思远") == []


def test_a_notice_gives_its_title_to_all_whom_it_lists_below() -> None:
    page = typed.page(
        """
经研究，决定聘任下列同志为助理工程师，聘期自2020年3月1日至2025年3月1日：

楼涛、许建国、徐杰。

特此通知。
"""
    )
    assert [(name.text, title.text) for name, title in under_headings(page)] == [
        ("楼涛", "助理工程师"),
        ("许建国", "助理工程师"),
        ("徐杰", "助理工程师"),
    ]


def test_a_notice_about_somebody_gives_nothing_to_names_below() -> None:
    page = typed.page("聘任楼涛同志为助理工程师。\n\n\n许建国、徐杰。")
    assert list(under_headings(page)) == []
