"""From lines to passages: rows, columns, paragraphs, cells, in reading order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.passages import Sheet
from models.geometry import Box, Quad
from models.page import PassageKind
from tests.extractors import typed


def _texts(sheet: Sheet) -> list[str]:
    return [passage.text for passage in sheet.passages]


def _rows(sheet: Sheet) -> list[list[str]]:
    return [[passage.text for passage in row] for row in sheet.rows]


def test_rows_read_from_the_top_and_from_the_left() -> None:
    sheet = typed.sheet(
        """
姓名　　　　张玥　　　　性别　　　　女
专业　　　　土木工程
"""
    )
    assert _rows(sheet) == [["姓名", "张玥", "性别", "女"], ["专业", "土木工程"]]


def test_the_order_lines_were_found_in_does_not_matter() -> None:
    lines = typed.lines("姓名　　　　张玥\n专业　　　　土木工程")
    backwards = Sheet(1, lines[::-1], (), typed.ASPECT)
    assert _rows(backwards) == [["姓名", "张玥"], ["专业", "土木工程"]]


def test_lines_of_one_row_that_stand_close_are_one_piece() -> None:
    close = [typed.line("工程名称"), typed.line("综合管廊", column=5)]
    assert _rows(Sheet(1, close, (), typed.ASPECT)) == [["工程名称 综合管廊"]]


def test_a_letter_spaced_label_stays_whole() -> None:
    spaced = [typed.line("姓"), typed.line("名", column=3), typed.line("张玥", column=8)]
    assert _rows(Sheet(1, spaced, (), typed.ASPECT)) == [["姓 名", "张玥"]]


def test_lines_that_run_on_are_one_paragraph() -> None:
    sheet = typed.sheet(
        """
　　兹证明张玥同志系我公司员工，在之江新城综合管廊一期工程中担任项
目副经理一职，负责现场的施工组织与质量管理。
特此证明。
"""
    )
    paragraph, last = sheet.passages
    assert "担任项目副经理" in paragraph.text
    assert paragraph.kind is PassageKind.PARAGRAPH
    assert last.text == "特此证明。"


@pytest.mark.parametrize(
    "lower",
    ["工程地址：杭州市西湖区之江路八十八号", "2、合同工期五百四十天", "（二）合同工期五百四十天"],
    ids=["label", "item", "bracketed item"],
)
def test_a_new_label_or_item_begins_a_new_passage(lower: str) -> None:
    upper = "工程名称之江新城综合管廊一期工程及附属道路"
    assert _texts(typed.sheet(f"{upper}\n{lower}")) == [upper, lower]


def test_lines_far_apart_are_no_paragraph() -> None:
    upper = "之江新城综合管廊一期工程施工许可证"
    lower = "杭州市城乡建设委员会颁发给施工单位"
    assert _texts(typed.sheet(f"{upper}\n\n\n{lower}")) == [upper, lower]


def test_the_columns_of_a_table_are_no_paragraphs() -> None:
    sheet = typed.sheet(
        """
浙江宏远建工集团有限公司　　　　施工单位　　　　张玥
杭州正信工程监理有限公司　　　　监理单位　　　　李明
"""
    )
    assert all(passage.kind is PassageKind.LINE for passage in sheet.passages)


def test_a_tall_line_does_not_tie_the_rows_beside_it_together() -> None:
    portrait = Quad.of(Box(0.6, 0, 0.7, 6 / typed.ROWS))
    tall = typed.line("人").model_copy(update={"quad": portrait})
    lines = [typed.line("姓名", row=1), typed.line("专业", row=4), tall]
    assert _rows(Sheet(1, lines, (), typed.ASPECT)) == [["姓名"], ["人"], ["专业"]]


def _cells(*columns: tuple[float, float]) -> list[Box]:
    """One row of cells between ``columns`` (characters), three lines high."""
    return [Box(a / typed.COLUMNS, 0, b / typed.COLUMNS, 3 / typed.ROWS) for a, b in columns]


def test_lines_of_a_cell_are_one_passage_whatever_stands_beside_it() -> None:
    lines = [
        typed.line("之江新城综", column=10, row=0),
        typed.line("合管廊工程", column=10, row=1),
        typed.line("工程名称", column=1, row=0.5),
    ]
    sheet = Sheet(1, lines, _cells((0, 8), (9, 20)), typed.ASPECT)
    assert set(_texts(sheet)) == {"工程名称", "之江新城综合管廊工程"}


def test_a_line_found_across_a_ruling_is_cut_there() -> None:
    sheet = Sheet(1, [typed.line("工程名称综合管廊")], _cells((0, 4), (4, 12)), typed.ASPECT)
    assert _texts(sheet) == ["工程名称", "综合管廊"]


def test_a_stroke_that_cuts_a_single_character_off_is_no_ruling() -> None:
    sheet = Sheet(1, [typed.line("综合管廊")], _cells((0, 3), (3, 12)), typed.ASPECT)
    assert "综合管廊" in _texts(sheet)


def test_an_empty_cell_is_kept_as_a_place_and_says_nothing() -> None:
    sheet = Sheet(1, [typed.line("姓名")], _cells((0, 4), (4, 12)), typed.ASPECT)
    assert len(sheet.cells) == 2
    assert _texts(sheet) == ["姓名"]


@st.composite
def scattered(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """Lines at places of a grid where none overlaps another."""
    places = draw(
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 25)), unique=True, max_size=12)
    )
    word = st.text(alphabet="张玥工程：。1", min_size=1, max_size=8)
    return [(draw(word), 12 * column, 2 * row) for column, row in places]


@given(scattered(), st.booleans())
def test_no_character_is_lost_or_said_twice(
    written: list[tuple[str, int, int]], ruled: bool
) -> None:
    lines = [typed.line(text, column, row) for text, column, row in written]
    sheet = Sheet(1, lines, _cells((0, 10), (10, 30)) if ruled else (), typed.ASPECT)
    said = sorted("".join(_texts(sheet)).replace(" ", ""))
    assert said == sorted("".join(text for text, _, _ in written))


def test_a_cell_around_rows_that_run_on_beside_it_is_none() -> None:
    page = """
项目编号　　　3301061903010001
所在区划　　　浙江省-杭州市
项目分类　　　市政工程
"""
    around = Box(6 / typed.COLUMNS, 0, 30 / typed.COLUMNS, 5 / typed.ROWS)
    sheet = typed.sheet(page, [around])
    assert sheet.cells == ()
    assert _rows(sheet)[1] == ["所在区划", "浙江省-杭州市"]


def test_a_cell_of_two_lines_beside_blank_paper_stays_one() -> None:
    around = Box(6 / typed.COLUMNS, 0, 30 / typed.COLUMNS, 4 / typed.ROWS)
    sheet = typed.sheet("　　　　　　　浙江宏远建工集团\n　　　　　　　有限公司", [around])
    assert [passage.text for _, passage in sheet.cells] == ["浙江宏远建工集团有限公司"]


def test_a_sentence_with_blanks_filled_in_is_one_piece() -> None:
    sheet = typed.sheet("第二条乙方同意根据甲方工作需要，担任　　　监理员　　　岗位（工种）工")
    assert [len(row) for row in sheet.rows] == [1]
    two = typed.sheet("第一条本合同为固定期限合同，自　2020年3月1日　　　起至2026年2月28日止")
    assert [len(row) for row in two.rows] == [1]
    form = typed.sheet("地址：杭州市，西湖区　　　电话：1234")
    assert [len(row) for row in form.rows] == [2]


def test_the_last_glyph_of_a_paragraph_belongs_to_it_though_its_box_is_high() -> None:
    first = typed.line("张淑贞、吕卫国、卞跃进、柴浩然、骆文娟等五位同志为助理工程", 2, 4)
    rest = typed.line("师；", 0, 5)
    box = rest.box
    high = rest.model_copy(update={"quad": Quad.of(Box(box.x0, box.y0, box.x1, box.y1 + 0.008))})
    passages = Sheet(1, [first, high], (), typed.ASPECT).passages
    assert [passage.kind for passage in passages] == [PassageKind.PARAGRAPH]


def test_lines_of_a_column_read_downwards_are_a_paragraph_though_they_are_short() -> None:
    """Such glyphs are laid side by side in cells as wide as they are high: lines get narrow."""
    words = ("学生蒋立峰，性别男，一九七三年十月二日", "生，于二〇〇〇年九月至二〇〇四年六月在")
    narrow = [
        typed.line(text, 0, row).model_copy(
            update={"quad": Quad.of(Box(0, row / 30, 0.6, row / 30 + 0.03))}
        )
        for row, text in enumerate(words, 3)
    ]
    assert [p.kind for p in Sheet(1, narrow, (), typed.ASPECT).passages] == [PassageKind.PARAGRAPH]


def test_a_column_s_line_runs_on_while_its_bracket_is_open() -> None:
    page = """
项目编号：3301　　　　项目名称：临浦单元商品住宅工程（设配套
　　　　　　　　　　　公建）项目
"""
    said = [passage.text for passage in typed.sheet(page).passages]
    assert "项目名称：临浦单元商品住宅工程（设配套公建）项目" in said


@pytest.mark.parametrize(("upper", "joined"), [(50, True), (20, False)])
def test_below_a_line_of_prose_a_lower_line_goes_on(upper: int, joined: bool) -> None:
    first = typed.line("本合同为固定期限劳动合同，自二〇二〇年起至二〇二五年一月十" * 2, 0, 4)
    cut = first.part(0, upper)
    low = typed.line("四日止，其中试用期为", 0, 5)
    lower = low.model_copy(
        update={"quad": Quad.of(low.box._replace(y1=low.box.y0 + low.box.height / 1.5))}
    )
    kinds = [p.kind for p in Sheet(1, [cut, lower], (), typed.ASPECT).passages]
    assert (kinds == [PassageKind.PARAGRAPH]) is joined


def _texts_of(*rows: tuple[str, float, float]) -> list[str]:
    """What the page says: each line's text, column and row."""
    lines = [typed.line(text, column, row) for text, column, row in rows]
    return [passage.text for passage in Sheet(1, lines, (), typed.ASPECT).passages]


def test_a_title_too_long_for_its_line_goes_on_in_the_middle_below() -> None:
    upper = "关于公布二〇二三年度杭州市建设工程施工安全生产标准化管理优良工"
    lower = "地获奖工程的通报"
    assert _texts_of((upper, 9, 4), (lower, 20.5, 5.5)) == [upper + lower]
    aside = _texts_of((upper, 9, 4), (lower, 28, 5.5))
    assert aside == [upper, lower], "what stands elsewhere is another line"


@pytest.mark.parametrize(
    ("upper", "joined"),
    [
        ("根据专业技术职务聘任有关规定，经研究，聘任您为我单位助理工程", True),
        ("根据专业技术职务聘任有关规定经研究聘任您为我单位的助理工程师", False),
        ("根据专业技术职务聘任有关规定，经研究，聘任您为助理工程师如下：", False),
    ],
)
def test_wide_set_lines_run_on_in_the_middle_of_a_clause(upper: str, joined: bool) -> None:
    lower = "师，聘期自二〇一七年九月一日起算。"
    found = _texts_of((f"　　{upper}", 3, 4), (lower, 3, 6.6))
    assert (len(found) == 1) is joined


def test_a_bracket_that_waits_to_be_closed_ends_no_line() -> None:
    upper = "监理，合同价二万元。蒋宁同志在我公司任项目经理一职（身份证号："
    lower = "332522198610096338）全程参与工程建设。"
    assert len(_texts_of((upper, 3, 4), (lower, 3, 5.4))) == 1


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        (1.05, 8, "良渚安置房工程项目"),  # goes on right below
        (1.9, 8, "良渚安置房工程项"),  # the next row of the form
        (1.05, 12, "良渚安置房工程项"),  # begins elsewhere
    ],
)
def test_a_value_broken_off_where_lines_end_goes_on_below(
    row: float, column: float, expected: str
) -> None:
    lines = [
        typed.line("项目名称"),
        typed.line("良渚安置房工程项", column=8),
        typed.line("目", column=column, row=row),
        typed.line("所在区划", row=3),
        typed.line("浙江省", column=8, row=3),
    ]
    texts = _texts(Sheet(1, lines, (), typed.ASPECT))
    assert expected in texts


@pytest.mark.parametrize(
    "gives",
    ["一、聘任职务：甲方聘任乙方为", "兹聘任邱刚同志为本公司", "第二条乙方工作岗位（工种）是"],
)
def test_a_post_filled_in_behind_the_words_that_give_it_is_of_their_sentence(gives: str) -> None:
    lines = [
        typed.line(gives),
        typed.line("助理工程师", column=20),
        typed.line("（市政工程施工", column=26),
    ]
    said = f"{gives} 助理工程师 （市政工程施工"
    assert _rows(Sheet(1, lines, (), typed.ASPECT)) == [[said]]


def test_a_line_that_breaks_off_before_a_long_word_goes_on_below() -> None:
    lines = [
        typed.line("兹证明曹亚燕同志在百江路改造工程中担任", column=2),
        typed.line("总监理工程师职务，工程于2019年8月23日开工", column=0, row=1.6),
    ]
    assert len(_texts(Sheet(1, lines, (), typed.ASPECT))) == 1


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        (
            "　　兹证明重庆渝信工程监理咨询有限公司派驻悦来配套道",
            "路三期项目人员为：总监曾伟。",
            True,
        ),
        (
            "　　项目经理：王立军；技术负责人：白音图；施工员：赵强、",
            "韩雪峰；质量员：包秀英。",
            True,
        ),
        ("项目经理：汤国安，负责现场；技术负责人：练亦男", "特此证明。", False),
        ("工程名称：丁桥路道路工程第一标段及附属的排水工程", "建设单位：杭州城建公司", False),
    ],
)
def test_what_looks_like_a_label_is_the_rest_of_a_line_that_broke_off(
    upper: str, lower: str, joined: bool
) -> None:
    sheet = typed.sheet(f"{upper}\n{lower}")
    assert len(sheet.passages) == (1 if joined else 2)
