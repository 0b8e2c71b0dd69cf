"""Tenure: how long somebody has been in post, over one appointment or consecutive ones."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from verifiers.text.dates import years_later


class Term(NamedTuple):
    """An appointment from its first to its last day; ``end`` None: it has no end."""

    start: date
    end: date | None = None

    def until(self, day: date) -> date:
        """The last day of the term that lies before ``day`` or on it."""
        return min(self.end or day, day)


def consecutive(terms: Iterable[Term], gap_days: int, day: date) -> tuple[Term, ...]:
    """Terms joined where the next begins within ``gap_days`` after the one before ended.

    Terms that begin after ``day`` are left out. The result is in order of time.
    """
    joined: list[Term] = []
    for term in sorted((t for t in terms if t.start <= day), key=lambda t: t.start):
        last = joined[-1] if joined else None
        if last and term.start <= last.until(day) + timedelta(days=gap_days + 1):
            longest = (
                None if None in {last.end, term.end} else max(last.until(day), term.until(day))
            )
            joined[-1] = Term(last.start, longest)
        else:
            joined.append(term)
    return tuple(joined)


def full_years(term: Term, day: date) -> int:
    """The full years of the term that lie before ``day`` or on it.

    Appointed on 30 August 2020, four years are full on 30 August 2024.
    """
    last = term.until(day)
    reached = last if term.end is None or term.end >= day else last + timedelta(days=1)
    years = 0
    while years_later(term.start, years + 1) <= reached:
        years += 1
    return years
