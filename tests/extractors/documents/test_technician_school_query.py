"""全国技工院校毕业证书查询: whose page it is, what it says, how long it may be asked."""

import pytest

from models.document import DocumentType, IssuerVia
from tests.extractors.documents.understood import said, understood

DOWN = "\n" * 12
TITLE = "全国技工院校毕业证书查询系统"
BODY = """
查询结果
姓名：张玥　　　　性别：女
出生日期：1990-03-07　　　　证件号码：330106199003074525
院校名称：钱江建设技师学院
专业名称：建筑施工　　　　专业等级：高级技工
入学时间：2008-09-01　　　　毕业时间：2011-06-30
证书编号：3301812011000123
查询时间：2024-08-20 10:21:33
"""
VALID = "查询有效期：2024-08-20 00:00:00 至 2024-09-20 23:59:59\n"


def test_a_query_is_read_whole() -> None:
    document = understood(f"\n{TITLE}\n{BODY}{VALID}")
    assert document.type.value is DocumentType.TECHNICIAN_SCHOOL_QUERY
    assert (
        said(document).items()
        >= {
            "holder_name": "张玥",
            "id_number": "330106199003074525",
            "birth_date": "1990-03-07",
            "school": "钱江建设技师学院",
            "major": "建筑施工",
            "level": "高级技工",
            "graduated_on": "2011-06-30",
            "certificate_number": "3301812011000123",
            "issued_on": "2024-08-20",
            "valid_until": "2024-09-20",
        }.items()
    )


@pytest.mark.parametrize(
    "words",
    [
        "查询有效期至：2024-09-20",
        "有效期截止时间：2024-09-20 23:59:59",
        "查询有效期：2024年8月20日至2024年9月20日",
        "查询有效期　　　　2024-08-20 至 2024-09-20",
    ],
)
def test_the_last_day_of_the_validity_is_its_end(words: str) -> None:
    assert understood(f"\n{TITLE}\n{BODY}{words}\n").text("valid_until") == "2024-09-20"


@pytest.mark.parametrize(
    "words",
    [
        "查询有效期：2024-08-20 至",
        "查询有效期　　　　2024-08-20 至 2O24",
        "有效期：2024年8月20日起至",
    ],
)
def test_the_first_day_never_stands_for_an_unread_last_one(words: str) -> None:
    assert understood(f"\n{TITLE}\n{BODY}{words}\n").text("valid_until") is None


@pytest.mark.parametrize(
    "head", [TITLE, "全国技工院校毕业证书查询", "http://jxzs.mohrss.gov.cn/cert/result?id=7"]
)
def test_title_or_address_shows_whose_page_it_is(head: str) -> None:
    (issuer,) = understood(f"\n{head}\n{BODY}").issuers
    assert issuer.via is IssuerVia.PLATFORM_PAGE


@pytest.mark.parametrize(
    "words",
    [
        "钱江建设技师学院　学生服务",
        "数据来源：全国技工院校毕业证书查询系统，仅供参考，请以官方为准。",
        "查询网址：http://jxzs.mohrss.gov.cn",
        "请登录jxzs.mohrss.gov.cn核验",
    ],
)
def test_a_mention_shows_nobody_s_page(words: str) -> None:
    assert understood(f"\n{words}\n{DOWN}{BODY}{VALID}").issuers == ()


def test_another_host_in_the_bar_is_told_as_it_is() -> None:
    """Whatever the page below calls itself."""
    (issuer,) = understood(f"\nhttp://jxzs.mohrss.gov.cn.example.com/cert\n{TITLE}\n{BODY}").issuers
    assert issuer.ink.text == "http://jxzs.mohrss.gov.cn.example.com"


def test_a_page_without_its_title_is_still_a_query() -> None:
    document = understood(BODY + VALID)
    assert document.type.value is DocumentType.TECHNICIAN_SCHOOL_QUERY
    assert document.issuers == ()
