"""Awards: which one, of which level, of which place; and projects' names."""

import pytest

from models.application import AwardLevel
from verifiers.awards import Standing, read_award
from verifiers.projects import mentions_project, same_project
from verifiers.rulebook import load

RULES = load("hangzhou-2024-engineer").awards
NATIONAL, PROVINCIAL, MUNICIPAL, COUNTY = tuple(AwardLevel)


@pytest.mark.parametrize(
    ("printed", "name", "level", "standing"),
    [
        ("中国建设工程鲁班奖（国家优质工程）", "鲁班奖", NATIONAL, Standing.LISTED),
        ("国家优质工程奖", "国家优质工程奖", NATIONAL, Standing.LISTED),
        ("中国土木工程詹天佑奖", "詹天佑奖", NATIONAL, Standing.LISTED),
        ("浙江省“钱江杯”优质工程", "钱江杯", PROVINCIAL, Standing.LISTED),
        ("浙江省建设工程钱江杯奖（优质工程）", "钱江杯", PROVINCIAL, Standing.LISTED),
        ("杭州市建设工程“西湖杯”（建筑工程奖）", "西湖杯", MUNICIPAL, Standing.LISTED),
        ("湘湖杯", "湘湖杯", COUNTY, Standing.LISTED),
        ("浙江省优秀质量管理奖（QC）", "浙江省优秀质量管理奖", PROVINCIAL, Standing.LISTED),
        ("上海市建设工程白玉兰奖（市优质工程）", "白玉兰奖", PROVINCIAL, Standing.ELSEWHERE),
        ("成都市建设工程芙蓉杯奖", "芙蓉杯", MUNICIPAL, Standing.ELSEWHERE),
        ("湖南省建设工程芙蓉奖", "芙蓉奖", PROVINCIAL, Standing.ELSEWHERE),
        ("湖南省芙蓉杯", "芙蓉杯", None, Standing.ELSEWHERE),
        ("嘉兴市建筑工程南湖杯奖（优质工程）", "南湖杯", MUNICIPAL, Standing.ELSEWHERE),
        ("义乌市优质工程奖", None, COUNTY, Standing.ELSEWHERE),
        ("浙江省义乌市优质工程奖", None, COUNTY, Standing.ELSEWHERE),
        ("台州市建筑施工安全生产标准化管理优良工地", None, MUNICIPAL, Standing.ELSEWHERE),
        ("浙江省优秀园林工程奖", None, PROVINCIAL, Standing.UNLISTED),
        ("全国绿色施工示范工程", None, NATIONAL, Standing.UNLISTED),
        ("优质工程奖", None, None, Standing.UNLISTED),
    ],
)
def test_read_award(
    printed: str, name: str | None, level: AwardLevel | None, standing: Standing
) -> None:
    read = read_award(printed, RULES)
    assert (read.name, read.level, read.standing) == (name, level, standing)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("之江新城综合管廊一期工程", "之江新城综合管廊（一期）", True),
        ("之江新城综合管廊一期工程", "之江新城 综合管廊一期", True),
        ("之江新城农贸市场改建工程工程", "之江新城农贸市场改建工程", True),
        ("之江新城综合管廊一期工程", "之江新城综合管廊二期工程", False),
        ("之江新城综合管廊一期工程", "之江新城综合管廊工程", False),
        ("云栖小镇住宅小区1#楼", "云栖小镇住宅小区7#楼", False),
        ("", "", False),
    ],
)
def test_same_project(one: str, other: str, same: bool) -> None:
    assert same_project(one, other) is same


def test_a_text_may_mention_a_project() -> None:
    assert mentions_project("在“之江新城综合管廊一期工程”中担任", "之江新城综合管廊（一期）工程")
    assert not mentions_project("在之江新城任职", "之江新城综合管廊一期工程")
