"""Names listed under what gives them all one title: 助理工程师：/ 张玥　李明, or a sentence
(聘任下列同志为助理工程师：/ 张玥、李明。)."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.language.names import slot
from extractors.language.pipeline import MarkKind

_COUNT = re.compile(r"(?:\([^()]{1,6}\)|[0-9一二三四五六七八九十]+[名人位])?:$")
"""What may stand behind such a title: how many follow, and a colon."""


_ALL = re.compile(
    "(?:聘任|聘用|任命|聘|认定|确认|授予)(?:下列|以下|如下)[0-9一二三四五六七八九十]{0,3}[名位]?(?:同志|人员|职工|员工)?"
    "(?:为|担任)?(?:我?公司|本?单位)?"
)
"""What a notice says before the title that all whom it lists are given."""


def under_headings(page: PageText) -> Iterator[tuple[Span, Span]]:
    """Each such name with its title: those in the title's own row, else those in the rows below
    it, down to the first that holds anything but names.
    """
    rows = [row for row in page.rows if row]
    for number, row in enumerate(rows):
        title = _title_alone(row[0])
        if title is None:
            continue
        own = row[1:]
        for place in own or _below(rows[number + 1 :]):
            names = _names_alone(place)
            yield from ((name, title) for name in names)
    yield from _under_sentences(page.texts)


def _under_sentences(texts: Sequence[Place]) -> Iterator[tuple[Span, Span]]:
    """The names below a sentence that appoints those it lists."""
    for number, place in enumerate(texts):
        title = _given_to_all(place)
        if title is not None:
            listed = takewhile(bool, map(_names_alone, texts[number + 1 :]))
            yield from ((name, title) for names in listed for name in names)


def _given_to_all(place: Place) -> Span | None:
    """The only title of such a sentence."""
    said = _ALL.search(place.flow.text)
    titles = place.marked(MarkKind.TITLE, MarkKind.ROLE)
    if said is None or len(titles) != 1 or titles[0].start != said.end():
        return None
    return Span(place.flow, titles[0].start, titles[0].end)


def _below(rows: Sequence[Sequence[Place]]) -> Iterator[Place]:
    """The places of the first rows, as far as each of them holds names and nothing else."""
    for row in rows:
        if not all(_names_alone(place) for place in row):
            return
        yield from row


def _title_alone(place: Place) -> Span | None:
    for mark in place.marked(MarkKind.TITLE, MarkKind.ROLE)[:1]:
        if mark.start == 0 and _COUNT.fullmatch(place.flow.text, mark.end):
            return Span(place.flow, mark.start, mark.end)
    return None


def _names_alone(place: Place) -> list[Span]:
    """The names in the place; none where anything else stands there, but for what parts them."""
    names = slot.in_slot(place.whole)
    letters = re.sub(r"[、,;。.\s]", "", place.flow.text)
    return names if sum(len(name.text) for name in names) >= len(letters) else []
