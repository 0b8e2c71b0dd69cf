"""Who is named, and the role the page gives to that person and nobody else."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.forms import columns
from extractors.forms.pairs import PageText, Pair, Place, asks_for_post, heads_posts, is_only_label
from extractors.language import persons
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind
from extractors.people import cards, identities, sentences
from extractors.people.headings import under_headings
from extractors.people.sides import parties_of_cell, party_in, party_of
from models.document import Person

NAME_LABELS = frozenset({"姓名", "人员姓名", "申请人姓名"})
HOLDER_LABELS = NAME_LABELS | {"乙方", "劳动者", "受聘人", "持证人", "学生姓名", "被聘任人"}
"""Labels of the one a document is about; the first ones head columns of names, too."""
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
    ]
)
"""Headers of the column, or labels of the value, that says what somebody does."""

_SALUTATION = re.compile(r"([^:,。()]{2,16}?)(?:同志|先生|女士)?[:,]")


class Named(NamedTuple):
    """A person on a page before it is written down: spans, not ink."""

    name: Span
    role: Span | None
    party: str | None = None
    signed: bool = False
    id_number: Span | None = None

    @property
    def person(self) -> Person:
        return Person(
            name=self.name.ink,
            role=self.role.ink if self.role else None,
            id_number=self.id_number.ink if self.id_number else None,
            party=self.party,
            signed=self.signed,
        )


def people(page: PageText) -> tuple[Person, ...]:
    """Everybody the page names, each once for each role, in reading order."""
    rows = list(columns.aligned_rows(page, NAME_LABELS))
    titled = list(cards.titled(page))
    tabled = {id(place.flow) for row in rows for place in row.places}
    tabled |= {id(name.flow) for name, _ in titled}
    found = [
        *_in_columns(page),
        *_in_aligned_rows(rows),
        *_across(page),
        *_in_role_columns(page),
        *_labelled(page, tabled),
        *_addressed(page),
        *(Named(name, role) for name, role in under_headings(page)),
        *(Named(name, role) for name, role in [*titled, *cards.facing(page)]),
        *_in_text(page, tabled),
    ]
    distinct = _with_own_post(page, _distinct(found))
    return tuple(named.person for named in _with_numbers(page, distinct))


def _with_own_post(page: PageText, found: list[Named]) -> list[Named]:
    """A register's page of one person lists projects and the post held in each: the post, where
    it is the same in all of them."""
    if len(found) != 1 or found[0].role is not None:
        return found
    columns = [_column(page, head) for head in page.places if _heads_posts(page, head)]
    posts = [_whole(place) for place in columns[0]] if len(columns) == 1 else []
    same = len({post.text for post in posts}) == 1
    return [found[0]._replace(role=posts[0])] if same else found


def _heads_posts(page: PageText, place: Place) -> bool:
    return _asks_for_role(place) and _heads_column(page, place)


def _with_numbers(page: PageText, found: list[Named]) -> list[Named]:
    """Each identity number on the page given to the name it belongs to."""
    names, roles = [named.name for named in found], [named.role for named in found]
    for printed in identities.numbers(page):
        owner = identities.owner_of(printed, page, names, roles)
        if owner is not None:
            found[owner] = found[owner]._replace(id_number=printed.number)
    return found


def _in_columns(page: PageText) -> Iterator[Named]:
    """Ruled tables with a column of names: the role stands in the same row."""
    headers = (place for place in page.places if _is_header(page, place, NAME_LABELS))
    for header in (place for place in headers if place.ruled):
        roles = _headers_of_roles(page, header)
        for cell in _column(page, header):
            row = [place for place in page.row_of(cell) if place is not cell]
            for name in persons.in_slot(_whole(cell)):
                role = _role_in_column(page, roles, row) or _role_in_row(row, cell)
                yield Named(name, role, _party_of_row(page, cell))


def _headers_of_roles(page: PageText, header: Place) -> list[Place]:
    """The headings of the role that goes with a column of names: where a table prints both
    twice, the first names go with the first roles."""
    row = page.row_of(header)
    names = [place for place in row if place.flow.text in NAME_LABELS]
    roles = [place for place in row if _asks_for_role(place)]
    if len(names) < 2:
        return roles
    nth = next(i for i, place in enumerate(names) if place is header)
    return [roles[nth]] if len(roles) == len(names) else []


def _across(page: PageText) -> Iterator[Named]:
    """Tables that lie on their side: names in one row, each one's post above or below it."""
    for header in (p for p in page.places if p.ruled and p.flow.text in NAME_LABELS):
        posts = [p for p in page.places if _asks_for_role(p) and _same_column(p, header)]
        row = [p for p in page.row_of(header) if p.box.x0 >= header.box.x1 - 0.01]
        for post in posts if len(row) >= 2 else ():
            for cell in row:
                below = next((p for p in page.row_of(post) if _same_column(p, cell)), None)
                for name in persons.in_slot(_whole(cell)) if below else ():
                    yield Named(name, _whole(below) if below and below.flow.text else None)


def _asks_for_role(place: Place) -> bool:
    return place.flow.text in ROLE_HEADERS or asks_for_post(place)


def _same_column(one: Place, other: Place) -> bool:
    middle = (one.box.x0 + one.box.x1) / 2
    return one is not other and other.box.x0 <= middle <= other.box.x1


def _in_aligned_rows(rows: Sequence[columns.Row]) -> Iterator[Named]:
    """Tables by alignment: what stands under 姓名 and under 职务 in one visual row."""
    for row in rows:
        for (label, nth), cell in row.cells.items():
            for person in persons.in_slot(cell) if label in NAME_LABELS else ():
                yield Named(person, _post_of_row(row, nth))


def _post_of_row(row: columns.Row, nth: int) -> Span | None:
    """What stands under the heading of posts; without such a heading, the only post there is."""
    under = (
        cell
        for (heading, n), cell in row.cells.items()
        if n == nth and (heading in ROLE_HEADERS or heads_posts(heading))
    )
    posts = [_whole(place) for place in row.places if _is_role(place)]
    return next(under, posts[0] if len(posts) == 1 else None)


def _addressed(page: PageText) -> Iterator[Named]:
    """张玥同志： … 兹聘请您担任助理工程师: the role of the one who is spoken to."""
    for place in page.texts:
        greeting = _SALUTATION.fullmatch(place.flow.text)
        for name in persons.in_slot(Span(place.flow, *greeting.span(1))) if greeting else ():
            yield Named(name, _role_of_addressee(page))


def _role_of_addressee(page: PageText) -> Span | None:
    for place in page.texts:
        said = re.search("[你您]", place.flow.text)
        for mark in place.marked(MarkKind.ROLE, MarkKind.TITLE) if said else ():
            if said and mark.start > said.start():
                return Span(place.flow, mark.start, mark.end)
    return None


def _in_role_columns(page: PageText) -> Iterator[Named]:
    """Tables with a column headed by a role (项目负责人): names below, a party a row."""
    for header in page.places:
        role = next(iter(header.marked(MarkKind.ROLE)), None)
        beside = page.left_of(header)
        answers = beside is not None and asks_for_post(beside)
        if role is None or answers or not _heads_column(page, header):
            continue
        for cell in _column(page, header):
            for name in persons.in_slot(_whole(cell)):
                span = Span(header.flow, role.start, role.end)
                yield Named(name, span, _party_of_row(page, cell))


def _labelled(page: PageText, tabled: set[int]) -> Iterator[Named]:
    """项目经理：张玥; and 姓名：张玥 with 担任职务：… beside it."""
    own_role = _one([p for p in page.pairs if _states_role(p) and _is_brief(p.value)])
    only_name = _one([p for p in page.pairs if p.label.text in NAME_LABELS and p.value])
    for pair in page.pairs:
        if pair.value is None or id(pair.place.flow) in tabled or _heads_column(page, pair.place):
            continue
        if pair.kind is MarkKind.ROLE:
            # 项目经理：李明/张玥 leaves open which of them it is.
            role = None if "/" in pair.value.text else _as_printed(pair)
            names = persons.in_slot(pair.value)
            if len(names) > 1 and len(parties_of_cell(pair.place)) > 1:
                role = None  # Two parties' leaders side by side: nobody knows which is which.
            for name in names:
                yield Named(name, role, party_of(page, pair), _is_signature(pair))
        elif pair.label.text in HOLDER_LABELS:
            for name in persons.in_slot(pair.value):
                yield Named(name, own_role.value if own_role and only_name else None)


def _is_brief(value: Span | None) -> bool:
    """Whether it is a post at all: under 第二条 工作岗位 a contract has a clause."""
    return value is not None and not re.search("[,。;]", value.text)


def _states_role(pair: Pair) -> bool:
    return pair.label.text in ROLE_HEADERS or asks_for_post(pair.place)


def _in_text(page: PageText, tabled: set[int]) -> Iterator[Named]:
    for text in (place for place in page.texts if id(place.flow) not in tabled):
        given = list(sentences.assignments(text.flow, text.marks))
        shared = Counter(role for _, role in given) if len(parties_of_cell(text)) > 1 else {}
        for name, said in given:
            role = None if shared.get(said, 0) > 1 else said
            yield Named(name, role, party_in(role.text) if role else None)


def _as_printed(pair: Pair) -> Span:
    """The role with its trade, where both fill a cell before the name's: 施工员（土建）."""
    elsewhere = pair.value is not None and pair.value.flow is not pair.place.flow
    return _whole(pair.place) if elsewhere and _is_role(pair.place) else pair.label


def _one(pairs: Sequence[Pair]) -> Pair | None:
    """The only one: with several, nobody knows whose role it is."""
    return pairs[0] if len(pairs) == 1 else None


def _is_header(page: PageText, place: Place, labels: frozenset[str]) -> bool:
    return place.flow.text in labels and _heads_column(page, place)


def _heads_column(page: PageText, place: Place) -> bool:
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


def _column(page: PageText, header: Place) -> list[Place]:
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
        column.append(place)
    return column


def _role_in_column(page: PageText, headers: Sequence[Place], row: Sequence[Place]) -> Span | None:
    for header in headers:
        below = _column(page, header)
        for place in row:
            if any(place is other for other in below) and place.flow.text:
                return _whole(place)
    return None


def _role_in_row(row: Sequence[Place], name: Place) -> Span | None:
    """A fixed row: the cell before the name, else the only other one, is a role and no more."""
    roles = [place for place in row if _is_role(place)]
    left = [place for place in roles if place.box.x1 <= name.box.x0 + 0.01]
    if left:
        return _whole(max(left, key=lambda place: place.box.x1))
    return _whole(roles[0]) if len(roles) == 1 else None


def _is_role(place: Place) -> bool:
    """Whether nothing but a role stands in the place, give or take a trade: 施工员（土建）."""
    marks = place.marked(MarkKind.ROLE)
    return bool(marks) and marks[0].start == 0 and len(place.flow.text) - marks[0].end <= 4


def _party_of_row(page: PageText, cell: Place) -> str | None:
    """The party a row's first cells name, else the nearest heading above them."""
    left = [place for place in page.row_of(cell) if place.box.x1 <= cell.box.x0 + 0.01]
    named = [party_in(place.flow.text) for place in left if len(place.flow.text) <= 12]
    return next((party for party in named if party), None)


def _is_signature(pair: Pair) -> bool:
    after = pair.label.flow.text[pair.label.end : pair.label.end + 8]
    return "签" in after


def _whole(place: Place) -> Span:
    return Span(place.flow, 0, len(place.flow.text))


def _distinct(found: Iterable[Named]) -> list[Named]:
    """One entry for each name on the page and role; without role only where none has one."""
    kept: list[Named] = []
    for named in sorted(found, key=lambda named: named.role is None):
        same = [
            other
            for other in kept
            if other.name.text == named.name.text
            and other.name.box.meet(named.name.box).area > 0.5 * named.name.box.area
        ]
        if not same:
            kept.append(named)
    return sorted(kept, key=lambda named: (named.name.box.y0, named.name.box.x0))
