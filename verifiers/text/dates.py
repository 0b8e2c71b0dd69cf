"""Dates as documents print them (a day, a month, a year) and spans of full years."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple


class PrintedDate(NamedTuple):
    """A date that may lack its day or month, as documents of month precision print it."""

    year: int
    month: int | None = None
    day: int | None = None

    def covers(self, day: date) -> bool:
        """Whether ``day`` is this date as far as it is printed."""
        return (
            self.year == day.year
            and self.month in {None, day.month}
            and self.day in {None, day.day}
        )

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day this date can mean."""
        if self.day:
            return self.earliest
        following = (
            date(self.year + 1, 1, 1)
            if self.month in {None, 12}
            else date(self.year, (self.month or 12) + 1, 1)
        )
        return following - timedelta(days=1)


@lru_cache(maxsize=4096)
def read_date(iso: str | None) -> PrintedDate | None:
    """An ISO 8601 date of day, month or year precision; None where it is none."""
    parts = (iso or "").split("-")
    if len(parts) > 3 or len(parts[0]) != 4 or not all(part.isdecimal() for part in parts):
        return None
    printed = PrintedDate(*(int(part) for part in parts))
    try:
        printed.latest  # noqa: B018 - asks whether such a day exists
    except (ValueError, OverflowError):
        return None
    return printed


def years_later(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
