"""Which of several works on one page a name stands under: a platform's list of projects, a card
each."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.forms.labels import opens_with_label
from extractors.forms.pairs import PageText
from extractors.forms.place import Place
from extractors.language.flow import Span
from extractors.people.person import Named

LABELS = frozenset({"项目名称", "工程名称", "工程项目名称"})
NUMBERS = frozenset({"项目编号", "项目代码"})
"""What is told right below a headline that is a work's name."""

LEVEL = 0.01
"""Share of the page's height within which two names stand side by side."""


def with_works(page: PageText, found: Sequence[Named]) -> list[Named]:
    """Each person without a row's work with the work above, where the page names several."""
    named = _several(_labelled(page)) or _several({"": list(_headlines(page))})
    if not named:
        return list(found)
    level = LEVEL * page.page_height
    placed = [one if one.work else _placed(one, named, level) for one in found]
    # Where a post stands above all works, cards may begin with their people: whose is whose?
    unclear = len(found) > 1 and any(one.role and not one.work for one in placed)
    return [one._replace(role=None) for one in placed] if unclear else placed


def _labelled(page: PageText) -> dict[str, list[Span]]:
    """The works by the label that names them: 项目名称 and 工程名称 of one form are two things."""
    said: defaultdict[str, list[Span]] = defaultdict(list)
    for pair in page.pairs:
        value = pair.value
        if pair.label.text in LABELS and value and value.box.y0 < pair.place.box.y1:
            said[pair.label.text].append(value)
    return said


def _headlines(page: PageText) -> Iterator[Span]:
    """What stands right above each work's number."""
    for pair in page.pairs:
        above = page.above(pair.place)[:1] if pair.label.text in NUMBERS else []
        yield from (place.whole for place in above if _may_be_headline(place))


def _may_be_headline(place: Place) -> bool:
    """Whether it is no entry of a form: 施工许可证编号330106202006130101."""
    return bool(place.flow.text) and not opens_with_label(place)


def _several(said: dict[str, list[Span]]) -> list[Span]:
    """The works under one label that names more than one; else none."""
    for works in said.values():
        if len({work.text for work in works}) > 1:
            return works
    return []


def _placed(named: Named, works: Sequence[Span], level: float) -> Named:
    """With the nearest work above, of two side by side, no more than ``level`` apart, the one that
    begins nearer."""
    here = named.name.box
    above = [work for work in works if work.box.y0 <= here.y1]
    if not above:
        return named
    lowest = max(work.box.y0 for work in above)
    nearest = [work for work in above if work.box.y0 > lowest - level]
    return named._replace(work=min(nearest, key=lambda w: abs(w.box.x0 - here.x0)).ink)
