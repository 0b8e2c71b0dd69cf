"""Days: months and spans as papers print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.verifiers.evidence.letters import letter
from verifiers.case import open_case
from verifiers.evidence.days import days_in, spans
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import application, project
from verifiers.text.dates import read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年3月1日", [date(2019, 3, 1)]),
        ("2019-03-15至2021.6.30", [date(2019, 3, 1), date(2021, 6, 1)]),
        ("二〇一九年十二月", [date(2019, 12, 1)]),
        ("0571-87654321", []),
        ("3301-2019-33", []),
        ("2019年13月", []),
    ],
)
def test_months_are_found(text: str, expected: list[date]) -> None:
    assert days_in(text) == expected


def test_what_lasts_still_has_no_end() -> None:
    made = {"a1": letter("2019年3月1日起至今", "2016年3月至2018年5月")}
    rules = load("hangzhou-2024-engineer")
    case = open_case(application(project("a1")), made, rules, frozenset())
    expected = [(date(2019, 3, 1), date.max), (date(2016, 3, 1), date(2018, 5, 1))]
    assert list(spans(case.exhibits["a1"])) == expected


@given(st.text("0123456789-", max_size=24))
def test_what_is_no_day_is_none(printed: str) -> None:
    """A telephone's number in a column of days was a year beyond all calendars."""
    day = read_date(printed)
    assert day is None or day.earliest <= day.latest


@pytest.mark.parametrize("printed", ["13812345678", "999999999999-1", "", "2020-13", "20-1"])
def test_numbers_of_other_kinds_are_no_days(printed: str) -> None:
    assert read_date(printed) is None
