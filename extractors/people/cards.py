"""Lists of people as screens show them: a name, and in the same line, at its far end or right
behind it, the role."""

from collections.abc import Iterator
from itertools import pairwise

from extractors.forms.labels import opens_with_label
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.language.names.shape import is_common
from extractors.language.names.slot import in_slot
from extractors.language.pipeline import MarkKind

_OF_ONE = frozenset(
    ["性别", "证件类型", "证件号码", "证件号", "身份证号", "身份证号码", "公民身份号码"]
)
"""What is told first of somebody below the name."""

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


def titled(page: PageText) -> Iterator[tuple[Span, Span]]:
    """Each name with the role right behind it, where every place of a visual row that speaks of a
    role begins with a name: cards side by side (丁斌 项目经理 | 宋林 施工员).

    A role before a name is the label of a form (项目经理 | 丁斌 施工员 | 宋林).
    """
    for row in page.bands:
        told = [place for place in row if place.marked(MarkKind.ROLE, MarkKind.TITLE)]
        cards = [_titled(place) for place in told]
        for card in cards if all(cards) else ():
            if card is not None:
                yield card


def _titled(place: Place) -> tuple[Span, Span] | None:
    """The name and the role a place holds, in this order and nothing else, a gap between; a party
    may be named before the role (施工单位 项目负责人)."""
    whole = len(place.flow.text)
    said = place.marked(MarkKind.ROLE, MarkKind.TITLE, MarkKind.LABEL)
    for first in said:
        name, rest = Span(place.flow, 0, first.start), Span(place.flow, first.start, whole)
        covered = sum(mark.end - mark.start for mark in said if mark.start >= first.start)
        ends = said[-1].end == whole and said[-1].kind is not MarkKind.LABEL
        if ends and covered == len(rest.text) and first.start in place.flow.gaps and _is_name(name):
            return name, rest
    return None


def headed(page: PageText) -> Iterator[Span]:
    """The name alone above what a register's page tells of one person (性别, 证件号码), where no
    label asks for it: a page that names nobody else is that person's."""
    for over, row in pairwise(page.bands):
        names = [name for place in over for name in named_alone(place) if is_common(name.text)]
        led = any(opens_with_label(place) for place in over)
        if any(_tells_of_one(place) for place in row):
            yield from names if len(names) == 1 and not led and _leads(over, names[0]) else ()
            return


def _tells_of_one(place: Place) -> bool:
    marks = place.marked(MarkKind.LABEL)[:1]
    return any(mark.start == 0 and mark.value in _OF_ONE for mark in marks)


def _leads(row: tuple[Place, ...], name: Span) -> bool:
    return row[0].flow is name.flow


def led_by_name(page: PageText, place: Place) -> bool:
    """Whether the visual row of ``place`` begins with somebody's name, so that what is said there
    of a role is said behind each name, and not before it."""
    bands = (row for row in page.bands if any(one is place for one in row))
    # A label of two lines stands higher than the names beside it: a cell's row tells.
    row = page.row_of(place) if place.ruled else next(bands, ())
    first = row[0].marks[:1] if row else ()
    return any(mark.kind is MarkKind.PERSON and mark.start == 0 for mark in first)


def _is_name(span: Span) -> bool:
    return is_common(span.text) and [name.text for name in in_slot(span)] == [span.text]


def _has_value(page: PageText, role: Place) -> bool:
    """Whether something that is no role stands close below: then this one is its label."""
    below = page.below(role)
    if below is None or _role_alone(below) is not None:
        return False
    return below.box.y0 - role.box.y1 < CLOSE * role.box.height


def named_alone(place: Place) -> list[Span]:
    """The names of a place that holds nothing else."""
    names = in_slot(place.whole)
    return names if sum(name.end - name.start for name in names) == len(place.flow.text) else []


def _role_alone(place: Place) -> Span | None:
    whole = (0, len(place.flow.text))
    marked = place.marked(MarkKind.ROLE, MarkKind.TITLE)
    alone = any((mark.start, mark.end) == whole for mark in marked)
    return Span(place.flow, *whole) if alone else None
