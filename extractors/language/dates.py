"""Dates as documents print them, in ISO 8601."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_NUMERALS = {
    **{c: str(i) for i, c in enumerate("〇一二三四五六七八九")},
    "零": "0",
    "○": "0",
    "O": "0",
}
_PRINTED = re.compile(
    r"(?:(?<!\d)|(?<=\d{10})(?=\d{4}年\d{1,2}月\d))((?:19|20)\d{2})(?:年|[./-])(\d{1,2})(?:(?:月|[./-])(\d{1,2})(?:[日号且旦]|(?!\d)|(?=\d{2}:\d{2}))|月)"
)
"""且 and 旦 are what recognisers make of a 日 that ends a line, or that 止 follows. Behind a long
number the gap may be lost: 1033552011050201882011年6月30日."""
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_CHINESE = re.compile(
    r"([一二][〇零○O一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月"
    r"(?:([一二三四五六七八九十]{1,3})日)?"
)


class FoundDate(NamedTuple):
    """A date at ``start`` to ``end``; ``iso`` is YYYY-MM-DD, or YYYY-MM where no day is printed."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> list[FoundDate]:
    """Every date that exists in the calendar, by place. 2015年02月30日 is none."""
    found = list(_numeric(text)) + list(_chinese(text))
    return sorted(found)


def _numeric(text: str) -> Iterator[FoundDate]:
    for match in _PRINTED.finditer(text):
        iso = _iso(match[1], match[2], match[3])
        if iso:
            yield FoundDate(match.start(), match.end(), iso)


def compact_dates(text: str) -> list[FoundDate]:
    """Dates of eight digits (20150630), which only a labelled value may be read as."""
    found = []
    for match in _COMPACT.finditer(text):
        iso = _iso(*match.groups())
        if iso:
            found.append(FoundDate(match.start(), match.end(), iso))
    return found


def _chinese(text: str) -> Iterator[FoundDate]:
    for match in _CHINESE.finditer(text):
        year = "".join(_NUMERALS[character] for character in match[1])
        iso = _iso(year, str(_number(match[2])), str(_number(match[3])) if match[3] else None)
        if iso:
            yield FoundDate(match.start(), match.end(), iso)


def _number(numeral: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(_NUMERALS.get(numeral, "0")) if len(numeral) == 1 else 0
    return (int(_NUMERALS[tens]) if tens else 1) * 10 + (int(_NUMERALS[ones]) if ones else 0)


def _iso(year: str, month: str, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return whole.isoformat() if day else whole.isoformat()[:7]
