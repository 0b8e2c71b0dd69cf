"""Every value of the contract has its Chinese word; nothing unseen reaches a screen."""

import unicodedata
from collections.abc import Mapping
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.application import ClaimKind
from models.document import DocumentType, IssuerVia
from models.lines import TextSource
from models.report import FindingStatus, Outcome, Presence, Relation, RoleClass
from service import words


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (Outcome, words.OUTCOME),
        (FindingStatus, words.STATUS),
        (Outcome, words.MARK),
        (FindingStatus, words.MARK),
        (ClaimKind, words.CLAIM),
        (DocumentType, words.DOCUMENT),
        (Presence, words.PRESENCE),
        (RoleClass, words.ROLE_CLASS),
        (Relation, words.RELATION),
        (IssuerVia, words.VIA),
        (TextSource, words.SOURCE),
    ],
)
def test_every_value_has_its_word(values: type[Enum], named: Mapping[Enum, str]) -> None:
    assert [value for value in values if not named.get(value)] == []


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = words.printable(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in shown)


@pytest.mark.parametrize("text", ["张玥", "㛃", "䶮", "阿依古丽·买买提", "（甲）　A1"])
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert words.printable(text) == text
