"""Titles that a sentence gives in so many words: where the reader knew no name (关关, 贾若男), one
that consists of nothing but what grants a post still names who holds it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from models.document import Document
from models.page import Ink, Passage
from verifiers.persons.granting import STOPS, UNIT, WORK, strange
from verifiers.rulebooks.sections import Roles
from verifiers.text.characters import canonical

_OURS = (
    "(?:我|本|该|此|司|方|单位|公司|街道|局|院|镇|乡|村|校"
    "|项目|工程|施工|建设|现场|部|中|的|期间|·)*"
)
_IS = re.compile(
    f"(?:同志|先生|女士)?·*[曾现]?(?:[在于]{_OURS})?(?:担任|出任|任|为|系|是|作为){_OURS}"
)
_NAMED = re.compile(f"(?:为|是|系)?·*(?:同志)?|由{_OURS}")
_BESIDE = re.compile("[对向与和及跟同给把将]$|安排$|派$")
_HELD = ("担任", "出任", "任")
_DOES = re.compile("(?:安排|委派|指派|派|组织|领导|通知|要求|任命|聘)")


def granted(document: Document, name: Ink, roles: Roles, known: tuple[str, ...]) -> Iterator[Ink]:
    """Titles that sentences give to the bearer of the name in so many words, and to nobody else:
    施工员由某公司张玥担任. ``known`` are names of works and firms."""
    target = canonical(name.text).text
    for passage in (passage for page in document.pages for passage in page.passages):
        said = canonical(passage.text)
        if target and target in said.text:
            yield from _titles_given(passage, target, roles, known)


def _titles_given(
    passage: Passage, target: str, roles: Roles, known: tuple[str, ...]
) -> Iterator[Ink]:
    said = canonical(passage.text)
    masked = said.text
    for word in sorted({canonical(each).text for each in known} - {""}, key=len, reverse=True):
        masked = masked.replace(word, "·" * len(word))
    for found in re.finditer(re.escape(target), masked):
        start = max(masked.rfind(stop, 0, found.start()) for stop in STOPS) + 1
        ends = (at for stop in STOPS if (at := masked.find(stop, found.end())) >= 0)
        end = min(ends, default=len(masked))
        titles = [
            title
            for title in _titles(roles).finditer(masked, start, end)
            if title.end() <= found.start() or title.start() >= found.end()
        ]
        if len(titles) != 1:
            continue
        first, last = sorted((found.span(), titles[0].span()))
        parts = (masked[start : first[0]], masked[first[1] : last[0]], masked[last[1] : end])
        linked = _links(*parts, name_first=first == found.span())
        if linked and not any(strange(part, ()) for part in parts):
            yield passage.ink(said.places[titles[0].start()], said.places[titles[0].end() - 1] + 1)


def _links(before: str, between: str, after: str, name_first: bool) -> bool:
    """Whether the words between say that the one is the other: 张玥为施工员, 施工员由张玥担任.
    Whoever answers to the manager, stands beside or is sent by the manager, is none."""
    said = re.sub(f"{WORK}|{UNIT}|[^\u3400-\u9fff]+", "·", between)
    if _BESIDE.search(before) or after.startswith("的"):
        return False
    if name_first:
        return _IS.fullmatch(said) is not None
    by = said.startswith("由")
    named = _NAMED.fullmatch(said) is not None
    return named and (not by or after.startswith(_HELD)) and not _DOES.match(after)


@lru_cache(maxsize=8)
def _titles(roles: Roles) -> re.Pattern[str]:
    plain = sorted((t for t in roles.titles if "{" not in t), key=lambda t: (-len(t), t))
    return re.compile("|".join(map(re.escape, plain)))
