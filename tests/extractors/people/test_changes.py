"""Records of changes: who held a post before has it no more, who took it over has."""

from extractors.forms.pairs import PageText
from extractors.people.named import people
from tests.extractors import typed


def named(page: PageText) -> set[tuple[str, str | None]]:
    return {(p.name.text, p.role.text if p.role else None) for p in people(page)}


def test_a_record_of_changes_hands_the_post_over() -> None:
    page = typed.table(
        ("序号", "变更事项", "变更前", "变更后", "变更日期"),
        ("1", "施工单位项目负责人", "孟志祎", "方雅琴", "2021-09-13"),
    )
    assert named(page) == {("孟志祎", None), ("方雅琴", "施工单位项目负责人")}


def test_the_headings_may_name_the_post() -> None:
    page = typed.table(
        ("变更前项目经理", "变更后项目经理", "变更日期"), ("孟志祎", "方雅琴", "2021-09-13")
    )
    assert named(page) == {("孟志祎", None), ("方雅琴", "项目经理")}


def test_a_column_of_posts_before_without_its_counterpart_changes_nothing() -> None:
    page = typed.table(("序号", "姓名", "职务"), ("1", "孟志祎", "项目经理"))
    assert named(page) == {("孟志祎", "项目经理")}
