"""Names in a place made for them, and what is none there."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.flow import Span
from extractors.language.names import slot
from tests.extractors import typed


def _in_slot(text: str) -> list[str]:
    flow = typed.flow(text)
    return [name.text for name in slot.in_slot(Span(flow, 0, len(flow.text)))]


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ("张玥", "张玥"),
        ("记录：张玥", ""),
        ("王强　记录：张玥", "王强"),
        ("王强联系电话：138", "王强"),
    ],
)
def test_what_stands_behind_another_label_is_not_the_first_one_s(value: str, left: str) -> None:
    flow = typed.flow(value)
    assert slot.before_label(Span(flow, 0, len(flow.text))).text == left


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("张玥", ["张玥"]),
        ("张　玥", ["张玥"]),
        ("王 伟 明", ["王伟明"]),
        ("欧阳明月", ["欧阳明月"]),
        ("上官　炳坤", ["上官炳坤"]),
        ("张三、李四", ["张三", "李四"]),
        ("张三　李四光", ["张三", "李四光"]),
        ("张玥（浙1330607）", ["张玥"]),
        ("张玥（签字）", ["张玥"]),
        ("金磐（杭州）建设有限公司", []),
        ("授权书", []),
        ("余诗书", ["余诗书"]),
        ("张玥同志", ["张玥"]),
        ("热孜宛·库尔班", ["热孜宛·库尔班"]),
        ("才让多杰", ["才让多杰"]),
        ("萨仁高娃、赛音吉日嘎拉", ["萨仁高娃", "赛音吉日嘎拉"]),
        ("王李子涵", ["王李子涵"]),
        ("详见附件", []),
        ("努尔古丽.艾山", ["努尔古丽.艾山"]),
        ("㛃玥", ["㛃玥"]),
        ("张䶮", ["张䶮"]),
        ("为张玥", ["张玥"]),
        ("何平、张玥等", ["何平", "张玥"]),
        ("张玥工程师", ["张玥"]),
        ("张玥/浙233181902345", ["张玥"]),
        ("有志远", ["有志远"]),
    ],
)
def test_a_slot_gives_the_names_in_it(value: str, names: list[str]) -> None:
    assert _in_slot(value) == names


@pytest.mark.parametrize(
    "value",
    [
        "无",
        "同意",
        "以下空白",
        "年　月　日",
        "项目经理",
        "工程师",
        "高级",
        "浙江宏远公司",
        "3301061990",
        "13805710000",
        "本科",
        "联系电话",
        "王",
    ],
)
def test_what_is_no_name_is_none_even_in_a_slot(value: str) -> None:
    assert _in_slot(value) == []


@given(st.text(alphabet="张玥欧阳明月·，。（）项目经理同志12　", max_size=14))
def test_names_lie_apart_and_inside_their_slot(text: str) -> None:
    flow = typed.flow("姓名：" + text)
    found = slot.in_slot(Span(flow, 3, len(flow.text)))
    assert all(3 <= name.start < name.end for name in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("赛音吉日嘎拉、韩雪峰", ["赛音吉日嘎拉", "韩雪峰"]),
        ("乌云其木格", ["乌云其木格"]),
        ("次仁卓玛", ["次仁卓玛"]),
        ("按合同约定配备", []),
        ("土建专业施工员", []),
        ("详见人员名单", []),
        ("总监/高工", []),
        ("代表签字", []),
        ("克拉玛依", []),
        ("哈萨克斯坦", []),
    ],
)
def test_a_name_written_by_its_sounds_needs_no_dot(value: str, names: list[str]) -> None:
    assert _in_slot(value) == names
