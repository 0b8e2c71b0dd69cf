"""Records of changes: who held a post before has it no more, who took it over has."""

import pytest

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


def test_a_form_of_changes_tells_who_was_followed() -> None:
    page = typed.table(
        ("工程名称", "滨江家园安置房一标段"),
        ("变更前项目经理", "孟志祎"),
        ("变更后项目经理", "方雅琴"),
        ("变更日期", "2010年7月20日"),
    )
    assert named(page) == {("孟志祎", None), ("方雅琴", "项目经理")}
    assert {p.name.text: p.former for p in people(page)} == {"孟志祎": True, "方雅琴": False}


@pytest.mark.parametrize(
    "sentence",
    [
        "同意该工程施工单位项目经理由孟志祎变更为方雅琴，自2020年4月3日起生效。",
        "变更内容：项目经理从孟志祎变更为方雅琴。",
        "该项目的项目经理由孟志祎更换为方雅琴。",
    ],
)
def test_a_sentence_tells_who_was_followed(sentence: str) -> None:
    page = typed.page(f"\n{sentence}\n")
    assert {p.name.text: p.former for p in people(page)} == {"孟志祎": True, "方雅琴": False}


def test_a_column_of_posts_before_without_its_counterpart_changes_nothing() -> None:
    page = typed.table(("序号", "姓名", "职务"), ("1", "孟志祎", "项目经理"))
    assert named(page) == {("孟志祎", "项目经理")}


def test_who_followed_somebody_whose_name_was_not_read_is_told() -> None:
    page = typed.table(("变更事项", "变更前", "变更后"), ("项目负责人", "", "方雅琴"))
    assert [(p.name.text, p.successor) for p in people(page)] == [("方雅琴", True)]


FORM = (
    ("工程名称", "滨江家园安置房一标段"),
    ("变更岗位", "项目经理"),
    ("变更前人员", "孟志祎"),
    ("变更后人员", "方雅琴"),
    ("变更原因", "由方雅琴接任。"),
)


def test_a_form_names_the_post_that_changes_hands() -> None:
    assert named(typed.table(*FORM)) == {("孟志祎", None), ("方雅琴", "项目经理")}
    assert {p.name.text for p in people(typed.table(*FORM)) if p.successor} == {"方雅琴"}


def test_a_form_with_more_columns_does_as_well() -> None:
    page = typed.table(
        ("变更岗位", "总监理工程师", "变更日期", "2020年7月20日"),
        ("变更前人员", "孟志祎", "证书编号", "浙233101234567"),
        ("变更后人员", "方雅琴", "证书编号", "浙233151678901"),
    )
    assert named(page) == {("孟志祎", None), ("方雅琴", "总监理工程师")}


@pytest.mark.parametrize(
    "sentence",
    [
        "总监理工程师原为孟志祎，2020年7月经我局同意变更为湘楚监理有限公司方雅琴同志。",
        "方雅琴同志于2020年5月接替孟志祎担任项目经理。",
        "方雅琴同志，在金瑞镇卫生院综合楼工程中接替孟志祎担任项目经理。",
        "项目经理自2022年4月起由孟志祎变更为方雅琴，变更已备案。",
    ],
)
def test_a_sentence_tells_who_followed(sentence: str) -> None:
    told = {p.name.text: (p.former, p.successor) for p in people(typed.page(f"\n{sentence}\n"))}
    assert told == {"孟志祎": (True, False), "方雅琴": (False, True)}


def test_who_is_relieved_by_somebody_has_not_followed() -> None:
    page = typed.page("\n方雅琴同志在卫生院工程中任项目经理，后由孟志祎接替。\n")
    assert not any(p.successor for p in people(page) if p.name.text == "方雅琴")
