"""Where a name in running text begins and ends."""

import pytest

from extractors.language.names import prose
from tests.extractors import typed


def _at(text: str, start: int = 0, words: frozenset[int] = frozenset()) -> str | None:
    name = prose.at(typed.flow(text), start, words)
    return name.text if name else None


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
        ("高山签字：高山", None),
        ("张玥建筑工程有限公司", None),
    ],
)
def test_a_name_in_running_text_ends_where_a_name_can_end(text: str, name: str | None) -> None:
    assert _at(text) == name


def test_a_name_ends_where_a_known_word_begins() -> None:
    assert _at("王伟项目经理", words=frozenset({2})) == "王伟"
    assert _at("王伟任项目经理", words=frozenset({3})) == "王伟"
    assert _at("热孜宛·库尔班为项目经理", words=frozenset({8})) == "热孜宛·库尔班"


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
