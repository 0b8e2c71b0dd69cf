"""学时登记证明: hours by year, the latest year's, and what has not been confirmed left out."""

import pytest

from models.document import DocumentType, IssuerVia
from tests.extractors import typed
from tests.extractors.documents.understood import listed, said, understood

HEAD = ("年度", "一般公需", "行业公需", "合计学时", "审核状态")
WIDTH = 9
LETTER = """
继续教育学时证明

兹证明张玥同志，2022年度完成继续教育96学时，其中一般公需18学时；2023年度完成继续教育102学时。

特此证明。
"""


def test_sums_by_year_are_read_and_the_latest_year_is_the_year() -> None:
    page = typed.table(
        ("学时登记证明", "", "", "", ""),
        HEAD,
        ("2024", "18", "20", "98", "已审核"),
        ("2022", "18", "18", "96", "已审核"),
        ("2023", "18", "19", "97.5", "已审核"),
        width=WIDTH,
    )
    document = understood(page)
    assert document.type.value is DocumentType.TRAINING_HOURS_RECORD
    assert said(document).items() >= {"year": "2024", "hours": "98"}.items()
    assert listed(document, "yearly_hours") == [("2022", "96"), ("2023", "97.5"), ("2024", "98")]


def test_a_list_of_courses_is_added_up_by_year() -> None:
    page = typed.table(
        ("继续教育学时登记表", "", "", ""),
        ("年度", "类别", "课程名称", "学时"),
        ("2023", "一般公需", "职业道德", "18"),
        ("2023", "专业科目", "绿色建造", "40"),
        ("2023", "专业科目", "智能建造", "32.5"),
    )
    assert listed(understood(page), "yearly_hours") == [("2023", "90.5")]


@pytest.mark.parametrize("status", ["待审核", "未审核", "审核未通过", "已退回", "欠", "需补学"])
def test_hours_nobody_has_confirmed_do_not_count(status: str) -> None:
    page = typed.table(
        ("学时登记证明", "", "", "", ""),
        HEAD,
        ("2023", "18", "18", "96", "已审核"),
        ("2024", "18", "18", "96", status),
        width=WIDTH,
    )
    assert listed(understood(page), "yearly_hours") == [("2023", "96")]


def test_sentences_state_hours_too() -> None:
    document = understood(LETTER)
    assert document.type.value is DocumentType.TRAINING_HOURS_RECORD
    assert listed(document, "yearly_hours") == [("2022", "96"), ("2023", "102")]
    assert document.text("holder_name") == "张玥"


@pytest.mark.parametrize(
    "sight", ["杭州市专业技术人员学习新干线", "https://learning.hzrs.hangzhou.gov.cn/"]
)
def test_the_platform_in_sight_issues_the_record(sight: str) -> None:
    page = f"{sight}\n\n学时登记证明\n\n姓名：张玥\n\n一般公需　　　行业公需　　　专业课程"
    vias = [issuer.via for issuer in understood(page).issuers]
    assert IssuerVia.PLATFORM_PAGE in vias
    bare = page.replace(sight, "")
    assert IssuerVia.PLATFORM_PAGE not in [issuer.via for issuer in understood(bare).issuers]


def test_a_certificate_of_a_course_is_no_record() -> None:
    page = """
培训合格证书

张玥同志参加了我中心举办的“绿色建造”培训班，培训时间共24学时，经考核合格，特发此证。

浙江省建设培训中心
2023年5月1日
"""
    assert understood(page).type.value is not DocumentType.TRAINING_HOURS_RECORD


def test_a_table_by_kinds_of_courses_is_of_the_year_above_it() -> None:
    head = "学时登记证明\n\n姓名：张玥\n登记年度：2023"
    page = typed.table(
        ("学时类别", "登记学时", "审核状态"),
        ("专业科目", "63", "已审核"),
        ("行业公需", "23", "已审核"),
        ("一般公需", "12", "待审核"),
        ("合计", "86", ""),
    )
    assert said(understood(head, page)).items() >= {"year": "2023", "hours": "86"}.items()


def test_what_the_kinds_of_a_year_add_up_to_is_told_beside_its_total() -> None:
    page = typed.table(
        ("学时登记证明", "", "", "", ""),
        ("年度", "一般公需", "行业公需", "专业课程", "合计学时"),
        ("2022", "18", "18", "60", "96"),
        ("2023", "10", "6", "4", "90"),
        width=WIDTH,
    )
    document = understood(page)
    assert listed(document, "yearly_hours") == [("2022", "96"), ("2023", "90")]
    assert listed(document, "summed_hours") == [("2022", "96"), ("2023", "20")]


@pytest.mark.parametrize(
    ("title", "sentence", "hours"),
    [
        (
            "专业技术人员继续教育合格证明",
            "于2023年度参加专业技术人员继续教育学习，共完成96学时，其中公需科目18学时，考核合格。",
            "96",
        ),
        (
            "继续教育学习证书",
            "于2023年1月至2023年12月参加浙江省专业技术人员继续教育学习，共计完成92学时（其中一般公需"
            "科目18学时），经考核合格，准予登记。",
            "92",
        ),
        ("继续教育证书", "2023年1月1日至12月31日参加继续教育，累计完成90学时。", "90"),
    ],
)
def test_a_certificate_in_a_sentence_is_a_record(title: str, sentence: str, hours: str) -> None:
    document = understood(f"{title}\n\n张玥（身份证号：330106199003074520）{sentence}")
    assert document.type.value is DocumentType.TRAINING_HOURS_RECORD
    assert said(document).items() >= {"hours": hours, "year": "2023"}.items()


def test_hours_of_parts_of_two_years_are_neither_s() -> None:
    page = (
        "继续教育证书\n\n张玥于2022年7月至2023年6月参加继续教育学习，共完成90学时，公需科目18学时。"
    )
    document = understood(page)
    assert document.type.value is DocumentType.TRAINING_HOURS_RECORD
    assert "hours" not in said(document)


def test_a_licence_s_own_courses_are_no_record() -> None:
    page = (
        "二级建造师继续教育证书\n\n张玥于2023年度参加二级建造师继续教育，共完成60学时，考核合格。"
    )
    assert understood(page).type.value is not DocumentType.TRAINING_HOURS_RECORD


def test_a_form_prints_its_sum_behind_a_label() -> None:
    page = typed.table(
        ("继续教育学时登记表", "", "", ""),
        ("姓名", "张玥", "学习年度", "2023"),
        ("公需课学时", "30", "总学时", "95"),
        width=WIDTH,
    )
    assert said(understood(page)).items() >= {"year": "2023", "hours": "95"}.items()
