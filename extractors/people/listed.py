"""What else a list's row says of its person, heading by heading."""

from collections.abc import Iterator, Mapping, Sequence

from extractors.forms import columns
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.people.person import Named
from extractors.people.tables import NAME_LABELS, column_under, heads_column
from models.document import Listed

_NUMBERS = {"序号", "编号", "证书编号", "注册编号", "联系电话", "手机号码", "电话", "专业", "学历"}
_PLAIN = NAME_LABELS | _NUMBERS
"""Headings under which nothing is said of whether, when or for whom somebody worked."""

Entry = tuple[str, Span]
"""A heading, and what stands under it."""


def with_listed(page: PageText, found: Sequence[Named]) -> list[Named]:
    """Each person with what their row says besides the name and the post."""
    ruled, aligned = _columns(page), _rows(page)
    places = {id(place.flow): place for place in page.places} if ruled else {}
    return [
        named._replace(
            listed=tuple(
                Listed(heading=heading, ink=value.ink)
                for heading, value in (
                    *_beside(page, places.get(id(named.name.flow)), ruled),
                    *aligned.get(id(named.name.flow), ()),
                )
                if value.text and not _is_told(value, named)
            )
        )
        for named in found
    ]


def _is_told(value: Span, named: Named) -> bool:
    """Whether it is the name or the post that was read."""
    return value.text in {named.name.text, named.role.text if named.role else None}


def _columns(page: PageText) -> Mapping[int, str]:
    """The headings of ruled lists of people, by the entries (their flows' identity) under them."""
    lists = [p for p in page.places if p.ruled and p.flow.text in NAME_LABELS]
    heads = [head for one in lists if heads_column(page, one) for head in page.row_of(one)]
    return {
        id(cell.flow): head.flow.text
        for head in heads
        if head.flow.text and head.flow.text not in _PLAIN
        for cell in column_under(page, head)
    }


def _beside(page: PageText, place: Place | None, headed: Mapping[int, str]) -> Iterator[Entry]:
    for cell in page.row_of(place) if place is not None else ():
        if cell is not place and id(cell.flow) in headed:
            yield headed[id(cell.flow)], cell.whole


def _rows(page: PageText) -> Mapping[int, Sequence[Entry]]:
    """As ``_columns`` of lists without rulings: what each row says, by its flows' identity."""
    return {
        id(place.flow): [
            (heading, cell) for (heading, _), cell in row.cells.items() if heading not in _PLAIN
        ]
        for row in columns.aligned_rows(page, NAME_LABELS)
        for place in row.places
    }
