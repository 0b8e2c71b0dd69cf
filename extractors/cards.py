"""Lists of people as telephones show them: a name, and at the far end of its line the role."""

from collections.abc import Iterator

from extractors import persons
from extractors.flow import Span
from extractors.language import MarkKind
from extractors.pairs import PageText, Place


def facing(page: PageText) -> Iterator[tuple[Span, Span]]:
    """Each name that shares its visual row with a role alone, the role to its right.

    A role with a name of its own, behind it or below, is the label of a form (项目经理 / 李明).
    """
    for row in page.rows:
        if len(row) != 2:
            continue
        names, role = named_alone(row[0]), _role_alone(row[1])
        below = page.below(row[1])
        if len(names) == 1 and role is not None and not (below and named_alone(below)):
            yield names[0], role


def named_alone(place: Place) -> list[Span]:
    """The names of a place that holds nothing else."""
    names = persons.in_slot(Span(place.flow, 0, len(place.flow.text)))
    return names if sum(name.end - name.start for name in names) == len(place.flow.text) else []


def _role_alone(place: Place) -> Span | None:
    whole = (0, len(place.flow.text))
    marked = place.marked(MarkKind.ROLE, MarkKind.TITLE)
    alone = any((mark.start, mark.end) == whole for mark in marked)
    return Span(place.flow, *whole) if alone else None
