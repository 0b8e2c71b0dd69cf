"""Days a paper prints, wherever they stand: to the month, as far as a person's work needs."""

import re
from collections.abc import Iterator
from datetime import date

from verifiers.case import Exhibit

_IN_DIGITS = r"(\d{4})[年./-](\d{1,2})(?:[月./-](?:\d{1,2}日?)?)?"
_WRITTEN = "([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月"
_DAY = f"(?:{_IN_DIGITS}|{_WRITTEN})"
_ONE = re.compile(_DAY)
_SPAN = re.compile(f"{_DAY}起?(?:至|到|—+|-+|~|～)(?:{_DAY}|今)")

_SINCE = re.compile(f"自{_DAY}起(?![至到—~～-])")

_DIGITS = {c: str(n) for n, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_MONTHS = {m: n for n, m in enumerate("一二三四五六七八九", 1)} | {"十": 10, "十一": 11, "十二": 12}

_FIRST, _LAST = 1980, 2100
"""Years of anybody's work: other numbers are no years."""


def days(exhibit: Exhibit) -> list[date]:
    """The first day of each month the paper names."""
    return [day for text in exhibit.texts for day in days_in(text)]


def days_in(text: str) -> list[date]:
    """The same of one text in canonical characters."""
    return [day for match in _ONE.finditer(text) if (day := _month(match.groups()))]


def spans(exhibit: Exhibit) -> Iterator[tuple[date, date]]:
    """From when to when something lasted, by the months; what lasts still has no end."""
    for text in exhibit.texts:
        yield from spans_in(text)


def spans_in(text: str) -> Iterator[tuple[date, date]]:
    """The same of one text in canonical characters."""
    for match in _SPAN.finditer(text):
        began, ended = _month(match.groups()[:4]), _month(match.groups()[4:])
        if began and (ended or match[0].endswith("今")):
            yield began, ended or date.max
    for match in _SINCE.finditer(text):
        if began := _month(match.groups()[:4]):
            yield began, date.max


def _month(groups: tuple[str | None, ...]) -> date | None:
    year, month, written, named = groups
    if year and month:
        numbers = int(year), int(month)
    elif written and named:
        numbers = int("".join(_DIGITS[c] for c in written)), _MONTHS.get(named, 0)
    else:
        return None
    return date(*numbers, 1) if _FIRST <= numbers[0] <= _LAST and 1 <= numbers[1] <= 12 else None
