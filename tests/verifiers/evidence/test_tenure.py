"""Full years in post, over one appointment or consecutive ones."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.evidence.tenure import Term, consecutive, full_years
from verifiers.text.dates import PrintedDate, read_date, years_later

DAY = date(2024, 8, 30)
DAYS = st.dates(date(2010, 1, 1), date(2024, 8, 30))


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (date(2020, 8, 30), None, 4),
        (date(2020, 8, 31), None, 3),
        (date(2018, 7, 1), date(2022, 6, 30), 4),
        (date(2018, 7, 1), date(2022, 6, 29), 3),
        (date(2020, 2, 29), date(2024, 2, 29), 4),
        (date(2020, 10, 30), None, 3),
    ],
)
def test_full_years(start: date, end: date | None, years: int) -> None:
    assert full_years(Term(start, end), DAY) == years


def test_consecutive_terms_are_joined_and_gaps_are_kept() -> None:
    first = Term(date(2018, 7, 1), date(2020, 6, 30))
    renewed, later = Term(date(2020, 7, 15), None), Term(date(2021, 1, 1), None)
    assert consecutive([renewed, first], 31, DAY) == (Term(date(2018, 7, 1), None),)
    assert consecutive([first, later], 31, DAY) == (first, later)


def test_a_term_that_begins_after_the_day_does_not_count() -> None:
    assert consecutive([Term(date(2025, 1, 1))], 31, DAY) == ()


@given(DAYS, DAYS)
def test_a_later_start_never_gives_more_years(one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert full_years(Term(early), DAY) >= full_years(Term(late), DAY)


@given(DAYS, st.integers(0, 20))
def test_years_later_keeps_its_order(day: date, years: int) -> None:
    assert years_later(day, years).year == day.year + years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-09-22", PrintedDate(2024, 9, 22)),
        ("2010-07", PrintedDate(2010, 7)),
        ("2010", PrintedDate(2010)),
        ("2023-02-30", None),
        ("", None),
        (None, None),
        ("today", None),
    ],
)
def test_read_date(text: str | None, expected: PrintedDate | None) -> None:
    assert read_date(text) == expected


def test_a_printed_month_covers_its_days_and_ends_on_its_last() -> None:
    july = PrintedDate(2012, 7)
    assert july.covers(date(2012, 7, 31))
    assert not july.covers(date(2012, 8, 1))
    assert july.latest == date(2012, 7, 31)
    assert PrintedDate(2012, 12).latest == date(2012, 12, 31)
