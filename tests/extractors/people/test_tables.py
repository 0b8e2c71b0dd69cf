"""Tables of people, however they are drawn."""

import pytest

from extractors.forms.pairs import PageText
from extractors.layout.passages import Sheet
from extractors.people.named import people
from tests.extractors import typed


def named(page: PageText) -> list[tuple[str, str | None]]:
    return [(p.name.text, p.role.text if p.role else None) for p in people(page)]


def test_the_role_stands_in_the_row_of_the_name() -> None:
    page = typed.table(
        ("序号", "姓名", "职务", "职称"),
        ("1", "张玥", "项目经理", "高级工程师"),
        ("2", "李　明", "施工员", "助理工程师"),
        ("3", "王伟明", "安全员", ""),
    )
    assert named(page) == [("张玥", "项目经理"), ("李明", "施工员"), ("王伟明", "安全员")]


def test_a_fixed_first_column_gives_the_role() -> None:
    page = typed.table(("岗位", "姓名", "证书编号"), ("项目技术负责人", "张玥", "浙1330"))
    assert named(page) == [("张玥", "项目技术负责人")]


def test_an_unruled_table_reads_like_a_ruled_one() -> None:
    page = typed.page(
        """
姓名　　　　　职务　　　　　　职称
张玥　　　　　质量员　　　　　助理工程师
李明伟　　　　资料员　　　　　技术员
"""
    )
    assert named(page) == [("张玥", "质量员"), ("李明伟", "资料员")]


def test_a_role_in_the_heading_holds_for_its_column_and_the_row_names_the_party() -> None:
    page = typed.table(
        ("责任主体", "单位名称", "项目负责人"),
        ("建设单位", "甲建设有限公司", "张三丰"),
        ("监理单位", "乙监理有限公司", "李四光"),
    )
    found = {p.name.text: (p.role.text if p.role else None, p.party) for p in people(page)}
    assert found == {
        "张三丰": ("项目负责人", "owner"),
        "李四光": ("项目负责人", "supervision"),
    }


def test_a_table_that_prints_its_headings_twice_keeps_its_halves_apart() -> None:
    page = typed.table(
        ("岗位", "姓名", "岗位", "姓名"),
        ("项目经理", "张玥", "技术负责人", "李明伟"),
        ("安全员", "王强", "质量员", "赵敏"),
    )
    assert dict(named(page)) == {
        "张玥": "项目经理",
        "李明伟": "技术负责人",
        "王强": "安全员",
        "赵敏": "质量员",
    }


def test_a_table_on_its_side_gives_each_name_the_post_of_its_column() -> None:
    page = typed.table(
        ("姓名", "张玥", "李明伟"), ("职务", "项目经理", "施工员"), ("职称", "工程师", "")
    )
    assert dict(named(page)) == {"张玥": "项目经理", "李明伟": "施工员"}


@pytest.mark.parametrize("header", ["职务/岗位", "项目职务", "本项目岗位", "岗位（职务）"])
def test_a_heading_of_two_words_heads_the_roles_as_well(header: str) -> None:
    page = typed.table(("姓名", header, "专业"), ("张玥", "质量员", "土建"), ("李明", "施工员", ""))
    assert named(page) == [("张玥", "质量员"), ("李明", "施工员")]


def test_a_heading_nobody_knows_is_one_among_headings() -> None:
    page = typed.table(
        ("单位名称", "姓名", "岗位职务", "身份证号码"),
        ("宏远建工", "段峰", "项目负责人", "510117197701165794"),
        ("宏远建工", "夏晓龙", "施工员", "420115199102187638"),
    )
    found = {p.name.text: p.role.text for p in people(page) if p.role}
    assert found == {"段峰": "项目负责人", "夏晓龙": "施工员"}


def test_a_role_beside_its_holder_heads_no_column() -> None:
    page = typed.table(
        ("项目负责人", "邓鹏", "项目技术负责人", "端木佳伟", "开工日期", "2020.06.06"),
        ("序号", "项目", "验收记录", "分部", "验收结论", "同意"),
        width=8,
    )
    assert {(p.name.text, p.role and p.role.text) for p in people(page)} == {
        ("邓鹏", "项目负责人"),
        ("端木佳伟", "项目技术负责人"),
    }


def test_a_table_of_which_only_some_rulings_were_found_is_read_by_alignment() -> None:
    text = """
单位名称　　　　姓名　　　　担任职务　　　　证件号
宏远建工　　　　段峰　　　　项目负责人　　　5101
宏远建工　　　　夏晓龙　　　施工员　　　　　4201
"""
    cells = [typed.cell(8, 1, 4), typed.cell(14, 2, 8)]
    assert {(p.name.text, p.role and p.role.text) for p in people(typed.page(text, cells))} == {
        ("段峰", "项目负责人"),
        ("夏晓龙", "施工员"),
    }


@pytest.mark.parametrize(
    ("first", "second", "role"),
    [("质量员", "质量员", "质量员"), ("质量员", "项目经理", None)],
)
def test_a_person_s_page_gives_the_post_that_is_the_same_in_all_projects(
    first: str, second: str, role: str | None
) -> None:
    page = typed.page(
        f"""
姓名：刘艳瑶

序号　　　项目编号　　　项目名称　　　担任角色
1　　　　3301　　　南阳大厦　　　{first}
2　　　　3302　　　丁桥小区　　　{second}
"""
    )
    assert [(p.name.text, p.role and p.role.text) for p in people(page)] == [("刘艳瑶", role)]


def test_a_post_wider_than_its_heading_stands_under_it_all_the_same() -> None:
    page = typed.page(
        """
姓名：胡伟波

序号　　　项目编号　　　项目名称　　　　项目属地　　　　　　　　　　担任角色
一　　　　甲〇一　　　　江南幼儿园　　　浙江宁波　　　　　　　　　　建筑专业负责人
二　　　　甲〇二　　　　东路综合楼　　　浙江宁波　　　　　　　　　　建筑专业负责人
"""
    )
    assert [(p.name.text, p.role and p.role.text) for p in people(page)] == [
        ("胡伟波", "建筑专业负责人")
    ]


def test_a_project_without_a_post_leaves_open_which_post_was_held() -> None:
    page = typed.page(
        """
姓名：胡伟波

序号　　　项目编号　　　项目名称　　　　　　　担任角色
一　　　　甲〇一　　　　江南幼儿园　　　　　　项目经理
二　　　　甲〇二　　　　东路综合楼
"""
    )
    assert [(p.name.text, p.role) for p in people(page)] == [("胡伟波", None)]


def test_posts_beside_other_names_are_not_those_of_the_one_found_elsewhere() -> None:
    page = typed.page(
        """
姓名：刘艳瑶

序号　　　项目编号　　　责任人　　　担任角色
1　　　　3301　　　张玥明　　　项目经理
2　　　　3302　　　李明伟　　　项目经理
"""
    )
    roles = {p.role.text for p in people(page) if p.name.text == "刘艳瑶" and p.role}
    assert roles == set()


def test_a_unit_s_name_does_not_say_whose_its_people_are() -> None:
    """勘测设计 in a name, and the leader of another party above, tell nothing."""
    page = typed.table(
        ("单位", "姓名", "职务", "签名"),
        ("湖州明堃勘测设计有限公司", "王洋", "勘察单位项目负责人", "王洋"),
        ("湖州金磐设计院有限公司", "苏文林", "设计单位项目负责人", "苏文林"),
        ("湖州众城建设有限公司", "诸葛燕", "项目经理", "诸葛燕"),
    )
    assert {(p.name.text, p.party) for p in people(page)} == {
        ("王洋", "survey"),
        ("苏文林", "design"),
        ("诸葛燕", None),
    }


def test_a_cell_that_spans_the_table_holds_no_name_of_one_of_its_columns() -> None:
    text = """
单位类别　　　　单位名称　　　　项目负责人
勘察单位　　　　中科勘察院　　　许华
合同工期　　　　425日历天
"""
    cells = [typed.cell(column, row, 6) for row in (0, 1) for column in (0, 8, 16)]
    cells += [typed.cell(0, 2, 6), typed.cell(8, 2, 22)]
    assert [(p.name.text, p.party) for p in people(typed.page(text, cells))] == [("许华", "survey")]


def test_a_heading_whose_own_cell_was_not_found_heads_its_column() -> None:
    rows = [("姓名", "岗位", "单位名称"), ("张玥", "项目经理", "宏远建设集团有限公司")]
    whole = typed.table(*rows)
    cells = [place.box for place in whole.places if place.ruled and place.flow.text != "姓名"]
    typed_lines = [line for place in whole.places for line in place.flow.passage.lines]
    page = PageText(Sheet(1, typed_lines, cells, typed.ASPECT))
    assert dict(named(page)) == {"张玥": "项目经理"}


def test_a_sign_read_with_the_heading_of_names_takes_in_the_numbers_of_the_rows() -> None:
    page = typed.page(
        """
井姓名　　　　　　　　岗位　　　　　所属单位
1张玥　　　　　　　　　项目经理　　　宏远建设集团有限公司
2　　　李明　　　　　　施工员　　　　宏远建设集团有限公司
"""
    )
    assert dict(named(page)) == {"张玥": "项目经理", "李明": "施工员"}


def test_a_gap_in_a_heading_of_its_own_cell_parts_no_role() -> None:
    page = typed.table(
        ("单位类别", "单位名称", "项目 负责人"),
        ("施工单位", "宏远建设集团有限公司", "张玥"),
    )
    assert dict(named(page)) == {"张玥": "项目负责人"}


def test_what_somebody_searched_for_names_nobody() -> None:
    page = typed.page(
        """
项目名称　　　　　　　　项目经理　　　　韩旻　　　　施工单位　　　　　　　　查询

项目名称　　　　　　　　　　施工单位　　　　　　　　　　　　项目经理
文一西路提升改造工程　　　　浙江联建建筑工程有限公司　　　　陈梦婷
"""
    )
    assert named(page) == [("陈梦婷", "项目经理")]
    assert "韩旻" in [passage.text for passage in page.asked]
    assert all("韩旻" not in passage.text for passage in page.said)


def test_a_certificate_s_letters_name_nobody() -> None:
    page = typed.table(
        ("姓名", "岗位", "证书编号"),
        ("张玥", "项目经理", "浙建安B（2019）1619448"),
        ("李明伟", "安全员", "浙建安C（2020）2155366"),
    )
    assert named(page) == [("张玥", "项目经理"), ("李明伟", "安全员")]


def test_columns_of_electronic_seals_leave_the_leaders_their_role() -> None:
    page = typed.table(
        ("责任主体", "单位名称", "项目负责人", "电子签章"),
        ("建设单位", "甲建设有限公司", "张三丰", ""),
        ("施工单位", "乙建设有限公司", "李四光", ""),
    )
    assert named(page) == [("张三丰", "项目负责人"), ("李四光", "项目负责人")]


WORKS = (
    ("序号", "项目名称", "施工单位", "项目经理"),
    ("1", "萧山区临江物流园工程", "甲建设有限公司", "韦薇"),
    ("2", "文一西路提升改造工程", "甲建设有限公司", "陈梦婷"),
)


def test_a_list_of_works_tells_whose_leader_somebody_is() -> None:
    found = {p.name.text: p.project for p in people(typed.table(*WORKS))}
    assert {name: work.text for name, work in found.items() if work} == {
        "韦薇": "萧山区临江物流园工程",
        "陈梦婷": "文一西路提升改造工程",
    }


def test_who_held_different_posts_in_different_works_has_none_that_is_told() -> None:
    rows = (
        ("姓名", "项目名称", "职务"),
        ("韦薇", "萧山区临江物流园工程", "项目经理"),
        ("韦薇", "文一西路提升改造工程", "施工员"),
        ("陈梦婷", "文一西路提升改造工程", "质量员"),
    )
    found = [(p.name.text, p.role.text if p.role else None) for p in people(typed.table(*rows))]
    assert set(found) == {("韦薇", None), ("陈梦婷", "质量员")}


CARDS = (
    "项目名称：{}\n项目编号：3301092104090101\n施工单位：甲建设有限公司\n项目经理：{}",
    "{}\n项目编号：3301092104090101\n施工单位：甲建设有限公司\n项目经理：{}",
    "项目名称　　　　　{}\n施工单位　　　　　甲建设有限公司\n项目经理　　　　　{}",
)


@pytest.mark.parametrize("card", CARDS)
def test_of_several_cards_each_tells_whose_leader_somebody_is(card: str) -> None:
    cards = (card.format("萧山区临江物流园工程", "韦薇"), card.format("文一西路改造工程", "陈梦婷"))
    found = {p.name.text: p.project for p in people(typed.page("\n" + "\n\n".join(cards)))}
    assert {name: work.text for name, work in found.items() if work} == {
        "韦薇": "萧山区临江物流园工程",
        "陈梦婷": "文一西路改造工程",
    }


def test_a_page_of_one_work_says_nothing_of_rows() -> None:
    page = typed.page("\n" + CARDS[0].format("萧山区临江物流园工程", "韦薇"))
    assert [p.project for p in people(page)] == [None]


def test_of_two_headings_that_ask_for_a_role_the_one_over_posts_tells() -> None:
    rows = (
        ("企业名称", "承担角色", "人员姓名", "岗位"),
        ("佛山市南粤建设工程有限公司", "施工总承包", "区锦荣", "项目负责人"),
        ("佛山市南粤建设工程有限公司", "施工总承包", "冼冬梅", ""),
        ("广东国信监理有限公司", "监理", "谭志刚", "总监理工程师"),
    )
    expected = [("区锦荣", "项目负责人"), ("冼冬梅", None), ("谭志刚", "总监理工程师")]
    assert named(typed.table(*rows)) == expected
    width = 16
    unruled = "\n".join("".join(cell.ljust(width, "　") for cell in row) for row in rows)
    assert named(typed.page(unruled)) == expected


@pytest.mark.parametrize("heading", ["项目角色", "角色", "本项目角色"])
def test_a_column_of_roles_in_the_project_tells_them(heading: str) -> None:
    page = typed.table(
        ("姓名", heading, "主要工作", "备注"),
        ("钟伟业", "项目经理", "项目总体管理", ""),
        ("司徒健", "技术负责人", "系统方案设计", ""),
    )
    assert named(page) == [("钟伟业", "项目经理"), ("司徒健", "技术负责人")]


@pytest.mark.parametrize(
    "heading", ["职务和职称", "职务/职称", "职务、职称", "职务（职称）", "职务职称"]
)
def test_of_post_and_title_in_one_cell_the_post_tells(heading: str) -> None:
    page = typed.table(
        ("", "姓名", heading, "签字"),
        ("成员", "赵永刚", "项目经理/工程师", ""),
        ("成员", "何平", "技术负责人/助理工程师", ""),
        ("成员", "张玥", "高级工程师", ""),
    )
    assert named(page) == [("赵永刚", "项目经理"), ("何平", "技术负责人"), ("张玥", None)]
