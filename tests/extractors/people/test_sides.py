"""Whose people: which party somebody leads."""

import pytest

from extractors.forms.pairs import PageText
from extractors.layout.passages import Sheet
from extractors.people.named import people
from models.geometry import Box
from tests.extractors import typed


def named(page: PageText) -> list[tuple[str, str | None]]:
    return [(p.name.text, p.role.text if p.role else None) for p in people(page)]


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


def test_hairlines_side_by_side_are_looked_at_once() -> None:
    cells = [Box(x, 5 / typed.ROWS, x + 0.006, 6 / typed.ROWS) for x in (0.2, 0.206, 0.212)]
    cells.append(Box(0.3, 5 / typed.ROWS, 0.9, 6 / typed.ROWS))
    page = PageText(Sheet(1, [typed.line("项目负责人：张玥", 16, 5)], cells, typed.ASPECT))
    assert [p.name.text for p in people(page)] == ["张玥"]


def test_the_builder_s_manager_is_not_of_the_party_named_above() -> None:
    page = typed.table(
        ("施工单位", "浙江宏远建设有限公司"),
        ("监理单位", "宏图工程监理有限公司"),
        ("项目经理", "张玥"),
        ("项目总监", "李明"),
    )
    assert {p.name.text: p.party for p in people(page)} == {
        "张玥": "construction",
        "李明": "supervision",
    }


def test_the_project_s_legal_person_is_its_owner() -> None:
    page = typed.table(("项目法人", "之江水利建设中心", "项目负责人", "张玥"))
    assert [(p.name.text, p.party) for p in people(page)] == [("张玥", "owner")]
