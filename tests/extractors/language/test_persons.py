"""What is a person's name, in a slot made for one and in running text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language import persons
from extractors.language.flow import Span
from tests.extractors import typed


def _in_slot(text: str) -> list[str]:
    flow = typed.flow(text)
    return [name.text for name in persons.in_slot(Span(flow, 0, len(flow.text)))]


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
    assert persons.before_label(Span(flow, 0, len(flow.text))).text == left


def _at(text: str, start: int = 0, words: frozenset[int] = frozenset()) -> str | None:
    name = persons.at(typed.flow(text), start, words)
    return name.text if name else None


@pytest.mark.parametrize(
    ("slot", "names"),
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
def test_a_slot_gives_the_names_in_it(slot: str, names: list[str]) -> None:
    assert _in_slot(slot) == names


@pytest.mark.parametrize(
    "slot",
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
def test_what_is_no_name_is_none_even_in_a_slot(slot: str) -> None:
    assert _in_slot(slot) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张玥同志系我公司员工", "张玥"),
        ("张玥担任项目经理", "张玥"),
        ("王有为为项目经理", "王有为"),
        ("王伟明，男", "王伟明"),
        ("欧阳明月担任", "欧阳明月"),
        ("司马光在本项目", "司马光"),
        ("古丽娜尔·阿不都拉同志在疏附县", "古丽娜尔·阿不都拉"),
        ("阿不都·买买提等同志", "阿不都·买买提"),
        ("努尔古丽.艾山担任伊宁县", "努尔古丽.艾山"),
        ("聘任艾力·买买提同志为工程师", None),
        ("左丘同志在", "左丘"),
        ("左丘，男", "左丘"),
        ("萨仁高娃、王强", "萨仁高娃"),
        ("巴雅尔图同志担任", "巴雅尔图"),
        ("乌鲁木齐，", None),
        ("王李子涵同志在", "王李子涵"),
        ("王李子涵担任", "王李子涵"),
        ("李明分别担任", "李明"),
        ("练亦男，安全员", "练亦男"),
        ("项目施工过程中", None),
        ("工程已经验收", None),
        ("平方米以上", None),
        ("上海市", None),
        ("张玥建筑工程有限公司", None),
    ],
)
def test_a_name_in_running_text_ends_where_a_name_can_end(text: str, name: str | None) -> None:
    assert _at(text) == name


def test_a_name_ends_where_a_known_word_begins() -> None:
    assert _at("王伟项目经理", words=frozenset({2})) == "王伟"
    assert _at("王伟任项目经理", words=frozenset({3})) == "王伟"
    assert _at("热孜宛·库尔班为项目经理", words=frozenset({8})) == "热孜宛·库尔班"


@given(st.text(alphabet="张玥欧阳明月·，。（）项目经理同志12　", max_size=14))
def test_names_lie_apart_and_inside_their_slot(text: str) -> None:
    flow = typed.flow("姓名：" + text)
    found = persons.in_slot(Span(flow, 3, len(flow.text)))
    assert all(3 <= name.start < name.end for name in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("为阿不都热合曼·买买提；", "阿不都热合曼·买买提"),
        ("由阿不都热合曼·买买提担任", "阿不都热合曼·买买提"),
        ("由努斯·艾力，", "由努斯·艾力"),
    ],
)
def test_what_leads_to_a_name_with_a_dot_is_no_part_of_it(text: str, name: str) -> None:
    assert _at(text) == name


@pytest.mark.parametrize(
    ("slot", "names"),
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
def test_a_name_written_by_its_sounds_needs_no_dot(slot: str, names: list[str]) -> None:
    flow = typed.flow(slot)
    assert [name.text for name in persons.in_slot(Span(flow, 0, len(flow.text)))] == names
