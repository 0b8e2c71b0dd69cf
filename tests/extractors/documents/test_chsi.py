"""学信网: the registration form, the verification report, and the enrolment report between them."""

import pytest

from extractors.documents.reports import site
from extractors.documents.spec import DocumentText
from models.document import DocumentType, IssuerVia
from models.geometry import Box
from models.page import Code
from tests.extractors import typed
from tests.extractors.documents.understood import said, understood

FORM = """
教育部学历证书电子注册备案表

更新日期：2024年03月22日

姓名　　　　张玥
性别　　　　女　　　　出生日期　　　　1990年03月07日
入学日期　　　　2008年09月01日　　　　毕（结）业日期　　　　2012年06月30日
学校名称　　　　钱塘理工大学
专业　　　　土木工程
学历类别　　　　普通高等教育　　　　学制　　　　4年
学习形式　　　　普通全日制　　　　层次　　　　本科
毕（结）业　　　　毕业　　　　校（院）长姓名　　　　沈敬之
证书编号　　　　109411201205197933
在线验证码　　　　AZ2K9NDAZFK8J7BQ

注意事项：验证有效期至2024年10月20日。
网址：https://www.chsi.com.cn
"""
REPORT = """
中国高等教育学历认证报告

报告编号：2024010900123

姓名：张玥　　　　性别：女　　　　出生日期：1990年03月07日
毕业院校：钱塘理工大学
专业：土木工程　　　　层次：本科
毕业日期：2012年06月30日
证书编号：109411201205197933
认证结论：经审核，该学历证书所载内容属实。
在线验证码：123456789012
有效期至：2024年09月25日
全国高等学校学生信息咨询与就业指导中心
"""
ENROLMENT = """
教育部学籍在线验证报告

姓名：张玥　　　　性别：女
学校名称：钱塘理工大学
专业：土木工程　　　　层次：本科
学号：2008123456　　　　班级：土木0801
学籍状态：在籍（注册学籍）　　　　预计毕业日期：2012年06月30日
在线验证码：AZ2K9NDAZFK8J7BQ
"""
PERSONAL = {
    "holder_name": "张玥",
    "gender": "女",
    "birth_date": "1990-03-07",
    "school": "钱塘理工大学",
    "level": "本科",
    "graduated_on": "2012-06-30",
    "certificate_number": "109411201205197933",
}


@pytest.mark.parametrize(
    ("page", "kind", "fields"),
    [
        (
            FORM,
            DocumentType.CHSI_REGISTRATION_FORM,
            {
                "major": "土木工程",
                "verification_code": "AZ2K9NDAZFK8J7BQ",
                "valid_until": "2024-10-20",
                "issued_on": "2024-03-22",
            },
        ),
        (
            REPORT,
            DocumentType.CHSI_VERIFICATION_REPORT,
            {
                "major": "土木工程",
                "report_number": "2024010900123",
                "verification_code": "123456789012",
                "valid_until": "2024-09-25",
            },
        ),
    ],
    ids=["form", "report"],
)
def test_a_report_of_the_register_is_read_whole(
    page: str, kind: DocumentType, fields: dict[str, str]
) -> None:
    document = understood(page)
    assert document.type.value is kind
    assert said(document).items() >= (PERSONAL | fields).items()


def test_an_enrolment_report_is_neither() -> None:
    assert understood(ENROLMENT).type.value is DocumentType.OTHER


def test_a_major_that_is_called_like_a_label_is_read() -> None:
    page = REPORT.replace("专业：土木工程", "专业：工程造价")
    assert understood(page).text("major") == "工程造价"


def test_a_form_that_prints_no_expiry_has_none() -> None:
    page = FORM.replace("注意事项：验证有效期至2024年10月20日。", "")
    assert understood(page).text("valid_until") is None


def test_the_site_issues_and_the_school_is_an_entry() -> None:
    issuers = understood(FORM).issuers
    assert issuers[0].via is IssuerVia.PLATFORM_PAGE
    assert "钱塘理工大学" not in [issuer.ink.text for issuer in issuers]


@pytest.mark.parametrize(
    "host", ["www.chsi.com.cn.example.com", "www.xchsi.com.cn", "chsi.com.cn-bg.cc"]
)
def test_a_look_alike_address_issues_nothing(host: str) -> None:
    issuers = understood(FORM.replace("www.chsi.com.cn", host)).issuers
    assert IssuerVia.PLATFORM_PAGE not in [issuer.via for issuer in issuers]


@pytest.mark.parametrize(
    "bar", ["file:///C:/学信网/备案表.html", "http://localhost/bab", "www.xchsi.com"]
)
def test_a_saved_page_is_whose_the_browser_s_bar_says(bar: str) -> None:
    (issuer,) = understood(f"\n{bar}\n\n{FORM}").issuers
    assert bar.startswith(issuer.ink.text)


@pytest.mark.parametrize("bar", ["my.chsi.com.cn/archive/bab/index.action", "www.chsl.com.cn/bab"])
def test_the_site_s_own_address_leaves_its_name(bar: str) -> None:
    (issuer,) = understood(f"\n{bar}\n\n{FORM}").issuers
    assert issuer.ink.text in ("学信网", "https://www.chsi.com.cn", "my.chsi.com.cn", "chsi.com.cn")


@pytest.mark.parametrize(
    ("address", "hosts"),
    [
        ("https://www.chsi.com.cn/xlcx/bg.do?vcode=A1&srcid=bgcx", ["www.chsi.com.cn"]),
        ("https://www.chsi.com.cn.query-xl.com/bg.do?vcode=A1", []),
        ("https://chsi-com.cn/bg.do?vcode=A1", []),
    ],
)
def test_without_the_site_s_name_the_code_says_who_issues(address: str, hosts: list[str]) -> None:
    page = typed.page(FORM.replace("网址：https://www.chsi.com.cn", ""))
    code = Code(page=1, box=Box(0.1, 0.8, 0.2, 0.9), symbology="QRCode", text=address)
    issuers = site(DocumentText(pages=(page,), codes=(code,)))
    assert [(i.ink.text, i.via) for i in issuers] == [(h, IssuerVia.QR_CODE) for h in hosts]


def test_a_label_broken_over_two_lines_still_gives_the_day_of_graduation() -> None:
    broken = FORM.replace(
        "毕（结）业日期　　　　2012年06月30日", "毕（结）业　　　　2012年06月30日"
    )
    assert said(understood(broken))["graduated_on"] == "2012-06-30"


def test_a_report_may_say_everything_in_one_sentence() -> None:
    page = """
中国高等教育学历认证报告

报告编号：44967867

　　经认证，张玥（女，1990年03月07日出生）所持钱塘理工大学土木工程专业本科毕业证书（证书
编号：109411201205197933，毕业日期：2012年06月30日）真实有效。
"""
    document = understood(page)
    assert document.type.value is DocumentType.CHSI_VERIFICATION_REPORT
    assert (
        said(document).items()
        >= {
            "holder_name": "张玥",
            "birth_date": "1990-03-07",
            "school": "钱塘理工大学",
            "major": "土木工程",
            "level": "本科",
            "certificate_number": "109411201205197933",
            "graduated_on": "2012-06-30",
        }.items()
    )


def test_a_report_may_be_told_like_a_diploma() -> None:
    page = """
中国高等教育学历认证报告

　　张玥，女，1985年12月19日出生，2005年9月至2010年7月在钱塘理工大学建筑学专业学习，函授，
本科层次，学制5年，于2010年07月01日毕业，取得成人高等教育本科毕业证书，证书编号：
103375201005002953。

查询有效期至：2024年09月28日

　　　　　　　　　　　　　　　　　教育部学生服务与素质发展中心
　　　　　　　　　　　　　　　　　2024年08月01日
"""
    assert (
        said(understood(page)).items()
        >= {
            "holder_name": "张玥",
            "gender": "女",
            "birth_date": "1985-12-19",
            "school": "钱塘理工大学",
            "major": "建筑学",
            "level": "本科",
            "graduated_on": "2010-07-01",
            "certificate_number": "103375201005002953",
            "issued_on": "2024-08-01",
        }.items()
    )
