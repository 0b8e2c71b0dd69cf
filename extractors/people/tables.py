"""Tables of people, ruled, aligned or on their side: whose post stands in whose row."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.forms import columns
from extractors.forms.labels import asks_for_post, asks_what_somebody_does, is_only_label
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.language.names import shape, slot
from extractors.language.pipeline import MarkKind, marks
from extractors.people import cards
from extractors.people.person import Named
from extractors.people.sides import party_in
from models.geometry import Box

NAME_LABELS = frozenset(
    {"姓名", "人员姓名", "申请人姓名", "申报人姓名", "被证明人姓名", "职工姓名", "员工姓名"}
)

ROLE_HEADERS = frozenset(
    [
        "职务",
        "岗位",
        "岗位名称",
        "担任职务",
        "担任岗位",
        "担任角色",
        "承担角色",
        "人员类型",
        "工作岗位",
        "聘任岗位",
        "聘任职务",
        "职责",
        "分工",
    ]
)
"""Headers of the column, or labels of the value, that says what somebody does."""

_BOTH = re.compile(r"(?:现任|担任|项目|工作)?(?:职务|岗位|职位)[/、(和及与]?(?:专业技术)?职称\)?")
"""A heading that asks for post and title at once: 职务和职称 over 项目经理/工程师."""

_APPOINTS = ("聘任", "聘用", "拟聘", "现聘")


def with_own_post(page: PageText, found: list[Named]) -> list[Named]:
    """A register's page of one person lists projects and the post held in each: the post, where
    it is the same in all of them."""
    if len(found) != 1 or found[0].role is not None:
        return found
    listed = list(_posts_of_rows(page))
    same = len({post.text if post else "" for post, _ in listed}) == 1
    others = any(_names_somebody(beside) for _, row in listed for beside in row)
    return [found[0]._replace(role=listed[0][0])] if same and not others else found


def _posts_of_rows(page: PageText) -> Iterator[tuple[Span | None, Sequence[Place]]]:
    """What stands under the page's only heading of posts, and the row of each, ruled or not; None
    for a project without one."""
    heads = [head for head in page.places if _heads_posts(page, head)]
    if len(heads) != 1:
        return
    if heads[0].ruled:
        yield from ((cell.whole, page.row_of(cell)) for cell in column_under(page, heads[0]))
        return
    asked = heads[0].flow.text
    beside = (mark.value for p in page.row_of(heads[0]) for mark in p.marked(MarkKind.LABEL))
    wanted = frozenset([asked, *(label for label in beside if label.endswith("名称"))])
    for row in columns.aligned_rows(page, wanted):
        yield row.cells.get((asked, 0)), row.places


def _names_somebody(place: Place) -> bool:
    """Whether a name stands there alone, under a heading nobody listed: whose row is it then."""
    return any(shape.is_common(name.text) for name in cards.named_alone(place))


def _heads_posts(page: PageText, place: Place) -> bool:
    return asks_for_role(place) and heads_column(page, place)


def in_columns(page: PageText) -> Iterator[Named]:
    """Ruled tables with a column of names: the role stands in the same row."""
    labels = (_framed(page, place) for place in page.places if place.flow.text in NAME_LABELS)
    for header in (place for place in labels if place.ruled and heads_column(page, place)):
        roles = _headers_of_roles(page, header)
        for cell in column_under(page, header):
            row = [place for place in page.row_of(cell) if place is not cell]
            for name in slot.in_slot(cell.whole):
                role = _role_in_column(page, roles, row) or _role_in_row(row, cell)
                own = party_in(role.text) if role else None
                yield Named(name, role, own or _party_of_row(page, cell))


def _framed(page: PageText, label: Place) -> Place:
    """The label, in the column of the cell below it where only its own cell was not found: the
    heading beside it has one."""
    right, below = page.right_of(label), page.below(label._replace(ruled=True))
    if label.ruled or right is None or below is None or not (right.ruled and is_only_label(right)):
        return label
    column = Box(below.box.x0, label.box.y0, below.box.x1, label.box.y1)
    return label._replace(ruled=True, box=column)


def _headers_of_roles(page: PageText, header: Place) -> list[Place]:
    """The headings of the role that goes with a column of names: where a table prints both
    twice, the first names go with the first roles."""
    row = page.row_of(header)
    names = [place for place in row if place.flow.text in NAME_LABELS]
    roles = [place for place in row if asks_for_role(place)]
    if len(names) < 2:  # what somebody is appointed to before what they do: 工作岗位 | 聘任职务
        told = [p for p in roles if p.flow.text.startswith(_APPOINTS) or _says_posts(page, p)]
        roles = told or roles
        return sorted(roles, key=lambda place: not place.flow.text.startswith(_APPOINTS))
    nth = next(i for i, place in enumerate(names) if place is header)
    return [roles[nth]] if len(roles) == len(names) else []


def _says_posts(page: PageText, header: Place) -> bool:
    """Whether a post stands under the heading; 承担角色 asks of firms, too: 施工总承包, 监理."""
    return any(cell.marked(MarkKind.ROLE, MarkKind.TITLE) for cell in column_under(page, header))


def across(page: PageText) -> Iterator[Named]:
    """Tables that lie on their side: names in one row, each one's post above or below it."""
    for header in (p for p in page.places if p.ruled and p.flow.text in NAME_LABELS):
        posts = [p for p in page.places if asks_for_role(p) and _same_column(p, header)]
        row = [p for p in page.row_of(header) if p.box.x0 >= header.box.x1 - 0.01]
        for post in posts if len(row) >= 2 else ():
            for cell in row:
                below = next((p for p in page.row_of(post) if _same_column(p, cell)), None)
                for name in slot.in_slot(cell.whole) if below else ():
                    yield Named(name, below.whole if below and below.flow.text else None)


def _same_column(one: Place, other: Place) -> bool:
    middle = (one.box.x0 + one.box.x1) / 2
    return one is not other and other.box.x0 <= middle <= other.box.x1


def in_aligned_rows(rows: Sequence[columns.Row]) -> Iterator[Named]:
    """Tables by alignment: what stands under 姓名 and under 职务 in one visual row."""
    asked = _asked_for_posts(rows)
    for row in rows:
        for (label, nth), cell in row.cells.items():
            for person in slot.in_slot(cell) if label in NAME_LABELS else ():
                yield Named(person, _post_of_row(row, nth, asked))


def _asked_for_posts(rows: Sequence[columns.Row]) -> set[str]:
    """The headings that ask what somebody does; of several those under which posts stand."""
    cells = [(heading, cell) for row in rows for (heading, _), cell in row.cells.items()]
    asking = [(h, c) for h, c in cells if _asks(h)]
    told = {h for h, cell in asking if h.startswith(_APPOINTS) or _holds_post(cell)}
    return told or {h for h, _ in asking}


def _asks(heading: str) -> bool:
    both = _BOTH.fullmatch(heading) is not None
    return both or heading in ROLE_HEADERS or asks_what_somebody_does(heading)


def _holds_post(cell: Span) -> bool:
    posts = (m for m in marks(cell.flow) if m.kind in (MarkKind.ROLE, MarkKind.TITLE))
    return any(cell.start <= mark.start < cell.end for mark in posts)


def _post_of_row(row: columns.Row, nth: int, asked: set[str]) -> Span | None:
    """What stands under the heading of posts; without such a heading, the only post there is."""
    under = (
        _post_in(cell, heading)
        for (heading, n), cell in row.cells.items()
        if n == nth and heading in asked
    )
    posts = [place.whole for place in row.places if is_role(place)]
    return next(under, posts[0] if len(posts) == 1 else None)


def in_role_columns(page: PageText) -> Iterator[Named]:
    """Tables with a column headed by a role (项目负责人): names below, a party a row."""
    for header in page.places:
        role = next(iter(header.marked(MarkKind.ROLE)), None)
        beside = page.left_of(header)
        answers = beside is not None and asks_for_post(beside)
        if role is None or answers or not heads_column(page, header):
            continue
        for cell in column_under(page, header):
            for name in slot.in_slot(cell.whole):
                span = Span(header.flow, role.start, role.end)
                yield Named(name, span, _party_of_row(page, cell))


def _role_in_column(page: PageText, headers: Sequence[Place], row: Sequence[Place]) -> Span | None:
    for header in headers:
        below = column_under(page, header)
        for place in row:
            if any(place is other for other in below) and place.flow.text:
                return _post_in(place.whole, header.flow.text)
    return None


def _post_in(cell: Span, heading: str) -> Span | None:
    """The cell; what stands before the title where the heading asks for both, None where a title
    alone does."""
    if not _BOTH.fullmatch(heading):
        return cell
    post = cell.text.split("/")[0].split("、")[0]
    title = any(m.kind is MarkKind.TITLE and m.value == post for m in marks(cell.flow))
    return None if title or not post else cell._replace(end=cell.start + len(post))


def _role_in_row(row: Sequence[Place], name: Place) -> Span | None:
    """A fixed row: the cell before the name, else the only other one, is a role and no more."""
    roles = [place for place in row if is_role(place)]
    left = [place for place in roles if place.box.x1 <= name.box.x0 + 0.01]
    if left:
        return max(left, key=lambda place: place.box.x1).whole
    return roles[0].whole if len(roles) == 1 else None


def is_role(place: Place) -> bool:
    """Whether nothing but a role stands in the place, give or take a trade: 施工员（土建）."""
    marks = place.marked(MarkKind.ROLE)
    return bool(marks) and marks[0].start == 0 and len(place.flow.text) - marks[0].end <= 4


def _party_of_row(page: PageText, cell: Place) -> str | None:
    """The party a row's first cells name. A unit's own name tells nothing: 勘测设计有限公司."""
    left = [place for place in page.row_of(cell) if place.box.x1 <= cell.box.x0 + 0.01]
    heads = [p.flow.text for p in left if not p.marked(MarkKind.ORGANISATION)]
    named = [party_in(text) for text in heads if len(text) <= 12]
    return next((party for party in named if party), None)


def asks_for_role(place: Place) -> bool:
    said = place.flow.text
    return said in ROLE_HEADERS or asks_for_post(place) or _BOTH.fullmatch(said) is not None


def heads_column(page: PageText, place: Place) -> bool:
    """Whether the place is a label among labels in its row, with something below it."""
    if not is_only_label(place):
        return False
    others = [other for other in page.row_of(place) if other is not place]
    labels = [place, *(other for other in others if is_only_label(other))]
    right = page.right_of(place)
    if right is not None and not is_only_label(right) and not _is_unknown_heading(right, labels):
        return False
    return len(labels) >= 2 and page.below(place) is not None


def _is_unknown_heading(place: Place, labels: Sequence[Place]) -> bool:
    """Beside 姓名 and two more labels what is no name is a heading nobody listed: 岗位职务."""
    listed = any(label.flow.text in NAME_LABELS for label in labels)
    return listed and len(labels) >= 3 and not cards.named_alone(place)


SPANS = 2.5
"""Widths of its heading from which a cell spans other columns, too, and belongs to none."""


def column_under(page: PageText, header: Place) -> list[Place]:
    """The places under a header, down to the next label. Unruled columns reach halfway."""
    left, right = header.box.x0, header.box.x1
    if not header.ruled:
        row = page.row_of(header)
        for one, other in pairwise(row):
            middle = (one.box.x1 + other.box.x0) / 2
            left = middle if other is header else left
            right = middle if one is header else right
    column = []
    for place in page.column_below(header, left, right):
        if is_only_label(place) and not place.marked(MarkKind.ROLE):
            break
        if not header.ruled or place.box.width < SPANS * header.box.width:
            column.append(place)
    return column
