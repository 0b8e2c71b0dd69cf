"""Points: a number is read as printed, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.evidence.points import points_of, read_number
from verifiers.samples.specimens import SCORES, sheet


@given(st.decimals(-999, 999, places=2), st.sampled_from(["", "分", " 学时"]))
def test_a_printed_number_is_that_number(number: Decimal, unit: str) -> None:
    assert read_number(f"{number}{unit}") == number


@pytest.mark.parametrize(
    ("text", "number"), [("３８．５", "38.5"), ("38.5", "38.5"), (" 100 分 ", "100")]
)
def test_full_width_is_the_same(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", [None, "", "分", "壹佰", "38.5.1", "1e3", "NaN", "约90", "3-5"])
def test_anything_else_is_none(text: str | None) -> None:
    assert read_number(text) is None


def test_rows_that_sum_up_others_are_no_scores() -> None:
    listed = sheet(scores=(*SCORES, ("合　计", "102"), ("获奖", "—"))).field("scores")
    assert listed is not None
    assert points_of(listed) == (*(Decimal(score) for _, score in SCORES), None)
