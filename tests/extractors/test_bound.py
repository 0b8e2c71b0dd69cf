"""Several papers in one file: where each begins, on typed pages."""

import pytest

from extractors.bound import parted
from extractors.sheets import ReadPage
from models.page import Seal
from tests.extractors.documents.understood import read_pages, seal

PERMIT = """
建筑工程施工许可证

工程名称　　　　之江新城综合管廊一期工程
建设单位　　　　杭州之江新城开发建设投资有限公司
建设规模　　　　12000平方米
合同价格　　　　8600万元
发证机关　　　　杭州市城乡建设委员会
"""
ELSEWHERE = PERMIT.replace("之江新城综合管廊一期工程", "丁桥路道路提升改造工程")
SECOND = PERMIT.replace("一期", "二期")
MISREAD = PERMIT.replace("综合管廊", "综台管廊")
STATEMENT = """
工作证明

兹证明张玥同志系我单位职工，在之江新城综合管廊一期工程中担任项目经理。
特此证明。

浙江宏远建工集团有限公司
2024年6月1日
"""
DIPLOMA = """
普通高等学校毕业证书

学生张玥，性别女，一九九〇年三月七日生，于二〇〇八年九月至二〇一二年六月在本校土木工程专业
四年制本科学习，修完教学计划规定的全部课程，成绩合格，准予毕业。
校名：江南土木工程学院
"""
FORM = """
教育部学历证书电子注册备案表

姓名　　　　张玥
性别　　　　女
院校　　　　江南土木工程学院
专业　　　　土木工程
证书编号　　　　1033 6120 1205 0012 34
在线验证码　　　　A1B2C3D4E5F6G7H8
"""
COVER = """
业绩材料

张玥
"""
LETTER = """
聘任书

兹聘任张玥同志为助理工程师，聘期自2017年7月1日至2020年6月30日。
特发此证。
浙江宏远建工集团有限公司
2017年7月1日
"""
BLANK = """
此页无正文
"""
CONTRACT = """
劳动合同书

甲方（用人单位）：浙江宏远建工集团有限公司
乙方（劳动者）：张玥
"""
CLAUSES = """
第二章　工作内容和工作时间

第三条　乙方从事施工管理岗位工作。劳动报酬每月八千元。
"""
NOTICE = """
关于2022年度钱江杯拟获奖工程名单的公示

经评审委员会评审，现将拟获奖工程名单予以公示，公示期五天，如有异议请书面反映。
"""
LIST = """
附件

2022年度钱江杯优质工程获奖名单

序号　　　　工程名称　　　　承建单位
1　　　　之江新城综合管廊一期工程　　　　浙江宏远建工集团有限公司
"""
PLATFORM = """
全国建筑市场监管公共服务平台

项目编号：3301062019030101　　　　省级项目编号：3301061903010001
项目名称　　　　之江新城综合管廊一期工程
"""
TAB = """
建筑工程施工许可证

施工许可证编号　　　　330106201903010101
合同价格　　　　8600万元
"""


def _numbers(*pages: str, sealed: dict[int, Seal] | None = None) -> list[list[int]]:
    return [[page.page.number for page in part] for part in parted(_pages(pages, sealed or {}))]


def _pages(pages: tuple[str, ...], sealed: dict[int, Seal]) -> list[ReadPage]:
    return [
        page._replace(page=page.page.model_copy(update={"seals": (sealed[number],)}))
        if (number := page.page.number) in sealed
        else page
        for page in read_pages(*pages)
    ]


@pytest.mark.parametrize(
    ("pages", "parts"),
    [
        pytest.param((PERMIT,), [[1]], id="one page"),
        pytest.param((PERMIT, STATEMENT), [[1], [2]], id="a letter behind a permit"),
        pytest.param((STATEMENT, PERMIT), [[1], [2]], id="a permit behind a letter"),
        pytest.param((DIPLOMA, FORM), [[1], [2]], id="a diploma and its registration"),
        pytest.param((DIPLOMA, BLANK, FORM, BLANK), [[1, 2], [3, 4]], id="backs between them"),
        pytest.param((COVER, COVER, PERMIT), [[1, 2], [3]], id="covers are no part of a permit"),
        pytest.param((CONTRACT, CLAUSES, CLAUSES), [[1, 2, 3]], id="pages of one contract"),
        pytest.param((NOTICE, LIST), [[1, 2]], id="the list of a notice"),
        pytest.param((PLATFORM, TAB), [[1, 2]], id="pages of one platform"),
        pytest.param((PLATFORM, STATEMENT), [[1], [2]], id="a letter behind a platform's page"),
        pytest.param((PERMIT, PERMIT), [[1, 2]], id="pages with one title"),
        pytest.param((PERMIT, ELSEWHERE), [[1], [2]], id="permits of two works"),
        pytest.param((PERMIT, SECOND), [[1], [2]], id="permits of two phases"),
        pytest.param((PERMIT, MISREAD), [[1, 2]], id="one work, a glyph misread"),
        pytest.param((LETTER, LETTER), [[1], [2]], id="two letters"),
        pytest.param((STATEMENT, STATEMENT), [[1], [2]], id="two proofs"),
    ],
)
def test_a_paper_begins_where_another_title_stands(
    pages: tuple[str, ...], parts: list[list[int]]
) -> None:
    assert _numbers(*pages) == parts


def test_a_sealed_page_of_a_platform_s_title_is_no_page_of_the_platform() -> None:
    assert _numbers(PLATFORM, TAB, sealed={2: seal("杭州市城乡建设委员会")}) == [[1], [2]]


def test_no_pages_are_no_papers() -> None:
    assert parted([]) == [[]]
