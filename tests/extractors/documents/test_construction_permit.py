"""施工许可证: the current form, the old one without people, and what only mentions it."""

import pytest

from extractors.documents import parties
from extractors.documents.spec import DocumentText
from models.document import DocumentType, IssuerVia
from tests.extractors import typed
from tests.extractors.documents.understood import said, understood

DOWN = "\n" * 8
HEAD = """
中华人民共和国
建筑工程施工许可证

编号330106202401150101

根据《中华人民共和国建筑法》第八条规定，经审查，本建筑工程符合施工条件，准予施工。
特发此证

发证机关：杭州市城乡建设委员会
日期：2024年1月15日
"""
UNITS = """
建设单位　　　　杭州之江新城开发建设投资有限公司
工程名称　　　　之江新城综合管廊一期工程
建设地址　　　　杭州市西湖区之江路88号
合同价格　　　　3200万元
勘察单位　　　　浙江远山勘察院有限公司
设计单位　　　　浙江甬江建筑设计研究院有限公司
施工单位　　　　浙江宏远建工集团有限公司
监理单位　　　　杭州正信监理有限公司
"""
LEADERS = """
勘察单位项目负责人　　　　钱一鸣
设计单位项目负责人　　　　孙立人
施工单位项目负责人　　　　张玥
总监理工程师　　　　李思远
合同工期　　　　540天
"""
WORKS = {
    "permit_number": "330106202401150101",
    "project_name": "之江新城综合管廊一期工程",
    "owner_unit": "杭州之江新城开发建设投资有限公司",
    "survey_unit": "浙江远山勘察院有限公司",
    "design_unit": "浙江甬江建筑设计研究院有限公司",
    "construction_unit": "浙江宏远建工集团有限公司",
    "supervision_unit": "杭州正信监理有限公司",
    "contract_price": "3200万元",
    "issuer": "杭州市城乡建设委员会",
    "issued_on": "2024-01-15",
}


def test_the_current_form_names_the_parties_and_their_leaders() -> None:
    document = understood(HEAD + UNITS + LEADERS.lstrip("\n"))
    assert document.type.value is DocumentType.CONSTRUCTION_PERMIT
    leaders = {
        "survey_lead": "钱一鸣",
        "design_lead": "孙立人",
        "construction_lead": "张玥",
        "supervision_lead": "李思远",
        "contract_period": "540天",
    }
    assert said(document).items() >= (WORKS | leaders).items()
    assert {p.name.text: p.party for p in document.people} == {
        "钱一鸣": "survey",
        "孙立人": "design",
        "张玥": "construction",
        "李思远": "supervision",
    }


def test_the_old_form_names_nobody() -> None:
    document = understood(HEAD + UNITS)
    assert document.type.value is DocumentType.CONSTRUCTION_PERMIT
    assert said(document).items() >= WORKS.items()
    assert document.people == ()


def test_the_authority_of_the_issuing_field_issues_and_no_party_does() -> None:
    document = understood(HEAD + DOWN + UNITS + LEADERS)
    assert [(i.ink.text, i.via) for i in document.issuers] == [
        ("杭州市城乡建设委员会", IssuerVia.ISSUING_FIELD)
    ]


@pytest.mark.parametrize(
    "title",
    ["安全生产许可证", "建设工程规划许可证", "商品房预售许可证", "建筑工程施工许可证申请表"],
)
def test_other_licences_are_no_permit_to_build(title: str) -> None:
    page = f"""
{title}

编号：（浙）字第012345号
单位名称：浙江宏远建工集团有限公司
许可范围：建筑施工
发证机关：浙江省住房和城乡建设厅
"""
    assert understood(page).type.value is not DocumentType.CONSTRUCTION_PERMIT


def test_leaders_labelled_alike_are_those_of_the_unit_above() -> None:
    page = typed.table(
        ("勘察单位", "上饶天诚勘测有限公司", "设计单位", "上饶安弘规划设计院有限公司"),
        ("项目负责人", "曾春丹", "项目负责人", "孟子强"),
        ("施工单位", "宁波信达恒建设有限公司", "监理单位", "上饶华柏监理有限公司"),
        ("项目负责人", "林芳", "总监理工程师", "熊梦涛"),
    )
    fields = {field.name: field.value for field in parties.leads(DocumentText((page,)))}
    assert fields == {"survey_lead": "曾春丹", "design_lead": "孟子强", "construction_lead": "林芳"}


def test_leaders_below_one_heading_are_those_of_their_rows_parties() -> None:
    page = typed.table(
        ("单位类别", "单位名称", "项目负责人"),
        ("勘察单位", "上饶天诚勘测有限公司", "曾春丹"),
        ("施工单位", "宁波信达恒建设有限公司", "林　芳"),
    )
    fields = {field.name: field.value for field in parties.leads(DocumentText((page,)))}
    assert fields == {"survey_lead": "曾春丹", "construction_lead": "林芳"}


def test_the_day_of_printing_or_of_a_later_change_is_not_the_day_of_issue() -> None:
    foot = "\n发证日期：2024年1月15日\n\n本证照为电子证照打印件。打印时间：2024-08-10\n"
    change = "\n建筑工程施工许可证变更记录\n\n2024年5月3日\n"
    assert said(understood(HEAD + UNITS + foot, change))["issued_on"] == "2024-01-15"
    assert said(understood(HEAD + UNITS + "\n打印时间：2024-08-10\n"))["issued_on"] == "2024-01-15"
