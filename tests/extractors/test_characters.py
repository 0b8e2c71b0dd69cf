"""Forms of one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.characters import fold, same_form


@given(st.text(min_size=1, max_size=1))
def test_folding_never_changes_the_length(character: str) -> None:
    assert len(fold(character)) == 1


@pytest.mark.parametrize(("one", "other"), [("靜", "静"), ("：", ":"), ("１", "1"), ("曰", "日")])
def test_forms_of_one_character_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert same_form(one, other)


def test_a_character_of_its_own_is_no_form_of_another() -> None:
    assert not same_form("乾", "干")
    assert not same_form("静", "青")
