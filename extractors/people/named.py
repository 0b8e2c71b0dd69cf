"""Who is named, and the role the page gives to that person and nobody else."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.forms import columns
from extractors.forms.labels import asks_for_post
from extractors.forms.pairs import PageText, Pair
from extractors.language.flow import Span
from extractors.language.names import slot
from extractors.language.pipeline import MarkKind
from extractors.people import cards, changes, identities, sentences, tables
from extractors.people.asides import with_asides
from extractors.people.headings import under_headings
from extractors.people.listed import with_listed
from extractors.people.lives import with_lives
from extractors.people.person import Named
from extractors.people.sides import parties_of_cell, party_in, party_of
from extractors.people.tables import NAME_LABELS, ROLE_HEADERS, heads_column
from models.document import Person

HOLDER_LABELS = NAME_LABELS | {"乙方", "劳动者", "受聘人", "持证人", "学生姓名", "被聘任人"}
"""Labels of the one a document is about; the first ones head columns of names, too."""

_SALUTATION = re.compile(r"([^:,。()]{2,16}?)(?:同志|先生|女士)?[:,]")

_DIGIT = re.compile(r"\d(?![^()]*\))")
"""A digit that no brackets hold."""

_TOOK_PART = re.compile("参加|参与|与会|到会|出席|验收组|验收人|成员|组员")
_BRACKETS = re.compile(r"\(([^()]{2,14})\)")
_POSTS = ("经理", "负责人", "工程师", "总监", "总监代表", "代表", "员", "工长", "总工", "专监")
"""How posts end."""

_OF_WORK = re.compile("(?:在|工程|项目|所任|担任的)[\u4e00-\u9fff]{0,7}(?:职务|岗位|角色)")
"""Labels of what somebody does in a work: 在该工程中担任职务."""

_SPOKEN_TO = re.compile("[你您]")
_WITHOUT_SUBJECT = re.compile("^在[^。;]{4,80}?(?:中|上|期间),?(?:担任|任)[^,。;、何]{0,6}?$")
"""What stands before the post in 在荣获…奖的…工程中，担任总监理工程师; no 任何人不得…."""


def people(page: PageText) -> tuple[Person, ...]:
    """Everybody the page names, each once for each role, in reading order."""
    rows = list(columns.aligned_rows(page, NAME_LABELS))
    titled = list(cards.titled(page))
    tabled = {id(place.flow) for row in rows for place in row.places}
    tabled |= {id(name.flow) for name, _ in titled}
    found = [
        *tables.in_columns(page),
        *tables.in_aligned_rows(rows),
        *tables.across(page),
        *tables.in_role_columns(page),
        *_labelled(page, tabled),
        *_addressed(page),
        *(Named(name, role) for name, role in under_headings(page)),
        *(Named(name, role) for name, role in [*titled, *cards.facing(page)]),
        *_in_text(page, tabled),
    ]
    found = found or list(_headed(page))
    said = [named for named in found if id(named.name.flow) not in page.queries]
    distinct = changes.handed_over(page, tables.with_own_post(page, _distinct(said)))
    numbered = _with_numbers(page, [_in_turn(_with_post_behind(named)) for named in distinct])
    told = with_listed(page, with_asides(with_lives(page, numbered)))
    return tuple(named.person for named in told)


def _headed(page: PageText) -> Iterator[Named]:
    """The only one a register's page tells of, with the only number it calls a person's."""
    for name in cards.headed(page):
        called = {printed.number for printed in identities.called(page)}
        yield Named(name, None, id_number=next(iter(called)) if len(called) == 1 else None)


def _with_post_behind(named: Named) -> Named:
    """参加人员：吴建军（项目经理）: the post in brackets, where the label says they took part."""
    taken_part = named.role is not None and _TOOK_PART.match(named.role.text)
    behind = _BRACKETS.match(named.name.flow.text, named.name.end) if taken_part else None
    if behind is None or not behind[1].endswith(_POSTS):
        return named
    return named._replace(role=Span(named.name.flow, *behind.span(1)))


def _in_turn(named: Named) -> Named:
    """项目经理/资料员 over 周建平/王伟: the second post is the second one's."""
    if named.role is None or "/" not in named.role.text or "/" not in named.name.flow.text:
        return named
    names, posts = named.name.flow.text.split("/"), named.role.text.split("/")
    place = named.name.flow.text[: named.name.start].count("/")
    if len(names) != len(posts) or not posts[place]:
        return named
    start = named.role.start + sum(len(post) + 1 for post in posts[:place])
    return named._replace(role=Span(named.role.flow, start, start + len(posts[place])))


def _with_numbers(page: PageText, found: list[Named]) -> list[Named]:
    """Each identity number on the page given to the name it belongs to."""
    names, roles = [named.name for named in found], [named.role for named in found]
    for printed in identities.numbers(page):
        owner = identities.owner_of(printed, page, names, roles)
        if owner is not None:
            found[owner] = found[owner]._replace(id_number=printed.number)
    return found


def _addressed(page: PageText) -> Iterator[Named]:
    """张玥同志： … 兹聘请您担任助理工程师: the role of the one who is spoken to."""
    for place in page.texts:
        greeting = _SALUTATION.fullmatch(place.flow.text)
        for name in slot.in_slot(Span(place.flow, *greeting.span(1))) if greeting else ():
            yield Named(name, _role_of_addressee(page))


def _role_of_addressee(page: PageText) -> Span | None:
    for place in page.texts:
        for mark in place.marked(MarkKind.ROLE, MarkKind.TITLE):
            before = place.flow.text[: mark.start]
            if _SPOKEN_TO.search(before) or _WITHOUT_SUBJECT.search(before):
                return Span(place.flow, mark.start, mark.end)
    return None


def _labelled(page: PageText, tabled: set[int]) -> Iterator[Named]:
    """项目经理：张玥; and 姓名：张玥 with 担任职务：… beside it."""
    stated = [p for p in page.pairs if _states_role(p) and _is_brief(p.value)]
    own_role = _one([p for p in stated if not _is_column_s(page, p)])
    only_name = _one([p for p in page.pairs if p.label.text in NAME_LABELS and p.value])
    for pair in page.pairs:
        if pair.value is None or id(pair.place.flow) in tabled or heads_column(page, pair.place):
            continue
        if pair.kind is MarkKind.ROLE and _is_next_card_s(page, pair, pair.value):
            continue
        if pair.kind is MarkKind.ROLE:
            names = slot.in_slot(_slot_for_name(pair, pair.value))
            posts = _posts_of_each(pair, names)
            for name, role in zip(names, posts, strict=True):
                yield Named(name, role, party_of(page, pair), _is_signature(pair))
        elif pair.label.text in HOLDER_LABELS:
            for name in slot.in_slot(pair.value):
                yield Named(name, own_role.value if own_role and only_name else None)


def _posts_of_each(pair: Pair, names: Sequence[Span]) -> list[Span | None]:
    """The post of each of the names behind a label: its own, of as many posts as names."""
    posts, value = _joined_posts(pair), pair.value
    twice = len(posts) < 2 and len({name.text for name in names}) == 1  # printed and signed
    if len(names) < 2 or twice or value is None:
        return [_as_printed(pair)] * len(names)
    if len(posts) > 1:
        each = re.split("[/、]", value.text.strip("/、"))
        answered = len(each) == len(names) == len(posts)
        return list(posts) if answered else [None] * len(names)
    # 项目经理：李明/张玥 leaves open which of them it is; 张玥/浙233181902345 does not. So do two
    # parties' leaders side by side.
    unclear = "/" in value.text or len(parties_of_cell(pair.place)) > 1
    return [None if unclear else _as_printed(pair)] * len(names)


def _joined_posts(pair: Pair) -> list[Span]:
    """The posts that a stroke joins to the label's, itself the last: 项目负责人/项目技术负责人."""
    flow, roles = pair.label.flow, {m.end: m.start for m in pair.place.marked(MarkKind.ROLE)}
    posts = [pair.label]
    while posts[0].start and flow.text[posts[0].start - 1] in "/、":
        end = posts[0].start - 1
        if end not in roles:
            break
        posts.insert(0, Span(flow, roles[end], end))
    return posts


def _is_next_card_s(page: PageText, pair: Pair, value: Span) -> bool:
    """Whether the value to the right begins another card, as this one begins with a name."""
    if value.flow is pair.place.flow or not value.text:
        return False
    return value.box.x0 >= pair.place.box.x1 - 0.01 and cards.led_by_name(page, pair.place)


def _slot_for_name(pair: Pair, value: Span) -> Span:
    """``value``; where no colon leads to it, only what stands before the first unit, number or
    date: behind these may stand the next row of a table whose rulings were not found."""
    value = slot.before_label(value)
    if value.flow is not pair.place.flow or value.flow.text.startswith(":", pair.label.end):
        return value
    units = [mark.start for mark in pair.place.marked(MarkKind.ORGANISATION)]
    numbers = [value.start + digit.start() for digit in _DIGIT.finditer(value.text)]
    ends = [end for end in units + numbers if value.start <= end < value.end]
    return value._replace(end=min(ends, default=value.end))


def _is_column_s(page: PageText, pair: Pair) -> bool:
    """Whether the value stands below a heading: ``tables.with_own_post`` asks every row of it."""
    below = pair.value is not None and pair.value.box.y0 >= pair.place.box.y1
    return below and heads_column(page, pair.place)


def _is_brief(value: Span | None) -> bool:
    """Whether it is a post at all: under 第二条 工作岗位 a contract has a clause."""
    return value is not None and not re.search("[,。;]", value.text)


def _states_role(pair: Pair) -> bool:
    inline = _OF_WORK.fullmatch(pair.label.text)
    return bool(inline) or pair.label.text in ROLE_HEADERS or asks_for_post(pair.place)


def _in_text(page: PageText, tabled: set[int]) -> Iterator[Named]:
    for text in (place for place in page.texts if id(place.flow) not in tabled):
        given = list(sentences.assignments(text.flow, text.marks))
        shared = Counter(role for _, role in given) if len(parties_of_cell(text)) > 1 else {}
        for name, said in given:
            role = None if shared.get(said, 0) > 1 else said
            party = party_in(role.text) if role else None
            former, since = sentences.is_followed(name), sentences.follows(name)
            yield Named(name, role, party, former=former, successor=since)


def _as_printed(pair: Pair) -> Span:
    """The role with its trade, where both fill a cell before the name's: 施工员（土建）."""
    elsewhere = pair.value is not None and pair.value.flow is not pair.place.flow
    return pair.place.whole if elsewhere and tables.is_role(pair.place) else pair.label


def _one(pairs: Sequence[Pair]) -> Pair | None:
    """The only one: with several, nobody knows whose role it is."""
    return pairs[0] if len(pairs) == 1 else None


def _is_signature(pair: Pair) -> bool:
    after = pair.label.flow.text[pair.label.end : pair.label.end + 8]
    return "签" in after


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
