"""Authors: whole names only, however a journal sets them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.persons.authors import is_author, is_first_author

NAMES = st.lists(
    st.text("王李张陈赵伟玥明国建丽华", min_size=2, max_size=4), min_size=1, max_size=5
)


@pytest.mark.parametrize(
    ("name", "authors", "expected"),
    [
        ("张玥", "张玥，李建国", True),
        ("张玥", "李建国1,2, 张  玥1*", True),
        ("张玥", "李建国 张玥 王伟", True),
        ("张玥", "作者：张玥", True),
        ("张玥", "張玥", True),
        ("阿依古丽买买提", "阿依古丽·买买提；张玥", True),
        ("张玥", "张玥明", False),
        ("张玥", "大张玥", False),
        ("王伟", "王 伟 明", False),
        ("玥明", "张 玥 明", False),
        ("张玥", "张，玥", False),
        ("张玥", "", False),
    ],
)
def test_is_author(name: str, authors: str, expected: bool) -> None:
    assert is_author(name, authors) is expected


@given(NAMES, st.sampled_from(["，", ",", "、", "；", " ", "1, "]))
def test_everybody_who_is_listed_is_an_author_and_nobody_else(names: list[str], sign: str) -> None:
    listed = sign.join(names)
    assert all(is_author(name, listed) for name in names)
    assert not is_author("孙刚", listed)
    assert is_author(names[0][:-1], listed) is (names[0][:-1] in names)


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        ("张玥，李建国", True),
        ("张 玥1  李建国2", True),
        ("张玥 李建国", True),
        ("李建国 张玥", False),
        ("李建国，张玥", False),
        ("张玥明，张玥", False),
        ("", False),
    ],
)
def test_the_first_author_is_who_stands_first(authors: str, expected: bool) -> None:
    assert is_first_author("张玥", authors) is expected
