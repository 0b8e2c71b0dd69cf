"""Who has which role: tables, labels, prose."""

import pytest

from extractors.forms.pairs import PageText
from extractors.layout.passages import Sheet
from extractors.people.identities import numbers, ownerless
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
    ],
)
def test_prose_gives_each_role_to_its_person(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert named(typed.page(text)) == expected


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


def test_an_identity_number_belongs_to_the_name_before_it_or_in_its_row() -> None:
    page = typed.table(
        ("姓名", "职务", "身份证号码"),
        ("张玥", "项目经理", "3301****4520"),
        ("李明伟", "施工员", "3205****7X"),
    )
    found = {p.name.text: p.id_number.text if p.id_number else None for p in people(page)}
    assert found == {"张玥": "3301****4520", "李明伟": "3205****7X"}
    prose = people(typed.page("兹证明张玥（身份证号：330106199003074520）同志担任项目经理。"))
    assert [p.id_number.text for p in prose if p.id_number] == ["330106199003074520"]


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


def test_two_leaders_in_one_cell_of_two_parties_lead_nobody_knows_what() -> None:
    page = typed.table(("施工单位 监理单位（公章）总监理工程师：张玥　李明",), width=24)
    assert named(page) == [("张玥", None), ("李明", None)]


@pytest.mark.parametrize(
    ("side", "party"), [("建位", "owner"), ("设单意", "design"), ("施位", "construction")]
)
def test_what_is_left_of_a_box_s_side_says_whose_leader_signs(side: str, party: str) -> None:
    page = typed.table((side, "项目负责人：张玥"))
    assert [(p.name.text, p.party) for p in people(page)] == [("张玥", party)]


def test_a_permit_s_number_above_says_nothing_of_whose_leader_it_is() -> None:
    page = typed.table(("施工许可证号",), ("单位（项目）负责人：张玥",), width=20)
    assert [(p.name.text, p.party) for p in people(page)] == [("张玥", None)]


@pytest.mark.parametrize("title", ["项目负责人授权书", "项目经理任命书", "总监理工程师承诺书"])
def test_a_paper_s_title_names_nobody(title: str) -> None:
    assert named(typed.page(title)) == []


@pytest.mark.parametrize("label", ["编号", "施工许可证编号", "省级备案号"])
def test_a_serial_number_as_long_as_an_identity_number_is_nobody_s(label: str) -> None:
    page = typed.page(f"项目经理：张玥　　　　{label}：731104540438736391")
    assert [p.id_number for p in people(page)] == [None]


@pytest.mark.parametrize("label", ["身份证号码", "项目经理身份证号"])
def test_a_number_is_not_the_next_column_s_person_s(label: str) -> None:
    page = typed.table(
        ("项目经理", "张玥", "建设单位", "杭州西兴置业有限公司"),
        (label, "3301****4520", "项目总监", "李思远"),
    )
    found = {p.name.text: p.id_number.text if p.id_number else None for p in people(page)}
    assert found["李思远"] is None
    assert found["张玥"] == (None if label == "身份证号码" else "3301****4520")


def test_a_number_below_its_label_is_that_of_the_label_s_role() -> None:
    page = typed.page(
        """
项目经理
陶若兰
项目经理身份证号
3307************77
总监理工程师
严若兰
总监理工程师身份证号
330108********0586
"""
    )
    found = {p.name.text: p.id_number.text if p.id_number else None for p in people(page)}
    assert found == {"陶若兰": "3307************77", "严若兰": "330108********0586"}
    assert ownerless(page, people(page)) == ()


def test_a_number_nobody_owns_is_kept_and_a_permit_s_is_no_person_s() -> None:
    page = typed.table(
        ("项目经理", "张玥", "施工许可证编号", "330106202401150101"),
        ("身份证号码", "3410************33", "项目总监", "李思远"),
        width=20,
    )
    assert {p.id_number for p in people(page)} == {None}
    assert [ink.text for ink in ownerless(page, people(page))] == ["3410************33"]


@pytest.mark.parametrize("read", ["33410 * * 3", "340**"])
def test_a_mask_that_was_read_badly_is_kept_and_nobody_s(read: str) -> None:
    page = typed.page(f"项目经理：张玥\n身份证号码：{read}\n联系电话：138****1234")
    assert {p.id_number for p in people(page)} == {None}
    assert [ink.text for ink in ownerless(page, people(page))] == [read.replace(" ", "")]


def test_a_badly_read_mask_in_a_row_is_called_by_its_column_s_heading() -> None:
    """Left of it stands a name: 3623************49 was read 362*****4* and told nobody apart."""
    page = typed.page(
        """
编号　　　　项目经理　　　　项目总监　　　　身份证号码
甲一　　　　梁凯红　　　　　谢骏磊　　　　　362*****4*
"""
    )
    assert [ink.text for ink in ownerless(page, people(page))] == ["362*****4*"]


def test_a_badly_read_mask_in_a_row_is_that_of_the_only_name_there() -> None:
    page = typed.table(
        ("姓名", "岗位", "身份证号"),
        ("张玥", "项目经理", "*3205**2*"),
        ("李明", "施工员", "3302************18"),
    )
    numbers = {p.name.text: p.id_number.text for p in people(page) if p.id_number}
    assert numbers == {"张玥": "*3205**2*", "李明": "3302************18"}
    assert ownerless(page, people(page)) == ()


def test_a_number_called_by_a_word_for_serials_as_well_is_a_person_s() -> None:
    page = typed.page("项目经理：张玥\n居民身份证编号：340**")
    assert [ink.text for ink in ownerless(page, people(page))] == ["340**"]


def test_the_label_of_a_number_names_nobody() -> None:
    page = typed.page(
        "建设单位项目负责人身份\n证号\n监理单位　　　　杭州岱远建设工程监理有限责任公司"
    )
    assert people(page) == ()


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


@pytest.mark.parametrize("heading", ["证书编号", "注册证书/岗位证书编号"])
def test_a_certificate_s_number_in_a_table_is_no_identity_number(heading: str) -> None:
    page = typed.table(
        ("姓名", "岗位", "职称", heading),
        ("段峰", "施工员", "工程师", "352013197508289"),
        ("李明", "质量员", "工程师", "342017855410964"),
    )
    assert {p.id_number for p in people(page)} == {None}


@pytest.mark.parametrize(
    ("number", "owned"), [("330106900307452", True), ("330106901907452", False)]
)
def test_an_old_identity_number_holds_a_birthday(number: str, owned: bool) -> None:
    page = typed.page(f"姓名：张玥　身份证号：{number}")
    assert [p.id_number is not None for p in people(page)] == [owned]


def test_a_post_at_the_end_of_a_row_is_not_the_next_row_s_person_s() -> None:
    """Two rows that one cell holds, because the rulings between them were not found."""
    rows = "1  张玥  项目经理  宏远建设有限公司\n2  李明  技术负责人  宏远建设有限公司"
    page = typed.page(rows, [Box(0.0, 0.0, 0.98, 0.5)])
    assert len([place for place in page.places if place.ruled]) == 1
    assert named(page) == [("张玥", "项目经理"), ("李明", "技术负责人")]


FIVE = typed.table(
    ("建设单位", "施工单位", "监理单位"),
    ("宏远置业有限公司", "宏达建设有限公司", "宏图监理有限公司"),
    ("验收意见:同意", "验收意见:同意", "验收意见:同意"),
    ("", "", ""),
    ("项目负责人:张玥", "项目负责人:李明", "项目负责人:王强"),
)


def test_leaders_labelled_alike_are_those_of_the_party_that_heads_their_column() -> None:
    found = {p.name.text: p.party for p in people(FIVE)}
    assert found == {"张玥": "owner", "李明": "construction", "王强": "supervision"}


def test_the_only_unit_of_a_column_is_its_heading_s() -> None:
    units = {p.label.text: p.value.text for p in FIVE.pairs if p.value and "单位" in p.label.text}
    assert units["施工单位"] == "宏达建设有限公司"
    assert units["监理单位"] == "宏图监理有限公司"


def test_a_row_says_when_its_person_was_born_and_of_which_sex() -> None:
    page = typed.table(
        ("岗位", "姓名", "性别", "出生年月"),
        ("项目经理", "张玥", "男", "1972年2月"),
        ("施工员", "李明", "女", ""),
    )
    said = [
        (p.name.text, p.birth_date and p.birth_date.text, p.gender and p.gender.text)
        for p in people(page)
    ]
    assert said == [("张玥", "1972-02", "男"), ("李明", None, "女")]


def test_what_stands_below_another_heading_is_nobody_s_day_of_birth() -> None:
    page = typed.table(
        ("姓名", "出生年月", "所属单位"),
        ("张玥", "1990年3月", "宏远建设有限公司"),
        ("签字人", "签字日期", "意见"),
        ("张玥", "2020年3月", "同意"),
    )
    said = {(p.birth_date and p.birth_date.text, p.unit and p.unit.text) for p in people(page)}
    assert ("1990-03", "宏远建设有限公司") in said
    assert "2020-03" not in {day for day, _ in said}


def test_a_list_without_rulings_tells_of_which_firm_each_is() -> None:
    page = typed.page(
        """
姓名　　　　岗位　　　　　　所属单位
张玥　　　　项目经理　　　　宏远建设集团有限公司
李明　　　　总监理工程师　　宏图工程监理有限公司
"""
    )
    units = {p.name.text: p.unit and p.unit.text for p in people(page)}
    assert units == {"张玥": "宏远建设集团有限公司", "李明": "宏图工程监理有限公司"}


def test_a_form_that_hands_a_post_on_gives_it_to_whom_comes_after() -> None:
    page = typed.table(
        ("变更前项目经理", "竺伟", "变更后项目经理", "谢明刚"),
        ("变更日期", "2020年4月19日", "变更原因", "离职"),
    )
    found = {(p.name.text, p.role and p.role.text) for p in people(page)}
    assert ("谢明刚", "项目经理") in found
    assert ("竺伟", "项目经理") not in found


def test_what_a_party_thinks_does_not_say_whose_leader_signs() -> None:
    page = typed.table(
        ("责任主体", "单位名称", "验收意见", "负责人、盖章"),
        ("施工单位", "新杭派建设（杭州）公司", "符合设计要求", "项目经理：汪国良"),
    )
    assert [(p.name.text, p.party) for p in people(page)] == [("汪国良", "construction")]


def test_another_label_of_the_column_does_not_say_whose_leader_somebody_is() -> None:
    page = typed.table(
        ("监理单位", "浙江嘉匠工程管理公司", "设计单位", "天屹国际工程设计公司"),
        ("合同金额", "34113.5837", "面积", "8844.56"),
        ("项目经理", "徐建华", "证件号码", "330681********2187"),
    )
    assert [(p.name.text, p.party) for p in people(page)] == [("徐建华", None)]


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


def test_a_masked_telephone_number_is_nobody_s_identity_number() -> None:
    page = typed.table(
        ("姓名", "身份证号", "联系电话"),
        ("傅荣富", "4113********239", "138****1187"),
        ("吕雨桐", "3210********973", "138****5885"),
        width=16,
    )
    numbers = [p.id_number and p.id_number.text for p in people(page)]
    assert numbers == ["4113********239", "3210********973"]


def test_hairlines_side_by_side_are_looked_at_once() -> None:
    cells = [Box(x, 5 / typed.ROWS, x + 0.006, 6 / typed.ROWS) for x in (0.2, 0.206, 0.212)]
    cells.append(Box(0.3, 5 / typed.ROWS, 0.9, 6 / typed.ROWS))
    page = PageText(Sheet(1, [typed.line("项目负责人：张玥", 16, 5)], cells, typed.ASPECT))
    assert [p.name.text for p in people(page)] == ["张玥"]


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


def test_an_identity_number_beside_a_telephone_is_one() -> None:
    page = typed.page("张玥　　　手机：13805710000　　　330106********4525")
    assert "330106********4525" in {n.number.text for n in numbers(page)}
