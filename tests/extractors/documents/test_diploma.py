"""毕业证书 in its wordings; 结业 and 肄业 are something else."""

import pytest

from extractors.issuers import is_kind_of_school
from models.document import DocumentType
from tests.extractors.documents.understood import said, understood

CHINESE_NUMERALS = """
普通高等学校
毕业证书

学生张玥　性别女，一九九〇年三月七日生，于二〇〇八年九月至二〇一二年六月
在本校土木工程专业四年制本科学习，修完教学计划规定的全部课程，成绩合格，
准予毕业。

校名：钱塘理工大学　　　　　校（院）长：沈敬之

证书编号：109411201205197933　　　　　二〇一二年六月三十日
"""
LETTER_SPACED = """
　　　　　　　　　　　　毕 业 证 书

学生　王　伟，男，1988年5月12日生，于2006年9月至2010年7月在我校
建筑工程技术专业三年制专科学习，修业期满，成绩合格，准予毕业。

钱江职业技术学院　　　　　　院长：赵明远

2010年7月1日　　　　　　编号：132821201006000123
"""
ADULT = """
成人高等教育毕业证书

学员欧阳明月，性别：女，出生日期：1985年11月2日，参加工程管理专业函授学习，
修完专科起点本科教学计划规定的全部课程，成绩合格，准予毕业。

甬江学院　　　　　　校长：周世安

2013年1月10日　　　　　　注册号：110585201305000321
"""
TECHNICIAN = """
技工院校毕业证书

姓名　　　　张玥　　　　性别　　　　女　　　　出生日期　　　　1990年3月7日
身份证号　　　　330106199003074525　　　　层次　　　　高级技工

该生于2008年9月1日至2011年6月30日在我校建筑施工专业学习，修完教学计划规定的全部课程，
成绩合格，准予毕业。

证书编号：3301832011000123

　　　　　　　　　　　　　　　　　　学校（盖章）：越州市建设技工学校

　　　　　　　　　　　　　　　　　　　　2011年6月30日

查询网址：http://jxzs.mohrss.gov.cn（全国技工院校毕业证书查询系统）
"""
SKILLED = """
技师学院毕业证书

学生　张玥　性别　女，1990年3月7日生，于2008年9月至2011年6月在本校　建筑施工　专业
预备技师层次学习，学制三年，修完教学计划规定的全部课程，成绩合格，准予毕业。

校名：钱江建设技师学院　　　　　校长：邬志刚

毕业证书编号：3301812011000123　　　　　二〇一一年六月三十日
"""

CASES = [
    pytest.param(
        CHINESE_NUMERALS,
        {
            "holder_name": "张玥",
            "gender": "女",
            "birth_date": "1990-03-07",
            "school": "钱塘理工大学",
            "major": "土木工程",
            "level": "本科",
            "graduated_on": "2012-06-30",
            "certificate_number": "109411201205197933",
        },
        id="dates in Chinese numerals",
    ),
    pytest.param(
        LETTER_SPACED,
        {
            "holder_name": "王伟",
            "gender": "男",
            "birth_date": "1988-05-12",
            "school": "钱江职业技术学院",
            "major": "建筑工程技术",
            "level": "专科",
            "graduated_on": "2010-07-01",
            "certificate_number": "132821201006000123",
        },
        id="letter-spaced",
    ),
    pytest.param(
        ADULT,
        {
            "holder_name": "欧阳明月",
            "gender": "女",
            "birth_date": "1985-11-02",
            "school": "甬江学院",
            "major": "工程管理",
            "level": "专科起点本科",
            "graduated_on": "2013-01-10",
            "certificate_number": "110585201305000321",
        },
        id="adult education",
    ),
    pytest.param(
        TECHNICIAN,
        {
            "holder_name": "张玥",
            "gender": "女",
            "id_number": "330106199003074525",
            "birth_date": "1990-03-07",
            "school": "越州市建设技工学校",
            "major": "建筑施工",
            "level": "高级技工",
            "graduated_on": "2011-06-30",
            "certificate_number": "3301832011000123",
        },
        id="technician school, form of 2022",
    ),
    pytest.param(
        SKILLED,
        {
            "holder_name": "张玥",
            "school": "钱江建设技师学院",
            "major": "建筑施工",
            "level": "预备技师",
            "graduated_on": "2011-06-30",
            "certificate_number": "3301812011000123",
        },
        id="technician college",
    ),
]


@pytest.mark.parametrize(("page", "fields"), CASES)
def test_a_diploma_says_who_graduated_from_what(page: str, fields: dict[str, str]) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.DIPLOMA
    assert said(document).items() >= fields.items()


def test_the_head_of_the_school_is_not_its_graduate() -> None:
    document = understood(CHINESE_NUMERALS)
    assert document.text("holder_name") == "张玥"
    assert [person.role for person in document.people if person.name.text == "张玥"] == [None]


@pytest.mark.parametrize("sex", ["，男，", "，性别男，", "　性别　男，"])
def test_a_name_that_ends_like_a_gender_is_read_whole(sex: str) -> None:
    document = understood(LETTER_SPACED.replace("学生　王　伟，男，", f"学生仇亚男{sex}"))
    assert document.text("holder_name") == "仇亚男"
    assert document.text("gender") == "男"


@pytest.mark.parametrize(
    "replaced",
    [
        {"毕业证书": "结业证书", "准予毕业": "准予结业"},
        {"毕业证书": "肄业证书", "准予毕业": "发给肄业证书"},
    ],
    ids=["completion", "dropped out"],
)
def test_completion_is_no_graduation(replaced: dict[str, str]) -> None:
    page = CHINESE_NUMERALS
    for printed, other in replaced.items():
        page = page.replace(printed, other)
    assert understood(page).type.value is DocumentType.OTHER


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("普通高等学校", True),
        ("中等专业学校", True),
        ("高级技工学校", True),
        ("越州市建设技工学校", False),
        ("浙北建筑工程学校", False),
    ],
)
def test_a_kind_of_school_is_told_from_a_school(name: str, kind: bool) -> None:
    assert is_kind_of_school(name) is kind


def test_a_kind_of_school_in_the_title_is_no_school_and_issues_nothing() -> None:
    document = understood(CHINESE_NUMERALS)
    assert document.text("school") == "钱塘理工大学"
    assert "普通高等学校" not in [issuer.ink.text for issuer in document.issuers]


def test_a_self_study_diploma_names_the_school_that_examined() -> None:
    document = understood(
        """
高等教育自学考试
毕业证书

张玥，女，1990年3月7日生，参加土木工程专业本科高等教育自学考试，全部课程成绩合格，经审定，准予毕业。

浙江省高等教育自学考试委员会
主考学校：钱塘理工学院
2012年6月30日
"""
    )
    assert document.text("school") == "钱塘理工学院"


def test_where_the_foot_cannot_be_read_nobody_graduated_on_their_birthday() -> None:
    page = """
普通高等学校毕业证书

学生张玥，性别女，一九九〇年三月七日生，于二〇〇八年九月至二〇一二年六月在本校土木工程专业
四年制本科学习，成绩合格，准予毕业。
校名：江南土木工程学院
"""
    document = understood(page)
    assert document.field("graduated_on") is None
    assert document.field("issued_on") is None


def test_a_heading_in_one_paragraph_with_the_sentence_is_no_part_of_the_name() -> None:
    text = (
        "成人高等教育毕业证书学生杨海涛　性别男，1994年1月18日生，于2016年2月至2019年1月"
        "在本校工程管理专业学习，修完教学计划规定的全部课程，成绩合格，准予毕业。"
    )
    assert said(understood(f"\n{text}\n"))["holder_name"] == "杨海涛"


def test_a_sentence_behind_the_word_is_no_major() -> None:
    text = """
高等教育自学考试毕业证书

邵水海　性别男，1984年8月21日出生，参加给水排水工程

专业（本科）高等教育自学考试，全部课程成绩合格，经审定，准予毕业。
"""
    assert "，" not in str(said(understood(text)).get("major", ""))


def test_the_year_of_a_day_right_behind_is_no_part_of_the_number() -> None:
    page = """
毕业证书

学生张玥，性别女，一九九〇年三月七日出生，于2009年3月至2011年6月在本校工程管理专业学习，准予毕业。

校名：浙江大学

批准文号：（82）教成字002号证书编号：1033552011050201882011年6月30日
"""
    found = said(understood(page))
    assert found["certificate_number"] == "103355201105020188"
    assert found["graduated_on"] == "2011-06-30"
