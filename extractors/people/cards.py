"""Lists of people as telephones show them: a name, and at the far end of its line the role."""

from collections.abc import Iterator

from extractors.forms.pairs import PageText, Place
from extractors.language import persons
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind

CLOSE = 1.5
"""Line heights between a label and its value below, at most, as forms on telephones set them."""


def facing(page: PageText) -> Iterator[tuple[Span, Span]]:
    """Each name that shares its visual row with a role alone, the role to its right.

    A role with a name of its own, behind it or below, is the label of a form (项目经理 / 李明).
    """
    for row in page.rows:
        if len(row) != 2:
            continue
        names, role = named_alone(row[0]), _role_alone(row[1])
        if len(names) == 1 and role is not None and not _has_value(page, row[1]):
            yield names[0], role


def _has_value(page: PageText, role: Place) -> bool:
    """Whether something that is no role stands close below: then this one is its label."""
    below = page.below(role)
    if below is None or _role_alone(below) is not None:
        return False
    return below.box.y0 - role.box.y1 < CLOSE * role.box.height


def named_alone(place: Place) -> list[Span]:
    """The names of a place that holds nothing else."""
    names = persons.in_slot(Span(place.flow, 0, len(place.flow.text)))
    return names if sum(name.end - name.start for name in names) == len(place.flow.text) else []


def _role_alone(place: Place) -> Span | None:
    whole = (0, len(place.flow.text))
    marked = place.marked(MarkKind.ROLE, MarkKind.TITLE)
    alone = any((mark.start, mark.end) == whole for mark in marked)
    return Span(place.flow, *whole) if alone else None
