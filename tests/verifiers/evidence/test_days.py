"""Days: months and spans as papers print them."""

from datetime import date

import pytest

from tests.verifiers.evidence.letters import letter
from verifiers.case import open_case
from verifiers.evidence.days import days_in, spans
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import application, project


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
