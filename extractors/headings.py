"""Names listed under a title that stands alone above them: 助理工程师：/ 张玥　李明."""

import re
from collections.abc import Iterator

from extractors import persons
from extractors.flow import Span
from extractors.language import MarkKind
from extractors.pairs import PageText, Place

_COUNT = re.compile(r"(?:\([^()]{1,6}\)|[0-9一二三四五六七八九十]+[名人位])?:$")
"""What may stand behind such a title: how many follow, and a colon."""


def under_headings(page: PageText) -> Iterator[tuple[Span, Span]]:
    """Each such name with its title, down to the first line that holds anything but names."""
    title: Span | None = None
    for place in page.texts:
        heading = None if place.ruled else _title_alone(place)
        if heading is not None:
            title = heading
            continue
        names = persons.in_slot(Span(place.flow, 0, len(place.flow.text))) if title else []
        if title is None or place.ruled or not _is_all(names, place.flow.text):
            title = None
            continue
        yield from ((name, title) for name in names)


def _title_alone(place: Place) -> Span | None:
    for mark in place.marked(MarkKind.TITLE, MarkKind.ROLE)[:1]:
        if mark.start == 0 and _COUNT.fullmatch(place.flow.text, mark.end):
            return Span(place.flow, mark.start, mark.end)
    return None


def _is_all(names: list[Span], text: str) -> bool:
    """Whether nothing but the names stands there, give or take what parts them."""
    letters = re.sub(r"[、,;。.\s]", "", text)
    return bool(names) and sum(len(name.text) for name in names) >= len(letters) - 1
