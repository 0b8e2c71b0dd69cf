"""国外学历学位认证书, 港澳台学历学位认证书, and what is offered instead."""

import pytest

from models.document import DocumentType
from tests.extractors.documents.understood import said, seal, understood

SENTENCE = """
国外学历学位认证书

　　　　　　　　　　　　　　　　　　教留服认英[2017]03215号

张玥，性别女，中国国籍，1990年3月7日出生。2013年9月至2014年11月在英国海堡大学（Seaburgh
University）学习，于2014年12月5日获得该校颁发的理学硕士学位证书。
经查，海堡大学系英国正规高等学校，张玥所获学位证书表明其具有相应的学历。
特此认证。





　　　　　　　　　　　　　　　　　教育部留学服务中心

　　　　　　　　　　　　　　　　　2017年5月3日
"""
TABLE = """
港澳台学历学位认证书

　　　　　　　　　　　　　　　　　　认证书编号：20210520001234

姓名　　　　张玥
性别　　　　女
出生日期　　　　1990-03-07
国家（地区）　　　　香港特别行政区
院校名称　　　　香江理工大学 Xiangjiang Polytechnic University
专业　　　　结构工程
学位名称　　　　工程学硕士学位 Master of Engineering
颁发时间　　　　2014-11-05
认证结论　　　　经核查，上述学位证书真实有效。



　　　　　　　　　　　　　　　　　教育部留学服务中心

　　　　　　　　　　　　　　　　　2021年5月20日
"""


def test_a_sentence_is_read_whole() -> None:
    document = understood(SENTENCE)
    assert document.type.value is DocumentType.OVERSEAS_CREDENTIAL_EVALUATION
    assert (
        said(document).items()
        >= {
            "holder_name": "张玥",
            "birth_date": "1990-03-07",
            "school": "海堡大学",
            "degree": "理学硕士学位",
            "certificate_number": "教留服认英[2017]03215号",
            "issued_on": "2017-05-03",
        }.items()
    )


def test_a_table_gives_the_chinese_names() -> None:
    document = understood(TABLE)
    assert document.type.value is DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION
    assert (
        said(document).items()
        >= {
            "holder_name": "张玥",
            "school": "香江理工大学",
            "degree": "工程学硕士学位",
            "certificate_number": "20210520001234",
            "issued_on": "2021-05-20",
        }.items()
    )


@pytest.mark.parametrize("page", [SENTENCE, TABLE], ids=["sentence", "table"])
def test_no_date_of_the_studies_stands_for_an_unread_date_of_issue(page: str) -> None:
    unread = page.replace("2017年5月3日", "2O17年").replace("2021年5月20日", "2O21年")
    assert understood(unread).text("issued_on") is None


@pytest.mark.parametrize(
    ("place", "school"),
    [
        ("英国海堡大学", "海堡大学"),
        ("澳大利亚南十字大学", "南十字大学"),
        ("新加坡国立大学", "新加坡国立大学"),
        ("日本雾岛工业大学", "雾岛工业大学"),
    ],
)
def test_a_country_before_a_school_is_none_of_its_name(place: str, school: str) -> None:
    page = SENTENCE.replace("英国海堡大学", place).replace("经查，海堡大学系", "经查，该校系")
    assert understood(page).text("school") == school


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("香港特别行政区", DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION),
        ("台湾地区", DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION),
        ("英国", DocumentType.OVERSEAS_CREDENTIAL_EVALUATION),
    ],
)
def test_a_title_for_both_is_told_by_the_place(place: str, kind: DocumentType) -> None:
    page = TABLE.replace("港澳台学历学位认证书", "国（境）外学历学位认证书")
    assert understood(page.replace("香港特别行政区", place)).type.value is kind


def test_an_older_number_stands_behind_no() -> None:
    page = SENTENCE.replace("教留服认英[2017]03215号", "No. 201405123456")
    assert understood(page).text("certificate_number") == "201405123456"


def test_the_centre_issues_not_the_school() -> None:
    issuers = understood(SENTENCE, seals=[seal("教育部留学服务中心")]).issuers
    assert {issuer.ink.text for issuer in issuers} == {"教育部留学服务中心"}


@pytest.mark.parametrize(
    "title", ["留学回国人员证明", "国外学历学位认证申请表", "国（境）外学历学位认证申请表"]
)
def test_proofs_and_applications_evaluate_nothing(title: str) -> None:
    page = f"""
{title}

张玥，女，1990年3月7日生，于2013年9月至2014年11月在英国海堡大学学习，获理学硕士学位。

　　　　　　　　　　　　　　　　　中华人民共和国驻英国大使馆教育处
"""
    assert understood(page).type.value is DocumentType.OTHER


def test_a_contract_that_asks_for_the_paper_is_a_contract() -> None:
    page = """
劳动合同书

甲方：浙江宏远建工集团有限公司
乙方：张玥
一、合同期限：自2020年1月1日起至2024年12月31日止。
二、工作内容：乙方担任土建技术员，应提交国外学历学位认证书原件。
三、劳动报酬：每月8000元。
"""
    assert understood(page).type.value is DocumentType.LABOR_CONTRACT
