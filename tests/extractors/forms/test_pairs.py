"""Labels and their values: behind, beside and below."""

import pytest

from extractors.forms.pairs import PageText, values
from extractors.layout.passages import Sheet
from models.geometry import Box
from tests.extractors import typed


def _pairs(page: PageText) -> dict[str, str | None]:
    return {pair.label.text: pair.value.text if pair.value else None for pair in page.pairs}


@pytest.mark.parametrize(
    "line",
    [
        "姓名：张玥",
        "姓名:张玥",
        "姓　名：张　玥",
        "姓名　张玥",
        "姓名　　张玥",
        "姓名　　　　张玥",
        "姓　　名　　　　张玥",
        "姓名张玥",
        "姓名（签字）：张玥",
    ],
)
def test_a_value_stands_in_the_line_of_its_label(line: str) -> None:
    assert _pairs(typed.page(line))["姓名"] == "张玥"


def test_several_labels_share_a_line() -> None:
    page = typed.page("姓名：张玥　性别：女　出生日期：1990年3月7日")
    assert _pairs(page) == {"姓名": "张玥", "性别": "女", "出生日期": "1990年3月7日"}


def test_a_value_stands_in_the_cell_to_the_right() -> None:
    page = typed.table(
        ("工程名称", "综合管廊一期工程", "建设单位", "之江建设投资公司"),
        ("施工单位", "宏远建工集团公司", "监理单位", "正信监理公司"),
    )
    assert _pairs(page) == {
        "工程名称": "综合管廊一期工程",
        "建设单位": "之江建设投资公司",
        "施工单位": "宏远建工集团公司",
        "监理单位": "正信监理公司",
    }


def test_a_value_stands_in_the_cell_below() -> None:
    page = typed.table(("工程名称", "建设单位"), ("综合管廊一期工程", "之江建设投资公司"))
    assert _pairs(page) == {"工程名称": "综合管廊一期工程", "建设单位": "之江建设投资公司"}


def test_a_value_stands_below_on_an_unruled_page() -> None:
    page = typed.page("工程名称\n综合管廊一期工程")
    assert _pairs(page) == {"工程名称": "综合管廊一期工程"}


def test_a_value_broken_over_two_lines_of_its_cell_is_whole() -> None:
    cells = [
        Box(left / typed.COLUMNS, 2 / typed.ROWS, right / typed.COLUMNS, 4 / typed.ROWS)
        for left, right in ((0, 12), (12, 24))
    ]
    lines = [
        typed.line("工程名称", 0.5, 2.5),
        typed.line("之江新城综", 12.5, 2.1),
        typed.line("合管廊工程", 12.5, 3.1),
    ]
    page = PageText(Sheet(1, lines, cells, typed.ASPECT))
    assert _pairs(page) == {"工程名称": "之江新城综合管廊工程"}


def test_a_column_of_units_has_its_unit_below_though_nobody_listed_the_heading_beside_it() -> None:
    page = typed.table(
        ("缴费单位", "到账"), ("宏远建设集团有限公司", "是"), ("宏远建设集团有限公司", "是")
    )
    assert _pairs(page)["缴费单位"] == "宏远建设集团有限公司"


def test_a_part_s_name_is_not_the_work_s() -> None:
    page = typed.table(
        ("单位工程名称", "综合管廊一期工程"),
        ("子分部（分项）工程名称", "检验批数"),
        ("水泵安装", "29"),
    )
    assert _pairs(page) == {"单位工程名称": "综合管廊一期工程"}


def test_an_empty_cell_gives_its_label_no_value_of_another() -> None:
    page = typed.table(("项目经理", "", "技术负责人", "李明"), ("施工员", "张玥", "", ""))
    assert _pairs(page) == {"项目经理": None, "技术负责人": "李明", "施工员": "张玥"}


def test_a_list_of_labels_gives_no_label_another_as_its_value() -> None:
    page = typed.page("建设单位\n施工单位\n监理单位")
    assert set(_pairs(page).values()) == {None}


def test_a_major_may_be_called_like_a_label() -> None:
    page = typed.table(("姓名", "张玥", "专业", "工程造价"))
    assert _pairs(page)["专业"] == "工程造价"


def test_a_major_may_be_called_like_a_label_in_one_line() -> None:
    assert _pairs(typed.page("专业：工程造价　　　　层次：本科"))["专业"] == "工程造价"


def test_in_prose_a_value_ends_with_its_clause() -> None:
    page = typed.page(
        """
施工单位：浙江宏远建工集团有限公司，于二〇二一年六月三十日组织各方通过竣工
验收，质量合格，符合设计文件与规范的要求。
"""
    )
    assert _pairs(page)["施工单位"] == "浙江宏远建工集团有限公司"


@pytest.mark.parametrize(
    "sentence",
    ["请联系施工单位，由其盖章。", "应由建设单位。", "各施工单位应当遵守本规定"],
)
def test_a_label_inside_a_sentence_is_none(sentence: str) -> None:
    assert _pairs(typed.page(sentence)) == {}


def test_the_longer_label_wins() -> None:
    page = typed.page("勘察单位项目负责人：钱一鸣")
    assert _pairs(page) == {"勘察单位项目负责人": "钱一鸣"}


def test_a_label_below_a_long_line_is_a_label() -> None:
    page = typed.page(
        """
发证日期：二〇二四年一月十五日
建设单位　　　　杭州之江新城开发建设投资有限公司
"""
    )
    assert _pairs(page)["建设单位"] == "杭州之江新城开发建设投资有限公司"


def test_values_come_in_reading_order_without_the_empty_ones() -> None:
    page = typed.page("项目经理：张玥　技术负责人：\n\n\n项目经理：李明")
    assert [span.text for span in values(page.pairs, "项目经理", "技术负责人")] == ["张玥", "李明"]


def test_a_label_s_cell_is_answered_by_the_text_beside_it_whose_frame_was_lost() -> None:
    framed = [Box(0.0, 2 * row / 60, 0.2, (2 * row + 2) / 60) for row in (1, 2)]
    typed_lines = [
        typed.line(*at) for at in (("姓名", 1, 2.5), ("张玥", 12, 2.5), ("性别", 1, 4.5))
    ]
    page = PageText(Sheet(1, typed_lines, framed, typed.ASPECT))
    assert next((p.label.text, p.value and p.value.text) for p in page.pairs) == ("姓名", "张玥")


def test_a_value_ends_before_the_label_whose_frame_was_lost() -> None:
    page = typed.table(("项目名称", "金鸡岭改造项目　　项目编号", "3301132"), width=16)
    assert _pairs(page)["项目名称"] == "金鸡岭改造项目"


def test_a_heading_that_nobody_listed_is_no_value() -> None:
    one = typed.page("项目编号　　　　项目名称　　　　项目地段\n3301　　　　南阳大厦　　　　湖州市")
    assert _pairs(one)["项目名称"] == "南阳大厦"


def test_a_column_gives_a_value_where_all_rows_say_the_same() -> None:
    page = typed.table(
        ("姓名", "聘任日期", "性别"),
        ("张玥", "2020年10月9日", "女"),
        ("李明", "2020年10月9日", "男"),
    )
    assert _pairs(page) == {"姓名": "张玥", "聘任日期": "2020年10月9日", "性别": None}


def test_a_column_s_heading_takes_neither_a_label_beside_it_nor_one_behind_a_note() -> None:
    page = typed.table(
        ("建设单位", "监理单位", "施工单位"),
        ("（公章）项目负责人：唐鹏", "（公章）总监：罗芳", "（公章）"),
    )
    found = _pairs(page)
    assert (found["建设单位"], found["监理单位"], found["项目负责人"]) == (None, None, "唐鹏")


def test_a_post_s_heading_has_its_post_below_though_another_label_stands_right_of_it() -> None:
    page = typed.page(
        "项目名称　　　　承担角色　　　　　　建设单位\n南阳大厦　　　　施工员　　　　　　　华柏公司"
    )
    assert _pairs(page)["承担角色"] == "施工员"


def test_a_heading_nobody_listed_is_no_value_of_the_heading_beside_it() -> None:
    """Two headings set so close that they are one line are headings still."""
    page = typed.page(
        """
序号 项目编号　　　　项目名称　　　　　　项目属地
1 3302122008240204　　江南幼儿园　　　　　浙江省宁波市
2 3302122042900101　　东路综合楼　　　　　浙江省宁波市
"""
    )
    assert _pairs(page)["项目名称"] is None


@pytest.mark.parametrize("flush", [10, 28], ids=["left", "right"])
def test_a_value_goes_on_in_the_next_line(flush: int) -> None:
    page = typed.page(
        "工程名称　　　　　　杭州市余杭区仓前街道人才公寓住宅小区工程及配套\n"
        f"{'　' * flush}地下室工程\n"
        "建设单位　　　　　　杭州之江新城开发建设投资有限公司\n"
        "施工单位　　　　　　浙江宏远建工集团有限公司"
    )
    assert [pair.value and pair.value.text for pair in page.pairs] == [
        "杭州市余杭区仓前街道人才公寓住宅小区工程及配套地下室工程",
        "杭州之江新城开发建设投资有限公司",
        "浙江宏远建工集团有限公司",
    ]
