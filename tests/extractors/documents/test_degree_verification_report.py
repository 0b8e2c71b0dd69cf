"""学位认证报告 by its three titles; a report on a diploma is something else."""

import pytest

from models.document import DocumentType, IssuerVia
from tests.extractors.documents.understood import said, understood

ONLINE = """
中国高等教育学位在线验证报告

更新日期：2024年03月22日

姓名　　　　张玥　　　　性别　　　　女
出生日期　　　　1990年03月07日　　　　获学位日期　　　　2015年06月30日
学位授予单位　　　　钱塘理工大学
所授学位　　　　工学硕士学位　　　　学科/专业　　　　结构工程
学位证书编号　　　　1094132015000123
在线验证码　　　　AZ2K 9NDA ZFK8 J7BQ

验证有效期至2024年10月20日
本报告仅验证学位，学历请查验《教育部学历证书电子注册备案表》。
网址：https://www.chsi.com.cn
"""
LISTED = """
中国高等教育学位认证报告

报告编号：20230712

姓　名：张玥
性　别：女
出生日期：1990年3月7日
学位授予单位：钱塘理工大学
学科专业：结构工程
授予学位：工学硕士学位
获学位日期：2015年6月30日
学位证书编号：1094132015000123
认证结论：经核查，该学位证书真实有效。

　　　　　　　　　　　　教育部学生服务与素质发展中心
"""
SENTENCE = """
中国学位认证报告

报告编号：20190112345

经核实，张玥，女，1990年3月7日生，于2015年6月30日在钱塘理工大学获工学硕士学位，
学科专业为结构工程，学位证书编号为1094132015000123，所持学位证书真实。特此报告。

　　　　　　　　　　　　教育部学位与研究生教育发展中心

　　　　　　　　　　　　2019年3月5日
"""
DEGREE = {
    "holder_name": "张玥",
    "gender": "女",
    "birth_date": "1990-03-07",
    "school": "钱塘理工大学",
    "major": "结构工程",
    "level": "工学硕士学位",
    "graduated_on": "2015-06-30",
    "certificate_number": "1094132015000123",
}


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        pytest.param(
            ONLINE,
            {"verification_code": "AZ2K9NDAZFK8J7BQ", "valid_until": "2024-10-20"},
            id="on line",
        ),
        pytest.param(LISTED, {"report_number": "20230712"}, id="on paper"),
        pytest.param(SENTENCE, {"report_number": "20190112345"}, id="in one sentence"),
    ],
)
def test_a_degree_report_says_who_got_which_degree(page: str, fields: dict[str, str]) -> None:
    document = understood(page)
    assert document.type.value is DocumentType.DEGREE_VERIFICATION_REPORT
    assert said(document).items() >= (DEGREE | fields).items()


@pytest.mark.parametrize("page", [ONLINE, LISTED, SENTENCE])
def test_the_centre_s_report_shows_whose_it_is(page: str) -> None:
    assert understood(page).issuers[0].via is IssuerVia.PLATFORM_PAGE


def test_a_report_without_an_end_has_none() -> None:
    assert understood(LISTED).text("valid_until") is None


@pytest.mark.parametrize(
    ("printed", "other", "kind"),
    [
        ("学位认证报告", "学历认证报告", DocumentType.CHSI_VERIFICATION_REPORT),
        ("中国高等教育学位认证报告", "教育部学籍在线验证报告", DocumentType.OTHER),
    ],
)
def test_one_glyph_makes_it_another_report(printed: str, other: str, kind: DocumentType) -> None:
    document = understood(LISTED.replace(printed, other))
    assert document.type.value is kind


def test_a_report_is_surely_not_the_one_whose_title_differs_in_one_glyph() -> None:
    assert understood(LISTED).type.confidence > 0.9


def test_a_statement_that_mentions_the_report_is_none() -> None:
    page = """
情况说明

我公司员工张玥已于2024年7月向学信网申请《中国高等教育学位认证报告》，报告尚未出具，特此说明。

　　　　　　　　　　　　浙江宏远建工集团有限公司
"""
    assert understood(page).type.value is DocumentType.EMPLOYER_STATEMENT
