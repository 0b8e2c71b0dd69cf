"""What a list's row says of its person besides post and number: day of birth, sex, firm, work."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import takewhile

from extractors.forms import columns
from extractors.forms.labels import is_only_label
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.dates import find_dates
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind
from extractors.people.cards import CLOSE
from extractors.people.person import Named
from extractors.people.tables import column_under
from extractors.people.works import with_works
from models.page import Ink

_BORN = frozenset({"出生日期", "出生年月", "出生年月日", "出生时间"})
_SEX = frozenset({"性别"})
_FIRM = frozenset(
    [
        "所属单位",
        "所属企业",
        "所在单位",
        "所在企业",
        "企业名称",
        "工作单位",
        "单位",
        "单位名称",
        "单位(全称)",
        "单位全称",
        "参建单位",
        "责任单位",
        "公司名称",
    ]
)
_WORK = frozenset({"项目名称", "工程名称", "工程项目名称", "工程项目"})
SHORTEST_WORK = 4
"""Characters of a work's name, at least."""

TALL = 1.7
"""Heights of a name's cell from which one beside it holds what several rows say."""

_SEXES = ("男", "女")


def with_lives(page: PageText, found: list[Named]) -> list[Named]:
    """Each person with the day of birth, the sex, the firm and the work that stand in the name's
    row, or the work above. Who held one post in this work and another one in that held none that is
    told here."""
    born, sexes = _under(page, _BORN, _is_day), _under(page, _SEX, _is_sex)
    by_flow = {id(place.flow): place for place in page.places}
    firms = _under(page, _FIRM, _is_firm)
    works = _under(page, _WORK, _is_work)
    aligned = {**dict(_firms_of_cards(page, found, by_flow)), **dict(_of_rows(page, _FIRM))}
    rows = dict(_of_rows(page, _WORK))
    if not (born or sexes or firms or aligned or works or rows):
        return _of_one_work(with_works(page, found))

    def beside(named: Named, column: Collection[int]) -> Span | None:
        place = by_flow.get(id(named.name.flow))
        row = page.row_of(place) if place and column else []
        own = (c for c in row if place is not None and c.box.height < TALL * place.box.height)
        cells = [cell.whole for cell in own if id(cell.flow) in column]
        return cells[0] if len(cells) == 1 else None

    told = [
        named._replace(
            born=_day(beside(named, born)),
            sex=_ink(beside(named, sexes)),
            firm=_ink(beside(named, firms) or aligned.get(id(named.name.flow))),
            work=_ink(beside(named, works) or rows.get(id(named.name.flow))),
        )
        for named in found
    ]
    return _of_one_work(with_works(page, told))


def _of_one_work(told: list[Named]) -> list[Named]:
    return [n._replace(role=None) if _differs_by_work(n, told) else n for n in told]


def _differs_by_work(named: Named, told: list[Named]) -> bool:
    """Whether rows of other works give the same name another post, or none that was read."""
    rows = [one for one in told if one.work and one.name.text == named.name.text]
    works = {one.work.text for one in rows if one.work}
    posts = {one.role.text if one.role else None for one in rows}
    return named.work is not None and len(works) > 1 and len(posts) > 1


def _under(page: PageText, headings: frozenset[str], fits: Callable[[Place], bool]) -> set[int]:
    """The flows (by identity) of the entries below such a heading, as far as one follows the
    other: what is none is the heading of something else, listed or not."""
    named = (place for place in page.places if place.flow.text in headings)
    heads = [place for place in named if not _is_above_labels(page, place)]
    below = (takewhile(fits, filter(_says, column_under(page, head))) for head in heads)
    return {id(cell.flow) for column in below for cell in column}


def _is_above_labels(page: PageText, head: Place) -> bool:
    """Whether it and the next label below have their values beside them: a form's labels stand
    under each other, and what nobody listed among them is no entry. A list has a note below."""
    below = page.column_below(head, head.box.x0, head.box.x1)
    label = next((place for place in below if is_only_label(place)), None)
    return label is not None and _is_answered(page, head) and _is_answered(page, label)


def _is_answered(page: PageText, label: Place) -> bool:
    value = page.right_of(label)
    return value is not None and bool(value.flow.text) and not is_only_label(value)


def _of_rows(page: PageText, headings: frozenset[str]) -> Iterator[tuple[int, Span]]:
    """What stands under such a heading in each row of a list without rulings, by the flows (by
    identity) of the row."""
    for row in columns.aligned_rows(page, headings):
        said = [cell for (heading, _), cell in row.cells.items() if heading in headings]
        if len(said) == 1:
            yield from ((id(place.flow), said[0]) for place in row.places)


def _firms_of_cards(
    page: PageText, found: list[Named], by_flow: Mapping[int, Place]
) -> Iterator[tuple[int, Span]]:
    """The firm alone right below a name with its post behind it, by the name's flow (by identity):
    below a form's value stands another label's."""
    for named in found:
        place = by_flow.get(id(named.name.flow))
        below = page.below(place) if place is not None and not place.ruled else None
        behind = named.role is not None and named.role.box.x0 >= named.name.box.x1 - 0.01
        if place is None or below is None or not behind:
            continue
        whole = [(m.start, m.end) for m in below.marked(MarkKind.ORGANISATION)]
        close = below.box.y0 - place.box.y1 < CLOSE * below.box.height
        if close and whole == [(0, len(below.flow.text))]:
            yield id(named.name.flow), below.whole


def _says(place: Place) -> bool:
    return bool(place.flow.text)


def _is_day(place: Place) -> bool:
    return _day(place.whole) is not None


def _is_sex(place: Place) -> bool:
    return place.flow.text in _SEXES


def _is_firm(place: Place) -> bool:
    return place.ruled and bool(place.marked(MarkKind.ORGANISATION))


def _is_work(place: Place) -> bool:
    return place.ruled and len(place.flow.text) >= SHORTEST_WORK


def _ink(said: Span | None) -> Ink | None:
    return said.ink if said is not None else None


def _day(said: Span | None) -> Ink | None:
    days = find_dates(said.text) if said else []
    return said.ink.model_copy(update={"text": days[0].iso}) if said and len(days) == 1 else None
