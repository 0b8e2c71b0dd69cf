"""学位证书: the degree and who conferred it; a diploma that mentions a degree is none."""

import pytest

from models.document import DocumentType
from tests.extractors.documents.understood import said, understood

BACHELOR = """
学士学位证书

张玥，女，1990年3月7日生。在钱塘理工大学土木工程专业完成了本科学习计划，
业已毕业，经审核符合《中华人民共和国学位条例》的规定，授予工学学士学位。

钱塘理工大学学位评定委员会主席　沈敬之

证书编号：1094142012005197　　　　　二〇一二年六月三十日
"""
MASTER = """
硕士学位证书

李明伟，男，一九八七年十月二日生。在甬江大学结构工程学科完成了硕士学位
培养计划，成绩合格，毕业论文答辩通过。根据《中华人民共和国学位条例》的规定，
授予工学硕士学位。

甬江大学学位评定委员会

编号：1110532013000412　　　　　二〇一三年三月二十日
"""


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        (
            BACHELOR,
            {
                "holder_name": "张玥",
                "birth_date": "1990-03-07",
                "school": "钱塘理工大学",
                "major": "土木工程",
                "level": "工学学士学位",
                "certificate_number": "1094142012005197",
            },
        ),
        (
            MASTER,
            {
                "holder_name": "李明伟",
                "birth_date": "1987-10-02",
                "school": "甬江大学",
                "level": "工学硕士学位",
                "certificate_number": "1110532013000412",
            },
        ),
    ],
    ids=["bachelor", "master"],
)
def test_a_degree_certificate_says_who_holds_which_degree(
    page: str, fields: dict[str, str]
) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.DEGREE_CERTIFICATE
    assert said(document).items() >= fields.items()


def test_a_report_about_a_degree_is_no_degree_certificate() -> None:
    page = """
中国高等教育学位在线验证报告

姓名：张玥　　　　性别：女
学位授予单位：钱塘理工大学
授予学位：工学学士学位　　　　获学位日期：2012年06月30日
学位证书编号：1094142012005197
在线验证码：AZ2K9NDAZFK8J7BQ
"""
    assert understood(page).type.value is not DocumentType.DEGREE_CERTIFICATE


def test_a_birth_may_be_broken_before_its_last_word_and_a_school_named_in_the_sentence() -> None:
    page = """
学士学位证书

　　　　吴雪，女，1985年12月19日

生。自2005年9月至2010年7月在钱塘理工大学建筑学专业完成了本科学习计划，
业已毕业。经审核符合《中华人民共和国学位条例》的规定，授予工学学士学位。

学位授予单位：钱塘理工大学
证书编号：1033742010006268
2010年7月1日
"""
    found = said(understood(page))
    assert (found["birth_date"], found["school"]) == ("1985-12-19", "钱塘理工大学")
