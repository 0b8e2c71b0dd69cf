"""Firms in sentences: which one does the work, and whose the person is that is named behind it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from models.report import Relation
from verifiers.parties.units import Units

FIRM = "[\u4e00-\u9fff()]{4,40}?(?:公司|设计院|研究院)"
"""What the name of a firm looks like in running text; words before it may be caught with it."""

ELSES = frozenset({Relation.THIRD_PARTY, Relation.AUTHORITY})

_LEADS = re.compile("^.*(?:证明|[由为是系经的在于:：,，]|承建|单位)")
"""What was caught before a name."""

_SHORTEST = 5
"""Characters of a firm's name, at least."""

_BESIDE = re.compile(f"({FIRM})(?:项目部|派驻|委派|指派|的)?$")

_DOES = "(?:负责|承担|进行|具体|独家|作为|完成)?"

_PARTIES = {
    "监理|总监": ("监理", "监理"),
    "设计": ("设计", "设计"),
    "勘察": ("勘察", "勘察"),
    "": ("施工总承包|总承包|承建|承包|施工|设计|监理|勘察", "施工|承建|承包|总包|总承包"),
}
"""By what a post is called: what its party does, and how its party is labelled."""


def beside(text: str) -> Iterator[str]:
    """The firm that stands right before the end of the text: …公司 before a name or a post."""
    if found := _BESIDE.search(text):
        yield found[1]


def doing(text: str, posts: Iterable[str]) -> Iterator[str]:
    """The firm named last that does what the holder of such a post leads."""
    called = " ".join(posts)
    party = next(words for sign, words in _PARTIES.items() if re.search(sign, called))
    found = list(_pattern(*party).finditer(text))
    yield from (match[1] or match[2] for match in found[-1:])


def somebody_elses(firms: Iterable[str], units: Units) -> str | None:
    """The first that is surely no unit of the applicant's."""
    cleaned = (_LEADS.sub("", firm) for firm in firms)
    return next((f for f in cleaned if len(f) >= _SHORTEST and units.relation(f) in ELSES), None)


@cache
def _pattern(does: str, labels: str) -> re.Pattern[str]:
    clause = f"({FIRM})(?:{_DOES}|承担[^，,。；;]{{0,40}})(?:{does})"
    return re.compile(f"{clause}|(?:{labels})单位(?:名称)?[为是:：]?({FIRM})")
