"""Names listed under a title that stands alone above them: 助理工程师：/ 张玥　李明."""

import re
from collections.abc import Iterator, Sequence

from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language import persons
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind

_COUNT = re.compile(r"(?:\([^()]{1,6}\)|[0-9一二三四五六七八九十]+[名人位])?:$")
"""What may stand behind such a title: how many follow, and a colon."""


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
    names = persons.in_slot(place.whole)
    letters = re.sub(r"[、,;。.\s]", "", place.flow.text)
    return names if sum(len(name.text) for name in names) >= len(letters) else []
