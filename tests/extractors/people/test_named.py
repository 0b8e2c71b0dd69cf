"""Who has which role: tables, labels, prose."""

import pytest

from extractors.forms.pairs import PageText
from extractors.layout.passages import Sheet
from extractors.people.named import people
from models.geometry import Box
from tests.extractors import typed


def named(page: PageText) -> list[tuple[str, str | None]]:
    return [(p.name.text, p.role.text if p.role else None) for p in people(page)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("施工单位项目负责人：张玥", [("张玥", "施工单位项目负责人")]),
        ("项目经理（签字）：张玥", [("张玥", "项目经理")]),
        (
            "兹证明张玥同志在之江新城综合管廊工程中担任项目副经理，特此证明。",
            [("张玥", "项目副经理")],
        ),
        (
            "张玥担任项目经理，该工程建设单位项目负责人为李明。",
            [("张玥", "项目经理"), ("李明", "建设单位项目负责人")],
        ),
        ("项目经理张三，技术负责人李四", [("张三", "项目经理"), ("李四", "技术负责人")]),
        ("聘任张三、李四、王五为助理工程师", [(n, "助理工程师") for n in ("张三", "李四", "王五")]),
        ("学生张玥，女，一九九〇年三月七日生", [("张玥", None)]),
        ("项目经理（建造师）为张玥", [("张玥", "项目经理")]),
        ("张玥曾担任该工程项目经理。", [("张玥", "项目经理")]),
        ("张玥以项目经理身份负责该工程。", [("张玥", "项目经理")]),
        (
            "浙江宏远有限公司古丽娜尔·阿不都拉同志系该项目施工员。",
            [("古丽娜尔·阿不都拉", "施工员")],
        ),
        (
            "叶志强（工程造价）、方圆（建筑施工）、邹志强（建筑施工）为助理工程师；",
            [(name, "助理工程师") for name in ("叶志强", "方圆", "邹志强")],
        ),
        ("申报人姓名：张玥\n\n在工程中担任职务：专职安全员", [("张玥", "专职安全员")]),
        ("被证明人姓名：张玥\n\n项目职务：施工员", [("张玥", "施工员")]),
    ],
)
def test_prose_gives_each_role_to_its_person(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert named(typed.page(text)) == expected


def test_a_name_printed_and_signed_beside_other_parties_keeps_its_post() -> None:
    texts = "致：某监理单位：施工单位已具备条件\n项目经理（签字）：严冬　严冬"
    page = typed.page(texts, [Box(0.0, 0.0, 0.9, 0.3)])
    assert named(page) == [("严冬", "项目经理")] * 2


def test_a_signature_line_is_marked_as_one() -> None:
    assert [p.signed for p in people(typed.page("项目经理（签名）：张玥"))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "张玥协助项目经理李明完成了工作。",
        "张玥参加了施工，项目经理王强。",
        "张玥配合总监理工程师工作。",
    ],
)
def test_somebody_elses_role_is_not_the_applicants(text: str) -> None:
    assert dict(named(typed.page(text))).get("张玥") is None


def test_of_two_names_on_labels_none_gets_the_only_role() -> None:
    page = typed.page("姓名：张玥\n\n姓名：李明\n\n职务：项目经理")
    assert {role for _, role in named(page)} == {None}


def test_a_name_and_its_signature_without_a_gap_are_one_person() -> None:
    assert {name for name, _ in named(typed.page("项目经理：董坦董坦"))} == {"董坦"}


def test_what_a_torn_line_leaves_behind_a_post_is_nobody() -> None:
    page = typed.page("兹证明欧阳修文同志在本项目中担任\n项目技术负责人一职，负责技术管理。")
    assert {person.name.text for person in people(page)} == {"欧阳修文"}


def test_a_table_of_labels_and_values_gives_its_one_person_the_post_behind_its_label() -> None:
    page = typed.table(
        ("姓名", "张玥", "性别", "女"),
        ("工程名称", "综合管廊工程", "担任职务", "安全员"),
        ("开工日期", "2019年3月1日", "竣工日期", "2021年6月30日"),
        ("建设单位", "甲建设有限公司", "工作单位", "金磐（杭州）建设有限公司"),
    )
    assert named(page) == [("张玥", "安全员")]


@pytest.mark.parametrize("title", ["项目负责人授权书", "项目经理任命书", "总监理工程师承诺书"])
def test_a_paper_s_title_names_nobody(title: str) -> None:
    assert named(typed.page(title)) == []


def test_a_word_that_a_line_of_a_paragraph_breaks_names_nobody() -> None:
    page = typed.page(
        """
兹证明我单位职工徐怡于2020年11月至2022年4月参加横塘道
路改建及综合管线工程的建设，在该项目中担任项目负责人。
"""
    )
    assert {(p.name.text, p.role and p.role.text) for p in people(page)} == {("徐怡", "项目负责人")}


def test_a_clause_under_a_heading_is_nobody_s_role() -> None:
    page = typed.page(
        "姓名　　　　张玥\n\n第二条　工作岗位\n乙方同意根据工作需要，从事土建监理岗位工作。"
    )
    assert all("，" not in p.role.text for p in people(page) if p.role)


def test_a_post_at_the_end_of_a_row_is_not_the_next_row_s_person_s() -> None:
    """Two rows that one cell holds, because the rulings between them were not found."""
    rows = "1  张玥  项目经理  宏远建设有限公司\n2  李明  技术负责人  宏远建设有限公司"
    page = typed.page(rows, [Box(0.0, 0.0, 0.98, 0.5)])
    assert len([place for place in page.places if place.ruled]) == 1
    assert named(page) == [("张玥", "项目经理"), ("李明", "技术负责人")]


def test_a_form_that_hands_a_post_on_gives_it_to_whom_comes_after() -> None:
    page = typed.table(
        ("变更前项目经理", "竺伟", "变更后项目经理", "谢明刚"),
        ("变更日期", "2020年4月19日", "变更原因", "离职"),
    )
    found = {(p.name.text, p.role and p.role.text) for p in people(page)}
    assert ("谢明刚", "项目经理") in found
    assert ("竺伟", "项目经理") not in found


def test_a_list_of_duties_gives_each_name_its_own() -> None:
    page = typed.table(("序号", "职责", "姓名"), ("1", "校对", "陶益民"), ("2", "设计", "吴柳青"))
    found = {(p.name.text, p.role and p.role.text) for p in people(page)}
    assert found == {("陶益民", "校对"), ("吴柳青", "设计")}


def test_a_title_of_a_paper_about_people_names_nobody() -> None:
    page = typed.page("设计人员证明\n\n其中尹丽娟为该项目结构专业负责人，全程负责结构设计工作。")
    assert [(p.name.text, p.role and p.role.text) for p in people(page)] == [
        ("尹丽娟", "结构专业负责人")
    ]


def test_two_posts_held_at_once_are_one_person_s() -> None:
    page = typed.page("郗彬同志任该项目项目经理兼项目技术负责人，林敏任安全员。")
    assert [(p.name.text, p.role and p.role.text) for p in people(page)] == [
        ("郗彬", "项目经理兼项目技术负责人"),
        ("林敏", "安全员"),
    ]


def test_what_somebody_is_appointed_to_comes_before_what_they_do() -> None:
    page = typed.table(
        ("姓名", "工作岗位", "专业技术资格", "聘任职务"),
        ("苏志强", "技术管理", "助理工程师", "助理工程师"),
    )
    assert [(p.name.text, p.role and p.role.text) for p in people(page)] == [
        ("苏志强", "助理工程师")
    ]


def test_a_dash_for_nobody_names_nobody() -> None:
    page = typed.table(("项目经理", "—", "施工员", "王伟"))
    assert [p.name.text for p in people(page)] == ["王伟"]


def test_the_next_row_of_a_form_is_no_post_of_the_one_it_is_about() -> None:
    page = typed.table(
        ("姓名", "张玥", "职务", "资料管理"),
        ("性别", "女", "项目经理", "李明"),
    )
    roles = {p.name.text: p.role and p.role.text for p in people(page)}
    assert roles["张玥"] != "项目经理"
    assert roles["李明"] == "项目经理"


def test_a_line_that_announces_something_ends_the_name_above_it() -> None:
    lines = [typed.line("姓名：王燕", 1, 1), typed.line("性口别：女", 1, 2)]
    frame = [Box(0, 0, 0.5, 5 / typed.ROWS)]
    page = PageText(Sheet(1, lines, frame, typed.ASPECT))
    assert "王燕" in {p.name.text for p in people(page)}


@pytest.mark.parametrize("post", ["施工单位总工程师", "项目总工程师", "项目总工", "总工程师"])
def test_who_stands_beside_the_chief_engineer_s_label_is_it(post: str) -> None:
    page = typed.table(
        ("施工单位项目经理", "廖建明", "监理单位", "浙江明监理有限公司"),
        (post, "严水英", "合同段", "第1合同段"),
    )
    assert named(page) == [("廖建明", "施工单位项目经理"), ("严水英", post)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("浙江宏远建工集团有限公司总工程师张玥主持了会议。", "公司总工程师"),
        ("张玥任浙江宏远建工集团有限公司总工程师。", "公司总工程师"),
        ("张玥同志为公司总工程师。", "公司总工程师"),
        ("张玥同志任院总工程师。", "院总工程师"),
    ],
)
def test_a_unit_s_chief_engineer_is_not_the_project_s(text: str, expected: str) -> None:
    assert named(typed.page(text)) == [("张玥", expected)]


def test_the_time_a_project_takes_is_nobody_s_post() -> None:
    assert named(typed.page("项目总工期：张玥提出为三百天。")) == []


@pytest.mark.parametrize("stroke", ["／", "/", "、"])
def test_of_two_posts_over_two_names_each_has_its_own(stroke: str) -> None:
    label = f"项目负责人{stroke}项目技术负责人"
    expected = [("应樟树", "项目负责人"), ("翁美凤", "项目技术负责人")]
    cells = typed.table(
        ("施工单位", "东阳横店古建园林有限公司", label, f"应樟树{stroke}翁美凤"), width=12
    )
    assert named(cells) == expected
    assert named(typed.page(f"{label}：应樟树{stroke}翁美凤")) == expected


def test_of_two_posts_over_three_names_nobody_has_one() -> None:
    cells = typed.table(("项目负责人/项目技术负责人", "应樟树/翁美凤/张玥"), width=16)
    assert {role for _, role in named(cells)} == {None}
    line = typed.page("项目负责人、项目技术负责人：应樟树、翁美凤、张玥")
    assert {role for _, role in named(line)} == {None}


def test_a_mongolian_name_stands_in_a_list_behind_its_post() -> None:
    page = typed.page("项目经理：王立军；施工员：赛音吉日嘎拉、韩雪峰；质量员：包秀英。")
    assert named(page) == [
        ("王立军", "项目经理"),
        ("赛音吉日嘎拉", "施工员"),
        ("韩雪峰", "施工员"),
        ("包秀英", "质量员"),
    ]


def test_a_list_of_appointments_heads_the_title_somebody_holds() -> None:
    page = typed.table(
        ("姓名", "性别", "现聘职务", "聘任起止时间"),
        ("张玥", "女", "助理工程师", "2018.06.01-2025.05.31"),
        ("李明", "男", "工程师", "2018.06.01-2025.05.31"),
    )
    said = [(p.name.text, p.role and p.role.text) for p in people(page)]
    assert said == [("张玥", "助理工程师"), ("李明", "工程师")]
