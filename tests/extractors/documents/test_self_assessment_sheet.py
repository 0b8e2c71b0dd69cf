"""…审议评分表: every score, the printed total, the works' sub-score, the recommenders."""

import pytest

from extractors.forms.pairs import PageText
from models.document import Document, DocumentType
from tests.extractors import typed
from tests.extractors.documents.understood import listed, said, understood

TITLE = "杭州市建设工程专业工程师职务任职资格审议评分表"
SCORES = [("学历", "12"), ("工程业绩", "48.5"), ("论文", "8"), ("获奖", "31.5")]


def _table(*rows: tuple[str, ...]) -> PageText:
    return typed.table((TITLE, "", ""), *rows, width=16)


def _sheet(total: str = "100", name: str = "合计", heading: str = "自评分") -> PageText:
    rows = [(item, "20", score) for item, score in SCORES]
    return _table(("评分项目", "满分", heading), *rows, (name, "120", total))


def _recommenders(*lines: str) -> Document:
    rows = "\n\n".join(lines)
    head = f"{TITLE}\n\n申报人：张玥\n\n评分项目　　　自评分\n学历　　　　　12"
    return understood(f"{head}\n\n自评总分：100分\n\n{rows}")


@pytest.mark.parametrize("heading", ["自评分", "自评", "自评得分", "得分"])
def test_every_item_has_its_score_and_the_total_is_none(heading: str) -> None:
    document = understood(_sheet(heading=heading))
    assert document.type.value is DocumentType.SELF_ASSESSMENT_SHEET
    assert listed(document, "scores") == SCORES
    assert said(document)["total_score"] == "100"
    assert said(document)["project_score"] == "48.5"


@pytest.mark.parametrize("name", ["合计", "总分", "总计", "自评总分", "合　　计"])
def test_the_total_is_what_the_form_prints_whatever_the_items_add_up_to(name: str) -> None:
    assert said(understood(_sheet("98", name)))["total_score"] == "98"


def test_a_subtotal_is_no_item_and_counts_for_the_works() -> None:
    page = typed.table(
        (TITLE, "", ""),
        ("类别", "评分项目", "自评分"),
        ("工程业绩", "主持项目", "20"),
        ("工程业绩", "技术骨干项目", "22"),
        ("工程业绩", "小计", "42"),
        ("基本条件", "学历", "58"),
        ("合计", "", "100"),
        width=16,
    )
    document = understood(page)
    assert listed(document, "scores") == [
        ("主持项目", "20"),
        ("技术骨干项目", "22"),
        ("学历", "58"),
    ]
    assert said(document)["project_score"] == "42"


def test_the_works_without_a_subtotal_are_what_their_rows_add_up_to() -> None:
    page = typed.table(
        (TITLE, "", ""),
        ("类别", "评分项目", "自评分"),
        ("工程业绩", "主持项目", "20.5"),
        ("工程业绩", "技术骨干项目", "17.5"),
        ("基本条件", "学历", "58"),
        width=16,
    )
    assert said(understood(page))["project_score"] == "38.0"


def test_a_score_that_cannot_be_read_leaves_all_scores_in_doubt() -> None:
    rows = [("学历", "20", "12"), ("工程业绩", "60", "囗"), ("论文", "10", "8")]
    document = understood(_table(("评分项目", "满分", "自评分"), *rows))
    field = document.field("scores")
    assert field is not None
    assert field.confidence == 0


def test_both_signatures_are_read_with_the_titles_beside_them() -> None:
    document = _recommenders(
        "推荐人1（签字）：李国强　　　　职称：高级工程师",
        "推荐人2（签字）：王建平　　　　职称：正高级工程师",
    )
    assert listed(document, "recommenders") == [
        ("李国强", "高级工程师"),
        ("王建平", "正高级工程师"),
    ]


def test_one_person_who_signs_twice_is_listed_twice() -> None:
    document = _recommenders("推荐人1（签字）：李国强", "推荐人2（签字）：李国强")
    assert [name for name, _ in listed(document, "recommenders")] == ["李国强", "李国强"]


def test_an_empty_line_recommends_nobody() -> None:
    document = _recommenders("推荐人1（签字）：李国强", "推荐人2（签字）：")
    assert [name for name, _ in listed(document, "recommenders")] == ["李国强"]
    assert _recommenders("推荐人（签字）：").field("recommenders") is None


def test_a_name_printed_in_brackets_behind_the_signature_says_whose_it_is() -> None:
    document = _recommenders("推荐人签字：毛文杰（毛文杰）　　　职称：高级工程师")
    assert listed(document, "recommenders") == [("毛文杰", "高级工程师")]


def test_a_printed_name_without_a_signature_recommends_nothing() -> None:
    page = typed.table(
        (TITLE, "", "", ""),
        ("推荐人", "职称", "专业", "签名"),
        ("李国强", "高级工程师", "建筑施工", "李国强"),
        ("王建平", "高级工程师", "建筑施工", ""),
    )
    assert listed(understood(page), "recommenders") == [("李国强", "高级工程师")]


def test_another_name_signed_beside_a_printed_one_is_the_one_that_signed() -> None:
    page = typed.table(
        (TITLE, "", "", ""),
        ("推荐人", "职称", "专业", "签名"),
        ("李国强", "高级工程师", "建筑施工", "赵德明"),
    )
    assert listed(understood(page), "recommenders") == [("赵德明", "高级工程师")]


@pytest.mark.parametrize(
    "page",
    [
        "浙江省专业技术职务任职资格评审表\n\n姓名：张玥\n\n单位推荐意见：同意\n\n评审委员会意见：通过",
        "施工现场检查评分表\n\n检查项目　　　满分　　　得分\n安全管理　　　10　　　8",
        "评标评分表\n\n投标人　　　得分\n甲公司　　　90",
    ],
)
def test_other_forms_are_no_sheet(page: str) -> None:
    assert understood(page).type.value is not DocumentType.SELF_ASSESSMENT_SHEET


def test_a_title_in_brackets_before_the_line_is_the_recommender_s() -> None:
    field = _recommenders("推荐人（高级工程师）签名：王伟明").field("recommenders")
    assert field is not None
    assert field.rows == (("王伟明", "高级工程师"),)
