"""Names of projects: which mean the same work, and whether a text names it."""

import pytest

from verifiers.evidence.projects import mentions_project, same_project

HALL = "丁桥邻里中心"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("大江东农居安置房项目I标段", "大江东农居安置房项目1标段"),
        ("大江东农居安置房项目Ⅱ标段", "大江东农居安置房项目二标段"),
        ("之江新城综合管廊一期工程", "之江新城综合管廊（1期）"),
        ("之江新城综合管廊工程", "之江新城综合管廊建设工程项目"),
    ],
)
def test_a_section_may_be_numbered_in_either_way(one: str, other: str) -> None:
    assert same_project(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("大江东农居安置房项目I标段", "大江东农居安置房项目II标段"),
        ("之江新城综合管廊一期工程", "之江新城综合管廊十一期工程"),
        ("之江新城综合管廊一期工程", "之江新城综合管廊工程"),
    ],
)
def test_other_sections_are_other_projects(one: str, other: str) -> None:
    assert not same_project(one, other)


@pytest.mark.parametrize(
    "text",
    [
        f"兹证明张玥在{HALL}项目中担任项目经理",
        f"工程名称：{HALL}，建设地点：丁桥",
        f"{HALL}工程期间任施工员",
        f"{HALL}二期由他人负责，{HALL}由其负责",
    ],
)
def test_a_text_names_the_project(text: str) -> None:
    assert mentions_project(text, f"{HALL}工程")


def test_a_dash_may_be_read_as_the_numeral_one() -> None:
    assert mentions_project("丰和路（丰河路一兴业路）道路工程", "丰和路（丰河路—兴业路）道路工程")
    assert not mentions_project("丰和路（丰河路二兴业路）工程", "丰和路（丰河路—兴业路）道路工程")


@pytest.mark.parametrize(
    "text", [f"{HALL}二期工程", f"{HALL}项目II标段", f"{HALL}配套道路工程", f"{HALL}改造", "丁桥"]
)
def test_a_text_names_a_part_or_other_works(text: str) -> None:
    assert not mentions_project(text, f"{HALL}工程")
