"""劳动合同: parties, term and post, over several pages; other contracts are none."""

import pytest

from models.document import DocumentType
from tests.extractors import typed
from tests.extractors.documents.understood import said, understood

FIRST = """
劳动合同书

甲方（用人单位）：浙江宏远建工集团有限公司
法定代表人：赵明远
乙方（劳动者）：张玥
身份证号码：330106199003074520

一、合同期限
自2018年7月1日起至2023年6月30日止。
二、工作内容和工作地点
乙方同意在工程技术部从事施工员岗位工作，工作地点为杭州。
"""
VAGUE = FIRST.replace(
    "乙方同意在工程技术部从事施工员岗位工作，工作地点为杭州。",
    "乙方应完成甲方安排的工作任务，遵守劳动纪律。",
)
LAST = """
三、劳动报酬
四、社会保险

甲方（盖章）：　　　　　　　乙方（签字）：
签订日期：2018年6月28日
"""


def test_a_contract_of_several_pages_is_one_document() -> None:
    document = understood(FIRST, LAST)
    assert document.type.value is DocumentType.LABOR_CONTRACT
    assert document.page_count == 2
    assert (
        said(document).items()
        >= {
            "party_a": "浙江宏远建工集团有限公司",
            "party_b": "张玥",
            "id_number": "330106199003074520",
            "position": "施工员",
            "started_on": "2018-07-01",
            "ended_on": "2023-06-30",
        }.items()
    )


@pytest.mark.parametrize(
    ("clause", "post"),
    [
        ("乙方从事质量员岗位工作。", "质量员"),
        ("乙方同意在甲方结构设计岗位工作，工作地点为杭州市。", "结构设计"),
        ("工作岗位：土建施工员", "土建施工员"),
        ("甲方聘用乙方担任安全员一职，", "安全员"),
        ("乙方的工作岗位为资料员。", "资料员"),
        ("第二条　乙方工作岗位（工种）是　施工员　O", "施工员"),
        ("乙方工作岗位（工种）是　结构设计　O第三条乙方工作地点为浙江省内。", "结构设计"),
        ("乙方的工作内容（岗位或工种）：造价工程师，属专业技术岗位。", "造价工程师"),
        ("甲方聘用乙方在技术质量部任施工技术员，负责技术工作。", "施工技术员"),
    ],
)
def test_the_post_is_read_from_the_clause_on_work(clause: str, post: str) -> None:
    page = VAGUE.replace("乙方应完成甲方安排的工作任务，遵守劳动纪律。", clause)
    assert understood(page, LAST).text("position") == post


def test_a_contract_that_names_no_post_has_none() -> None:
    assert understood(VAGUE, LAST).text("position") is None


@pytest.mark.parametrize("title", ["建设工程施工合同", "建设工程监理合同"])
def test_a_contract_for_works_is_no_labour_contract(title: str) -> None:
    page = f"""
{title}

发包人（甲方）：杭州之江新城开发建设投资有限公司
承包人（乙方）：浙江宏远建工集团有限公司
工程名称：之江新城综合管廊一期工程
"""
    assert understood(page).type.value is DocumentType.OTHER


def test_a_clause_under_a_heading_is_nobody_s_post() -> None:
    page = FIRST.replace("二、工作内容和工作地点", "第二条　工作岗位")
    document = understood(
        page.replace("在工程技术部从事施工员岗位工作", "根据工作需要，从事施工员岗位工作")
    )
    assert said(document)["position"] == "施工员"
    assert {person.role.text for person in document.people if person.role} == {"施工员"}


def test_the_employer_of_a_form_is_named_under_unit() -> None:
    form = typed.table(
        ("单位名称", "浙江宏远建工集团有限公司"),
        ("姓名", "张玥"),
        ("身份证号", "330106199003074520"),
        width=16,
    )
    document = understood("劳动合同书", form, FIRST.split("一、")[1])
    assert said(document)["party_a"] == "浙江宏远建工集团有限公司"


def test_a_form_that_gives_each_party_a_box_names_the_employer_there() -> None:
    form = typed.table(
        ("", "名　　称", "浙江宏远建工集团有限公司"),
        ("甲方", "信用代码", "91330100MA2WQRGK11"),
        ("", "法定代表人", "赵明远"),
        width=14,
        tall_first_column=True,
    )
    document = understood("劳动合同书", form, FIRST.split("一、")[1])
    assert said(document)["party_a"] == "浙江宏远建工集团有限公司"


def test_renewals_that_follow_each_other_are_one() -> None:
    first = "续订期限自2023年7月1日起至2025年6月30日止。"
    then = "再续订自2025年7月1日起至2028年6月30日止。"
    fields = said(understood(FIRST, f"劳动合同续订\n\n{first}\n\n{then}\n{LAST}"))
    assert (fields["started_on"], fields["ended_on"]) == ("2018-07-01", "2023-06-30")
    assert (fields["renewed_from"], fields["renewed_until"]) == ("2023-07-01", "2028-06-30")


def test_a_probation_is_no_renewal() -> None:
    fields = said(understood(FIRST + "试用期自2018年7月1日起至2018年9月30日止。", LAST))
    assert "renewed_from" not in fields


def test_the_post_is_what_stands_before_its_word() -> None:
    clause = "乙方同意根据甲方工作需要，在　造价员　岗位从事专业技术工作，"
    page = VAGUE.replace("乙方应完成甲方安排的工作任务，遵守劳动纪律。", clause)
    assert understood(page, LAST).text("position") == "造价员"


@pytest.mark.parametrize(
    "term",
    [
        "合同期限：2018年7月1日至2023年6月30日。",
        "合同起始日期：2018-07-01　合同终止日期：2023-06-30",
        "合同期限为2018-07-01至2023-06-30",
        "自2018年7月1日起至2023年6月30旦止。",
    ],
)
def test_a_term_may_stand_in_a_form_s_fields(term: str) -> None:
    document = understood(FIRST.replace("自2018年7月1日起至2023年6月30日止。", term), LAST)
    days = (said(document)["started_on"], said(document)["ended_on"])
    assert days == ("2018-07-01", "2023-06-30")
