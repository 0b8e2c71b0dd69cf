"""Records of changes: who held a post before, who holds it since (变更事项 | 变更前 | 变更后)."""

from collections.abc import Iterator, Sequence

from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language import persons
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind
from extractors.people.person import Named
from extractors.people.sides import party_in
from extractors.people.tables import column_under

_BEFORE = ("变更前", "调整前", "更换前")
_AFTER = ("变更后", "调整后", "更换后")

LONGEST = 8
"""Characters of such a heading: 变更前项目经理."""


def handed_over(page: PageText, found: Sequence[Named]) -> list[Named]:
    """``found`` with the posts that changed hands: who stood in one before has none any more, who
    stands in it after has the row's."""
    headers = [place for place in page.places if _heads(place, _BEFORE)]
    then = [cell for header in headers for cell in _answered(page, header)]
    if not then:
        return list(found)
    since = list(_since(page))
    flows = {id(cell.flow) for cell in then} | {id(named.name.flow) for named in since}
    names = (name for cell in then for name in persons.in_slot(cell.whole))
    past = [Named(name, None, former=True) for name in names]
    return [*(named for named in found if id(named.name.flow) not in flows), *past, *since]


def _heads(place: Place, words: tuple[str, ...]) -> bool:
    return place.flow.text.startswith(words) and len(place.flow.text) <= LONGEST


def _answered(page: PageText, header: Place) -> list[Place]:
    """What stands under a heading whose counterpart is beside it, or beside one whose counterpart
    is above or below."""
    if any(_heads(other, _AFTER) for other in page.row_of(header)):
        return column_under(page, header)
    around = (page.below(header), *page.above(header)[:1])
    right = page.right_of(header)
    return [right] if right and any(p and _heads(p, _AFTER) for p in around) else []


def _since(page: PageText) -> Iterator[Named]:
    """Who stands under 变更后, with the post the row or the heading names."""
    for header in page.places:
        if not _heads(header, _AFTER):
            continue
        beside = any(_heads(other, _BEFORE) for other in page.row_of(header))
        for cell in column_under(page, header) if beside else ():
            role = _role_in([header, *page.row_of(cell)])
            for name in persons.in_slot(cell.whole):
                yield Named(name, role, party_in(role.text) if role else None)


def _role_in(places: Sequence[Place]) -> Span | None:
    marked = ((place, mark) for place in places for mark in place.marked(MarkKind.ROLE))
    return next((Span(place.flow, mark.start, mark.end) for place, mark in marked), None)
