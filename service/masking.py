"""Identity numbers hidden wherever a text that may hold one is shown: the only place that decides.

A number is hidden where it is a person's, and left readable where it is a certificate's. Where it
may be either (one diploma in some hundred carries a date and a check character of chance) it is
hidden: whoever needs it can ask, and what was shown cannot be taken back.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from service.words import printable
from verifiers.persons.identity import valid_id

_FEWEST = 11
"""A text with fewer digits holds no number, even if letters were read for some of them."""

_GAP = r"[\s\-‐‑–—－·�]"
_BETWEEN = rf"{_GAP}{{0,3}}"
"""What stands between two digits of one number: blanks of a form's boxes, dashes, and what
``printable`` leaves of an invisible character."""

_EIGHTEEN = re.compile(rf"(?=([0-9](?:{_BETWEEN}[0-9]){{16}}{_BETWEEN}[0-9X]))")
_FIFTEEN = re.compile(rf"(?=([0-9](?:{_BETWEEN}[0-9]){{14}}))")
_LAST_DIGITS, _FIRST_DIGITS = re.compile(r"\d+$"), re.compile(r"^\d+")
_CALLED_ONE = re.compile(
    r"(?:身份证|身份号码|证件号|公民身份)(?:号码|编号|[号码：:（(）)“\"是为\s])*"
    rf"([0-9X](?:{_BETWEEN}[0-9X]){{12,20}})(?![0-9])"
)
"""A number that is called an identity number is hidden whatever was read of it."""

_AS_DIGITS = str.maketrans("OoIl|ZzSsXxＸｘ×", "001112255XXXXX")
"""What OCR takes digits for. None of these letters stands in a credit code (GB 32100)."""

_PROVINCES = frozenset({71, 81, 82, 83}).union(
    range(11, 16), range(21, 24), range(31, 38), range(41, 47), range(50, 55), range(61, 66)
)
"""The first two digits of residents' numbers (GB/T 2260)."""

_SCHOOLS = frozenset(range(11, 15))
"""Diplomas begin with a school's code, 10001 to 14999: here a date alone does not tell a person's
number from a diploma's. No province is 10."""

_ADULT = 18

_TELLING = 6
"""Characters of the region code: what is shorter tells of nobody."""

_LONGEST = 20
"""Digits of the longest permit or certificate number; what is longer are numbers run together."""


_CHINA = ZoneInfo("Asia/Shanghai")


class _Span(NamedTuple):
    start: int
    end: int


def masked(text: str) -> str:
    """The text fit to be shown, with the middle of every identity number hidden.

    Numbers of 18 characters (GB 11643) are hidden where date and check character are right; where
    the check character is not, as after a misreading, if it can only be an adult's. Numbers of 15
    (until 1999) where region and date are.
    """
    shown = printable(text)
    if sum(map(str.isdecimal, shown)) < _FEWEST:
        return shown
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in shown)
    pieces, at = [], 0
    for start, end in _merged(sorted(_found(plain))):
        pieces += [shown[at:start], hidden(_digits(shown[start:end]))]
        at = end
    return "".join([*pieces, shown[at:]])


def masking(numbers: Iterable[str]) -> Callable[[str], str]:
    """``masked`` that also hides these numbers, whatever was read of them and wherever they stand.

    Of fewer than 6 characters, a region's at most, nothing is hidden.
    """
    bare = {_digits(printable(each)) for each in numbers}
    known = sorted((each for each in bare if len(each) >= _TELLING), key=len, reverse=True)
    if not known:
        return masked
    written = "|".join(_BETWEEN.join(map(re.escape, each)) for each in known)
    pattern = re.compile(written, re.IGNORECASE)
    return lambda text: masked(pattern.sub(lambda m: hidden(_digits(m[0])), printable(text)))


def hidden(number: str | None) -> str:
    """A number with its middle hidden: the first 3 and last 2 characters stay."""
    if not number:
        return ""
    if len(number) < 8:
        return "*" * len(number)
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def _found(plain: str) -> Iterator[_Span]:
    read = plain.translate(_AS_DIGITS)
    for match in _EIGHTEEN.finditer(read):
        further = _written_on(plain, match)
        whole = not further or len(match[1]) == 18
        if whole and _is_eighteen(_digits(match[1]), further):
            yield _Span(*match.span(1))
    for match in _FIFTEEN.finditer(read):
        if not _written_on(plain, match) and _is_fifteen(_digits(match[1])):
            yield _Span(*match.span(1))
    for match in _CALLED_ONE.finditer(read):
        yield _Span(*match.span(1))


def _written_on(plain: str, match: re.Match[str]) -> int:
    """How many further digits follow one another at either end; more than 3 are not counted."""
    start, end = match.span(1)
    before, after = plain[max(0, start - 3) : start], plain[end : end + 3]
    return sum(map(len, (*_LAST_DIGITS.findall(before), *_FIRST_DIGITS.findall(after))))


def _is_eighteen(number: str, further: int) -> bool:
    """Among ``further`` digits it is a person's only where everything speaks for it."""
    born, province = _day(number[6:14]), int(number[:2])
    if born is None or province <= 10:
        return False
    adult = born.year + _ADULT <= _today().year
    if valid_id(number):
        return not further or (adult and 18 + further > _LONGEST)
    return adult and not further and province in _PROVINCES - _SCHOOLS


def _is_fifteen(number: str) -> bool:
    """Nobody lives who was born in 1900; old company registers number ``00`` there."""
    born = _day(f"19{number[6:12]}")
    return born is not None and born.year > 1900 and int(number[:2]) in _PROVINCES


def _day(eight: str) -> date | None:
    try:
        day = date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    except ValueError:
        return None
    return day if date(1900, 1, 1) <= day <= _today() else None


def _today() -> date:
    return datetime.now(_CHINA).date()


def _digits(match: str) -> str:
    return re.sub(_GAP, "", match)


def _merged(spans: list[_Span]) -> Iterator[_Span]:
    """Numbers that overlap are hidden as one."""
    current: _Span | None = None
    for span in spans:
        if current and span.start < current.end:
            current = _Span(current.start, max(current.end, span.end))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current
