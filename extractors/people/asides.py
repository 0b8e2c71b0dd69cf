"""What prose says of a person right behind the name: （女，1976年8月出生）, 男，1988年6月12日生.

It tells a namesake as what a list's row says does.
"""

import re

from extractors.language.dates import find_dates
from extractors.language.flow import Span
from extractors.people.person import Named
from models.page import Ink

_BEHIND = re.compile(r"(?:同志|先生|女士)?(?:\(([^()]{1,60})\)?|,([男女][^。;()]{0,24}))")
"""In brackets, or between commas where it begins with the sex."""

_SEX = re.compile(r"(?:^|[,、;:])(?:性别:?)?([男女])(?:性)?(?=$|[,、;])")

_BORN = re.compile(
    r"(?:(?:出生(?:日期|年月|时间)?|生日)(?:为|于|:)?|生于)((?:19|20)\d{2}[^,、;()]{0,9})"
    r"|(?<!\d)((?:19|20)\d{2}[年.\-/][^,、;()]{0,7}?)(?:出?生)(?![产效])"
)

_YEAR = re.compile(r"((?:19|20)\d{2})年?$")


def with_asides(found: list[Named]) -> list[Named]:
    """Each person with the sex and the day, month or year of birth that stand behind the name; what
    a list's row says of them stays."""
    return [_told(named) for named in found]


def _told(named: Named) -> Named:
    name = named.name
    behind = _BEHIND.match(name.flow.text, name.end)
    if behind is None or (named.sex and named.born):
        return named
    group = 1 if behind[1] else 2
    said = Span(name.flow, *behind.span(group))
    return named._replace(sex=named.sex or _sex(said), born=named.born or _born(said))


def _sex(said: Span) -> Ink | None:
    found = _SEX.search(said.text)
    return _part(said, found, 1).ink if found else None


def _born(said: Span) -> Ink | None:
    found = _BORN.search(said.text)
    if found is None:
        return None
    day = _part(said, found, 1 if found[1] else 2)
    days = find_dates(day.text)
    year = _YEAR.fullmatch(day.text)
    iso = days[0].iso if len(days) == 1 else year[1] if year else None
    return day.ink.model_copy(update={"text": iso}) if iso else None


def _part(said: Span, found: re.Match[str], group: int) -> Span:
    start, end = found.span(group)
    return Span(said.flow, said.start + start, said.start + end)
