"""Dates as printed, in ISO 8601."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.dates import compact_dates, find_dates


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2015年06月30日", "2015-06-30"),
        ("2017-06-15", "2017-06-15"),
        ("2010.07.01起", "2010-07-01"),
        ("2018/3/5", "2018-03-05"),
        ("二〇一〇年七月", "2010-07"),
        ("二零一二年六月三十日", "2012-06-30"),
        ("一九九〇年十二月二十一日", "1990-12-21"),
        ("二〇〇八年十月十日", "2008-10-10"),
        ("2012年7月", "2012-07"),
        ("2026年7月31且止", "2026-07-31"),
    ],
)
def test_every_printed_form_is_read(printed: str, iso: str) -> None:
    assert [found.iso for found in find_dates(f"于{printed},")] == [iso]


@pytest.mark.parametrize(
    "text", ["2015年02月30日", "2015年13月01日", "33010620240115", "1.2.3", ""]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert find_dates(text) == []


def test_eight_digits_are_a_date_only_where_asked_for() -> None:
    assert find_dates("20150630") == []
    assert [found.iso for found in compact_dates("20150630")] == ["2015-06-30"]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)), st.times())
def test_a_time_right_behind_a_day_leaves_the_day_alone(day: date, time: time) -> None:
    for printed in (
        f"{day.isoformat()}{time:%H:%M:%S}",
        f"{day.year}-{day.month}-{day.day}{time:%H:%M}",
    ):
        assert [found.iso for found in find_dates(printed)] == [day.isoformat()]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_comes_back(day: date) -> None:
    printed = f"自{day.year}年{day.month}月{day.day}日起"
    assert [found.iso for found in find_dates(printed)] == [day.isoformat()]


def test_a_day_right_behind_a_long_number_is_read() -> None:
    found = find_dates("证书编号:1033552011050201882011年6月30日")
    assert [(day.start, day.iso) for day in found] == [(23, "2011-06-30")]
    assert find_dates("共12011年6月30日") == []
