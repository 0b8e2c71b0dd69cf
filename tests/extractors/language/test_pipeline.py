"""The pipeline's marks."""

import pytest

from extractors.language.pipeline import MarkKind, marks
from tests.extractors import typed


def marked(text: str, kind: MarkKind) -> list[str]:
    return [mark.value for mark in marks(typed.flow(text)) if mark.kind is kind]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("施工单位项目负责人：张玥", ["施工单位项目负责人"]),
        ("总监理工程师代表 王五", ["总监理工程师代表"]),
        ("专业监理工程师、项目副经理", ["专业监理工程师", "项目副经理"]),
        ("第三项目经理部", []),
        ("施工单位项目负责", ["施工单位项目负责"]),
        ("刘轩　结　构专业负　责人", ["结构专业负责人"]),
        ("宏远建工集团公司　技术负责人", ["技术负责人"]),
        ("同意验收。总监理　工程师：陈健", ["总监理工程师"]),
        ("张玥在该工程项目负责现场管理", []),
    ],
)
def test_the_longest_role_is_marked(text: str, roles: list[str]) -> None:
    assert marked(text, MarkKind.ROLE) == roles


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("兹证明王伟同志系我公司员工", ["王伟"]),
        ("兹聘任王有为为助理工程师", ["王有为"]),
        ("项目经理张三，技术负责人李四明；总监：欧阳修远", ["张三", "李四明", "欧阳修远"]),
        ("买买提·艾力 项目经理", ["买买提·艾力"]),
        ("学生·宋亚楠 性别 男", ["宋亚楠"]),
        ("学生·买买提·艾力 性别 男", ["买买提·艾力"]),
        ("王伟建筑公司", []),
        ("钟军　女　1993年9月28日生", ["钟军"]),
        ("张 三 丰 同志", ["张三丰"]),
        ("关于邓鹏同志任职的说明", ["邓鹏"]),
        ("梁雨妍、史薇、苏建生3名同志为工程师；", ["梁雨妍", "史薇", "苏建生"]),
        ("获奖单位：禹宸（宁波）建设工程监理有限责任公司", []),
        ("兹证明浙江宏远建工集团有限公司闻彧同志已完成学时", ["闻彧"]),
        ("工程应当经审查许可", []),
        ("研究生那英雄性别　女，1988年9月30日生", ["那英雄"]),
        ("安排慕容复担任施工员", ["慕容复"]),
        ("到乌鲁木齐、克拉玛依，", []),
    ],
)
def test_people_are_told_from_words(text: str, people: list[str]) -> None:
    assert marked(text, MarkKind.PERSON) == people


def test_numbers_side_by_side_are_two() -> None:
    text = "330106199003074520　3301**********20"
    assert marked(text, MarkKind.ID_NUMBER) == ["330106199003074520", "3301**********20"]


def test_a_gap_inside_a_mask_parts_no_number() -> None:
    assert marked("3302****** ****18", MarkKind.ID_NUMBER) == ["3302**********18"]


def test_a_letter_spaced_number_is_one() -> None:
    assert marked("3 3 0 1 0 6 1 9 9 0 0 3 0 7 4 5 2 0", MarkKind.ID_NUMBER) == [
        "330106199003074520"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建设单位：杭州之江新城建设投资集团有限公司", ["杭州之江新城建设投资集团有限公司"]),
        ("由浙江江南工程管理（杭州）有限公司监理", ["浙江江南工程管理(杭州)有限公司"]),
        ("发证机关 杭州市城乡建设委员会", ["杭州市城乡建设委员会"]),
        ("同意验收浙江汇岑建设集团有限公司", ["浙江汇岑建设集团有限公司"]),
        ("大珩建设 （浙江） 有限公司", ["大珩建设(浙江)有限公司"]),
        (
            "浙江宏远建工有限公司 (盖章) 杭州之江监理有限公司",
            ["浙江宏远建工有限公司", "杭州之江监理有限公司"],
        ),
    ],
)
def test_organisations_begin_after_labels_and_particles(text: str, names: list[str]) -> None:
    assert marked(text, MarkKind.ORGANISATION) == names


def test_a_gap_before_a_bracket_parts_no_words() -> None:
    assert marked("单位 （项目） 负责人：张玥", MarkKind.ROLE) == ["单位(项目)负责人"]


def test_people_who_are_responsible_are_no_post() -> None:
    found = marks(typed.flow("专业分包现场负责人员中叶霞为施工员。"))
    assert [m.value for m in found if m.kind is MarkKind.ROLE] == ["施工员"]
    assert [m.value for m in found if m.kind is MarkKind.PERSON] == ["叶霞"]


def test_by_whom_something_is_done_is_no_part_of_their_name() -> None:
    found = marks(typed.flow("富春单元标准厂房项目由杭州恒昱规划设计有限公司设计"))
    units = [m.value for m in found if m.kind is MarkKind.ORGANISATION]
    assert units == ["杭州恒昱规划设计有限公司"]
