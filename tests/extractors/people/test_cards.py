"""Lists of people on screens."""

from extractors.forms.pairs import PageText
from extractors.layout.passages import Sheet
from extractors.people.identities import ownerless
from extractors.people.named import people
from models.geometry import Box
from tests.extractors import typed

CARDS = """
项目人员
赵庆磊　　　　　　　　　　　　　　　　项目经理
3702************96
广东骏禾市政园林建设有限公司
冯晖　　　　　　　　　　　　　　　　结构专业负责人
3702************57
宁波恺远城市规划设计研究院有限公司
"""


def test_a_name_faces_its_role_and_stands_over_its_number() -> None:
    found = {
        p.name.text: (p.role and p.role.text, p.id_number and p.id_number.text)
        for p in people(typed.page(CARDS))
    }
    assert found == {
        "赵庆磊": ("项目经理", "3702************96"),
        "冯晖": ("结构专业负责人", "3702************57"),
    }


def test_a_number_that_was_read_badly_is_that_of_the_name_above_it() -> None:
    page = typed.page(CARDS.replace("3702************57", "37**57"))
    numbers = {p.name.text: p.id_number.text for p in people(page) if p.id_number}
    assert numbers["冯晖"] == "37**57"
    assert ownerless(page, people(page)) == ()


def test_a_role_with_a_name_below_it_is_a_label() -> None:
    form = "张玥　　　　　　　　　　　　项目经理\n　　　　　　　　　　　　　　李明"
    assert ("张玥", "项目经理") not in {
        (p.name.text, p.role and p.role.text) for p in people(typed.page(form))
    }


def test_cards_side_by_side_give_each_name_the_role_behind_it() -> None:
    page = typed.page("丁斌　项目经理　　　　宋林　施工员　　　　刘轩　质量员")
    assert {(p.name.text, p.role and p.role.text) for p in people(page)} == {
        ("丁斌", "项目经理"),
        ("宋林", "施工员"),
        ("刘轩", "质量员"),
    }


def test_a_label_before_them_makes_a_form_of_cards() -> None:
    page = typed.page("项目经理　　　　丁斌　施工员　　　　宋林　质量员")
    assert ("丁斌", "施工员") not in {(p.name.text, p.role and p.role.text) for p in people(page)}


def test_a_number_below_a_name_and_its_unit_is_that_name_s() -> None:
    page = typed.page(
        """
谭劫　　　　　　　　　　　　　　　　项目经理
杭州东屹建设集团有限公司
361102********6200
"""
    )
    assert [p.id_number and p.id_number.text for p in people(page)] == ["361102********6200"]


def test_a_card_may_name_the_party_apart_from_the_post() -> None:
    page = typed.page("丁斌　施工单位　项目负责人　　　　　　　宋林　设计单位项目负责人")
    assert {(p.name.text, p.role and p.role.text) for p in people(page)} == {
        ("丁斌", "施工单位项目负责人"),
        ("宋林", "设计单位项目负责人"),
    }


def test_a_role_in_a_row_that_begins_with_a_name_is_not_the_next_name_s() -> None:
    page = typed.page("丁斌项目经理　　　　　　　宋林施工员　　　　　　　刘轩质量员")
    assert ("宋林", "项目经理") not in {(p.name.text, p.role and p.role.text) for p in people(page)}


def test_the_firm_below_a_card_s_name_is_that_person_s() -> None:
    names = "丁斌　项目经理　　　　　　　　　　宋林　项目总监"
    firms = "杭州东屹建设集团公司　　　　　　杭州之江监理公司"
    page = typed.page(f"{names}\n{firms}")
    found = {p.name.text: p.unit and p.unit.text for p in people(page)}
    assert found == {"丁斌": "杭州东屹建设集团公司", "宋林": "杭州之江监理公司"}


def test_a_firm_below_a_form_s_value_is_another_label_s() -> None:
    form = "项目经理　　　　　　张玥\n监理单位　　　　　　杭州之江监理公司"
    assert [p.unit for p in people(typed.page(form))] == [None]


def test_a_label_of_two_lines_begins_the_row_of_the_names_beside_it() -> None:
    cells = [Box(x / 50, 2 / 60, (x + 12) / 50, 4 / 60) for x in (0, 12, 24, 36)]
    lines = [
        typed.line("施工单位", 0.5, 2.1),
        typed.line("项目负责人", 0.5, 3.1),
        typed.line("许思敏", 12.5, 2.6),
        typed.line("总监理工程师", 24.5, 2.6),
        typed.line("曹宁", 36.5, 2.6),
    ]
    page = PageText(Sheet(1, lines, cells, typed.ASPECT))
    assert {p.name.text: p.role and p.role.text for p in people(page)} == {
        "许思敏": "施工单位项目负责人",
        "曹宁": "总监理工程师",
    }


REGISTER = """
全国建筑市场监管公共服务平台
{}
性别　　　　男　　　　　　　证件类型　　　　居民身份证
证件号码　　　　331002********7093
{}
"""

WORKS = """
序号　　　　项目名称　　　　　　　　　　　　担任角色
1　　　　　温岭市大溪镇潘郎小学迁建工程　　　项目经理
2　　　　　椒江区葭沚水乡文化中心　　　　　　{}
"""


def test_a_register_s_page_is_of_the_one_whose_name_stands_above() -> None:
    page = typed.page(REGISTER.format("章旭东", WORKS.format("项目经理")))
    assert [
        (p.name.text, p.role and p.role.text, p.id_number and p.id_number.text)
        for p in people(page)
    ] == [("章旭东", "项目经理", "331002********7093")]


def test_with_other_posts_in_other_works_the_one_above_has_none() -> None:
    page = typed.page(REGISTER.format("章旭东", WORKS.format("技术负责人")))
    assert [(p.name.text, p.role) for p in people(page)] == [("章旭东", None)]


def test_what_is_no_name_alone_above_names_nobody() -> None:
    for above in ("人员详情", "章旭东　　　　李明伟", "姓名"):
        page = typed.page(REGISTER.format(above, WORKS.format("项目经理")))
        assert [p for p in people(page) if p.role] == []
