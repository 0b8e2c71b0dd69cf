"""Records of changes: who held a post before, who holds it since (变更事项 | 变更前 | 变更后)."""

import re
from collections.abc import Iterator, Sequence

from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.language.names import slot
from extractors.language.pipeline import MarkKind
from extractors.people.person import Named
from extractors.people.sides import party_in
from extractors.people.tables import column_under

_BEFORE = ("变更前", "调整前", "更换前")
_AFTER = ("变更后", "调整后", "更换后")

_LABEL = re.compile(f"(?:{'|'.join(_BEFORE)})[^:,。;]{{0,10}}:")

_WHICH = ("变更岗位", "变更职务", "变更人员岗位", "调整岗位", "更换岗位", "变更人员职务")

_TITLE = re.compile(
    "(?:变更|更换|调整)(?:备案|审批|申请|登记|报审|报批|审核)?(?:表|单|书|的?批复)$"
)

LONGEST = 8
"""Characters of such a heading: 变更前项目经理."""


def handed_over(page: PageText, found: Sequence[Named]) -> list[Named]:
    """``found`` with the posts that changed hands: who stood in one before has none any more, who
    stands in it after has the row's."""
    headers = [place for place in page.places if _heads(place, _BEFORE)]
    then = [cell for header in headers for cell in _answered(page, header)]
    names = [name for cell in then for name in slot.in_slot(cell.whole)]
    names += _labelled(page)
    since = list(_since(page))
    if not (names or since):
        return list(found)
    past = [Named(name, None, former=True) for name in names]
    places = {(id(one.name.flow), one.name.start) for one in (*past, *since)}
    rest = (one for one in found if (id(one.name.flow), one.name.start) not in places)
    return [*rest, *past, *since]


def _labelled(page: PageText) -> list[Span]:
    """变更前项目经理：张玥: it gives nobody a post, and is no label elsewhere."""
    led = ((place, _LABEL.search(place.flow.text)) for place in page.places)
    values = (Span(place.flow, said.end(), len(place.flow.text)) for place, said in led if said)
    return [name for value in values for name in slot.in_slot(value)[:1]]


def _heads(place: Place, words: tuple[str, ...]) -> bool:
    return place.flow.text.startswith(words) and len(place.flow.text) <= LONGEST


def _answered(page: PageText, header: Place) -> list[Place]:
    """What stands under a heading whose counterpart is beside it, or beside one whose counterpart
    is above or below."""
    if any(_heads(other, _AFTER) for other in page.row_of(header)):
        return column_under(page, header)
    return _right_of(page, header, _AFTER)


def _since(page: PageText) -> Iterator[Named]:
    """Who stands under or beside 变更后, with the post the row, the heading or the form names."""
    for header in page.places:
        if not _heads(header, _AFTER):
            continue
        beside = any(_heads(other, _BEFORE) for other in page.row_of(header))
        for cell in column_under(page, header) if beside else _right_of(page, header, _BEFORE):
            role = _role_in([header, *(page.row_of(cell) if beside else _posts(page))])
            for name in slot.in_slot(cell.whole):
                yield Named(name, role, party_in(role.text) if role else None, successor=True)


def _right_of(page: PageText, header: Place, counterpart: tuple[str, ...]) -> list[Place]:
    """What answers a heading whose counterpart stands above or below it."""
    around = (page.below(header), *page.above(header)[:1])
    right = page.right_of(header)
    return [right] if right and any(p and _heads(p, counterpart) for p in around) else []


def _posts(page: PageText) -> list[Place]:
    """Where a form says which post changes hands: beside 变更岗位, else in its title."""
    asked = [place for place in page.places if place.flow.text in _WHICH]
    answers = [answer for place in asked if (answer := page.right_of(place))]
    return answers or [p for p in page.places if _TITLE.search(p.flow.text)][:1]


def _role_in(places: Sequence[Place]) -> Span | None:
    marked = ((place, mark) for place in places for mark in place.marked(MarkKind.ROLE))
    return next((Span(place.flow, mark.start, mark.end) for place, mark in marked), None)
