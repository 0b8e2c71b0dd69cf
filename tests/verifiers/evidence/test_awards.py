"""Awards: which one, of which level, of which place; and projects' names."""

import pytest

from models.application import AwardLevel
from verifiers.evidence.awards import Standing, read_award
from verifiers.evidence.projects import mentions_project, same_project
from verifiers.rulebooks.rulebook import load

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


NOTICE = {
    NATIONAL: "詹天佑土木工程大奖、中国建筑工程鲁班奖、国家优质工程奖、国家康居住宅示范工程全国奖、"
    "全国建筑业新技术应用示范工程、全国建筑工程装饰奖、钢结构金奖、空间结构优秀工程奖",
    PROVINCIAL: "钱江杯、浙江省建筑工程装饰奖、浙江省安装工程质量奖、浙江省优秀质量管理奖（QC） 、"
    "浙江省（QC）成果奖、浙江省建筑业新技术应用示范工程、"
    "浙江省建筑施工安全生产标准化管理优良工地、省级红色工地、"
    "浙江省勘察设计行业优秀勘察设计成果",
    MUNICIPAL: "西湖杯、杭州市建筑工程装饰奖、杭州市优秀质量管理奖（QC）、杭州市（QC）成果奖、"
    "杭州市建筑业新技术应用示范工程、杭州市建设工程施工安全生产标准化管理优良工地、"
    "杭州市建设工程结构优质奖、杭州市勘察设计行业优秀成果",
    COUNTY: "湘湖杯",
}
"""Clause 二（十三）8 and 9, as printed; the one name that holds a 、 itself is below."""

DESIGN = "工程勘察、建筑设计行业和市政公用工程优秀勘察设计奖"


@pytest.mark.parametrize(
    ("printed", "level"),
    [(name, level) for level, names in NOTICE.items() for name in names.split("、")]
    + [(DESIGN, NATIONAL)],
)
def test_every_award_the_notice_names_is_listed_at_its_level(
    printed: str, level: AwardLevel
) -> None:
    read = read_award(printed, RULES)
    assert (read.level, read.standing) == (level, Standing.LISTED)


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("上海市建筑业新技术应用示范工程", PROVINCIAL),
        ("上海市建设工程白玉兰奖", PROVINCIAL),
        ("嘉兴市建筑工程南湖杯奖", MUNICIPAL),
        ("宁波市甬江建设杯优质工程奖", MUNICIPAL),
        ("江苏省优质工程奖“扬子杯”", PROVINCIAL),
    ],
)
def test_awards_of_other_places_have_their_level_by_analogy(
    printed: str, level: AwardLevel
) -> None:
    read = read_award(printed, RULES)
    assert (read.level, read.standing) == (level, Standing.ELSEWHERE)


@pytest.mark.parametrize("city", ["义乌市", "余姚市", "诸暨市", "慈溪市", "昆山市"])
def test_a_county_level_citys_award_is_a_countys(city: str) -> None:
    for printed in (f"{city}优质工程奖", f"{city}建筑施工安全生产标准化管理优良工地"):
        assert read_award(printed, RULES).level is COUNTY


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("中国水利工程优质（大禹）奖", "大禹奖"),
        ("全国市政金杯示范工程", "市政金杯"),
        ("中国安装工程优质奖（中国安装之星）", "中国安装之星"),
        ("梁思成建筑奖", "梁思成奖"),
    ],
)
def test_national_awards_the_notice_does_not_name_are_for_a_person(printed: str, name: str) -> None:
    assert read_award(printed, RULES) == (NATIONAL, Standing.UNLISTED, name)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("之江新城综合管廊一期工程", "之江新城综合管廊（一期）", True),
        ("之江新城综合管廊一期工程", "之江新城 综合管廊一期", True),
        ("之江新城农贸市场改建工程工程", "之江新城农贸市场改建工程", True),
        ("之江新城综合管廊一期工程", "之江新城综合管廊二期工程", False),
        ("之江新城综合管廊一期工程", "之江新城综合管廊工程", False),
        ("风情路（兴业路一东洲路）工程", "风情路（兴业路—东洲路）工程", True),
        ("之江新城综合管廊一标段", "之江新城综合管廊标段", False),
        ("云栖小镇住宅小区1#楼", "云栖小镇住宅小区7#楼", False),
        ("", "", False),
    ],
)
def test_same_project(one: str, other: str, same: bool) -> None:
    assert same_project(one, other) is same


def test_a_text_may_mention_a_project() -> None:
    assert mentions_project("在“之江新城综合管廊一期工程”中担任", "之江新城综合管廊（一期）工程")
    assert not mentions_project("在之江新城任职", "之江新城综合管廊一期工程")
